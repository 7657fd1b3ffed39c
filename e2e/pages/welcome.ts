// The ways to a project, the dialog for a new one, the folder browser, and the way to a server.
import { expect, type Locator, type Page } from '@playwright/test';

export class Welcome {
  readonly newFromStory: Locator;
  readonly newEmpty: Locator;
  readonly dialog: Locator;
  readonly prompt: Locator;
  readonly name: Locator;
  /** What the story becomes, before anything is made. */
  readonly scenes: Locator;
  readonly create: Locator;
  /** What was assumed, left out, or is missing. */
  readonly notes: Locator;
  /** Of a list of products, instead of one project. */
  readonly createAll: Locator;
  readonly made: Locator;
  readonly connect: Locator;
  readonly connectDialog: Locator;
  readonly folderDialog: Locator;
  readonly folders: Locator;

  constructor(page: Page) {
    this.newFromStory = page.getByRole('button', { name: /^New from a prompt or story file/ });
    this.newEmpty = page.getByRole('button', { name: /^New empty project/ });
    this.dialog = page.getByRole('dialog', { name: 'New project' });
    this.prompt = this.dialog.getByRole('textbox', { name: 'Prompt', exact: true });
    this.name = this.dialog.getByRole('textbox', { name: 'Name', exact: true });
    this.scenes = this.dialog.getByRole('region', { name: 'Scenes' });
    this.create = this.dialog.getByRole('button', { name: 'Create project' });
    this.notes = this.dialog.getByRole('list', { name: 'Notes' });
    this.createAll = this.dialog.getByRole('button', { name: 'Create projects' });
    this.made = this.dialog.getByRole('region', { name: 'Projects' });
    this.connect = page.getByRole('button', { name: 'Connect ComfyUI' });
    this.connectDialog = page.getByRole('dialog', { name: 'Connect ComfyUI' });
    this.folderDialog = page.getByRole('dialog').filter({ has: page.getByLabel('Filter folders') });
    this.folders = this.folderDialog.getByRole('listbox', { name: 'Folders' });
  }

  field(label: string): Locator {
    return this.dialog.getByRole('textbox', { name: label });
  }

  /** What the project is made of. */
  async choose(kind: 'Prompt' | 'Story file' | 'Product' | 'Product list' | 'Empty project'): Promise<void> {
    const kinds = this.dialog.getByRole('radiogroup', { name: 'What the project is made of' });
    await kinds.getByText(kind, { exact: true }).click();
    await expect(kinds.getByRole('radio', { name: kind, exact: true })).toBeChecked();
  }

  /** As the file dialog hands it over. */
  async takeFile(name: string, content: unknown): Promise<void> {
    const buffer = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
    await this.dialog.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/json', buffer });
  }

  async make(): Promise<void> {
    await this.create.click();
    await expect(this.dialog).toBeHidden();
  }

  /** One workflow and its light in the dialog of the server. */
  light(fileName: string): Locator {
    return this.connectDialog.getByRole('listitem').filter({ hasText: fileName });
  }
}
