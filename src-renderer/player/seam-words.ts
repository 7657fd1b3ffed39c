// A seam's name and its figures in words.
import { formatFixed, many, say } from '#shared/i18n/say.ts';
import { splitSegmentKey } from '#shared/model/project-layout.ts';
import type { SeamView } from '#shared/model/seam.ts';

/** "001: 1 → 2", segments counted from 1 as everywhere on the screen. */
export function seamName({ segmentKey, shotId }: Pick<SeamView, 'segmentKey' | 'shotId'>): string {
  const index = splitSegmentKey(segmentKey)?.segmentIndex ?? 0;
  return `${shotId}: ${index} → ${index + 1}`;
}

const percent = (fraction: number): string => `${formatFixed(fraction * 100, 1)} %`;
const signed = (fraction: number): string => `${fraction < 0 ? '−' : '+'}${percent(Math.abs(fraction))}`;

/** What was measured, as name and value; motion is that before, across and after the join. Fractions of full scale become percent. */
export function seamFacts(seam: SeamView): [string, string][] {
  const { figures } = seam;
  if (!figures) return [];
  const { lumaStep, colourStep, motionBefore, motionAcross, motionAfter, drift } = figures;
  return [
    [say`Dropped frame`, droppedWords(figures)],
    [say`Brightness`, signed(lumaStep)],
    [say`Colour`, percent(colourStep)],
    [say`Motion`, `${percent(motionBefore)} · ${percent(motionAcross)} · ${percent(motionAfter)}`],
    [say`Drift so far`, signed(drift)],
    [say`Correction`, correctionWords(seam)],
  ];
}

function droppedWords({ repeatDifference, isRepeat }: NonNullable<SeamView['figures']>): string {
  if (repeatDifference === null) return say`none`;
  return isRepeat
    ? say`the frame before it again, ${percent(repeatDifference)} apart`
    : say`not the frame before it, ${percent(repeatDifference)} apart`;
}

function correctionWords({ correction, possibleCorrection }: SeamView): string {
  const used = correction ?? possibleCorrection;
  if (!used) return say`nothing to correct`;
  const reach =
    used.side === 'before'
      ? many(used.offsets.length, 'over {{count}} frame before the join', 'over {{count}} frames before the join')
      : many(used.offsets.length, 'over {{count}} frame after the join', 'over {{count}} frames after the join');
  return correction ? reach : say`${reach}, off`;
}

/** "Measuring 3 of 12…"; null: nothing is to be measured any more. Those without clips do not count. */
export function measuringWords(seams: readonly SeamView[], waiting: number): string | null {
  if (waiting === 0) return null;
  const measurable = seams.filter(({ status }) => status !== 'missing').length;
  const total = Math.max(measurable, waiting);
  return say`Measuring ${Math.min(total - waiting + 1, total)} of ${total}…`;
}
