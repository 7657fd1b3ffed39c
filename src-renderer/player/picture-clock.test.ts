import { expect, it } from 'vitest';
import { PictureClock } from './picture-clock.ts';

const EVERY_MS = 10;

/** A video that tells of its pictures by hand. */
function setUp() {
  let tell: ((atMs: number, facts: { mediaTime: number; expectedDisplayTime: number }) => void) | null = null;
  const video = {
    paused: false,
    playbackRate: 1,
    requestVideoFrameCallback: (callback: typeof tell) => {
      tell = callback;
      return 1;
    },
    cancelVideoFrameCallback: () => undefined,
  };
  const clock = new PictureClock(video as unknown as HTMLVideoElement);
  /** Drawn at a refresh, on the display one later. */
  const draw = (mediaTime: number, atMs: number) => tell?.(atMs, { mediaTime, expectedDisplayTime: atMs + EVERY_MS });
  return { video, clock, draw };
}

it('says when a picture is due, after the first ones after a start', () => {
  const { clock, draw } = setUp();
  expect(clock.dueMs(1, EVERY_MS)).toBeNull();
  // 25 a second from 1000 ms on: each is drawn in the first refresh that is not before its time, half of one late on average.
  for (const [mediaTime, atMs] of [
    [0, 1_005],
    [0.04, 1_045],
    [0.08, 1_085],
    [0.12, 1_125],
    [0.16, 1_165],
  ] as const) {
    draw(mediaTime, atMs);
  }
  expect(clock.pictures).toBe(3);
  expect(clock.dueMs(1, EVERY_MS)).toBeCloseTo(2_000);
});

it('counts at the speed of play, and forgets at a jump back', () => {
  const { video, clock, draw } = setUp();
  video.playbackRate = 2;
  for (const frame of [0, 1, 2, 3, 4]) draw(frame * 0.04, 1_005 + frame * 20);
  expect(clock.dueMs(1, EVERY_MS)).toBeCloseTo(1_500);
  draw(0.04, 1_200);
  expect(clock.dueMs(1, EVERY_MS)).toBeNull();
});
