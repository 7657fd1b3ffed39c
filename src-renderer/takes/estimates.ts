// GPU time of chosen segments, said as what it is: a guess.
import type { PlanView } from '#shared/contract/shapes.ts';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { estimateOf, type RunEstimate } from '../app/run-estimate.ts';
import { formatAbout } from '../ui/format-time.ts';

type Plan = Pick<PlanView, 'plan' | 'estimates'>;

/** Of all of these together on one card; null: nothing comparable to any of them was ever rendered. */
export function gpuTimeOf({ plan, estimates }: Plan, segmentKeys: readonly string[]): RunEstimate | null {
  const wanted = new Set(segmentKeys);
  return estimateOf({ plan, estimates }, (key) => wanted.has(key), 1);
}

/** "about 52 min, 3 of them guessed" by the mean of the others; '' where there is nothing to render. */
export function guessWords(view: Plan, segmentKeys: readonly string[]): string {
  if (segmentKeys.length === 0) return '';
  const estimate = gpuTimeOf(view, segmentKeys);
  if (!estimate) return say`time not known yet`;
  const { gpuSeconds, guessed } = estimate;
  const about = formatAbout(gpuSeconds);
  return guessed === 0 ? about : say`${about}, ${formatNumber(guessed)} of them guessed`;
}

/** Those of these segments that a run would render. */
export function keysToRender({ standings }: Pick<PlanView, 'standings'>, segmentKeys: readonly string[]): string[] {
  return segmentKeys.filter((key) => {
    const status = standings[key]?.status ?? 'will-render';
    return status === 'will-render' || status === 'stale';
  });
}
