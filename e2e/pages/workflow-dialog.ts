// Bringing in a graph of one's own, and looking into any workflow.
import type { Locator, Page } from '@playwright/test';

export class WorkflowDialog {
  readonly dialog: Locator;
  readonly bringIn: Locator;
  readonly useIt: Locator;
  readonly testOneSecond: Locator;
  readonly video: Locator;
  readonly testFacts: Locator;
  readonly failure: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog');
    this.bringIn = this.dialog.getByRole('button', { name: 'Bring it in' });
    this.useIt = this.dialog.getByRole('button', { name: 'Use in this project' });
    this.testOneSecond = this.dialog.getByRole('button', { name: 'Test one second' });
    this.video = this.dialog.getByLabel('The rendered second');
    this.testFacts = this.dialog.getByTestId('test-facts');
    this.failure = this.dialog.locator('[data-severity="problem"]');
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Bring my own workflow' }).click();
  }

  /** As the file dialog hands it over. */
  async choose(fileName: string, content: string | Buffer): Promise<void> {
    const file = { name: fileName, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
    await this.dialog.locator('input[type=file]').setInputFiles(file);
  }

  async name(name: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  }

  slot(name: string): Locator {
    return this.dialog.getByTestId(`slot-${name}`);
  }
}
