import { describe, expect, it } from 'vitest';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { JobState } from './job-state.ts';
import type { JournalEvent, NewJournalEvent } from './journal-event.ts';
import { applyEvent, type RunState } from './run-state.ts';
import { at, captured, done, failed, rendered, runOf, segmentsOf, sent } from './scheduler-fixtures.ts';

const error: StudioErrorWire = { code: 'render-failed', message: 'm', remedy: 'r' };
const again = (segment: string, more: { not_before?: string; afresh?: boolean } = {}): NewJournalEvent => ({
  ...{ event: 'job.again', segment, error, not_before: null, afresh: false },
  ...more,
});
const taken = (segment: string): NewJournalEvent => ({
  ...{ event: 'job.submitted', segment, job_id: `job ${segment}`, ticket: null },
});
const attached = (segment: string): NewJournalEvent =>
  ({ ...sent(segment), attached: true, attempt: 1 }) as NewJournalEvent;
const landed: NewJournalEvent = {
  ...{ event: 'take.landed', segment: 'a/0', take: 1, job_id: 'job a/0', started_at: null, gpu_seconds: 1 },
};
const added = (chainLengths: readonly number[]): NewJournalEvent => ({
  ...{ event: 'run.added', segments: segmentsOf(chainLengths), plan: {}, settings: {}, fallbacks: [] },
});

const kinds = ({ jobs }: RunState) => [...jobs.values()].map(({ state }) => state.kind);
const jobOf = (state: RunState, key = 'a/0') => state.jobs.get(key);

describe('a job', () => {
  const underWay = [sent('a/0'), taken('a/0')];
  it.each<[string, NewJournalEvent[], JobState['kind'], number]>([
    ['waits', [], 'waiting', 0],
    ['is handed over', [sent('a/0')], 'submitting', 1],
    ['is taken', underWay, 'running', 1],
    ['is rendered', [...underWay, rendered('a/0')], 'rendered', 1],
    [
      'is done when its clip is cut, not when its take is at home',
      [...underWay, rendered('a/0'), landed],
      'rendered',
      1,
    ],
    ['is done', [...underWay, rendered('a/0'), landed, done('a/0')], 'done', 1],
    ['is only cut', [{ ...done('a/0'), rendered: false } as NewJournalEvent], 'done', 0],
    ['is up to date', [{ event: 'job.skipped', segment: 'a/0' }], 'skipped', 0],
    ['is left out', [{ event: 'job.left_out', segment: 'a/0' }], 'left-out', 0],
    ['goes back to wait after a fault', [...underWay, again('a/0')], 'waiting', 1],
    ['is handed over a second time', [...underWay, again('a/0'), sent('a/0')], 'submitting', 2],
    ['is found again, which is no further try', [...underWay, again('a/0'), attached('a/0')], 'submitting', 1],
    ['is found by another session', [attached('a/0')], 'submitting', 1],
    ['is asked for afresh', [...underWay, failed('a/0'), again('a/0', { afresh: true })], 'waiting', 0],
    ['fails', [...underWay, failed('a/0')], 'failed', 1],
    ['is blocked', [{ event: 'job.blocked', segment: 'a/0', error }], 'blocked', 0],
    ['is stopped', [...underWay, { event: 'job.cancelled', segment: 'a/0' }], 'stopped', 1],
  ])('%s', (_, events, kind, tries) => {
    expect(jobOf(runOf([1], ...events))).toMatchObject({ state: { kind }, tries });
  });

  it('keeps when it began and whose frame it starts from, and hands its own frame on', () => {
    const early = { ...sent('a/1'), start_job_id: 'job a/0' } as NewJournalEvent;
    const run = runOf([2], sent('a/0'), captured('a/0'), early);
    for (const event of [taken('a/0'), taken('a/1'), rendered('a/0')]) {
      applyEvent(run, { at: '2026-01-01T01:00:00.000Z', ...event } as JournalEvent);
    }
    expect(jobOf(run)?.state).toMatchObject({ kind: 'rendered', startedAtIso: at, capturedFrame: 'a/0.png [output]' });
    expect(jobOf(run, 'a/1')?.state).toMatchObject({ kind: 'running', startedAtIso: at, startJobId: 'job a/0' });
    applyEvent(run, { at, ...done('a/0') } as JournalEvent);
    expect(jobOf(run)?.state).toMatchObject({ startedAtIso: at, finishedAtIso: at });
  });

  it('has no frame on a server once it is sent again: that frame is of another job', () => {
    const run = runOf([1], sent('a/0'), captured('a/0'), again('a/0'), sent('a/0', 's2', 'second'));
    expect(jobOf(run)).toMatchObject({ state: { jobId: 'second', capturedFrame: null }, server: 's2' });
  });

  it('says why its last try failed, and when it is tried again, until it came out', () => {
    const run = runOf([1], sent('a/0'), again('a/0', { not_before: '2026-01-01T00:00:02.000Z' }));
    expect(jobOf(run)).toMatchObject({ lastError: error, state: { notBeforeMs: Date.parse(at) + 2000 } });
    applyEvent(run, { at, ...done('a/0') } as JournalEvent);
    expect(jobOf(run)?.lastError).toBeNull();
  });

  it('that nobody queued is not made by an event', () => {
    expect(kinds(runOf([1], sent('z/0'), done('z/0')))).toEqual(['waiting']);
  });
});

describe('a run', () => {
  const pausing: NewJournalEvent = { event: 'run.pausing' };
  const paused: NewJournalEvent = { event: 'run.paused', because: 'disk', message: 'full', remedy: 'room' };
  const resumed: NewJournalEvent = { event: 'run.resumed', reopened: false };
  const finished: NewJournalEvent = { event: 'run.finished', done: 1, failed: 0, rendered: 1, up_to_date: 0 };
  const stopped: NewJournalEvent = { event: 'run.stopped' };
  it.each<[RunState['phase'], NewJournalEvent[], string | null]>([
    ['running', [], null],
    ['pausing', [pausing], null],
    ['paused', [pausing, paused], null],
    ['running', [pausing, paused, resumed], null],
    ['stopping', [{ event: 'run.stopping' }], null],
    ['stopped', [paused, { event: 'run.stopping' }, stopped], at],
    ['finished', [finished], at],
    ['running', [finished, resumed], null],
    ['running', [finished, added([1])], null],
    ['paused', [paused, added([1])], null],
    ['running', [{ event: 'server.changed', server: 's1', change: 'parked', reason: '' }], null],
  ])('is %s', (phase, events, finishedAtIso) => {
    const run = runOf([1], ...events);
    expect(run).toMatchObject({ phase, finishedAtIso });
    expect(run.pause).toEqual(phase === 'paused' ? { because: 'disk', message: 'full', remedy: 'room' } : null);
  });

  it('takes more into its queue: what is known there gets the newer settings and keeps its place', () => {
    const again = { ...added([1, 0, 2]), segments: segmentsOf([1, 0, 2]).map((one) => ({ ...one, again: true })) };
    const run = runOf([1, 1], sent('a/0', 's2'), done('a/0'), again as NewJournalEvent);
    expect(run.order).toEqual(['a/0', 'b/0', 'c/0', 'c/1']);
    expect([...run.jobs.values()].map((job) => [job.batch, job.again, job.state.kind, job.server])).toEqual([
      [1, true, 'waiting', 's2'],
      [0, false, 'waiting', null],
      [1, true, 'waiting', null],
      [1, true, 'waiting', null],
    ]);
    expect(run.batches).toBe(2);
    applyEvent(run, { at, ...done('a/0') } as JournalEvent);
    expect(jobOf(run)?.again, 'rendered on purpose once').toBe(false);
  });

  it('puts the named shots first, each chain in its own order', () => {
    const run = runOf([2, 1, 2], { event: 'run.reordered', shots: ['c', 'b'] });
    expect(run.order).toEqual(['c/0', 'c/1', 'b/0', 'a/0', 'a/1']);
    expect(run.isOrderedByUser).toBe(true);
  });

  it('taken up by another session looks afresh at what was under way, and only at that', () => {
    const before = [sent('a/0'), done('a/0'), sent('b/0'), sent('c/0'), rendered('c/0'), failed('d/0')];
    const run = runOf([1, 1, 1, 1, 1], ...before);
    applyEvent(run, { at, event: 'run.paused', because: 'unfinished', message: '', remedy: '' });
    applyEvent(run, { at, event: 'run.resumed', reopened: true });
    expect(kinds(run)).toEqual(['done', 'waiting', 'waiting', 'failed', 'waiting']);
    expect(jobOf(run, 'b/0')).toMatchObject({ tries: 1, server: 's1' });
    const sameSession = runOf([1], sent('a/0'), pausing, resumed);
    expect(kinds(sameSession)).toEqual(['submitting']);
  });

  it('keeps its index true', () => {
    const run = runOf([3, 1], sent('a/0'), failed('a/0'), { event: 'job.blocked', segment: 'a/1', error });
    const { index } = run;
    expect([[...index.waiting], [...index.broken]]).toEqual([
      ['a/2', 'b/0'],
      ['a/0', 'a/1'],
    ]);
    applyEvent(run, { at, ...again('a/0') } as JournalEvent);
    applyEvent(run, { at, ...sent('b/0') } as JournalEvent);
    expect([[...index.waiting], [...index.broken]]).toEqual([['a/2', 'a/0'], ['a/1']]);
    expect(Object.fromEntries(index.chainLengths)).toEqual({ 'a/0': 3, 'a/1': 2, 'a/2': 1, 'b/0': 1 });
    applyEvent(run, { at, event: 'run.reordered', shots: ['b'] });
    expect([index.places.get('b/0'), index.places.get('a/0'), index.followers.get('a/0')]).toEqual([0, 1, ['a/1']]);
  });
});
