// The shots as cards or as a table, and the chosen ones in full.
import { expect, type Locator, type Page } from '@playwright/test';

export class StoryboardPanel {
  readonly cards: Locator;
  readonly grid: Locator;
  readonly table: Locator;
  /** Found and filtered; `hits` says how many of all. */
  readonly search: Locator;
  readonly hits: Locator;
  readonly prompt: Locator;
  /** Of the one chosen shot, in seconds and frames. */
  readonly duration: Locator;
  /** The form for several chosen shots. */
  readonly several: Locator;
  readonly variants: Locator;
  /** What the panel tells a screen reader. */
  readonly announcement: Locator;
  /** Of the chosen shot into the next one. */
  readonly transition: Locator;
  /** Why the film cuts after the chosen shot although a crossfade is asked for. */
  readonly refusedCrossfade: Locator;
  /** Engine and model of the one chosen shot; opens the list. */
  readonly rendersWith: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.grid = page.getByRole('listbox', { name: 'Shots' });
    this.cards = this.grid.getByRole('option');
    this.prompt = page.getByLabel('Prompt', { exact: true });
    this.rendersWith = page.getByRole('button', { name: /^Renders with / });
    this.transition = page.getByRole('radiogroup', { name: 'Transition' });
    this.refusedCrossfade = page
      .locator('[data-severity="warning"]')
      .filter({ hasText: 'The film cuts here instead of fading.' });
    this.duration = page.getByLabel('Duration', { exact: true });
    this.table = page.getByRole('grid', { name: 'Shots' });
    this.search = page.getByLabel('Search the shots');
    this.hits = page.getByRole('search').getByRole('status');
    this.several = page.getByRole('complementary', { name: 'Several shots' });
    this.variants = page.getByRole('group', { name: 'Variants of the keyframe' });
    this.announcement = page.getByRole('status').filter({ hasText: /^(Shot|\d+ shots?|\d+ pictures?) / });
  }

  row(shotId: string): Locator {
    return this.#page.getByTestId(`shot-row-${shotId}`);
  }

  /** Pressed with the mouse; its checkbox lies hidden behind it. */
  filter(name: 'Problems' | 'No keyframe' | 'Stale' | 'Continues' | 'Crossfade'): Locator {
    return this.#page.getByRole('search').getByText(name, { exact: true });
  }

  variant(name: string): Locator {
    return this.variants.getByRole('button', { name: `Variant ${name}` });
  }

  /** The ids in the order of the film, of the cards that are in the page. */
  async order(): Promise<string[]> {
    return this.cards.evaluateAll((cards) => cards.map((card) => card.getAttribute('data-shot-id') ?? ''));
  }

  /** Drags a card to the left or the right of another one. */
  async drag(shotId: string, side: 'before' | 'after', otherId: string): Promise<void> {
    const box = await this.card(otherId).boundingBox();
    if (!box) throw new Error(`The card of shot ${otherId} is not in the page.`);
    const x = side === 'before' ? box.width * 0.1 : box.width * 0.9;
    await this.card(shotId).dragTo(this.card(otherId), { targetPosition: { x, y: box.height / 2 } });
  }

  /** Draws the right edge of a card by so many pixels. */
  async drawLength(shotId: string, pixels: number): Promise<void> {
    const box = await this.card(shotId).boundingBox();
    if (!box) throw new Error(`The card of shot ${shotId} is not in the page.`);
    const y = box.y + box.height / 2;
    await this.#page.mouse.move(box.x + box.width - 4, y);
    await this.#page.mouse.down();
    await this.#page.mouse.move(box.x + box.width - 4 + pixels, y, { steps: 6 });
    await this.#page.mouse.up();
  }

  /** Drops files as a file manager does. */
  async dropPictures(
    target: Locator,
    files: readonly { readonly name: string; readonly base64: string }[],
  ): Promise<void> {
    const data = await this.#page.evaluateHandle((given) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: 'image/png' }));
      }
      return transfer;
    }, files);
    for (const event of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(event, { dataTransfer: data });
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
