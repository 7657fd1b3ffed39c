import { expect, it } from 'vitest';
import type { RunView } from '#shared/model/run.ts';
import { followRuns, taskbarProgress } from './run-signs.ts';

const run = (change: Partial<RunView>): RunView => ({
  runId: 'r1',
  state: 'running',
  engineName: 'Draft',
  startedAtIso: '2026-01-01T00:00:00.000Z',
  finishedAtIso: null,
  jobs: [],
  done: 0,
  failed: 0,
  rendered: 0,
  upToDate: 0,
  fraction: 0,
  secondsLeft: null,
  ...change,
});

/** Writes down what the machine was told. */
function listen() {
  const told: string[] = [];
  const signs = followRuns({
    keepAwake() {
      told.push('awake');
      return () => told.push('may sleep');
    },
    showProgress: (progress) => told.push(progress.kind === 'none' ? 'bar off' : `bar ${progress.fraction}`),
    announce: (title, body) => told.push(`${title}: ${body}`),
  });
  return { told, signs };
}

it('keeps the machine awake once for the whole run and says at the end how it went', () => {
  const { told, signs } = listen();
  signs.show(run({}));
  signs.show(run({ fraction: 0.5 }));
  signs.show(run({ state: 'finished', rendered: 1, upToDate: 2, fraction: 1 }));
  expect(told).toEqual([
    'bar 0',
    'awake',
    'bar 0.5',
    'bar off',
    'may sleep',
    'The run is done: 1 segment rendered, 2 were up to date.',
  ]);
});

it('says nothing about a run that was over before, nor about one the user stopped', () => {
  const { told, signs } = listen();
  signs.show(run({ state: 'finished' }));
  signs.show(run({ runId: 'r2' }));
  signs.show(run({ runId: 'r2', state: 'stopping' }));
  signs.show(run({ runId: 'r2', state: 'stopped' }));
  expect(told).toEqual(['bar off', 'bar 0', 'awake', 'bar 0', 'bar off', 'may sleep']);
});

it('tells of failures, on the bar and in words', () => {
  expect(taskbarProgress(run({ failed: 1, fraction: 0.3 }))).toEqual({ kind: 'failed', fraction: 0.3 });
  const { told, signs } = listen();
  signs.show(run({}));
  signs.show(run({ state: 'failed', rendered: 4, failed: 2 }));
  expect(told.at(-1)).toBe('The run ended with failures: 4 segments rendered, 2 failed.');
});

it('lets the machine sleep when the app closes in the middle', () => {
  const { told, signs } = listen();
  signs.show(run({}));
  signs.end();
  signs.end();
  expect(told).toEqual(['bar 0', 'awake', 'may sleep']);
});
