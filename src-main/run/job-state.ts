// The state of a run as a fold over its journal. Pure.

import { assertNever } from '#shared/assert-never.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { JournalEvent } from './journal-event.ts';

/**
 * waiting ─→ submitting ─→ running ─→ rendered ─→ done
 *    │            └───────────┴───────────┴────→ failed | stopped
 *    ├──────────────────────────────────────→ skipped (up to date) | done (cut again from a take)
 *    └──────────────────────────────────────→ blocked | stopped
 */
export type JobState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'submitting' | 'running' | 'rendered'; readonly jobId: string; readonly startedAtIso: string }
  | { readonly kind: 'done'; readonly rendered: boolean; readonly startedAtIso: string; readonly finishedAtIso: string }
  | { readonly kind: 'skipped'; readonly finishedAtIso: string }
  | { readonly kind: 'failed' | 'blocked'; readonly error: StudioErrorWire; readonly finishedAtIso: string }
  | { readonly kind: 'stopped'; readonly finishedAtIso: string };

export interface Job {
  readonly segmentKey: string;
  readonly shotId: string;
  readonly segmentIndex: number;
  readonly segmentCount: number;
  /** Key of the segment it waits for; null where that is not part of this run. */
  readonly dependsOn: string | null;
  readonly state: JobState;
}

export interface RunState {
  readonly runId: string;
  readonly engineName: string;
  readonly phase: 'running' | 'stopping' | 'stopped' | 'finished';
  readonly startedAtIso: string;
  readonly finishedAtIso: string | null;
  /** In film order. */
  readonly order: readonly string[];
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The state after one more event; null before `run.started`. */
export function foldEvent(state: RunState | null, event: JournalEvent): RunState | null {
  if (event.event === 'run.started') return startedRun(event);
  if (state === null) return null;
  switch (event.event) {
    case 'job.submitting':
      return withJob(state, event.segment, { kind: 'submitting', jobId: event.job_id, startedAtIso: event.at });
    case 'job.submitted':
      return withJob(state, event.segment, {
        kind: 'running',
        jobId: event.job_id,
        startedAtIso: startOf(state, event),
      });
    case 'job.rendered':
      return withJob(state, event.segment, {
        kind: 'rendered',
        jobId: event.job_id,
        startedAtIso: startOf(state, event),
      });
    case 'clip.cut':
      return withJob(state, event.segment, {
        kind: 'done',
        rendered: event.rendered,
        startedAtIso: startOf(state, event),
        finishedAtIso: event.at,
      });
    case 'job.skipped':
      return withJob(state, event.segment, { kind: 'skipped', finishedAtIso: event.at });
    case 'job.failed':
      return withJob(state, event.segment, { kind: 'failed', error: event.error, finishedAtIso: event.at });
    case 'job.blocked':
      return withJob(state, event.segment, { kind: 'blocked', error: event.error, finishedAtIso: event.at });
    case 'job.cancelled':
      return withJob(state, event.segment, { kind: 'stopped', finishedAtIso: event.at });
    case 'run.stopping':
      return { ...state, phase: 'stopping' };
    case 'run.stopped':
      return { ...state, phase: 'stopped', finishedAtIso: event.at };
    case 'run.finished':
      return { ...state, phase: 'finished', finishedAtIso: event.at };
    case 'job.progress':
    case 'take.landed':
    case 'frame.captured':
      return state;
    default:
      return assertNever(event);
  }
}

function startedRun(event: Extract<JournalEvent, { event: 'run.started' }>): RunState {
  const jobs = event.segments.map(
    (one): Job => ({
      segmentKey: one.key,
      shotId: one.shot_id,
      segmentIndex: one.index,
      segmentCount: one.count,
      dependsOn: one.depends_on,
      state: { kind: 'waiting' },
    }),
  );
  return {
    runId: event.run_id,
    engineName: event.engine_name,
    phase: 'running',
    startedAtIso: event.at,
    finishedAtIso: null,
    order: jobs.map((job) => job.segmentKey),
    jobs: Object.fromEntries(jobs.map((job) => [job.segmentKey, job])),
  };
}

function withJob(run: RunState, segmentKey: string, state: JobState): RunState {
  const job = run.jobs[segmentKey];
  return job === undefined ? run : { ...run, jobs: { ...run.jobs, [segmentKey]: { ...job, state } } };
}

function startOf(run: RunState, event: { segment: string; at: string }): string {
  const state = run.jobs[event.segment]?.state;
  return state !== undefined && 'startedAtIso' in state ? state.startedAtIso : event.at;
}
