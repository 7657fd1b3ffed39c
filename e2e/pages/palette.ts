// The command palette and the sheet of keys.
import { expect, type Locator, type Page } from '@playwright/test';

export class Palette {
  readonly search: Locator;
  readonly entries: Locator;
  readonly keySheet: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    const dialog = page.getByRole('dialog').filter({ has: page.getByPlaceholder('A command, a shot') });
    this.search = dialog.getByLabel('Find a command or a shot');
    this.entries = dialog.getByRole('button');
    this.keySheet = page.getByRole('dialog', { name: /^(Keys|Tasten)/ });
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('Control+k');
    await expect(this.search).toBeFocused();
  }

  /** Types it and takes the first that is found. */
  async take(words: string): Promise<void> {
    await this.open();
    await this.search.fill(words);
    await expect(this.entries.first()).toContainText(words, { ignoreCase: true });
    await this.#page.keyboard.press('Enter');
    await expect(this.search).toBeHidden();
  }
}
