// The seams of the film in the player: the list, the chosen one, and before and after its correction.
import { expect, type Locator, type Page } from '@playwright/test';

export class Seams {
  /** In the order of the list. */
  readonly rows: Locator;
  readonly details: Locator;
  readonly choice: Locator;
  readonly beforeAfter: Locator;
  readonly preview: Locator;
  readonly #side: Locator;
  readonly #stage: Locator;

  constructor(page: Page) {
    this.#side = page.getByRole('navigation', { name: 'Clips and seams' });
    this.rows = this.#side.locator('[data-testid^="seam-row-"]');
    this.details = this.#side.getByRole('region', { name: /^Seam / });
    this.choice = this.details.getByRole('radiogroup', { name: 'Correction of this seam' });
    this.beforeAfter = this.details.getByRole('button', { name: 'Before / after' });
    this.preview = page.getByRole('dialog', { name: /^Before and after/ });
    this.#stage = this.preview.getByTestId('compare-stage');
  }

  async list(): Promise<void> {
    await this.#side.getByRole('radiogroup', { name: 'What is listed' }).getByText('Seams').click();
    await expect(this.rows.first()).toBeVisible();
  }

  row(segmentKey: string): Locator {
    return this.#side.getByTestId(`seam-row-${segmentKey}`);
  }

  async choose(choice: 'Automatic' | 'On' | 'Off'): Promise<void> {
    await this.choice.getByText(choice, { exact: true }).click();
    await expect(this.choice.getByRole('radio', { name: choice })).toBeChecked();
  }

  /** Opens the two films and waits until both play. */
  async watch(): Promise<void> {
    await this.beforeAfter.click();
    const playing = () =>
      this.#stage
        .locator('video')
        .evaluateAll((videos: HTMLVideoElement[]) =>
          videos.map((video) => video.readyState >= 2 && !video.paused && video.currentTime > 0),
        );
    await expect.poll(playing, { message: 'both sides play', timeout: 30_000 }).toEqual([true, true]);
  }

  /** Waits until both sides show this one: "frame 9 of 16". */
  async expectFrame(words: string): Promise<void> {
    await expect(this.preview.getByTestId('compare-frame')).toHaveText(words);
    const shown = () =>
      this.#stage
        .locator('video')
        .evaluateAll((videos: HTMLVideoElement[]) =>
          videos.map((video) => video.paused && !video.seeking && video.readyState >= 2),
        );
    await expect.poll(shown, { message: `both sides at ${words}` }).toEqual([true, true]);
  }

  /** Mean brightness of what each side shows, 0 to 255, without the foot of the picture, where the draft's slate is. */
  brightness(): Promise<number[]> {
    return this.#stage.locator('video').evaluateAll((videos: HTMLVideoElement[]) =>
      videos.map((video) => {
        const canvas = document.createElement('canvas');
        canvas.width = 64;
        canvas.height = 36;
        const context = canvas.getContext('2d');
        context?.drawImage(video, 0, 0, canvas.width, canvas.height);
        const data = context?.getImageData(0, 0, canvas.width, 25).data ?? [];
        const green = [...data].filter((_, index) => index % 4 === 1);
        return green.reduce((sum, value) => sum + value, 0) / green.length;
      }),
    );
  }
}
