// What a row of the queue says: the run's word while it lasts, the plan's word before and after.
import { assertNever } from '#shared/assert-never.ts';
import type { JobView } from '#shared/model/run.ts';
import type { SegmentStanding } from '#shared/model/video-plan.ts';

export type RowState = JobView['state'] | SegmentStanding['status'];

export function rowState(
  job: JobView | undefined,
  standing: SegmentStanding | undefined,
  runActive: boolean,
): RowState {
  const status = standing?.status ?? 'will-render';
  if (!job) return status;
  // After a run an edit may have made a rendered segment stale; a failure stays said until the next run.
  const overtaken = !runActive && (job.state === 'done' || job.state === 'skipped') && status !== 'up-to-date';
  return overtaken ? status : job.state;
}

export interface RowLook {
  readonly words: string;
  readonly color: string;
}

export function rowLook(state: RowState): RowLook {
  switch (state) {
    case 'waiting':
      return { words: 'Waiting', color: 'var(--mantine-color-dimmed)' };
    case 'running':
      return { words: 'Rendering', color: 'var(--lt-will-render)' };
    case 'done':
      return { words: 'Rendered', color: 'var(--lt-up-to-date)' };
    case 'skipped':
    case 'up-to-date':
      return { words: 'Up to date', color: 'var(--lt-up-to-date)' };
    case 'failed':
      return { words: 'Failed', color: 'var(--lt-blocked)' };
    case 'blocked':
      return { words: 'Blocked', color: 'var(--lt-blocked)' };
    case 'stopped':
      return { words: 'Stopped', color: 'var(--mantine-color-dimmed)' };
    case 'will-render':
      return { words: 'To render', color: 'var(--lt-will-render)' };
    case 'stale':
      return { words: 'Stale', color: 'var(--lt-stale)' };
    default:
      return assertNever(state);
  }
}
