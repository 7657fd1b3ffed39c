// The state of a run as a fold over its journal. No I/O, no clock: the same events give the same state.
import { assertNever } from '#shared/assert-never.ts';
import type { RunPause } from '#shared/model/run.ts';
import { isBroken, isUnderWay, type Job, type JobState, type UnderWay } from './job-state.ts';
import type { EventOf, JournalEvent, QueuedSegment } from './journal-event.ts';

/**
 * running ⇄ pausing → paused → running …
 *    └──────┴──────────┴────→ stopping → stopped
 * running → finished → running   (something is added or tried again while the journal is open)
 */
export type RunPhase = 'running' | 'pausing' | 'paused' | 'stopping' | 'stopped' | 'finished';

/** Changed in place by applyEvent: copying ten thousand jobs for each event would make replay quadratic. */
export interface RunState {
  readonly runId: string;
  readonly engineName: string;
  readonly startedAtIso: string;
  phase: RunPhase;
  pause: RunPause | null;
  finishedAtIso: string | null;
  /** The queue. */
  order: string[];
  /** The user said which shots come first; then that goes before the scheduler's own order. */
  isOrderedByUser: boolean;
  readonly jobs: Map<string, Job>;
  /** Number of frozen plans. */
  batches: number;
  /** By the user: they do not come back with the next session. */
  readonly removedServers: Set<string>;
  /** Kept beside the jobs, so that a decision need not walk ten thousand of them. */
  readonly index: JobIndex;
}

export interface JobIndex {
  readonly waiting: Set<string>;
  readonly broken: Set<string>;
  /** Keys of what continues a segment. */
  readonly followers: Map<string, string[]>;
  /** Where each stands in the queue. */
  readonly places: Map<string, number>;
  /** How many segments a chain still has from each on, itself included. */
  readonly chainLengths: Map<string, number>;
}

export function startedRun(event: EventOf<'run.started'>): RunState {
  const state: RunState = {
    runId: event.run_id,
    engineName: event.engine_name,
    startedAtIso: event.at,
    phase: 'running',
    pause: null,
    finishedAtIso: null,
    order: [],
    isOrderedByUser: false,
    jobs: new Map(),
    batches: 0,
    removedServers: new Set(),
    index: {
      ...{ waiting: new Set(), broken: new Set(), followers: new Map() },
      ...{ places: new Map(), chainLengths: new Map() },
    },
  };
  queue(state, event.segments);
  return state;
}

export function applyEvent(state: RunState, event: JournalEvent): void {
  if ('segment' in event) applyToJob(state, event);
  else applyToRun(state, event);
}

type JobEvent = Extract<JournalEvent, { segment: string }>;

function applyToJob(state: RunState, event: JobEvent): void {
  const job = state.jobs.get(event.segment);
  if (job === undefined) return;
  const next = jobAfter(job, event);
  if (next !== job) put(state, next);
}

function put({ jobs, index }: RunState, job: Job): void {
  const { segmentKey: key, state } = job;
  jobs.set(key, job);
  if (state.kind === 'waiting') index.waiting.add(key);
  else index.waiting.delete(key);
  if (isBroken(state)) index.broken.add(key);
  else index.broken.delete(key);
}

function jobAfter(job: Job, event: JobEvent): Job {
  const to = (next: JobState): Job => ({ ...job, state: next });
  switch (event.event) {
    case 'job.submitting':
      return submitting(job, event);
    case 'job.submitted':
      return to(underWay(job, event.job_id, event.at, 'running'));
    case 'job.rendered':
      return to(underWay(job, event.job_id, event.at, 'rendered'));
    case 'frame.captured':
      if (event.on_server === null || !isUnderWay(job.state)) return job;
      return to({ ...job.state, capturedFrame: event.on_server });
    case 'clip.cut': {
      const startedAtIso = isUnderWay(job.state) ? job.state.startedAtIso : event.at;
      return settled(job, { kind: 'done', rendered: event.rendered, startedAtIso, finishedAtIso: event.at });
    }
    case 'job.skipped':
      return settled(job, { kind: 'skipped', finishedAtIso: event.at });
    case 'job.left_out':
      return settled(job, { kind: 'left-out', finishedAtIso: event.at });
    case 'job.again': {
      const notBeforeMs = event.not_before === null ? null : Date.parse(event.not_before);
      // A take that cannot be fetched is found again and not sent again: that counts here.
      const isFetchedAgain = event.error?.code === 'download-failed';
      const tries = event.afresh ? 0 : job.tries + Number(isFetchedAgain);
      // By the user, after it came to an end: its own engine is asked first again.
      const usesFallback = job.usesFallback && (job.state.kind === 'waiting' || isUnderWay(job.state));
      return { ...job, state: { kind: 'waiting', notBeforeMs }, lastError: event.error, tries, usesFallback };
    }
    case 'job.fallback':
      return {
        ...job,
        ...{ state: { kind: 'waiting', notBeforeMs: null }, lastError: event.error, tries: 0, usesFallback: true },
        fallbackReason: event.error.message,
        // A take that its own engine brought home is of no use: else the fallback would not have been asked.
        landedTake: null,
      };
    case 'job.failed':
      return to({ kind: 'failed', error: event.error, finishedAtIso: event.at });
    case 'job.blocked':
      return to({ kind: 'blocked', error: event.error, finishedAtIso: event.at });
    case 'job.cancelled':
      return to({ kind: 'stopped', finishedAtIso: event.at });
    case 'take.landed':
      // It need not be rendered again, whatever becomes of its clip.
      return { ...job, again: false, landedTake: event.take, gpuSeconds: event.gpu_seconds };
    case 'job.progress':
      return job;
    default:
      return assertNever(event);
  }
}

function submitting(job: Job, event: EventOf<'job.submitting'>): Job {
  const { job_id: jobId, start_job_id: startJobId, at: startedAtIso } = event;
  return {
    ...job,
    state: { kind: 'submitting', jobId, startedAtIso, startJobId, capturedFrame: null },
    tries: event.attached ? Math.max(1, job.tries) : job.tries + 1,
    server: event.server ?? event.engine,
  };
}

function underWay(job: Job, jobId: string, atIso: string, kind: UnderWay['kind']): UnderWay {
  const before = isUnderWay(job.state) && job.state.jobId === jobId ? job.state : null;
  return {
    kind,
    jobId,
    startedAtIso: before?.startedAtIso ?? atIso,
    startJobId: before?.startJobId ?? null,
    capturedFrame: before?.capturedFrame ?? null,
  };
}

/** It came out: asked for again, it is looked at like any other. */
const settled = (job: Job, state: JobState): Job => ({
  ...job,
  state,
  again: false,
  landedTake: null,
  lastError: null,
});

type RunEvent = Exclude<JournalEvent, JobEvent>;

function applyToRun(state: RunState, event: RunEvent): void {
  switch (event.event) {
    case 'run.started':
      return;
    case 'server.changed':
      if (event.change === 'removed') state.removedServers.add(event.server);
      if (event.change === 'added') state.removedServers.delete(event.server);
      return;
    case 'run.added':
      queue(state, event.segments);
      reopenIfOver(state);
      return;
    case 'run.reordered':
      state.order = reordered(state, event.shots);
      state.isOrderedByUser = true;
      numberPlaces(state);
      return;
    case 'run.pausing':
      state.phase = 'pausing';
      return;
    case 'run.paused':
      state.phase = 'paused';
      state.pause = { because: event.because, message: event.message, remedy: event.remedy };
      return;
    case 'run.resumed':
      state.phase = 'running';
      state.pause = null;
      state.finishedAtIso = null;
      if (event.reopened) lookAfresh(state);
      numberPlaces(state);
      return;
    case 'run.stopping':
      state.phase = 'stopping';
      return;
    case 'run.stopped':
    case 'run.finished':
      state.phase = event.event === 'run.stopped' ? 'stopped' : 'finished';
      state.pause = null;
      state.finishedAtIso = event.at;
      return;
    default:
      assertNever(event);
  }
}

function reopenIfOver(state: RunState): void {
  if (state.phase !== 'finished') return;
  state.phase = 'running';
  state.finishedAtIso = null;
}

function queue(state: RunState, segments: readonly QueuedSegment[]): void {
  for (const one of segments) {
    if (!state.jobs.has(one.key)) state.order.push(one.key);
    put(state, {
      segmentKey: one.key,
      shotId: one.shot_id,
      segmentIndex: one.index,
      segmentCount: one.count,
      dependsOn: one.depends_on,
      batch: state.batches,
      again: one.again,
      keepFollowing: one.keep_following,
      usesFallback: false,
      fallbackReason: '',
      state: { kind: 'waiting', notBeforeMs: null },
      ...{ landedTake: null, gpuSeconds: null },
      tries: 0,
      lastError: null,
      server: state.jobs.get(one.key)?.server ?? null,
    });
  }
  state.batches += 1;
  linkChains(state);
  numberPlaces(state);
}

/** Where each stands, and who waits in the order in which they should be rendered: the longest chain first, or as the user says. */
function numberPlaces({ order, index, isOrderedByUser }: RunState): void {
  const { places, chainLengths, waiting } = index;
  for (const [place, key] of order.entries()) places.set(key, place);
  const lengthOf = (key: string) => (isOrderedByUser ? 0 : (chainLengths.get(key) ?? 0));
  const placeOf = (key: string) => places.get(key) ?? 0;
  const sorted = [...waiting].sort((a, b) => lengthOf(b) - lengthOf(a) || placeOf(a) - placeOf(b));
  waiting.clear();
  for (const key of sorted) waiting.add(key);
}

/** Chains are linear: one walk from each end counts them. */
function linkChains({ jobs, index }: RunState): void {
  const { followers, chainLengths } = index;
  followers.clear();
  chainLengths.clear();
  for (const { segmentKey, dependsOn } of jobs.values()) {
    if (dependsOn !== null) followers.set(dependsOn, [...(followers.get(dependsOn) ?? []), segmentKey]);
  }
  for (const key of jobs.keys()) {
    if (followers.has(key)) continue;
    const seen = new Set<string>();
    let length = 0;
    for (let at: string | null = key; at !== null && !seen.has(at); at = jobs.get(at)?.dependsOn ?? null) {
      length += 1;
      seen.add(at);
      chainLengths.set(at, Math.max(length, chainLengths.get(at) ?? 0));
    }
  }
}

function reordered(state: RunState, shots: readonly string[]): string[] {
  const rank = new Map(shots.map((shotId, index) => [shotId, index]));
  const rankOf = (key: string) => rank.get(state.jobs.get(key)?.shotId ?? '') ?? shots.length;
  return state.order.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** What another session had under way: whether the server still has it is asked before anything is sent. */
export function lookAfresh(state: RunState): void {
  for (const job of state.jobs.values()) {
    if (isUnderWay(job.state)) put(state, { ...job, state: { kind: 'waiting', notBeforeMs: null } });
  }
}
