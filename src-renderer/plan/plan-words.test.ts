import { expect, it } from 'vitest';
import { estimateOf } from '../app/run-estimate.ts';
import { standInPlan, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { planTimeHover, planTimeWords, shotEstimateCell } from './estimate-words.ts';
import { seedOwner } from './seed-words.ts';
import { startWords } from './start-words.ts';

it('says where a segment starts', () => {
  const from = (segmentKey: string) => startWords({ shotId: 'a/b', start: { kind: 'last-frame', segmentKey } });
  expect(from('a/b/0')).toBe('last frame of segment 1');
  expect(from('001/2')).toBe('last frame of shot 001');
  expect(startWords({ shotId: '1', start: { kind: 'text' } })).toBe('the prompt alone');
});

const view = standInPlan([standInShot(0), standInShot(1)], () => toRender);
const basis = 'From 14 takes.';

it('tells the time on all servers, and what it is worth', () => {
  const estimates = { '001/0': { seconds: 240, basis }, '002/0': { seconds: 240, basis } };
  const estimate = estimateOf({ ...view, estimates }, () => true, 2);
  expect(planTimeWords(estimate, 2)).toBe('about 8 min on 2 servers');
  expect(planTimeWords(estimate, 1)).toBe('about 8 min');
  expect(planTimeHover(estimate)).toBe(
    '12 min of GPU time, from measured takes. 1 of 3 segments is guessed from the others.',
  );
  expect(planTimeWords(null, 2)).toBe('time not known yet');
});

it('gives a shot a time only where all of it is known', () => {
  const known = { ...view, estimates: { '002/0': { seconds: 240, basis }, '002/1': { seconds: 60, basis } } };
  expect(shotEstimateCell(known, ['002/0', '002/1'])).toBe('~ 5 min');
  expect(shotEstimateCell(known, ['001/0', '002/0'])).toBe('');
});

it('knows whose seed a segment has, by the rule of the plan', () => {
  const [segment] = view.plan.segments;
  if (!segment) throw new Error('The stand-in has segments.');
  const ownerWith = (own: boolean, shotSeed: number, baseSeed: number | null) =>
    seedOwner(segment, {
      settings: { seedOverrides: own ? { '001/0': 7 } : {}, baseSeed },
      storyboard: { shots: [standInShot(0, { seed: shotSeed })], baseSeed: null },
    } as never);
  expect([ownerWith(true, 3, 5), ownerWith(false, 3, 5), ownerWith(false, -1, 5), ownerWith(false, -1, null)]).toEqual([
    'segment',
    'shot',
    'base',
    'derived',
  ]);
});
