// The shots as cards, and the chosen one in full.
import { expect, type Locator, type Page } from '@playwright/test';

export class StoryboardPanel {
  readonly cards: Locator;
  readonly grid: Locator;
  readonly prompt: Locator;
  readonly duration: Locator;
  /** Of the chosen shot into the next one. */
  readonly transition: Locator;
  /** Why the film cuts after the chosen shot although a crossfade is asked for. */
  readonly refusedCrossfade: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.grid = page.getByRole('listbox', { name: 'Shots' });
    this.cards = this.grid.getByRole('option');
    this.prompt = page.getByLabel('Prompt', { exact: true });
    this.transition = page.getByRole('radiogroup', { name: 'Transition' });
    this.refusedCrossfade = page
      .locator('[data-severity="warning"]')
      .filter({ hasText: 'The film cuts here instead of fading.' });
    this.duration = page.getByLabel('Duration in seconds');
  }

  card(shotId: string): Locator {
    return this.#page.getByTestId(`shot-card-${shotId}`);
  }

  async choose(shotId: string): Promise<void> {
    await this.card(shotId).click();
    await expect(this.card(shotId)).toHaveAttribute('aria-selected', 'true');
    await expect(this.#page.getByRole('complementary', { name: `Shot ${shotId}` })).toBeVisible();
  }

  /** Waits until the card's keyframe was really decoded; returns its own size. */
  async pictureSize(shotId: string): Promise<{ width: number; height: number }> {
    const image = this.card(shotId).getByRole('img', { name: `Keyframe of shot ${shotId}` });
    await image.scrollIntoViewIfNeeded();
    const size = () =>
      image.evaluate((element: HTMLImageElement) => ({
        width: element.complete ? element.naturalWidth : 0,
        height: element.complete ? element.naturalHeight : 0,
      }));
    await expect.poll(async () => (await size()).width, { message: `keyframe of ${shotId}` }).toBeGreaterThan(0);
    return size();
  }
}
