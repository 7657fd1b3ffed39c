// What a row of the queue says: the run's word while it lasts, the plan's word before and after.
import {
  type Icon,
  IconBan,
  IconCheck,
  IconCircle,
  IconClock,
  IconLoader2,
  IconPlayerSkipForward,
  IconPlayerStop,
  IconRefresh,
  IconX,
} from '@tabler/icons-react';
import { assertNever } from '#shared/assert-never.ts';
import { say } from '#shared/i18n/say.ts';
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
  /** Beside the colour, for those who cannot tell colours. */
  readonly icon: Icon;
}

const QUIET = 'var(--mantine-color-dimmed)';

export function rowLook(state: RowState): RowLook {
  switch (state) {
    case 'waiting':
      return { words: say`Waiting`, color: QUIET, icon: IconClock };
    case 'running':
      return { words: say`Rendering`, color: 'var(--lt-will-render)', icon: IconLoader2 };
    case 'done':
      return { words: say`Rendered`, color: 'var(--lt-up-to-date)', icon: IconCheck };
    case 'skipped':
    case 'up-to-date':
      return { words: say`Up to date`, color: 'var(--lt-up-to-date)', icon: IconCheck };
    case 'failed':
      return { words: say`Failed`, color: 'var(--lt-blocked)', icon: IconX };
    case 'blocked':
      return { words: say`Blocked`, color: 'var(--lt-blocked)', icon: IconBan };
    case 'stopped':
      return { words: say`Stopped`, color: QUIET, icon: IconPlayerStop };
    case 'left-out':
      return { words: say`Left out`, color: QUIET, icon: IconPlayerSkipForward };
    case 'will-render':
      return { words: say`To render`, color: 'var(--lt-will-render)', icon: IconCircle };
    case 'stale':
      return { words: say`Stale`, color: 'var(--lt-stale)', icon: IconRefresh };
    default:
      return assertNever(state);
  }
}

/** Instead of the job's own word where `isSentAhead`. */
export const sentAheadLook = (): RowLook => ({ words: say`Up next`, color: QUIET, icon: IconClock });

/** What can be done with a segment now. */
export interface RowActions {
  readonly retry: boolean;
  readonly skip: boolean;
  readonly toFront: boolean;
  /** Starts or adds just this one. */
  readonly render: boolean;
  readonly renderAgain: boolean;
}

interface RowFacts {
  readonly state: RowState;
  readonly standing: SegmentStanding | undefined;
  /** `held`: open, but it takes nothing on. */
  readonly run: 'none' | 'open' | 'held';
}

export function rowActions({ state, standing, run }: RowFacts): RowActions {
  const open = run === 'open';
  const free = run !== 'held';
  const canRender = standing?.status !== 'blocked';
  // What is up to date is rendered once more on purpose only, which has its own question.
  const isLeft = state === 'will-render' || state === 'stale' || state === 'stopped' || state === 'left-out';
  return {
    retry: free && state === 'failed',
    skip: open && (state === 'waiting' || state === 'failed'),
    toFront: open && state === 'waiting',
    render: free && canRender && isLeft,
    renderAgain: free && canRender && Boolean(standing?.clip) && !(state === 'waiting' || state === 'running'),
  };
}
