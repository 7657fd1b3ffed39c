// What the takes hold on the disk, and parting with some of them.
import { expect, type Locator, type Page } from '@playwright/test';

export class DiskSpace {
  readonly dialog: Locator;
  readonly wouldGo: Locator;
  /** "Remove 1 take, 54 kB…". */
  readonly remove: Locator;
  readonly removeForGood: Locator;
  /** What went, and how much is free again. */
  readonly done: Locator;
  readonly newestOfEach: Locator;
  readonly #open: Locator;

  constructor(page: Page) {
    this.#open = page.getByRole('button', { name: 'Disk space…' });
    this.dialog = page.getByRole('dialog', { name: 'Disk space of the takes' });
    this.wouldGo = this.dialog.getByRole('region', { name: 'What would go' });
    this.remove = this.dialog.getByRole('button', { name: /^(Remove .+…|Nothing to remove)$/ });
    this.removeForGood = this.dialog.getByRole('button', { name: 'Remove for good' });
    this.done = this.dialog.getByRole('status');
    this.newestOfEach = this.dialog.getByRole('textbox', { name: 'Newest of each segment' });
  }

  /** From the Project panel. */
  async open(): Promise<void> {
    await this.#open.click();
    await expect(this.wouldGo).toHaveAttribute('aria-busy', 'false');
  }
}
