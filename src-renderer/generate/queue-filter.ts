// The queue by what has become of its segments.
import type { JobView } from '#shared/model/run.ts';
import type { SegmentStanding } from '#shared/model/video-plan.ts';
import { type RowState, rowState } from './row-state.ts';

export const QUEUE_FILTERS = ['all', 'running', 'waiting', 'failed', 'done'] as const;
export type QueueFilter = (typeof QUEUE_FILTERS)[number];
type Group = Exclude<QueueFilter, 'all'>;

const GROUPS: Record<RowState, Group> = {
  running: 'running',
  waiting: 'waiting',
  'will-render': 'waiting',
  stale: 'waiting',
  stopped: 'waiting',
  'left-out': 'waiting',
  failed: 'failed',
  blocked: 'failed',
  done: 'done',
  skipped: 'done',
  'up-to-date': 'done',
};

interface QueueStandings {
  readonly keys: readonly string[];
  readonly jobsByKey: Readonly<Record<string, JobView>>;
  readonly standings: Readonly<Record<string, SegmentStanding>>;
  readonly runActive: boolean;
}

const groupOf = (key: string, { jobsByKey, standings, runActive }: QueueStandings): Group =>
  GROUPS[rowState(jobsByKey[key], standings[key], runActive)];

export function queueCounts(queue: QueueStandings): Record<QueueFilter, number> {
  const counts = { all: queue.keys.length, running: 0, waiting: 0, failed: 0, done: 0 };
  for (const key of queue.keys) counts[groupOf(key, queue)] += 1;
  return counts;
}

export const keysIn = (filter: Group, queue: QueueStandings): string[] =>
  queue.keys.filter((key) => groupOf(key, queue) === filter);
