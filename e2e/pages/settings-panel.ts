// What holds for every project on this machine.
import { expect, type Locator, type Page } from '@playwright/test';

/** In the order of the list; in every language. */
const PAGES = ['general', 'keys', 'servers', 'engines', 'projects', 'tools', 'privacy'] as const;
export type SettingsPage = (typeof PAGES)[number];

export class SettingsPanel {
  /** In the language of the moment. */
  readonly title: Locator;
  /** Typed once; not there while one is stored. */
  readonly token: Locator;
  readonly storeToken: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.title = page.getByRole('heading', { level: 1 });
    this.token = page.getByLabel('Replicate token', { exact: true });
    this.storeToken = page.getByRole('button', { name: 'Store it' });
  }

  async open(page: SettingsPage): Promise<void> {
    // The last of the rail, whatever it is called.
    await this.#page.getByRole('navigation').first().getByRole('button').last().click();
    const tab = this.#page.locator('main [role="tab"]').nth(PAGES.indexOf(page));
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  async speak(language: 'English' | 'Deutsch'): Promise<void> {
    await this.open('general');
    await this.#page.getByRole('combobox', { name: /^(Language|Sprache)$/ }).click();
    await this.#page.getByRole('option', { name: language, exact: true }).click();
    // A busy machine may take more than the five seconds that the pictures' own waits have.
    await expect(this.title).toHaveText(language === 'Deutsch' ? 'Einstellungen' : 'Settings', { timeout: 15_000 });
  }

  async look(appearance: 'Dark' | 'Light' | 'As the system'): Promise<void> {
    await this.open('general');
    await this.#page.getByRole('radiogroup', { name: 'Dark or light' }).getByText(appearance, { exact: true }).click();
  }

  async useKeysOf(name: 'Longtake' | 'Premiere Pro' | 'DaVinci Resolve'): Promise<void> {
    await this.open('keys');
    // Checked once the studio has it.
    await this.#page.getByRole('radio', { name }).click();
    await expect(this.#page.getByRole('radio', { name })).toBeChecked();
  }

  async choose(field: 'Engine' | 'Workflow' | 'Size', option: string | RegExp): Promise<void> {
    await this.#page.getByRole('combobox', { name: field, exact: true }).click();
    await this.#page.getByRole('option', { name: option }).click();
  }
}
