// A seam: the join between two segments of one shot. What is measured there, what it means, and what mends it.
import { z } from 'zod/v4';

/**
 * Of a picture's mean, as fractions of full scale: luma 0 (black) to 1 (white), blue and red difference -0.5 to 0.5
 * (Y′CbCr, bt709, limited range: 219 steps of luma, 224 of colour).
 */
export const levels = z.object({ luma: z.number(), blue: z.number(), red: z.number() });
export type Levels = z.infer<typeof levels>;

export const seamGrade = z.enum(['clean', 'slight', 'visible', 'broken']);
export type SeamGrade = z.infer<typeof seamGrade>;

export const seamFigures = z.object({
  /**
   * Mean difference of luma between the dropped first frame of the later take and the last kept frame before it, 0 to 1.
   * null: nothing was dropped.
   */
  repeatDifference: z.number().nullable(),
  /** The dropped frame is the frame before it again. null: nothing was dropped. */
  isRepeat: z.boolean().nullable(),
  /** Over the join, beyond what the frames on both sides do anyway; positive: the later side is brighter. */
  lumaStep: z.number(),
  /** As lumaStep, of the two colour differences together. */
  colourStep: z.number(),
  /** Mean difference between neighbouring frames, without their step in brightness: before, across and after the join. */
  motionBefore: z.number(),
  motionAcross: z.number(),
  motionAfter: z.number(),
  /** Luma of the later side's first frame less that of the shot's first frame: what has drifted so far. */
  drift: z.number(),
  /** 0: nobody sees it; 100: as a cut. */
  score: z.number(),
  grade: seamGrade,
  /** What it looks like, in sentences; the weightiest first. */
  words: z.array(z.string()),
});
export type SeamFigures = z.infer<typeof seamFigures>;

/** Added to whole frames beside the join, in 8-bit codes; the list begins at the join and goes outward. */
export const seamCorrection = z.object({
  /** The side that is farther from the shot's first frame; the other one is left as it is. */
  side: z.enum(['before', 'after']),
  offsets: z.array(z.object({ luma: z.number().int(), blue: z.number().int(), red: z.number().int() })),
});
export type SeamCorrection = z.infer<typeof seamCorrection>;

/** The user's word on one seam. */
export const seamChoice = z.enum(['on', 'off']);
export type SeamChoice = z.infer<typeof seamChoice>;

export const seamView = z.object({
  /** Of the segment after the join. */
  segmentKey: z.string(),
  beforeKey: z.string(),
  shotId: z.string(),
  /** Film frame of the first frame after the join, counted from the start of its shot. */
  frameInShot: z.number().int(),
  /** missing: one side has no clip yet. */
  status: z.enum(['measured', 'waiting', 'missing', 'failed']),
  figures: seamFigures.nullable(),
  /** null: the seam decides by its figures. */
  choice: seamChoice.nullable(),
  /** What the film gets; null: nothing is corrected. */
  correction: seamCorrection.nullable(),
  /** What a correction would be, also where none is applied; null: there is nothing to correct. */
  possibleCorrection: seamCorrection.nullable(),
  error: z.string().nullable(),
});
export type SeamView = z.infer<typeof seamView>;

/** In film order. `waiting` counts those that are still to be measured. */
export const seamsReport = z.object({ seams: z.array(seamView), waiting: z.number().int() });
export type SeamsReport = z.infer<typeof seamsReport>;
