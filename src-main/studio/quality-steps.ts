// How many steps a workflow takes for each quality, from those it was saved with. Pure.
import type { EngineLimits } from '#shared/model/engine.ts';
import { readNumber } from '../graph/index.ts';
import type { LoadedWorkflow } from '../workflows/index.ts';

/** Fewer than these and the model was distilled to them: more steps make it worse, fewer break it. Ours; no measured border. */
const FEWEST_OWN_STEPS = 10;
const LOW_SHARE = 0.6;
const HIGH_SHARE = 1.5;

/** null: it has none to set, or just those it was made for. */
export function qualitySteps({
  graph,
  slots,
}: Pick<LoadedWorkflow, 'graph' | 'slots'>): EngineLimits['stepsByQuality'] {
  const own = Math.max(0, ...slots.steps.map((place) => readNumber(graph, place) ?? 0));
  if (own < FEWEST_OWN_STEPS) return null;
  return { low: Math.round(own * LOW_SHARE), medium: own, high: Math.round(own * HIGH_SHARE) };
}
