import { expect, it } from 'vitest';
import { standInPlan, standInShot } from '../studio-client/stand-in-project.ts';
import { frameAt, frameOfTyped, timecode, timeOfFrame } from './frame-clock.ts';
import { locateFrame, playlistOf } from './playlist.ts';
import { faster, fasterBack } from './shuttle.ts';

it.each([16, 23.976, 24, 25, 29.97, 30, 60])('comes back to the same frame at %d frames per second', (rate) => {
  for (let frame = 0; frame < 5_000; frame++) {
    expect(frameAt(timeOfFrame(frame, rate), rate)).toBe(frame);
    expect(frameAt(frame / rate, rate)).toBe(frame);
  }
});

it('writes hours, minutes, seconds and frames', () => {
  expect(timecode(0, 24)).toBe('00:00:00:00');
  expect(timecode(23, 24)).toBe('00:00:00:23');
  expect(timecode(24, 24)).toBe('00:00:01:00');
  expect(timecode(25 * 3_661 + 7, 25)).toBe('01:01:01:07');
  expect(timecode(30, 29.97)).toBe('00:00:01:00');
});

const clip = (key: string) => ({ mediaPath: `video/${key}.mp4`, thumbnailPath: null, take: 1, version: 'v' });
// Lengths 3, 5, 4.2 s at 24: segments of 72, 72 + 48, 72 + 29 frames; 002/1 is not rendered.
const view = standInPlan([standInShot(0), standInShot(1), standInShot(2)], ({ key }) => ({
  status: key === '003/0' ? 'stale' : 'up-to-date',
  reasons: [],
  kept: key === '002/0',
  clip: key === '002/1' ? null : clip(key),
}));

it('lists the clips that are there, each with its place in the whole', () => {
  const film = playlistOf(view, null);
  expect(film.clips.map(({ key, firstFrame, stale, kept }) => [key, firstFrame, stale, kept])).toEqual([
    ['001/0', 0, false, false],
    ['002/0', 72, false, true],
    ['003/0', 144, true, false],
    ['003/1', 216, false, false],
  ]);
  expect(film.frames).toBe(245);
  expect(playlistOf(view, '003').clips.map((entry) => entry.firstFrame)).toEqual([0, 72]);
});

it('finds the clip of a frame, over seams and past both ends', () => {
  const film = playlistOf(view, null);
  expect(locateFrame(film, 0)).toEqual({ index: 0, frameInClip: 0 });
  expect(locateFrame(film, 71)).toEqual({ index: 0, frameInClip: 71 });
  expect(locateFrame(film, 72)).toEqual({ index: 1, frameInClip: 0 });
  expect(locateFrame(film, 244)).toEqual({ index: 3, frameInClip: 28 });
  expect(locateFrame(film, 999)).toEqual({ index: 3, frameInClip: 28 });
  expect(locateFrame(film, -5)).toEqual({ index: 0, frameInClip: 0 });
  expect(locateFrame({ clips: [], frames: 0 }, 0)).toBeNull();
});

it('shuttles as J and L do, from slow and from the other direction too', () => {
  expect([0, 0.5, 1, 2, 4, 8, -2].map(faster)).toEqual([1, 1, 2, 4, 8, 8, 1]);
  expect([0, -0.5, -1, -2, -4, -8, 2].map(fasterBack)).toEqual([-1, -1, -2, -4, -8, -8, -1]);
});

it.each<[string, number | null]>([
  ['00:00:01:12', 36],
  ['1:12', 36],
  ['112', 36],
  ['1.12', 36],
  ['10000', 24 * 60],
  ['7', 7],
  ['1:00:00:00', 24 * 3_600],
  ['+12', 112],
  ['-1:00', 76],
  ['-9999999', 0],
  [' 0 : 20 ', 20],
  ['', null],
  [':', null],
  ['ten', null],
  ['1:2:3:4:5', null],
])('reads the timecode %j as editors type it', (text, frame) => {
  expect(frameOfTyped(text, 24, 100)).toBe(frame);
});

it('says before which clip some are missing', () => {
  expect(playlistOf(view, null).clips.map(({ key, missingBefore }) => [key, missingBefore])).toEqual([
    ['001/0', 0],
    ['002/0', 0],
    ['003/0', 1],
    ['003/1', 0],
  ]);
});
