import { expect, it } from 'vitest';
import { standInPlan, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { startWords } from './start-words.ts';
import { joinsOf, pixelsPerSecond, shotPixels } from './timeline-math.ts';

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
  const shot = { shotId: '1', durationSeconds: 0.1, filmFrames: 2, segmentKeys: ['1/0'], crossfadeFrames: 0 };
  expect(shotPixels(shot, 24, 12)).toBe(40);
});

it('finds where the segments of a shot meet', () => {
  const { plan } = standInPlan([standInShot(3)], () => toRender);
  const byKey = new Map(plan.segments.map((segment) => [segment.key, segment]));
  const [shot] = plan.shots;
  expect(shot && joinsOf(shot, byKey)).toEqual([
    { segmentKey: '004/1', at: 0.3 },
    { segmentKey: '004/2', at: 0.6 },
    { segmentKey: '004/3', at: 0.9 },
  ]);
});
