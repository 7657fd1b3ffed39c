// The takes under the player, and two of them compared.
import { expect, type Locator, type Page } from '@playwright/test';

export class Takes {
  readonly title: Locator;
  readonly cards: Locator;
  readonly use: Locator;
  /** Before another take is used: what becomes of the segments that start from it. */
  readonly question: Locator;
  readonly comparison: Locator;
  readonly stage: Locator;
  readonly compareFrame: Locator;
  readonly #strip: Locator;

  constructor(page: Page) {
    this.#strip = page.getByRole('region', { name: 'Takes', exact: true });
    this.title = this.#strip.getByTestId('takes-title');
    this.cards = this.#strip.locator('[data-testid^="take-"]');
    this.use = this.#strip.getByRole('button', { name: /^(Use this take|In use)$/ });
    this.question = page.getByRole('dialog', { name: /^Use take / });
    this.comparison = page.getByRole('dialog', { name: /^Compare takes of / });
    this.stage = this.comparison.getByTestId('compare-stage');
    this.compareFrame = this.comparison.getByTestId('compare-frame');
  }

  card(take: number): Locator {
    return this.#strip.getByTestId(`take-${take}`);
  }

  /** The button in it says in words what the card shows. */
  words(take: number): Locator {
    return this.card(take).getByRole('button');
  }

  async choose(take: number): Promise<void> {
    await this.words(take).click();
    await expect(this.words(take)).toHaveAttribute('aria-pressed', 'true');
  }

  /** Opens the comparison and waits until both sides have a decoded picture. */
  async compare(): Promise<void> {
    await this.#strip.getByRole('button', { name: 'Compare…' }).click();
    const decoded = () =>
      this.stage
        .locator('video')
        .evaluateAll((videos: HTMLVideoElement[]) => videos.map((video) => video.readyState >= 2 && !video.seeking));
    await expect.poll(decoded, { message: 'both takes decoded' }).toEqual([true, true]);
  }

  /** What each side really shows, as how bright each of a few places is. */
  pictures(): Promise<number[][]> {
    return this.stage.locator('video').evaluateAll((videos: HTMLVideoElement[]) =>
      videos.map((video) => {
        const canvas = document.createElement('canvas');
        canvas.width = 16;
        canvas.height = 9;
        const context = canvas.getContext('2d');
        context?.drawImage(video, 0, 0, canvas.width, canvas.height);
        const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        return [...data].filter((_, index) => index % 4 === 1);
      }),
    );
  }

  async closeComparison(): Promise<void> {
    await this.comparison.getByRole('button', { name: 'Close (Esc)' }).click();
    await expect(this.comparison).toBeHidden();
  }
}
