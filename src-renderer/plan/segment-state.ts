// What the plan shows of a segment: its standing, told apart where the user keeps it, and the run's word while it is rendered.
import type { PlanView } from '#shared/contract/studio-api.ts';
import type { JobView } from '#shared/model/run.ts';
import type { SegmentStanding } from '#shared/model/video-plan.ts';

export type SegmentState = SegmentStanding['status'] | 'kept' | 'running';

export function segmentState(standing: SegmentStanding | undefined, job?: JobView): SegmentState {
  if (job?.state === 'running') return 'running';
  if (!standing) return 'will-render';
  return standing.kept && standing.status === 'up-to-date' ? 'kept' : standing.status;
}

/** Why it stands as it does, where that is worth a word in the list. */
export function reasonWords(standing: SegmentStanding | undefined): string {
  const state = segmentState(standing);
  if (!standing || state === 'up-to-date' || state === 'will-render') return '';
  return standing.reasons.join(' ');
}

export type StateFilter = 'all' | 'kept' | SegmentStanding['status'];

const FILTERS = ['will-render', 'stale', 'blocked', 'kept', 'up-to-date'] as const satisfies StateFilter[];

/** How many segments stand how; only what there is. */
export function countStates({ plan, standings }: Pick<PlanView, 'plan' | 'standings'>): [StateFilter, number][] {
  const counts = { 'will-render': 0, stale: 0, blocked: 0, kept: 0, 'up-to-date': 0, running: 0 };
  for (const { key } of plan.segments) counts[segmentState(standings[key])] += 1;
  const present = FILTERS.filter((state) => counts[state] > 0);
  return [['all', plan.segments.length], ...present.map((state): [StateFilter, number] => [state, counts[state]])];
}
