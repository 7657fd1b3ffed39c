import { describe, expect, it } from 'vitest';
import { clipOfStill, stillFrame, stillsOfClip, stripTiles } from './filmstrip.ts';
import { layout, STILL_KINDS } from './project-layout.ts';

describe('the frames of a strip', () => {
  it.each([
    [0, []],
    [1, [0]],
    [2, [0, 1]],
    [24, Array.from({ length: 24 }, (_, tile) => tile)],
    [47, Array.from({ length: 24 }, (_, tile) => 2 * tile)],
  ])('of a clip of %d', (frames, tiles) => {
    expect(stripTiles(frames)).toEqual(tiles);
  });

  it.each([25, 49, 73, 1000])('are spread evenly from the first to the last of %d', (frames) => {
    const tiles = stripTiles(frames);
    expect([tiles.length, tiles[0], tiles.at(-1)]).toEqual([24, 0, frames - 1]);
    const steps = tiles.slice(1).map((frame, index) => frame - (tiles[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(Math.floor((frames - 1) / 23));
    expect(Math.max(...steps)).toBeLessThanOrEqual(Math.ceil((frames - 1) / 23));
  });
});

it.each([
  [1, [0, 0, 0]],
  [2, [0, 1, 1]],
  [48, [0, 24, 47]],
  [49, [0, 24, 48]],
])('a clip of %d frames shows its first, middle and last one', (frames, shown) => {
  expect((['first', 'middle', 'last'] as const).map((which) => stillFrame(which, frames))).toEqual(shown);
});

describe('a still and its clip', () => {
  it('find each other by name', () => {
    for (const shotId of ['001', 'a seg_3/ü', 'x_seg_1_first']) {
      const stills = Object.fromEntries(STILL_KINDS.map((which) => [which, layout.stills(shotId, 12, which)]));
      expect(stillsOfClip(layout.clip(shotId, 12))).toEqual(stills);
      for (const still of Object.values(stills)) expect(clipOfStill(still)).toBe(layout.clip(shotId, 12));
    }
  });

  it.each([
    layout.thumbnail('001', 0),
    layout.takeThumbnail('001', 0, 3),
    'video/_thumbs/shot_001_first.jpg',
    'video/_thumbs/../shot_1_seg_0_first.jpg',
    'video/_thumbs/shot_..\\seg_seg_0_first.jpg',
    'x/video/_thumbs/shot_1_seg_0_first.jpg',
    'video/_thumbs/shot_1_seg_0_first.jpg/../x',
  ])('are not seen in %s', (path) => {
    expect(clipOfStill(path)).toBeNull();
    expect(stillsOfClip(path)).toBeNull();
  });
});
