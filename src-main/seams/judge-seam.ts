// What a measured seam means: figures, a score, and words. Pure.
import type { SeamFigures, SeamGrade } from '#shared/model/seam.ts';
import { median, stepsOver } from './level-steps.ts';
import type { SeamMeasurement } from './seam-measurement.ts';
import {
  COLOUR_CAP,
  COLOUR_TRIGGER,
  CUT_DIFFERENCE,
  CUT_RATIO,
  GRADE_BROKEN,
  GRADE_SLIGHT,
  GRADE_VISIBLE,
  HOLD_RATIO,
  HOLD_SCORE,
  JUMP_RATIO,
  JUMP_SCORE,
  LOST_FRAME_SCORE,
  LUMA_CAP,
  LUMA_TRIGGER,
  MOTION_FLOOR,
  REPEAT_CEILING,
  REPEAT_FLOOR,
  REPEAT_OF_MOTION,
  SMALL_CUT_DIFFERENCE,
} from './seam-thresholds.ts';
import { type Remark, seamWords } from './seam-words.ts';

/** Scale and meaning of every figure: see seamFigures. */
export function judgeSeam(measurement: SeamMeasurement): SeamFigures {
  const motions = motionsAround(measurement);
  const { lumaStep, colourStep } = stepsOver(measurement);
  const motion = motionRemark(motions, hasNeighbours(measurement));
  const isRepeat = judgeRepeat(measurement, motions);
  const remarks: readonly Remark[] = [
    { kind: 'luma', score: stepScore(Math.abs(lumaStep), LUMA_TRIGGER, LUMA_CAP) },
    { kind: 'colour', score: stepScore(colourStep, COLOUR_TRIGGER, COLOUR_CAP) },
    ...(isRepeat === false ? [{ kind: 'lost-frame', score: LOST_FRAME_SCORE } as const] : []),
    ...(motion === null ? [] : [motion]),
  ];
  const score = Math.max(...remarks.map((remark) => remark.score));
  const drift = (measurement.after[0]?.luma ?? 0) - measurement.shotStart.luma;
  const { repeatDifference } = measurement;
  const figures = { repeatDifference, isRepeat, lumaStep, colourStep, ...motions, drift };
  const judged = { ...figures, score: Math.round(score), grade: gradeOf(score) };
  return { ...judged, words: seamWords(judged, remarks) };
}

type Motions = Pick<SeamFigures, 'motionBefore' | 'motionAcross' | 'motionAfter'>;

/** The picture is another one behind the join: there a correction would itself be the flash. Told from the figures alone. */
export function looksLikeCut({ motionBefore, motionAcross, motionAfter }: Motions): boolean {
  const local = Math.max(motionBefore, motionAfter);
  const isLarge = motionAcross - local >= CUT_DIFFERENCE;
  return isLarge || (motionAcross >= SMALL_CUT_DIFFERENCE && motionAcross >= CUT_RATIO * local);
}

const hasNeighbours = ({ motionBefore, motionAfter }: SeamMeasurement): boolean =>
  motionBefore.length + motionAfter.length > 0;

/** A clip of one frame has no motion of its own: the other side's stands for it. */
function motionsAround({ motionBefore, motionAcross, motionAfter }: SeamMeasurement): Motions {
  const before = median(motionBefore.length > 0 ? motionBefore : motionAfter);
  const after = median(motionAfter.length > 0 ? motionAfter : motionBefore);
  return { motionBefore: before, motionAcross, motionAfter: after };
}

function motionRemark(motions: Motions, isLocalKnown: boolean): Remark | null {
  const { motionBefore, motionAcross, motionAfter } = motions;
  const [weaker, stronger] = [Math.min(motionBefore, motionAfter), Math.max(motionBefore, motionAfter)];
  if (looksLikeCut(motions)) return { kind: 'cut', score: 100 };
  if (!isLocalKnown) return null;
  if (weaker >= MOTION_FLOOR && motionAcross < HOLD_RATIO * weaker) return { kind: 'hold', score: HOLD_SCORE };
  const ratio = motionAcross / Math.max(stronger, MOTION_FLOOR);
  if (ratio <= JUMP_RATIO) return null;
  const beyond = Math.log(ratio / JUMP_RATIO) / Math.log(CUT_RATIO / JUMP_RATIO);
  return { kind: 'jump', score: Math.min(100, JUMP_SCORE + (100 - JUMP_SCORE) * beyond) };
}

/** By what moved: a repeat that came out brighter is one, and a frame that moved on is none. */
function judgeRepeat({ repeatMotion, ...measurement }: SeamMeasurement, motions: Motions): boolean | null {
  if (repeatMotion === null) return null;
  if (!hasNeighbours({ repeatMotion, ...measurement })) return repeatMotion <= REPEAT_CEILING;
  const movesOn = REPEAT_OF_MOTION * Math.max(motions.motionBefore, motions.motionAfter);
  return repeatMotion <= Math.min(REPEAT_CEILING, Math.max(REPEAT_FLOOR, movesOn));
}

/** 20 at the trigger, 100 at the cap; between them by the logarithm, as the eye goes by ratios. */
function stepScore(step: number, trigger: number, cap: number): number {
  if (step <= trigger) return (GRADE_SLIGHT * step) / trigger;
  return Math.min(100, GRADE_SLIGHT + (100 - GRADE_SLIGHT) * (Math.log(step / trigger) / Math.log(cap / trigger)));
}

function gradeOf(score: number): SeamGrade {
  if (score >= GRADE_BROKEN) return 'broken';
  if (score >= GRADE_VISIBLE) return 'visible';
  return score > GRADE_SLIGHT ? 'slight' : 'clean';
}
