// Watching clips: the element on the screen, the frame number, the list.
import { expect, type Locator, type Page } from '@playwright/test';

export interface ClipFacts {
  readonly videoWidth: number;
  readonly videoHeight: number;
  readonly duration: number;
}

export class PlayerPanel {
  readonly video: Locator;
  readonly frame: Locator;
  readonly clipName: Locator;
  readonly clips: Locator;
  readonly failure: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.video = page.getByTestId('player-video');
    this.frame = page.getByTestId('player-frame');
    this.clipName = page.getByTestId('player-clip-name');
    this.clips = page.locator('[data-testid^="clip-row-"]');
    this.failure = page.getByText('This clip cannot be played');
  }

  /** From now on every error event of a video element of this page is kept. */
  async watchErrors(): Promise<() => Promise<string[]>> {
    await this.#page.evaluate(() => {
      const errors: string[] = [];
      Object.assign(window, { videoErrors: errors });
      const keep = (event: Event) => {
        const { target } = event;
        // An emptied element reports its missing source; that is no clip.
        if (target instanceof HTMLVideoElement && target.hasAttribute('src')) {
          errors.push(`${target.src}: ${target.error?.message}`);
        }
      };
      window.addEventListener('error', keep, true);
    });
    return () => this.#page.evaluate(() => (window as unknown as { videoErrors: string[] }).videoErrors);
  }

  /** Chooses the clip in the list and waits until it is on the screen with a decoded picture. */
  async showClip(segmentKey: string, fileName: string): Promise<ClipFacts> {
    await this.#page.getByTestId(`clip-row-${segmentKey}`).click();
    await this.expectClip(fileName);
    return this.video.evaluate((video: HTMLVideoElement) => ({
      videoWidth: video.videoWidth,
      videoHeight: video.videoHeight,
      duration: video.duration,
    }));
  }

  async expectClip(fileName: string): Promise<void> {
    await expect(this.clipName).toHaveText(fileName);
    const shown = () =>
      this.video.evaluate((video: HTMLVideoElement) =>
        video.readyState >= 2 && !video.seeking ? new URL(video.currentSrc).pathname : '',
      );
    await expect.poll(shown, { message: `${fileName} on the screen` }).toContain(`/${fileName}`);
  }

  /** Seeks and says what is then on the screen: the place, and how much the picture varies (0: one colour). */
  async seek(seconds: number): Promise<{ seconds: number; contrast: number }> {
    return this.video.evaluate(async (video: HTMLVideoElement, target) => {
      const sought = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
      video.currentTime = target;
      await sought;
      const canvas = document.createElement('canvas');
      canvas.width = 32;
      canvas.height = 18;
      const context = canvas.getContext('2d');
      context?.drawImage(video, 0, 0, canvas.width, canvas.height);
      const values = [...(context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [])].filter(
        (_, index) => index % 4 === 1,
      );
      return { seconds: video.currentTime, contrast: Math.max(...values) - Math.min(...values) };
    }, seconds);
  }

  /** Asks the host for these bytes of the clip on the screen, past the browser's own cache. */
  fetchPart(firstByte: number, lastByte: number) {
    return this.video.evaluate(async (video: HTMLVideoElement, range) => {
      const answer = await fetch(video.currentSrc, { headers: { range }, cache: 'no-store' });
      const bytes = (await answer.arrayBuffer()).byteLength;
      return { status: answer.status, bytes, contentRange: answer.headers.get('content-range') };
    }, `bytes=${firstByte}-${lastByte}`);
  }

  async frameNumber(): Promise<number> {
    return Number(/frame (\d+) of/.exec((await this.frame.textContent()) ?? '')?.[1]);
  }

  /** Puts the keyboard focus nowhere in particular, where the player's keys are heard. */
  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }
}
