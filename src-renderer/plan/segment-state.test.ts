import { expect, it } from 'vitest';
import type { SegmentStanding } from '#shared/model/video-plan.ts';
import { standInJob, standInPlan, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { estimateCell, estimateHover, planEstimateWords } from './estimate-words.ts';
import { countStates, reasonWords, segmentState } from './segment-state.ts';

const standing = (change: Partial<SegmentStanding>): SegmentStanding => ({ ...toRender, reasons: ['Why.'], ...change });

it.each([
  [standing({}), undefined, 'will-render', ''],
  [standing({ status: 'stale' }), undefined, 'stale', 'Why.'],
  [standing({ status: 'blocked' }), undefined, 'blocked', 'Why.'],
  [standing({ status: 'up-to-date' }), undefined, 'up-to-date', ''],
  [standing({ status: 'up-to-date', kept: true }), undefined, 'kept', 'Why.'],
  // Kept once, but something else changed since: it is stale all the same.
  [standing({ status: 'stale', kept: true }), undefined, 'stale', 'Why.'],
  [standing({ status: 'stale' }), standInJob('001/0', { state: 'running' }), 'running', 'Why.'],
  [standing({ status: 'stale' }), standInJob('001/0', { state: 'waiting' }), 'stale', 'Why.'],
  [undefined, undefined, 'will-render', ''],
])('tells how a segment stands: %#', (given, job, state, why) => {
  expect([segmentState(given, job), reasonWords(given)]).toEqual([state, why]);
});

const view = standInPlan([standInShot(0), standInShot(3)], ({ key }) =>
  key === '001/0' ? standing({ status: 'up-to-date', kept: true }) : standing({ status: 'stale' }),
);

it('counts what there is to look at', () => {
  expect(countStates(view)).toEqual([
    ['all', 5],
    ['stale', 4],
    ['kept', 1],
  ]);
});

it('gives a time only for what is to be rendered, and says where none is known', () => {
  const estimate = { seconds: 240, basis: 'From 14 takes.' };
  expect(estimateCell(standing({}), estimate)).toBe('~ 4 min');
  expect(estimateHover(standing({}), estimate)).toBe('From 14 takes.');
  expect(estimateCell(standing({}), undefined)).toBe('?');
  expect(estimateCell(standing({ status: 'up-to-date' }), estimate)).toBe('');
  expect(estimateCell(standing({ status: 'blocked' }), estimate)).toBe('');
  const estimates = { '001/0': estimate, '004/0': estimate, '004/1': estimate };
  const keys = view.plan.segments.map(({ key }) => key);
  expect(planEstimateWords({ ...view, estimates }, keys)).toBe('4 to render, about 16 min, 2 of them guessed');
  expect(planEstimateWords(view, ['001/0'])).toBe('nothing to render');
});
