// Taking over an older tool's configuration: what it would change, then Apply.
import type { Locator, Page } from '@playwright/test';

export class ImportDialog {
  readonly dialog: Locator;
  readonly changes: Locator;
  readonly notes: Locator;
  readonly apply: Locator;
  readonly problem: Locator;
  readonly #open: Locator;

  constructor(page: Page) {
    this.#open = page.getByRole('button', { name: 'Import configuration…' });
    this.dialog = page.getByRole('dialog', { name: 'Import configuration' });
    this.changes = this.dialog.getByRole('region', { name: 'Changes' }).locator('tbody tr');
    this.notes = this.dialog.getByRole('list', { name: 'Notes' });
    this.apply = this.dialog.getByRole('button', { name: 'Apply' });
    this.problem = this.dialog.locator('[data-severity="problem"]');
  }

  /** From the Project panel or the welcome. */
  async open(): Promise<void> {
    await this.#open.click();
  }

  /** As the file dialog hands it over. */
  async take(name: string, text: string): Promise<void> {
    const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
    await this.dialog.locator('input[type=file]').setInputFiles(file);
  }
}
