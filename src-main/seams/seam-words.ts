// A seam's figures in sentences, the weightiest first.
import { formatFixed, say } from '#shared/i18n/say.ts';
import type { SeamFigures } from '#shared/model/seam.ts';
import { DRIFT_WORTH_SAYING, GRADE_SLIGHT } from './seam-thresholds.ts';

/** Something about a seam, and how much of it is seen: 0 to 100. */
export interface Remark {
  readonly kind: 'luma' | 'colour' | 'lost-frame' | 'hold' | 'jump' | 'cut';
  readonly score: number;
}

type Judged = Omit<SeamFigures, 'words'>;

export function seamWords(figures: Judged, remarks: readonly Remark[]): string[] {
  const seen = remarks.filter(({ score }) => score > GRADE_SLIGHT).toSorted((one, other) => other.score - one.score);
  const faults = seen.map(({ kind }) => SENTENCES[kind](figures));
  return [...(faults.length > 0 ? faults : [say`Nothing shows at the join.`]), ...asides(figures)];
}

const SENTENCES: Record<Remark['kind'], (figures: Judged) => string> = {
  luma: ({ lumaStep }) =>
    lumaStep > 0
      ? say`The picture gets ${percent(lumaStep)} brighter at the join.`
      : say`The picture gets ${percent(lumaStep)} darker at the join.`,
  colour: ({ colourStep }) => say`The colours change by ${percent(colourStep)} at the join.`,
  'lost-frame': ({ repeatDifference }) =>
    say`The dropped frame is not the frame before it again (difference ${percent(repeatDifference)}): a frame of motion may be lost.`,
  hold: ({ motionAcross, motionBefore, motionAfter }) =>
    say`The motion stands still for one frame: ${percent(motionAcross)} across the join, ${percent(motionBefore)} before and ${percent(motionAfter)} after it.`,
  jump: ({ motionAcross, motionBefore, motionAfter }) =>
    say`The motion jumps: ${percent(motionAcross)} across the join, ${percent(motionBefore)} before and ${percent(motionAfter)} after it.`,
  cut: ({ motionAcross }) =>
    say`The picture after the join is another one, as after a cut (difference ${percent(motionAcross)}); it is left as it is unless you want it corrected.`,
};

function asides({ isRepeat, repeatDifference, drift }: Judged): readonly string[] {
  const repeat = say`The dropped frame is the frame before it again (difference ${percent(repeatDifference)}).`;
  const drifted =
    drift > 0
      ? say`The picture is ${percent(drift)} brighter than the shot's first frame.`
      : say`The picture is ${percent(drift)} darker than the shot's first frame.`;
  return [...(isRepeat === true ? [repeat] : []), ...(Math.abs(drift) >= DRIFT_WORTH_SAYING ? [drifted] : [])];
}

const percent = (value: number | null): string => `${formatFixed(Math.abs(value ?? 0) * 100, 1)} %`;
