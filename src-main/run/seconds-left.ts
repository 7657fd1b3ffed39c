// How long a run will still take: what is left shared among the servers, and never less than its longest chain. Pure.
import { isUnderWay, type Job } from './job-state.ts';
import type { RunState } from './run-state.ts';

export interface SecondsLeftInput {
  readonly run: RunState;
  /** Seconds on a server, from measured history. */
  readonly estimateOf: (job: Job) => number | null;
  /** Servers that work or could. */
  readonly serverCount: number;
  readonly nowMs: number;
}

/** null: nothing comparable was ever rendered. */
export function secondsLeft({ run, estimateOf, serverCount, nowMs }: SecondsLeftInput): number | null {
  const left = [...run.jobs.values()].filter((job) => job.state.kind === 'waiting' || isUnderWay(job.state));
  const average = averageOf(run);
  const chainSeconds = new Map<string, number>();
  let total = 0;
  let longest = 0;
  for (const job of left) {
    const whole = estimateOf(job) ?? average;
    if (whole === null) return null;
    const spent = isUnderWay(job.state) ? (nowMs - Date.parse(job.state.startedAtIso)) / 1000 : 0;
    const rest = job.state.kind === 'rendered' ? 0 : Math.max(0, whole - spent);
    total += rest;
    // The queue is in film order or the user's, where a chain's segments keep their order.
    const chain = rest + (job.dependsOn === null ? 0 : (chainSeconds.get(job.dependsOn) ?? 0));
    chainSeconds.set(job.segmentKey, chain);
    longest = Math.max(longest, chain);
  }
  return Math.round(Math.max(longest, total / Math.max(1, serverCount)));
}

/** Of what this run has rendered; null before the first. */
function averageOf(run: RunState): number | null {
  const times = [...run.jobs.values()].flatMap(({ state, gpuSeconds }) => {
    if (state.kind !== 'done' || !state.rendered) return [];
    // Between sending and landing it also waited behind others.
    return [gpuSeconds ?? (Date.parse(state.finishedAtIso) - Date.parse(state.startedAtIso)) / 1000];
  });
  return times.length === 0 ? null : times.reduce((sum, time) => sum + time, 0) / times.length;
}
