import { expect, it } from 'vitest';
import { framesInDuration } from '#shared/frame-math.ts';
import { byFrames, formatDuration, parseDuration } from './parse-duration.ts';

it.each([
  ['4', 24, 4],
  [' 4.25 ', 24, 4.25],
  ['4,5', 24, 4.5],
  ['4s', 24, 4],
  ['4 sec', 24, 4],
  ['4s 12f', 24, 4.5],
  ['4s12f', 25, 4.48],
  ['4 s 12 f', 24, 4.5],
  ['4+12f', 24, 4.5],
  ['100f', 24, 4.1667],
  ['12 frames', 24, 0.5],
  ['1:02', 24, 62],
  ['1:02,5', 24, 62.5],
  ['1 min 2 s', 24, 62],
  ['2m', 24, 120],
  ['0:30:00', 24, 1800],
  ['00:00:04:12', 24, 4.5],
  ['3600', 24, 3600],
])('reads %j at %d frames a second', (text, framesPerSecond, seconds) => {
  expect(parseDuration(text, framesPerSecond)).toBe(seconds);
});

it.each(['', ' ', '0', '0f', '-4', 'x', '4s 4s', '12f 4s', '1:75', '00:00:04:24', '3601', '1e3', '0.001', '4.5.6'])(
  'does not read %j',
  (text) => expect(parseDuration(text, 24)).toBeNull(),
);

it.each([16, 23.976, 24, 25, 29.97, 30, 60])('reads back what it shows at %d frames a second', (framesPerSecond) => {
  for (const frames of [1, 5, 23, 24, 100, 1439, 1441, 4000]) {
    const seconds = parseDuration(`${frames}f`, framesPerSecond) ?? 0;
    expect(framesInDuration(seconds, framesPerSecond)).toBe(frames);
    expect(framesInDuration(byFrames(seconds, 1, framesPerSecond), framesPerSecond)).toBe(frames + 1);
  }
});

it.each([
  [4, '4 s'],
  [4.5, '4 s 12 f'],
  [0.5, '12 f'],
  [62.5, '1 min 2 s 12 f'],
  [4.2, '4 s 5 f'],
  [-2, '-2'],
  [Number.NaN, ''],
])('shows %d at 24 frames a second', (seconds, text) => expect(formatDuration(seconds, 24)).toBe(text));

it('never makes a shot shorter than a frame', () => {
  expect(byFrames(0.1, -12, 24)).toBe(secondsOfOneFrame);
  expect(byFrames(Number.NaN, 3, 24)).toBe(0.125);
});

const secondsOfOneFrame = 0.0417;
