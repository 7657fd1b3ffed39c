// The list of every engine's models, for the project, a shot, or what steps in.
import { expect, type Locator, type Page } from '@playwright/test';

export class ModelDialog {
  readonly dialog: Locator;
  readonly search: Locator;
  readonly options: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.search = page.getByLabel('Search engines and models');
    this.dialog = page.getByRole('dialog').filter({ has: this.search });
    this.options = this.dialog.getByRole('option');
  }

  option(name: string | RegExp): Locator {
    return this.dialog.getByRole('option', { name });
  }

  /** Without the mouse: opens the list on its field, types, and takes the one that is left. */
  async chooseByKeys(field: Locator, words: string): Promise<void> {
    await field.focus();
    await this.#page.keyboard.press('Enter');
    await expect(this.search).toBeFocused();
    await this.#page.keyboard.type(words);
    await expect(this.options).toHaveCount(1);
    await this.#page.keyboard.press('ArrowDown');
    await this.#page.keyboard.press('Enter');
    await expect(this.dialog).toBeHidden();
  }
}
