// What the clips of a run cost, from the plan's estimates: what is rendered so far, and all of it.

import { say } from '#shared/i18n/say.ts';
import type { JobView } from '#shared/model/run.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { usePlan, useRun } from '../app/stores-context.ts';
import { formatUsd } from './model-words.ts';

export interface RunCost {
  readonly soFar: number;
  readonly expected: number;
  /** Clips with a price that failed: whether they are charged, only the provider knows. */
  readonly failed: number;
  /** Clips of the fallback model, whose price the plan does not say. */
  readonly instead: number;
}

/** A job of these states is nothing that this run pays for. */
const UNPAID = new Set<JobView['state']>(['skipped', 'left-out', 'stopped', 'blocked']);

/** null: nothing of it has a known price. A try that failed may have been paid, too; nobody says so. */
export function runCost(
  jobs: Iterable<JobView>,
  segmentOf: (key: string) => Pick<PlanSegment, 'cost'> | undefined,
): RunCost | null {
  let soFar = 0;
  let expected = 0;
  let priced = 0;
  let failed = 0;
  let instead = 0;
  for (const { segmentKey, state, fallback } of jobs) {
    const cost = segmentOf(segmentKey)?.cost;
    if (!cost || UNPAID.has(state)) continue;
    priced += 1;
    if (fallback) {
      instead += 1;
      continue;
    }
    if (state === 'done') soFar += cost.estimate;
    if (state === 'failed') failed += 1;
    else expected += cost.estimate;
  }
  return priced === 0 ? null : { soFar, expected, failed, instead };
}

/** "about $1.20 of $3.10"; '' where nothing is to be paid. */
export function useRunCostWords(): string {
  const segmentsByKey = usePlan((state) => state.segmentsByKey);
  return useRun(({ jobsByKey }) => {
    const cost = runCost(Object.values(jobsByKey), (key) => segmentsByKey.get(key));
    return cost ? say`about ${formatUsd(cost.soFar)} of ${formatUsd(cost.expected)}` : '';
  });
}
