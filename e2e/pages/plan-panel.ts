// The plan: a row a segment, and the same as JSON.
import { expect, type Locator, type Page } from '@playwright/test';

export interface SegmentJson {
  readonly shot_id: string;
  readonly segment_index: number;
  readonly duration: number;
  readonly seed: number;
  readonly fps: number;
  readonly frames_kept: number;
  readonly clip_frames: number;
  readonly output_file: string;
  readonly status: string;
  readonly reasons: readonly string[];
}

export class PlanPanel {
  readonly build: Locator;
  readonly rows: Locator;
  readonly summary: Locator;
  /** Of the chosen segment. */
  readonly engineAndCost: Locator;
  /** The prompt as it is sent, of the chosen segment. */
  readonly promptAsSent: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.build = page.getByRole('button', { name: 'Build plan' });
    this.rows = page.locator('[data-testid^="segment-row-"]');
    this.summary = page.getByTestId('plan-summary');
    this.engineAndCost = page.getByRole('region', { name: 'Engine and cost' });
    this.promptAsSent = page.getByRole('region', { name: 'Prompt as sent' });
  }

  row(segmentKey: string): Locator {
    return this.#page.getByTestId(`segment-row-${segmentKey}`);
  }

  /** On the timeline. */
  crossfade(fromShotId: string, toShotId: string): Locator {
    return this.#page.getByRole('img', {
      name: new RegExp(`^Crossfade of .* from shot ${fromShotId} into shot ${toShotId}`),
    });
  }

  async renderShot(shotId: string): Promise<void> {
    await this.row(`${shotId}/0`).click();
    await this.#page.getByRole('button', { name: 'Render shot', exact: true }).click();
  }

  /** A block of the timeline; it says how it stands and why. */
  block(segmentKey: string): Locator {
    return this.#page.locator(`[data-segment="${segmentKey}"]`);
  }

  /** What has changed of one segment since the last run. */
  change(name: string): Locator {
    return this.#page.getByRole('article', { name });
  }

  /** Adds a row to those that are started together. */
  async pick(segmentKey: string): Promise<void> {
    await this.row(segmentKey).click({ modifiers: ['ControlOrMeta'] });
  }

  async startPicked(): Promise<void> {
    await this.#page.getByRole('button', { name: /^(Start|Add) (this|these)/ }).click();
  }

  async showTab(name: 'Segments' | 'Problems and warnings' | 'Since the last run' | 'JSON'): Promise<void> {
    await this.#page.getByRole('tab', { name }).click();
  }

  /** What the panel shows as JSON, read from the screen. */
  async segments(): Promise<readonly SegmentJson[]> {
    await this.showTab('JSON');
    await this.#page.getByRole('radiogroup', { name: 'What is shown as JSON' }).getByText('Whole plan').click();
    const text = this.#page.getByTestId('plan-json');
    await expect(text).toContainText('"segments"');
    const { segments } = JSON.parse((await text.textContent()) ?? '') as { segments: SegmentJson[] };
    await this.showTab('Segments');
    return segments;
  }
}
