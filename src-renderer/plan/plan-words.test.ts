import { expect, it } from 'vitest';
import { startWords } from './start-words.ts';
import { pixelsPerSecond, shotPixels } from './timeline-math.ts';

it('says where a segment starts', () => {
  const from = (segmentKey: string) => startWords({ shotId: 'a/b', start: { kind: 'last-frame', segmentKey } });
  expect(from('a/b/0')).toBe('last frame of segment 1');
  expect(from('001/2')).toBe('last frame of shot 001');
  expect(startWords({ shotId: '1', start: { kind: 'text' } })).toBe('the prompt alone');
});

it('fits a short film into the width and lets a long one scroll', () => {
  expect(pixelsPerSecond(1_000, 20)).toBe(50);
  expect(pixelsPerSecond(1_000, 36_000)).toBe(12);
  expect(pixelsPerSecond(1_000, 1)).toBe(90);
});

it('never draws a shot too narrow to be hit', () => {
  const shot = { shotId: '1', durationSeconds: 0.1, filmFrames: 2, segmentKeys: ['1/0'] };
  expect(shotPixels(shot, 24, 12)).toBe(40);
});
