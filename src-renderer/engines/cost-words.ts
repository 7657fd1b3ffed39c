// What a plan or a segment of it is expected to cost, in words. Pure.
import type { PlanView } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { formatSeconds } from '../ui/format-time.ts';
import { formatUsd } from './model-words.ts';

type PlanCost = NonNullable<PlanView['cost']>;

/** "about $3.40", "about $3.40, and 2 segments without a known price". */
export function planCostWords({ estimate, unknown }: PlanCost): string {
  // Where not one price is known, a sum of nothing would be read as free.
  if (unknown > 0 && estimate === 0) {
    return many(unknown, '{{count}} segment without a known price', '{{count}} segments without a known price');
  }
  const about = say`about ${formatUsd(estimate)}`;
  return unknown === 0
    ? about
    : many(
        unknown,
        '{{about}}, and {{count}} segment without a known price',
        '{{about}}, and {{count}} segments without a known price',
        { about },
      );
}

/** Of some segments of the plan: what they would cost; null: nothing is to be paid. */
export function costOf(
  segments: Iterable<PlanSegment>,
  isToRender: (segment: PlanSegment) => boolean,
  isPaid: (segment: PlanSegment) => boolean,
): PlanCost | null {
  let estimate = 0;
  let unknown = 0;
  let priced = 0;
  for (const segment of segments) {
    if (!isToRender(segment)) continue;
    if (segment.cost) {
      estimate += segment.cost.estimate;
      priced += 1;
    } else if (isPaid(segment)) unknown += 1;
  }
  return priced + unknown === 0 ? null : { estimate, currency: 'USD', unknown };
}

/** The key of a segment's engine and model among the plan's names. */
export const engineNameOf = (
  { engineNames, engineName }: Pick<PlanView, 'engineNames' | 'engineName'>,
  segment: PlanSegment,
): string => {
  const { engine, workflowFile, model } = segment;
  return engineNames[`${engine} ${workflowFile ?? model ?? ''}`] ?? workflowFile ?? model ?? engineName;
};

const counted = new WeakMap<PlanView, number>();

/** How many engines and models its segments are rendered with; a fallback that may step in is none of them. */
export function rendererCount(view: PlanView | null): number {
  if (view === null) return 0;
  const known = counted.get(view);
  if (known !== undefined) return known;
  const names = new Set(view.plan.segments.map((segment) => engineNameOf(view, segment)));
  counted.set(view, names.size);
  return names.size;
}

const MOST_RENDERERS = 2;

/** What would be rendered is rendered with: "Replicate · Veo 3.1 Fast", "ComfyUI · Wan 2.2, Draft (built in) and 2 more". */
export function renderersWords(view: PlanView): string {
  const names = new Set<string>();
  for (const segment of view.plan.segments) {
    const status = view.standings[segment.key]?.status ?? 'will-render';
    if (status === 'will-render' || status === 'stale') names.add(engineNameOf(view, segment));
  }
  if (names.size <= 1) return [...names][0] ?? view.engineName;
  const shown = [...names].slice(0, MOST_RENDERERS).join(', ');
  const left = names.size - MOST_RENDERERS;
  return left > 0 ? many(left, '{{shown}} and {{count}} more', '{{shown}} and {{count}} more', { shown }) : shown;
}

/** "asks for 10 s, keeps 6.2 s"; '' where what is asked is what is kept, but for a frame or two of the chain. */
export function askedWords(segment: PlanSegment): string {
  const { framesRequested, framesKept, framesPerSecond } = segment;
  const hundredths = (frames: number) => Math.round((frames / framesPerSecond) * 100) / 100;
  const asked = hundredths(framesRequested);
  const kept = hundredths(framesKept);
  return asked - kept < LEAST_WORTH_SAYING_SECONDS
    ? ''
    : say`asks for ${formatSeconds(asked)}, keeps ${formatSeconds(kept)}`;
}

const LEAST_WORTH_SAYING_SECONDS = 0.3;
