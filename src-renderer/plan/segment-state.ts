// What the plan shows of a segment: its standing, told apart where the user keeps it, and the run's word while it is rendered.
import type { PlanView } from '#shared/contract/shapes.ts';
import type { JobView } from '#shared/model/run.ts';
import type { SegmentStanding } from '#shared/model/video-plan.ts';
import { onceFor } from './once-for.ts';

/** How a segment stands by its files alone. */
export type ListedState = SegmentStanding['status'] | 'kept';
export type SegmentState = ListedState | 'running' | 'failed';

export function listedState(standing: SegmentStanding | undefined): ListedState {
  if (!standing) return 'will-render';
  return standing.kept && standing.status === 'up-to-date' ? 'kept' : standing.status;
}

export const isToRender = (standing: SegmentStanding | undefined): boolean =>
  !standing || standing.status === 'will-render' || standing.status === 'stale';

export function segmentState(standing: SegmentStanding | undefined, job?: JobView): SegmentState {
  if (job?.state === 'running') return 'running';
  // A clip that came in since has the last word.
  if (job?.state === 'failed' && isToRender(standing)) return 'failed';
  return listedState(standing);
}

/** Why it stands as it does, where that is worth a word in the list. */
export function reasonWords(standing: SegmentStanding | undefined, job?: JobView): string {
  const state = segmentState(standing, job);
  if (state === 'running') return job?.activity ?? '';
  if (state === 'failed') return job?.error?.message ?? '';
  if (!standing || state === 'up-to-date' || state === 'will-render') return '';
  return standing.reasons.join(' ');
}

/** In the order in which they are offered: what is to be done before what is done. */
export const LISTED_STATES = ['will-render', 'stale', 'blocked', 'kept', 'up-to-date'] as const satisfies ListedState[];

/** How many segments stand how. */
export const countStates = onceFor(({ plan, standings }: PlanView): Readonly<Record<ListedState, number>> => {
  const counts = { 'will-render': 0, stale: 0, blocked: 0, kept: 0, 'up-to-date': 0 };
  for (const { key } of plan.segments) counts[listedState(standings[key])] += 1;
  return counts;
});
