import { expect, it } from 'vitest';
import type { SegmentStanding } from '#shared/model/video-plan.ts';
import { standInJob, standInPlan, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { estimateCell, estimateHover } from './estimate-words.ts';
import { startable } from './picked-bar.tsx';
import { countStates, reasonWords, segmentState } from './segment-state.ts';

const standing = (change: Partial<SegmentStanding>): SegmentStanding => ({ ...toRender, reasons: ['Why.'], ...change });
const failed = standInJob('001/0', {
  state: 'failed',
  error: { code: 'out-of-memory', message: 'Out of memory.', remedy: '' },
});

it.each([
  [standing({}), undefined, 'will-render', ''],
  [standing({ status: 'stale' }), undefined, 'stale', 'Why.'],
  [standing({ status: 'blocked' }), undefined, 'blocked', 'Why.'],
  [standing({ status: 'up-to-date' }), undefined, 'up-to-date', ''],
  [standing({ status: 'up-to-date', kept: true }), undefined, 'kept', 'Why.'],
  // Kept once, but something else changed since: it is stale all the same.
  [standing({ status: 'stale', kept: true }), undefined, 'stale', 'Why.'],
  [
    standing({ status: 'stale' }),
    standInJob('001/0', { state: 'running', activity: 'Sampling' }),
    'running',
    'Sampling',
  ],
  [standing({ status: 'stale' }), standInJob('001/0', { state: 'waiting' }), 'stale', 'Why.'],
  [standing({}), failed, 'failed', 'Out of memory.'],
  // Made since by another run.
  [standing({ status: 'up-to-date' }), failed, 'up-to-date', ''],
  [undefined, undefined, 'will-render', ''],
])('tells how a segment stands: %#', (given, job, state, why) => {
  expect([segmentState(given, job), reasonWords(given, job)]).toEqual([state, why]);
});

const view = standInPlan([standInShot(0), standInShot(3)], ({ key }) =>
  key === '001/0' ? standing({ status: 'up-to-date', kept: true }) : standing({ status: 'stale' }),
);

it('counts what there is to look at', () => {
  expect(countStates(view)).toEqual({ 'will-render': 0, stale: 4, blocked: 0, kept: 1, 'up-to-date': 0 });
});

it('gives a time only for what is to be rendered, and says where none is known', () => {
  const estimate = { seconds: 240, basis: 'From 14 takes.' };
  expect(estimateCell(standing({}), estimate)).toBe('~ 4 min');
  expect(estimateHover(standing({}), estimate)).toBe('From 14 takes.');
  expect(estimateCell(standing({}), undefined)).toBe('?');
  expect(estimateCell(standing({ status: 'up-to-date' }), estimate)).toBe('');
  expect(estimateCell(standing({ status: 'blocked' }), estimate)).toBe('');
});

it('starts of what was selected only what can be rendered, in film order', () => {
  expect(startable(view, new Set(['004/2', 'gone/0', '001/0', '004/0']))).toEqual(['004/0', '004/2']);
});
