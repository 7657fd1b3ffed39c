// Which segments the queue at the foot shows.
import { type RunState, runningJobs } from '../app/run-store.ts';

type Queue = Pick<RunState, 'head' | 'order' | 'jobsByKey'>;

/** All but those that were up to date from the start. */
export const dockKeys = ({ order, jobsByKey }: Queue): string[] =>
  order.filter((key) => jobsByKey[key]?.state !== 'skipped');

/** Where the run is: the row that is kept in view. */
export function currentKey(run: Queue): string | undefined {
  return runningJobs(run)[0]?.segmentKey ?? run.order.find((key) => run.jobsByKey[key]?.state === 'waiting');
}

export interface QueueCounts {
  readonly running: number;
  readonly waiting: number;
  readonly failed: number;
  readonly upToDate: number;
}

export function queueCounts({ order, jobsByKey }: Queue): QueueCounts {
  const counts = { running: 0, waiting: 0, failed: 0, upToDate: 0 };
  for (const key of order) {
    const state = jobsByKey[key]?.state;
    if (state === 'running' || state === 'waiting' || state === 'failed') counts[state] += 1;
    else if (state === 'skipped') counts.upToDate += 1;
  }
  return counts;
}
