// The run as the page sees it, from its state and what the running jobs last said. Pure.
import type { JobView, RunView } from '#shared/model/run.ts';
import type { JobProgress } from '../engines/index.ts';
import type { Job, RunState } from './job-state.ts';

/** What each running segment last told, by segment key. */
export type LiveProgress = ReadonlyMap<string, JobProgress>;

export function runViewOf(run: RunState, live: LiveProgress, now: Date): RunView {
  const jobs = run.order.flatMap((key) => {
    const job = run.jobs[key];
    return job === undefined ? [] : [jobViewOf(job, live.get(key))];
  });
  const count = (state: JobView['state']) => jobs.filter((job) => job.state === state).length;
  const rendered = Object.values(run.jobs).filter((job) => job.state.kind === 'done' && job.state.rendered).length;
  const done = count('done') + count('skipped');
  return {
    runId: run.runId,
    state: run.phase,
    engineName: run.engineName,
    startedAtIso: run.startedAtIso,
    finishedAtIso: run.finishedAtIso,
    jobs,
    done,
    failed: count('failed') + count('blocked'),
    rendered,
    upToDate: done - rendered,
    fraction: jobs.length === 0 ? 1 : jobs.reduce((sum, job) => sum + fractionOf(job), 0) / jobs.length,
    secondsLeft: run.phase === 'running' ? secondsLeft(run, jobs, now) : null,
  };
}

const fractionOf = (job: JobView): number => {
  if (job.state === 'running') return job.fraction ?? 0;
  return job.state === 'waiting' ? 0 : 1;
};

function jobViewOf(job: Job, progress: JobProgress | undefined): JobView {
  const { state } = job;
  const isRunning = state.kind === 'submitting' || state.kind === 'running' || state.kind === 'rendered';
  // A segment that is only cut again never had a job, but it is under way all the same.
  const isUnderWay = isRunning || (state.kind === 'waiting' && progress !== undefined);
  return {
    segmentKey: job.segmentKey,
    shotId: job.shotId,
    segmentIndex: job.segmentIndex,
    segmentCount: job.segmentCount,
    state: isUnderWay ? 'running' : (state.kind as JobView['state']),
    activity: isUnderWay ? (progress?.activity ?? activityOf(state.kind)) : '',
    fraction: isUnderWay ? (progress?.fraction ?? null) : null,
    error: 'error' in state ? state.error : null,
    startedAtIso: 'startedAtIso' in state ? state.startedAtIso : null,
    finishedAtIso: 'finishedAtIso' in state ? state.finishedAtIso : null,
    server: null,
  };
}

function activityOf(kind: Job['state']['kind']): string {
  return kind === 'submitting'
    ? 'Sending to the engine'
    : kind === 'rendered'
      ? 'Fetching the take'
      : 'Waiting for the engine';
}

/** From the average of what this run has rendered so far; null until there is one. */
function secondsLeft(run: RunState, jobs: readonly JobView[], now: Date): number | null {
  const times = Object.values(run.jobs).flatMap(({ state }) =>
    state.kind === 'done' && state.rendered ? [Date.parse(state.finishedAtIso) - Date.parse(state.startedAtIso)] : [],
  );
  if (times.length === 0) return null;
  const averageMs = times.reduce((sum, time) => sum + time, 0) / times.length;
  const leftMs = jobs.reduce((sum, job) => {
    if (job.state === 'waiting') return sum + averageMs;
    if (job.state !== 'running') return sum;
    const spentMs = job.startedAtIso === null ? 0 : now.getTime() - Date.parse(job.startedAtIso);
    return sum + Math.max(0, averageMs - spentMs);
  }, 0);
  return Math.round(leftMs / 1000);
}
