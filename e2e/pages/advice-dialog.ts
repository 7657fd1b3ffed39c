// "Which model?": what each model would cost for everything that is still to render, and what it cannot do.
import { expect, type Locator, type Page } from '@playwright/test';

export class AdviceDialog {
  readonly dialog: Locator;
  readonly rows: Locator;
  readonly budget: Locator;
  readonly #open: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.#open = page.getByRole('button', { name: 'Which model?' });
    this.dialog = page.getByRole('dialog', { name: 'Which model?' });
    this.rows = this.dialog.locator('tbody tr');
    this.budget = this.dialog.getByRole('textbox', { name: /^Budget in US dollars/ });
  }

  async open(): Promise<void> {
    await this.#open.first().click();
    await expect(this.rows.first()).toBeVisible();
  }

  async wish(words: 'The cheapest' | 'The best within a budget' | 'Only on my own machines'): Promise<void> {
    const wishes = this.dialog.getByRole('radiogroup', { name: 'What matters' });
    await wishes.getByText(words, { exact: true }).click();
    await expect(wishes.getByRole('radio', { name: words })).toBeChecked();
  }

  row(model: string): Locator {
    return this.rows.filter({ has: this.#page.getByText(model, { exact: true }) });
  }

  use(model: string): Locator {
    return this.dialog.getByRole('button', { name: `Use for the project: ${model}`, exact: true });
  }

  /** In US dollars, as far as they are known. */
  async costs(): Promise<number[]> {
    const texts = await this.rows.locator('td:nth-child(3)').allTextContents();
    return texts.flatMap((text) => {
      const amount = /\$([\d.]+)/.exec(text)?.[1];
      return amount === undefined ? [] : [Number(amount)];
    });
  }
}
