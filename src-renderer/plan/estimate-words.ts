// What segments of the plan will take on the server, in the room that a list has.
import type { PlanView } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import type { SegmentStanding } from '#shared/model/video-plan.ts';
import { estimateOf, type RunEstimate } from '../app/run-estimate.ts';
import { guessWords, keysToRender } from '../takes/estimates.ts';
import { formatAbout, formatRough } from '../ui/format-time.ts';
import { onceFor } from './once-for.ts';
import { isToRender } from './segment-state.ts';

type SegmentEstimate = PlanView['estimates'][string];

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
  return estimate?.basis ?? say`Nothing comparable was rendered yet, so its time is not known.`;
}

const estimates = onceFor((view: PlanView) => ({ view, byServers: new Map<number, RunEstimate | null>() }));

/** Of everything that a run would render, on so many servers; null: nothing comparable was ever rendered. */
export function planEstimate(view: PlanView, servers: number): RunEstimate | null {
  const { byServers } = estimates(view);
  const known = byServers.get(servers);
  if (known !== undefined) return known;
  const estimate = estimateOf(view, (key) => isToRender(view.standings[key]), servers);
  byServers.set(servers, estimate);
  return estimate;
}

/** "about 9 min on 2 servers". */
export function planTimeWords(estimate: RunEstimate | null, servers: number): string {
  if (!estimate) return say`time not known yet`;
  const about = formatAbout(estimate.wallSeconds);
  return servers > 1
    ? many(servers, '{{about}} on {{count}} server', '{{about}} on {{count}} servers', { about })
    : about;
}

/** What the time of the whole plan is worth, for the hover. */
export function planTimeHover(estimate: RunEstimate | null): string {
  if (!estimate) return say`Nothing comparable was rendered yet, so its time is not known.`;
  const { guessed, segments, gpuSeconds } = estimate;
  const cards = say`${formatRough(gpuSeconds)} of GPU time, from measured takes.`;
  if (guessed === 0) return cards;
  const guess = many(
    guessed,
    '{{count}} of {{all}} segments is guessed from the others.',
    '{{count}} of {{all}} segments are guessed from the others.',
    { all: segments },
  );
  return `${cards} ${guess}`;
}

/** "2 segments, 1 to render, about 9 min". */
export function shotEstimateWords(view: PlanView, segmentKeys: readonly string[]): string {
  const segments = many(segmentKeys.length, '{{count}} segment', '{{count}} segments');
  const keys = keysToRender(view, segmentKeys);
  if (keys.length === 0) return say`${segments}, nothing to render`;
  const toRender = many(keys.length, '{{count}} to render', '{{count}} to render');
  return [segments, toRender, guessWords(view, keys)].join(', ');
}

/** "~ 9 min"; '' where nothing is to be rendered, or where the time of a part is not known. */
export function shotEstimateCell({ standings, estimates }: PlanView, segmentKeys: readonly string[]): string {
  const keys = keysToRender({ standings }, segmentKeys);
  let seconds = 0;
  for (const key of keys) seconds += estimates[key]?.seconds ?? Number.NaN;
  return keys.length > 0 && Number.isFinite(seconds) ? `~ ${formatRough(seconds)}` : '';
}
