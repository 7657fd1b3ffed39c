// What "Render again" offers for one segment, in words with the minutes of each.
import type { PlanView } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import { segmentsFollowing } from '#shared/model/following.ts';
import { formatAbout } from '../ui/format-time.ts';
import { estimateOf } from './run-estimate.ts';

export interface AgainOffer {
  /** "Shot 001, segment 1 of 3". */
  readonly title: string;
  readonly seed: number;
  /** "about 3 min"; '' where nothing comparable was rendered before. */
  readonly time: string;
  /** null: nothing follows from this segment. */
  readonly following: {
    readonly keys: readonly string[];
    readonly render: string;
    readonly keep: string;
    /** What keeping means for the film. */
    readonly keepNote: string;
  } | null;
}

/** null: the plan has no such segment any more. */
export function againOffer(view: PlanView, segmentKey: string): AgainOffer | null {
  const segment = view.plan.segments.find(({ key }) => key === segmentKey);
  if (!segment) return null;
  const { shotId, segmentIndex, segmentCount, seed } = segment;
  const keys = segmentsFollowing(view.plan, segmentKey);
  return {
    title: say`Shot ${shotId}, segment ${segmentIndex + 1} of ${segmentCount}`,
    seed,
    time: timeOf(view, [segmentKey]),
    following: keys.length === 0 ? null : followingOffer(view, keys),
  };
}

function followingOffer(view: PlanView, keys: readonly string[]) {
  const count = keys.length;
  const hasClip = keys.some((key) => view.standings[key]?.clip);
  return {
    keys,
    render: alsoRenderWords(count, timeOf(view, keys)),
    keep: hasClip ? many(count, 'Keep it as it is', 'Keep them as they are') : say`Only this segment for now`,
    keepNote: hasClip
      ? say`The join may show: what follows still starts from the last frame of the take before.`
      : many(
          count,
          '{{count}} segment after it is not rendered yet either way.',
          '{{count}} segments after it are not rendered yet either way.',
        ),
  };
}

function alsoRenderWords(count: number, time: string): string {
  const words = many(count, 'Also render the segment that follows', 'Also render the {{count}} segments that follow');
  return time === '' ? words : `${words} (${time})`;
}

/** Of all of these together, as they can only be rendered one after the other. */
function timeOf(view: PlanView, keys: readonly string[]): string {
  const meant = new Set(keys);
  const estimate = estimateOf(view, (key) => meant.has(key), 1);
  return estimate ? formatAbout(estimate.gpuSeconds) : '';
}
