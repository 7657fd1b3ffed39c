import { expect, it } from 'vitest';
import { standInPlan, standInShot } from '../studio-client/stand-in-project.ts';
import { type InOut, markedFrames, markedRange, movedRange, NO_MARKS, withMark } from './in-out.ts';
import { playlistOf } from './playlist.ts';

// Segments of 72, 72 + 48, 72 + 29 frames.
const shots = [standInShot(0), standInShot(1), standInShot(2)];
const listWithout = (...missing: string[]) =>
  playlistOf(
    standInPlan(shots, ({ key }) => ({
      status: 'up-to-date',
      reasons: [],
      kept: false,
      clip: missing.includes(key) ? null : { mediaPath: key, thumbnailPath: null, take: 1, version: 'v' },
    })),
    null,
  );
const film = listWithout();
const marked = (...marks: [which: keyof InOut, frame: number][]) =>
  marks.reduce((set, [which, frame]) => withMark(film, set, which, frame), NO_MARKS);
const framesOf = (marks: InOut, list = film) => {
  const { first, last } = markedFrames(list, marks);
  return [first, last];
};

it('takes the frame on the screen as the first or as the last one', () => {
  expect(framesOf(marked(['markIn', 100], ['markOut', 150]))).toEqual([100, 150]);
  expect(markedRange({ first: 100, last: 150 }, film.frames)).toEqual({ from: 100, to: 151 });
  expect(framesOf(marked(['markIn', 100], ['markOut', 100]))).toEqual([100, 100]);
});

it('drops the other mark where they would cross', () => {
  expect(framesOf(marked(['markOut', 100], ['markIn', 150]))).toEqual([150, null]);
  expect(framesOf(marked(['markIn', 150], ['markOut', 100]))).toEqual([null, 100]);
});

it('reaches to the end of the list where a mark is not set', () => {
  expect(markedRange({ first: 100, last: null }, 293)).toEqual({ from: 100, to: 293 });
  expect(markedRange({ first: null, last: 9 }, 293)).toEqual({ from: 0, to: 10 });
  expect(markedRange({ first: null, last: null }, 293)).toBeNull();
});

it('keeps marks and loops on their pictures when clips come in before them', () => {
  const before = listWithout('002/0');
  const marks = withMark(before, withMark(before, NO_MARKS, 'markIn', 80), 'markOut', 130);
  expect(framesOf(marks, before)).toEqual([80, 130]);
  expect(framesOf(marks)).toEqual([152, 202]);
  expect(movedRange({ from: 80, to: 131 }, before, film)).toEqual({ from: 152, to: 203 });
  expect(movedRange({ from: 80, to: 131 }, film, before)).toBeNull();
});
