// What a segment of the plan will take on the server, in the room that a list has.
import type { PlanView } from '#shared/contract/studio-api.ts';
import type { SegmentStanding } from '#shared/model/video-plan.ts';
import { gpuTimeOf, guessWords, keysToRender } from '../takes/estimates.ts';
import { countOf, formatRough } from '../ui/format-time.ts';

type SegmentEstimate = PlanView['estimates'][string];

const isToRender = (standing: SegmentStanding | undefined): boolean =>
  !standing || standing.status === 'will-render' || standing.status === 'stale';

/** "~ 4 min"; "?" where nothing comparable is known; '' where nothing is to be rendered. */
export function estimateCell(standing: SegmentStanding | undefined, estimate: SegmentEstimate | undefined): string {
  if (!isToRender(standing)) return '';
  return estimate ? `~ ${formatRough(estimate.seconds)}` : '?';
}

export function estimateHover(
  standing: SegmentStanding | undefined,
  estimate: SegmentEstimate | undefined,
): string | undefined {
  if (!isToRender(standing)) return undefined;
  return estimate?.basis ?? 'Nothing comparable was rendered yet, so its time is not known.';
}

/** "10 to render, about 52 min, 3 of them guessed". */
export function planEstimateWords(view: PlanView, segmentKeys: readonly string[]): string {
  const keys = keysToRender(view, segmentKeys);
  if (keys.length === 0) return 'nothing to render';
  const count = `${keys.length.toLocaleString('en')} to render`;
  return `${count}, ${guessWords(view, keys)}`;
}

/** "2 segments, 1 to render, about 9 min". */
export function shotEstimateWords(view: PlanView, segmentKeys: readonly string[]): string {
  return `${countOf(segmentKeys.length, 'segment')}, ${planEstimateWords(view, segmentKeys)}`;
}

/** "~ 9 min"; '' where nothing is to be rendered or nothing is known of it. */
export function shotEstimateCell(view: PlanView, segmentKeys: readonly string[]): string {
  const estimate = gpuTimeOf(view, keysToRender(view, segmentKeys));
  return estimate ? `~ ${formatRough(estimate.gpuSeconds)}` : '';
}
