// Times taken inside a page, by its own clock.
import type { Page } from '@playwright/test';

/** One decimal; NaN without values. */
export function percentile95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN) * 10) / 10;
}

/** Between each two animation frames, for so long. */
export function millisecondsBetweenFrames(page: Page, milliseconds: number): Promise<readonly number[]> {
  return page.evaluate(
    (limit) =>
      new Promise<number[]>((done) => {
        const times: number[] = [];
        const startedAt = performance.now();
        let before = startedAt;
        const look = (now: number) => {
          times.push(now - before);
          before = now;
          if (now - startedAt < limit) requestAnimationFrame(look);
          else done(times.slice(1));
        };
        requestAnimationFrame(look);
      }),
    milliseconds,
  );
}

/** From now on; the answer gives, for each key press so far, the time until the frame after it was handed to the screen. */
export async function keyPressesToPaint(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyPressTimes: times });
    const onKeyDown = ({ timeStamp }: KeyboardEvent) =>
      requestAnimationFrame(() => {
        // A task behind the frame: by then its layout and paint are done.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => times.push(performance.now() - timeStamp);
        channel.port2.postMessage(null);
      });
    window.addEventListener('keydown', onKeyDown, true);
  });
  return () => page.evaluate(() => (window as unknown as { keyPressTimes: number[] }).keyPressTimes);
}
