// What the fold and the open jobs say of a job whose take came home, or never will.
import { expect, it } from 'vitest';
import type { JournalEvent, NewJournalEvent } from './journal-event.ts';
import { openJobsIn } from './open-jobs.ts';
import { applyEvent } from './run-state.ts';
import { at, done, runOf, sent } from './scheduler-fixtures.ts';

const landed: NewJournalEvent = {
  ...{ event: 'take.landed', segment: 'a/0', take: 7, job_id: 'job a/0', started_at: at, gpu_seconds: 5 },
};
const stamped = (...events: NewJournalEvent[]) => events.map((event) => ({ at, ...event }) as JournalEvent);

it('a take that came home is cut at the next look, not rendered again, also where rendering again was asked for', () => {
  const run = runOf([1]);
  const job = () => run.jobs.get('a/0');
  const segments = [
    { key: 'a/0', shot_id: 'a', index: 0, count: 1, depends_on: null, again: true, keep_following: false },
  ];
  for (const event of stamped({ event: 'run.added', segments, plan: {}, settings: {}, fallbacks: [] }, sent('a/0')))
    applyEvent(run, event);
  expect(job()).toMatchObject({ again: true, landedTake: null });
  for (const event of stamped(landed)) applyEvent(run, event);
  expect(job()).toMatchObject({ again: false, landedTake: 7, gpuSeconds: 5 });
  for (const event of stamped(done('a/0'))) applyEvent(run, event);
  expect(job()).toMatchObject({ landedTake: null });
});

it.each([
  ['output-missing', []],
  ['output-damaged', []],
  ['download-failed', ['job a/0']],
] as const)('a job that ended with %s leaves open: %j', (code, expected) => {
  const error = { code, message: 'm', remedy: 'r' };
  const again: NewJournalEvent = { event: 'job.again', segment: 'a/0', error, not_before: null, afresh: false };
  expect(openJobsIn(stamped(sent('a/0'), again)).map((job) => job.job_id)).toEqual(expected);
});
