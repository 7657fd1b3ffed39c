// The run as the page sees it, from its state, its servers and what the running jobs last said. Pure.
import { say } from '#shared/i18n/say.ts';
import type { JobView, RunServerView, RunView } from '#shared/model/run.ts';
import type { JobProgress } from '../engines/index.ts';
import { isUnderWay, type Job, type JobState } from './job-state.ts';
import { MOST_TRIES } from './retry-policy.ts';
import type { RunState } from './run-state.ts';
import { secondsLeft } from './seconds-left.ts';

export interface RunViewInput {
  readonly run: RunState;
  /** What each running segment last told, by segment key. */
  readonly live: ReadonlyMap<string, JobProgress>;
  readonly servers: readonly RunServerView[];
  readonly estimateOf: (job: Job) => number | null;
  /** What renders it in the place of its own engine. */
  readonly fallbackName: (job: Job) => string;
  readonly minimumClips: number | null;
  readonly nowMs: number;
}

export function runViewOf({ run, live, servers, estimateOf, ...input }: RunViewInput): RunView {
  const { fallbackName, minimumClips, nowMs } = input;
  const jobs = run.order.flatMap((key) => {
    const job = run.jobs.get(key);
    return job === undefined ? [] : [jobViewOf(job, live.get(key), estimateOf(job), fallbackName)];
  });
  const count = (state: JobView['state']) => jobs.filter((job) => job.state === state).length;
  const rendered = [...run.jobs.values()].filter((job) => job.state.kind === 'done' && job.state.rendered).length;
  const done = count('done') + count('skipped');
  const serverCount = servers.filter(({ state }) => ['working', 'idle', 'checking'].includes(state)).length;
  return {
    runId: run.runId,
    state: run.phase,
    pause: run.pause,
    engineName: run.engineName,
    startedAtIso: run.startedAtIso,
    finishedAtIso: run.finishedAtIso,
    jobs,
    servers: [...servers],
    done,
    failed: count('failed') + count('blocked'),
    rendered,
    upToDate: done - rendered,
    minimumClips,
    fraction: jobs.length === 0 ? 1 : jobs.reduce((sum, job) => sum + fractionOf(job), 0) / jobs.length,
    secondsLeft: run.finishedAtIso === null ? secondsLeft({ run, estimateOf, serverCount, nowMs }) : null,
  };
}

const fractionOf = (job: JobView): number => {
  if (job.state === 'running') return job.fraction ?? 0;
  return job.state === 'waiting' ? 0 : 1;
};

function jobViewOf(
  job: Job,
  progress: JobProgress | undefined,
  estimateSeconds: number | null,
  fallbackName: RunViewInput['fallbackName'],
): JobView {
  const { state } = job;
  // A segment that is only cut again never had a job, but it is under way all the same.
  const isRunning = isUnderWay(state) || (state.kind === 'waiting' && progress !== undefined);
  return {
    segmentKey: job.segmentKey,
    shotId: job.shotId,
    segmentIndex: job.segmentIndex,
    segmentCount: job.segmentCount,
    state: isRunning ? 'running' : stateOf(state),
    activity: isRunning ? (progress?.activity ?? activityOf(state)) : waitingActivity(job),
    fraction: isRunning ? (progress?.fraction ?? null) : null,
    error: 'error' in state ? state.error : state.kind === 'waiting' ? job.lastError : null,
    startedAtIso: 'startedAtIso' in state ? state.startedAtIso : null,
    finishedAtIso: 'finishedAtIso' in state ? state.finishedAtIso : null,
    server: job.server,
    tries: job.tries,
    retryAtIso:
      state.kind === 'waiting' && state.notBeforeMs !== null ? new Date(state.notBeforeMs).toISOString() : null,
    again: job.again,
    fallback: job.usesFallback ? { name: fallbackName(job), reason: job.fallbackReason } : null,
    estimateSeconds,
  };
}

/** What is tried again says so. */
function waitingActivity({ state, tries, lastError }: Job): string {
  return state.kind === 'waiting' && lastError !== null && tries > 0 ? say`Try ${tries + 1} of ${MOST_TRIES}` : '';
}

function stateOf(state: JobState): JobView['state'] {
  return isUnderWay(state) ? 'running' : state.kind;
}

function activityOf({ kind }: JobState): string {
  if (kind === 'submitting') return say`Sending to the engine`;
  return kind === 'rendered' ? say`Fetching the take` : say`Waiting for the engine`;
}
