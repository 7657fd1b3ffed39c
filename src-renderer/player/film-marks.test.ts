import { expect, it } from 'vitest';
import type { FilmShot } from '#shared/model/film.ts';
import { standInSeam } from '../studio-client/stand-in-film.ts';
import { standInPlan, standInShot } from '../studio-client/stand-in-project.ts';
import { crossfadeMarks, loopAround, nearestSeam, refusedCrossfades, seamFrom, seamMarks } from './film-marks.ts';
import { playlistOf } from './playlist.ts';

const clip = (key: string) => ({ mediaPath: `video/${key}.mp4`, thumbnailPath: null, take: 1, version: 'v' });
// Segments of 72, 72 + 48, 72 + 29 frames at 24 a second.
const viewWithout = (missing: string) =>
  standInPlan([standInShot(0), standInShot(1), standInShot(2)], ({ key }) => ({
    status: 'up-to-date',
    reasons: [],
    kept: false,
    clip: key === missing ? null : clip(key),
  }));
const view = viewWithout('');
const seams = new Map(
  view.plan.segments
    .filter(({ segmentIndex }) => segmentIndex > 0)
    .map((segment) => [segment.key, standInSeam(segment, 72)]),
);

it('finds the seams of which both clips stand side by side', () => {
  const places = (playlist: ReturnType<typeof playlistOf>) =>
    seamMarks(playlist, seams).map(({ frame, seam }) => [seam.segmentKey, frame]);
  expect(places(playlistOf(view, null))).toEqual([
    ['002/1', 144],
    ['003/1', 264],
  ]);
  expect(places(playlistOf(view, '003'))).toEqual([['003/1', 72]]);
  expect(places(playlistOf(viewWithout('002/0'), null))).toEqual([['003/1', 192]]);
});

it('goes from seam to seam and finds the nearest', () => {
  const marks = seamMarks(playlistOf(view, null), seams);
  expect(seamFrom(marks, 0, 1)?.frame).toBe(144);
  expect(seamFrom(marks, 144, 1)?.frame).toBe(264);
  expect(seamFrom(marks, 264, 1)).toBeNull();
  expect(seamFrom(marks, 264, -1)?.frame).toBe(144);
  expect(seamFrom(marks, 144, -1)).toBeNull();
  expect(nearestSeam(marks, 200)?.frame).toBe(144);
  expect(nearestSeam(marks, 210)?.frame).toBe(264);
  expect(nearestSeam([], 5)).toBeNull();
});

it.each([
  [16, { from: 92, to: 108 }],
  [24, { from: 88, to: 112 }],
  [29.97, { from: 85, to: 115 }],
])('loops half a second on both sides at %d frames per second', (rate, range) => {
  expect(loopAround(100, rate)).toEqual(range);
});

const shot = (shotId: string, change: Partial<FilmShot> = {}): FilmShot => ({
  shotId,
  firstFrame: 0,
  frames: 72,
  missing: [],
  stale: [],
  transition: { kind: 'crossfade', frames: 12, refused: null, renderAgainKey: null },
  ...change,
});
const refused = { kind: 'cut' as const, frames: 0, refused: 'It is too short.', renderAgainKey: '002/1' };

it('lays a crossfade over the first frames of the later shot', () => {
  const shots = [shot('001'), shot('002', { transition: refused }), shot('003', { transition: null })];
  expect(crossfadeMarks(playlistOf(view, null), shots)).toEqual([
    { fromShotId: '001', toShotId: '002', from: 72, to: 84 },
  ]);
  expect(crossfadeMarks(playlistOf(view, '002'), shots)).toEqual([]);
});

it('tells of refused crossfades only between shots that are rendered', () => {
  const shots = (missing: string[]) => [
    shot('001'),
    shot('002', { transition: refused }),
    shot('003', { transition: null, missing }),
  ];
  expect(refusedCrossfades(shots([]))).toEqual([
    { fromShotId: '002', toShotId: '003', reason: 'It is too short.', renderAgainKey: '002/1' },
  ]);
  expect(refusedCrossfades(shots(['003/0']))).toEqual([]);
});
