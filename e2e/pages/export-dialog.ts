// Making a file of the film: what it will be, how far it is, what came of it.
import { expect, type Locator, type Page } from '@playwright/test';

export class ExportDialog {
  readonly dialog: Locator;
  readonly fileName: Locator;
  readonly export: Locator;
  /** Length, picture and encoding as they will be. */
  readonly promise: Locator;
  readonly problems: Locator;
  readonly warnings: Locator;
  readonly leaveOut: Locator;
  readonly replaceIt: Locator;
  readonly cancel: Locator;
  readonly expertSettings: Locator;
  readonly show: Locator;
  readonly video: Locator;
  /** "Harbour.mp4 is ready". */
  readonly ready: Locator;
  /** Over the page, of an export that ended while the dialog was closed. */
  readonly toast: Locator;
  /** In the status bar, while an export runs. */
  readonly line: Locator;
  readonly #open: Locator;

  constructor(page: Page) {
    this.#open = page.getByRole('button', { name: 'Export…' });
    this.dialog = page.getByRole('dialog', { name: 'Export' });
    this.fileName = this.dialog.getByRole('textbox', { name: 'File name' });
    this.export = this.dialog.getByRole('button', { name: 'Export', exact: true });
    this.promise = this.dialog.getByRole('region', { name: 'What it will be' });
    this.problems = this.dialog.locator('[data-severity="problem"]');
    this.warnings = this.dialog.locator('[data-severity="warning"]');
    this.leaveOut = this.dialog.getByRole('checkbox', { name: /^Leave out / });
    this.replaceIt = this.dialog.getByRole('button', { name: 'Replace it' });
    this.cancel = this.dialog.getByRole('button', { name: 'Cancel' });
    this.expertSettings = this.dialog.getByRole('button', { name: 'Expert settings' });
    this.show = this.dialog.getByRole('button', { name: 'Show', exact: true });
    this.video = this.dialog.locator('video');
    this.ready = this.dialog.getByRole('status').filter({ hasText: / is ready$/ });
    this.toast = page.locator('.lt-notifications [role="status"]').filter({ hasText: / is ready/ });
    this.line = page.getByRole('contentinfo').getByRole('button', { name: /^Exporting / });
  }

  async open(): Promise<void> {
    await this.#open.click();
    await expect(this.promise).toBeVisible();
  }

  preset(name: string): Locator {
    return this.dialog.getByRole('radio', { name, exact: true });
  }

  /** How many frames the dialog says the file will have. */
  async promisedFrames(): Promise<number> {
    const words = (await this.promise.textContent()) ?? '';
    return Number(/([\d,]+) frames at/.exec(words)?.[1]?.replaceAll(',', ''));
  }

  /** Starts it and waits for the file. */
  async make(): Promise<void> {
    await this.export.click();
    await expect(this.ready).toBeVisible({ timeout: 60_000 });
  }

  /** From a report or the form. */
  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(this.dialog).toBeHidden();
  }
}
