// A seam's name and its figures in words.

import { splitSegmentKey } from '#shared/model/project-layout.ts';
import type { SeamView } from '#shared/model/seam.ts';

/** "001: 1 → 2", segments counted from 1 as everywhere on the screen. */
export function seamName({ segmentKey, shotId }: Pick<SeamView, 'segmentKey' | 'shotId'>): string {
  const index = splitSegmentKey(segmentKey)?.segmentIndex ?? 0;
  return `${shotId}: ${index} → ${index + 1}`;
}

const percent = (fraction: number): string => `${(fraction * 100).toFixed(1)} %`;
const signed = (fraction: number): string => `${fraction < 0 ? '−' : '+'}${percent(Math.abs(fraction))}`;

/** What was measured, as name and value; motion is that before, across and after the join. Fractions of full scale become percent. */
export function seamFacts({ figures, correction, possibleCorrection }: SeamView): [string, string][] {
  if (!figures) return [];
  const { repeatDifference, isRepeat, lumaStep, colourStep, motionBefore, motionAcross, motionAfter, drift } = figures;
  const verdict = isRepeat ? 'the frame before it again' : 'not the frame before it';
  const dropped = repeatDifference === null ? 'none' : `${verdict}, ${percent(repeatDifference)} apart`;
  const used = correction ?? possibleCorrection;
  const reach = used ? `over ${used.offsets.length} frames ${used.side} the join` : 'nothing to correct';
  return [
    ['Dropped frame', dropped],
    ['Brightness', signed(lumaStep)],
    ['Colour', percent(colourStep)],
    ['Motion', `${percent(motionBefore)} · ${percent(motionAcross)} · ${percent(motionAfter)}`],
    ['Drift so far', signed(drift)],
    ['Correction', correction || !used ? reach : `${reach}, off`],
  ];
}

/** "Measuring 3 of 12…"; null: nothing is to be measured any more. Those without clips do not count. */
export function measuringWords(seams: readonly SeamView[], waiting: number): string | null {
  if (waiting === 0) return null;
  const measurable = seams.filter(({ status }) => status !== 'missing').length;
  const total = Math.max(measurable, waiting);
  return `Measuring ${Math.min(total - waiting + 1, total)} of ${total}…`;
}
