import { expect, it } from 'vitest';
import type { JobView, RunPause, RunView } from '#shared/model/run.ts';
import { followRuns, taskbarProgress } from './run-signs.ts';

const run = (change: Partial<RunView>): RunView => ({
  runId: 'r1',
  state: 'running',
  pause: null,
  engineName: 'Draft',
  startedAtIso: '2026-01-01T00:00:00.000Z',
  finishedAtIso: null,
  jobs: [],
  servers: [],
  done: 0,
  failed: 0,
  rendered: 0,
  upToDate: 0,
  minimumClips: null,
  fraction: 0,
  secondsLeft: null,
  ...change,
});

const failedJob: JobView = {
  segmentKey: '003/1',
  shotId: '003',
  segmentIndex: 1,
  segmentCount: 2,
  state: 'failed',
  activity: '',
  fraction: null,
  error: { code: 'out-of-memory', message: 'The card is full.', remedy: 'Smaller.' },
  startedAtIso: null,
  finishedAtIso: null,
  server: null,
  tries: 3,
  retryAtIso: null,
  again: false,
  fallback: null,
  estimateSeconds: null,
};

const pause = (because: RunPause['because']): RunPause => ({
  because,
  message: 'Nothing answers.',
  remedy: 'Start it.',
});

/** Writes down what the machine was told; the bar is looked at by itself. */
function listen() {
  const told: string[] = [];
  const signs = followRuns({
    keepAwake() {
      told.push('awake');
      return () => told.push('may sleep');
    },
    showProgress: () => undefined,
    announce: (title, body) => told.push(`${title}: ${body}`),
  });
  return { told, signs };
}

it('keeps the machine awake once for the whole run and says at the end how it went', () => {
  const { told, signs } = listen();
  signs.show(run({}));
  signs.show(run({ fraction: 0.5 }));
  signs.show(run({ state: 'finished', rendered: 1, upToDate: 2, fraction: 1 }));
  expect(told).toEqual(['awake', 'may sleep', 'The run is done: 1 segment rendered, 2 were up to date.']);
});

it('says nothing about a run that was over or left over, nor about one the user paused or stopped', () => {
  const { told, signs } = listen();
  signs.show(run({ state: 'finished' }));
  signs.show(run({ runId: 'r2', state: 'paused', pause: pause('unfinished') }));
  signs.show(run({ runId: 'r2' }));
  signs.show(run({ runId: 'r2', state: 'pausing' }));
  signs.show(run({ runId: 'r2', state: 'paused', pause: pause('user') }));
  signs.show(run({ runId: 'r2' }));
  signs.show(run({ runId: 'r2', state: 'stopping' }));
  signs.show(run({ runId: 'r2', state: 'stopped' }));
  expect(told).toEqual(['awake', 'may sleep', 'awake', 'may sleep']);
});

it('says that a run stands still by itself', () => {
  const { told, signs } = listen();
  for (const because of ['servers', 'disk'] as const) {
    signs.show(run({}));
    signs.show(run({ state: 'paused', pause: pause(because) }));
  }
  const once = ['awake', 'may sleep', 'The run stands still: Nothing answers. Start it.'];
  expect(told).toEqual([...once, ...once]);
});

it('tells of the first failure at once and of all of them at the end', () => {
  const { told, signs } = listen();
  signs.show(run({}));
  signs.show(run({ failed: 1, jobs: [failedJob] }));
  signs.show(run({ failed: 2, jobs: [failedJob, { ...failedJob, segmentKey: '004/0' }] }));
  signs.show(run({ state: 'finished', rendered: 4, failed: 2 }));
  expect(told).toEqual([
    'awake',
    'A segment failed, the run goes on: Shot 003, segment 2: The card is full.',
    'may sleep',
    'The run ended with failures: 4 segments rendered, 2 failed.',
  ]);
});

it('does not tell again of what had failed before a run is gone on with', () => {
  const { told, signs } = listen();
  signs.show(run({ state: 'paused', pause: pause('unfinished'), failed: 1, jobs: [failedJob] }));
  signs.show(run({ failed: 1, jobs: [failedJob] }));
  expect(told).toEqual(['awake']);
});

it.each<[Partial<RunView>, ReturnType<typeof taskbarProgress>]>([
  [{ fraction: 0.3 }, { kind: 'running', fraction: 0.3 }],
  [
    { state: 'pausing', fraction: 0.3 },
    { kind: 'running', fraction: 0.3 },
  ],
  [
    { failed: 1, fraction: 0.3 },
    { kind: 'failed', fraction: 0.3 },
  ],
  [
    { state: 'paused', fraction: 0.3 },
    { kind: 'paused', fraction: 0.3 },
  ],
  [{ state: 'finished', fraction: 1 }, { kind: 'none' }],
])('shows on the taskbar %j', (change, progress) => {
  expect(taskbarProgress(run(change))).toEqual(progress);
});

it('lets the machine sleep when the app closes in the middle', () => {
  const { told, signs } = listen();
  signs.show(run({}));
  signs.end();
  signs.end();
  expect(told).toEqual(['awake', 'may sleep']);
});
