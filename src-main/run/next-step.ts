// The scheduler: what a run does next. Pure: state in, decision out; the service only carries it out.
import type { Job, RunState } from './job-state.ts';

export type Step =
  | { readonly kind: 'render'; readonly segmentKey: string }
  /** It cannot run because the segment it continues failed or was blocked. */
  | { readonly kind: 'block'; readonly segmentKey: string; readonly because: string }
  /** Something is under way; ask again when it is over. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'finished' };

// Not `stopped`: what waits behind a stopped segment is stopped with the run, not blocked by a fault.
const BROKEN: readonly Job['state']['kind'][] = ['failed', 'blocked'];
const isUnderWay = (job: Job): boolean => ['submitting', 'running', 'rendered'].includes(job.state.kind);
const isGood = (job: Job): boolean => job.state.kind === 'done' || job.state.kind === 'skipped';

/**
 * Longest remaining chain first: the run takes at least as long as that chain, so it must not start last.
 * @param busy segments the service has begun and that may not have reached the journal yet
 * @param slots how many segments may be under way at once
 */
export function nextStep(run: RunState, busy: ReadonlySet<string>, slots: number): Step {
  const waiting = run.order
    .map((key) => run.jobs[key])
    .filter((job): job is Job => job !== undefined && job.state.kind === 'waiting' && !busy.has(job.segmentKey));
  const underWay = Object.values(run.jobs).filter((job) => isUnderWay(job) || busy.has(job.segmentKey)).length;
  for (const job of waiting) {
    const before = job.dependsOn === null ? undefined : run.jobs[job.dependsOn];
    if (before !== undefined && BROKEN.includes(before.state.kind)) {
      return { kind: 'block', segmentKey: job.segmentKey, because: before.segmentKey };
    }
  }
  if (run.phase === 'running' && underWay < slots) {
    const best = longestChainFirst(
      run,
      waiting.filter((job) => isReady(run, job)),
    );
    if (best !== null) return { kind: 'render', segmentKey: best.segmentKey };
  }
  if (underWay > 0) return { kind: 'wait' };
  return { kind: 'finished' };
}

function isReady(run: RunState, job: Job): boolean {
  if (job.dependsOn === null) return true;
  const before = run.jobs[job.dependsOn];
  return before === undefined || isGood(before);
}

function longestChainFirst(run: RunState, ready: readonly Job[]): Job | null {
  const lengths = remainingChainLengths(run);
  let best: Job | null = null;
  for (const job of ready) {
    if (best === null || (lengths.get(job.segmentKey) ?? 0) > (lengths.get(best.segmentKey) ?? 0)) best = job;
  }
  return best;
}

// Chains are linear and in film order, so one walk from the end counts them all.
function remainingChainLengths(run: RunState): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const key of run.order.toReversed()) {
    const job = run.jobs[key];
    if (job === undefined) continue;
    const own = (lengths.get(key) ?? 0) + 1;
    lengths.set(key, own);
    if (job.dependsOn !== null) lengths.set(job.dependsOn, Math.max(own, lengths.get(job.dependsOn) ?? 0));
  }
  return lengths;
}
