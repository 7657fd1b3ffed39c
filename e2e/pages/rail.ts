// The way from panel to panel, and the one line about saving.
import { expect, type Locator, type Page } from '@playwright/test';

export type PanelLabel = 'Project' | 'Storyboard' | 'Plan' | 'Generate' | 'Player' | 'Settings';

export class Rail {
  readonly saveState: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.saveState = page.getByTestId('save-state');
  }

  button(panel: PanelLabel): Locator {
    return this.#page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: panel, exact: true });
  }

  async show(panel: PanelLabel): Promise<void> {
    await this.button(panel).click();
    await this.expectShown(panel);
  }

  async expectShown(panel: PanelLabel): Promise<void> {
    await expect(this.button(panel)).toHaveAttribute('aria-current', 'page');
    await expect(this.#page.getByRole('heading', { level: 1, name: panel })).toBeVisible();
  }

  /** What the panel has to say while another one is shown, in words. */
  async expectState(panel: PanelLabel, words: string | RegExp): Promise<void> {
    await expect(this.button(panel)).toHaveAttribute('aria-description', words);
  }

  async expectSaved(): Promise<void> {
    await expect(this.saveState).toHaveText('Saved');
  }
}
