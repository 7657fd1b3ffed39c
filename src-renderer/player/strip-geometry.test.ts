import { expect, it } from 'vitest';
import type { Clip, Playlist } from './playlist.ts';
import { boxOver, cellsOf, clipBoxes, frameAtPlace, placeOfFrame, tileOfFrame } from './strip-geometry.ts';

function listOf(lengths: readonly number[], clipsOfAShot = 2): Playlist {
  let firstFrame = 0;
  const clips = lengths.map((frames, index): Clip => {
    const made = { key: `${index}`, shotId: `${Math.floor(index / clipsOfAShot)}`, frames, firstFrame } as Clip;
    firstFrame += frames;
    return made;
  });
  return { clips, frames: firstFrame };
}

it('finds the frame under a place, and comes back to it', () => {
  for (const frames of [1, 7, 48, 1_000]) {
    for (let frame = 0; frame < frames; frame++) {
      expect(frameAtPlace(placeOfFrame(frame + 0.5, 900, frames), 900, frames)).toBe(frame);
    }
  }
  expect([frameAtPlace(-20, 900, 48), frameAtPlace(9_999, 900, 48), frameAtPlace(5, 0, 0)]).toEqual([0, 47, 0]);
});

it('makes clips as wide as they are long', () => {
  expect(clipBoxes(listOf([30, 10, 60]), 200)).toEqual([
    { index: 0, left: 0, width: 60, startsShot: true },
    { index: 1, left: 60, width: 20, startsShot: false },
    { index: 2, left: 80, width: 120, startsShot: true },
  ]);
});

it('draws no more of ten thousand clips than pixels can show', () => {
  const boxes = clipBoxes(listOf(Array.from({ length: 10_000 }, () => 48)), 1_000);
  expect(boxes.length).toBeLessThanOrEqual(1_001);
  expect(boxes.at(-1)?.left).toBeGreaterThan(998);
});

it.each([
  [20, []],
  [30, ['middle']],
  [130, ['first', 'last']],
  [190, ['first', 'middle', 'last']],
])('shows a clip of %d pixels by its stills', (width, stills) => {
  expect(cellsOf({ left: 10, width }, 48, 64).map(({ still }) => still)).toEqual(stills);
});

it('fills a wide clip from its strip, in order', () => {
  const cells = cellsOf({ left: 0, width: 640 }, 48, 64);
  expect(cells).toHaveLength(10);
  expect(cells.every(({ still, width }) => still === 'strip' && width === 64)).toBe(true);
  const tiles = cells.map(({ tile }) => tile);
  expect(tiles).toEqual(tiles.toSorted((a, b) => a - b));
  expect(tiles[0]).toBeLessThan(3);
  expect(tiles.at(-1)).toBeGreaterThan(20);
});

it('takes the tile nearest to a frame', () => {
  // 24 tiles over 47 frames: 0, 2, 4, …
  expect([0, 2, 3, 46].map((frame) => tileOfFrame(frame, 47))).toEqual([0, 1, 1, 23]);
  expect(tileOfFrame(3, 5)).toBe(3);
});

it('keeps the small picture inside the strip', () => {
  expect([boxOver(5, 162, 900), boxOver(450, 162, 900), boxOver(899, 162, 900)]).toEqual([0, 369, 738]);
});
