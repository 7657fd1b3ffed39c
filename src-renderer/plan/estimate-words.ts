// What a segment of the plan will take on the server, in the room that a list has.
import type { PlanView } from '#shared/contract/studio-api.ts';
import type { SegmentStanding } from '#shared/model/video-plan.ts';
import { aboutTime, estimateOf, estimateWords, keysToRender } from '../takes/estimates.ts';
import { countOf } from '../ui/format-time.ts';

type SegmentEstimate = PlanView['estimates'][string];

const isToRender = (standing: SegmentStanding | undefined): boolean =>
  !standing || standing.status === 'will-render' || standing.status === 'stale';

/** "~ 4 min"; "?" where nothing comparable is known; '' where nothing is to be rendered. */
export function estimateCell(standing: SegmentStanding | undefined, estimate: SegmentEstimate | undefined): string {
  if (!isToRender(standing)) return '';
  return estimate ? aboutTime(estimate.seconds).replace('about', '~') : '?';
}

export function estimateHover(
  standing: SegmentStanding | undefined,
  estimate: SegmentEstimate | undefined,
): string | undefined {
  if (!isToRender(standing)) return undefined;
  return estimate?.basis ?? 'Nothing comparable was rendered yet, so its time is not known.';
}

/** "10 to render, about 52 min, 3 of them unknown". */
export function planEstimateWords(view: PlanView, segmentKeys: readonly string[]): string {
  const keys = keysToRender(view, segmentKeys);
  if (keys.length === 0) return 'nothing to render';
  const count = `${keys.length.toLocaleString('en')} to render`;
  return `${count}, ${estimateWords(estimateOf(view, keys))}`;
}

/** "2 segments, about 9 min to render". */
export function shotEstimateWords(view: PlanView, segmentKeys: readonly string[]): string {
  return `${countOf(segmentKeys.length, 'segment')}, ${planEstimateWords(view, segmentKeys)}`;
}

/** "~ 9 min"; '' where nothing is to be rendered or nothing is known of it. */
export function shotEstimateCell(view: PlanView, segmentKeys: readonly string[]): string {
  const { seconds } = estimateOf(view, keysToRender(view, segmentKeys));
  return seconds === 0 ? '' : aboutTime(seconds).replace('about', '~');
}
