import { expect, it } from 'vitest';
import { runSummary } from '../app/run-words.ts';
import { standInJob, standInRun, toRender } from '../studio-client/stand-in-project.ts';
import { startOutlook } from './before-start.ts';
import { rowState } from './row-state.ts';
import { runFacts } from './run-facts.ts';

const counts = { segments: 14, upToDate: 0, toRender: 0, stale: 0, blocked: 0, problems: 0, warnings: 0 };

it('says before Start what it will do', () => {
  expect(startOutlook({ ...counts, toRender: 3, upToDate: 10, blocked: 1 }, 'Draft (built in)')).toEqual({
    kind: 'ready',
    words: '3 segments will be rendered with Draft (built in); 10 up to date stay as they are, 1 blocked is left out.',
  });
  expect(startOutlook({ ...counts, blocked: 14 }, 'x').kind).toBe('blocked');
  expect(startOutlook({ ...counts, upToDate: 14 }, 'x').kind).toBe('nothing-to-do');
  expect(startOutlook({ ...counts, segments: 0 }, 'x').kind).toBe('blocked');
});

it('shows the run while it lasts and the plan after it, but keeps a failure in sight', () => {
  const upToDate = { ...toRender, status: 'up-to-date' as const };
  expect(rowState(undefined, upToDate, false)).toBe('up-to-date');
  expect(rowState(standInJob('1/0', { state: 'running' }), toRender, true)).toBe('running');
  // The plan may lag behind the run by a moment.
  expect(rowState(standInJob('1/0', { state: 'done' }), toRender, true)).toBe('done');
  expect(rowState(standInJob('1/0', { state: 'done' }), upToDate, false)).toBe('done');
  expect(rowState(standInJob('1/0', { state: 'done' }), { ...toRender, status: 'stale' }, false)).toBe('stale');
  expect(rowState(standInJob('1/0', { state: 'failed' }), toRender, false)).toBe('failed');
});

it('tells of a stopped run what was made, and each segment once', () => {
  const states = ['done', 'failed', 'blocked', 'stopped'] as const;
  const jobs = states.map((state, index) => standInJob(`1/${index}`, { state }));
  const { jobs: _jobs, ...head } = standInRun(jobs, { state: 'stopped', done: 1, failed: 2, fraction: 1 });
  expect(runSummary(head, jobs)).toBe('1 rendered, 1 failed, 1 blocked, 1 stopped');
  expect(runFacts(head, 4)).toEqual({ fraction: 0.25, count: '1 of 4 · 25 %', timeLeft: '' });
  expect(runFacts({ ...head, state: 'running', fraction: 0.5, secondsLeft: 42 }, 4).timeLeft).toBe('about 40 s left');
});
