// Starting, watching and stopping a run.
import { expect, type Locator, type Page } from '@playwright/test';

export type RowState =
  | 'waiting'
  | 'running'
  | 'done'
  | 'skipped'
  | 'failed'
  | 'blocked'
  | 'stopped'
  | 'up-to-date'
  | 'will-render'
  | 'stale';

export class GeneratePanel {
  readonly start: Locator;
  readonly stop: Locator;
  readonly outlook: Locator;
  readonly summary: Locator;
  readonly preview: Locator;
  readonly progress: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.start = page.getByRole('button', { name: 'Start', exact: true });
    this.stop = page.getByRole('button', { name: 'Stop', exact: true });
    this.outlook = page.getByTestId('start-outlook');
    this.summary = page.getByTestId('run-summary');
    this.preview = page.getByRole('img', { name: /^Preview of / });
    this.progress = page.getByRole('progressbar', { name: 'Progress of the whole run' });
  }

  row(segmentKey: string): Locator {
    return this.#page.getByTestId(`segment-row-${segmentKey}`);
  }

  rowsIn(state: RowState): Locator {
    return this.#page.locator(`[data-testid^="segment-row-"][data-state="${state}"]`);
  }

  /** Waits for a picture that came with the run's events, not one that lay on disk before, and that really decodes. */
  async expectLivePreview(): Promise<void> {
    const live = () =>
      this.preview.evaluateAll((images: HTMLImageElement[]) =>
        images.some((image) => image.src.startsWith('data:image/') && image.naturalWidth > 0),
      );
    await expect.poll(live, { message: 'a live preview', intervals: [50] }).toBe(true);
  }

  async progressPercent(): Promise<number> {
    return Number(await this.progress.getAttribute('aria-valuenow'));
  }

  async expectEnd(words: string | RegExp, timeout = 90_000): Promise<void> {
    await expect(this.summary).toHaveText(words, { timeout });
  }
}
