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
  | 'left-out'
  | 'up-to-date'
  | 'will-render'
  | 'stale';

export class GeneratePanel {
  readonly start: Locator;
  readonly stop: Locator;
  readonly resume: Locator;
  readonly outlook: Locator;
  readonly summary: Locator;
  /** The name of the segment on the stage. */
  readonly stageName: Locator;
  readonly preview: Locator;
  readonly progress: Locator;
  /** Of a run that Longtake found when the project was opened. */
  readonly unfinished: Locator;
  /** "1 of 3 segments failed", with what can be done about all of them. */
  readonly failed: Locator;
  readonly report: Locator;
  /** A row a server; only where there were several. */
  readonly serverReports: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    // Its words say what it would do: "Start 14 segments · about 9 min".
    this.start = page.getByTestId('start-run');
    this.stop = page.getByRole('button', { name: 'Stop', exact: true });
    this.resume = page.getByRole('button', { name: /^(Resume|Go on)$/ });
    this.outlook = page.getByTestId('start-outlook');
    this.summary = page.getByTestId('run-summary');
    this.stageName = page.getByTestId('now-segment');
    this.preview = page.getByRole('img', { name: /^Preview of / });
    this.progress = page.getByRole('progressbar', { name: 'Progress of the whole run' });
    this.unfinished = page.getByRole('alert').filter({ hasText: 'was not finished' });
    this.failed = page.getByTestId('failed-summary');
    this.report = page.getByTestId('run-report');
    this.serverReports = page.getByRole('region', { name: 'Report' }).locator('tbody tr');
  }

  /** Stop, with the word that what is being rendered may be given up. */
  async stopNow(): Promise<void> {
    await this.stop.click();
    const confirm = this.#page.getByRole('dialog').getByRole('button', { name: 'Stop now' });
    const canStop = this.stop.and(this.#page.locator(':enabled'));
    await expect.poll(async () => (await confirm.isVisible()) || (await canStop.count()) === 0).toBe(true);
    if (await confirm.isVisible()) await confirm.click();
  }

  async pause(when: 'After this segment' | 'Now' | 'Now, and free the graphics card'): Promise<void> {
    await this.#page.getByRole('button', { name: 'Pause', exact: true }).click();
    await this.#page
      .getByRole('menuitem')
      .filter({ has: this.#page.getByText(when, { exact: true }) })
      .click();
  }

  /** One of the other ways to start. */
  async startOnly(words: string | RegExp): Promise<void> {
    await this.#page.getByRole('button', { name: 'More ways to start' }).click();
    await this.#page.getByRole('menuitem', { name: words }).click();
  }

  async show(view: 'Queue' | 'Earlier runs' | 'Log'): Promise<void> {
    const views = this.#page.getByRole('radiogroup', { name: 'What the panel shows' });
    // The button is its label; the radio behind it has no size.
    await views.getByText(view, { exact: true }).click();
    await expect(views.getByRole('radio', { name: view, exact: true })).toBeChecked();
  }

  async filter(state: 'all' | 'running' | 'waiting' | 'failed' | 'done'): Promise<void> {
    const chip = this.#page.getByTestId(`queue-filter-${state}`);
    await chip.locator('..').click();
    await expect(chip).toBeChecked();
  }

  /** Of the runs there were, newest first. */
  get earlierRuns(): Locator {
    return this.#page.getByRole('listbox', { name: 'Earlier runs' }).getByRole('option');
  }

  /** What happened in the chosen one. */
  get events(): Locator {
    return this.#page.getByRole('region', { name: 'Events' }).getByRole('listitem');
  }

  get log(): Locator {
    return this.#page.getByRole('log');
  }

  /** What this one does in the open run; its data-state is the server's. */
  server(url: string): Locator {
    return this.#page.getByTestId(`server-${url}`);
  }

  retry(segmentKey: string): Locator {
    return this.row(segmentKey).getByRole('button', { name: `Retry ${segmentKey}` });
  }

  /** The question from the row's menu; returns its dialog. */
  async askToRenderAgain(segmentKey: string): Promise<Locator> {
    await this.row(segmentKey)
      .getByRole('button', { name: `More for segment ${segmentKey}` })
      .click();
    await this.#page.getByRole('menuitem', { name: 'Render again, new seed…' }).click();
    const dialog = this.#page.getByRole('dialog', { name: 'Render again' });
    await expect(dialog.getByRole('radio', { name: 'A new seed' })).toBeChecked();
    return dialog;
  }

  /** With a new seed. `following`: what becomes of the segments after it, where there are any. */
  async renderAgain(segmentKey: string, following?: RegExp): Promise<void> {
    const dialog = await this.askToRenderAgain(segmentKey);
    if (following) await dialog.getByRole('radio', { name: following }).click();
    await dialog.getByRole('button', { name: 'Render again' }).click();
    await expect(dialog).toBeHidden();
  }

  /** On the row of a take that is too short: "Use it (0.5 s shorter)". */
  useShortTake(segmentKey: string): Locator {
    return this.row(segmentKey).getByRole('button', { name: /^Use it / });
  }

  /** On the row of a clip that its model flagged. */
  editPrompt(segmentKey: string): Locator {
    return this.row(segmentKey).getByRole('button', { name: 'Edit the prompt' });
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
        images.some((image) => image.src.startsWith('blob:') && image.naturalWidth > 0),
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
