// Opening a project, and the settings of the open one.
import { expect, type Locator, type Page } from '@playwright/test';

export class ProjectPanel {
  readonly openSample: Locator;
  readonly openFolder: Locator;
  readonly recent: Locator;
  readonly folderPath: Locator;
  readonly openThisFolder: Locator;
  readonly serverUrl: Locator;
  readonly checkServer: Locator;
  readonly addServer: Locator;
  /** What the one server of the list answered. */
  readonly serverAnswer: Locator;
  readonly files: Locator;
  readonly reload: Locator;
  /** Says the model of the project and opens the list. */
  readonly model: Locator;
  /** One a problem of the project's files. */
  readonly problems: Locator;
  readonly #page: Page;
  readonly #servers: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.openSample = page.getByRole('button', { name: /^Try the sample/ });
    this.openFolder = page.getByRole('button', { name: /^Open a folder/ });
    this.recent = page.getByRole('region', { name: 'Recent projects' });
    this.folderPath = page.getByRole('textbox', { name: 'Folder path' });
    this.openThisFolder = page.getByRole('button', { name: 'Open this folder' });
    this.#servers = page.getByRole('region', { name: 'ComfyUI servers' });
    this.serverUrl = this.#servers.getByRole('textbox', { name: 'Server URL' });
    this.checkServer = this.#servers.getByRole('button', { name: 'Check', exact: true });
    this.addServer = this.#servers.getByRole('button', { name: /^Add server/ });
    this.serverAnswer = this.#servers.getByRole('listitem').getByRole('status');
    this.model = page.getByRole('button', { name: /^Model / });
    this.reload = page.getByRole('button', { name: 'Reload', exact: true });
    this.files = page.getByRole('region', { name: 'Files' });
    this.problems = this.files.locator('[data-severity="problem"]');
  }

  async openTheSample(): Promise<void> {
    await this.openSample.click();
    await expect(this.#page.getByTestId('save-state')).toBeVisible();
  }

  async openProject(folderPath: string): Promise<void> {
    await this.openFolder.click();
    await expect(this.folderPath).not.toHaveValue('');
    await this.folderPath.fill(folderPath);
    await this.openThisFolder.click();
    await expect(this.folderPath).toBeHidden();
    await expect(this.#page.getByTestId('save-state')).toBeVisible();
  }

  /** The only ones from now on. */
  async nameServers(...urls: string[]): Promise<void> {
    const remove = this.#servers.getByRole('button', { name: /^Remove / });
    for (let left = await remove.count(); left > 0; left -= 1) {
      await remove.first().click();
      await expect(remove).toHaveCount(left - 1);
    }
    for (const [index, url] of urls.entries()) {
      await this.serverUrl.fill(url);
      await this.checkServer.click();
      await this.addServer.click();
      await expect(remove).toHaveCount(index + 1);
    }
  }

  nameServer(url: string): Promise<void> {
    return this.nameServers(url);
  }

  /** Names them, waits until each has answered, and chooses ComfyUI. */
  async renderWith(...urls: string[]): Promise<void> {
    await this.nameServers(...urls);
    await expect(this.serverAnswer.filter({ hasText: 'ComfyUI' })).toHaveCount(urls.length);
    await this.engine('ComfyUI').click();
    await expect(this.engine('ComfyUI')).toBeChecked();
  }

  /** One of the section Film, by its label. */
  filmField(label: string): Locator {
    return this.#page.getByLabel(label, { exact: true });
  }

  /** Types it and waits until it is saved. */
  async setFilm(label: string, value: string): Promise<void> {
    await this.filmField(label).fill(value);
    await this.filmField(label).blur();
    await expect(this.filmField(label)).toHaveValue(value);
    await expect(this.#page.getByTestId('save-state')).toHaveText('Saved');
  }

  engine(name: string): Locator {
    return this.#page.getByRole('radio', { name });
  }
}
