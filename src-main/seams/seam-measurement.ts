// What is looked at around a join, and what comes of it.
import type { Levels } from '#shared/model/seam.ts';

/** How far a correction reaches. Source: AIMixer's director/segment_continuity.py, CONTINUITY_SEAM_ADD_LUMA_FRAMES. */
export const RAMP_FRAMES = 12;

export interface SeamFootage {
  /** The clips as they are cut, at the film's rate and size; whole. */
  readonly before: { readonly clipPath: string; readonly frames: number };
  readonly after: { readonly clipPath: string; readonly frames: number };
  /** The frame that was dropped before the later clip; null: none was. */
  readonly dropped: { readonly takePath: string; readonly frameIndex: number } | null;
  /** The first clip of the shot, whose first frame is what the shot's keyframe became. */
  readonly shotStart: { readonly clipPath: string };
  readonly framesPerSecond: number;
  /** Of the picture's height, from the top: below it words are burnt in (a draft's slate). 1: all of it counts. */
  readonly measuredHeight: number;
}

/** Lists begin at the join and go outward. As many frames as RAMP_FRAMES + 1, fewer where a clip is shorter. */
export interface SeamMeasurement {
  readonly before: readonly Levels[];
  readonly after: readonly Levels[];
  /** Mean difference of luma between neighbouring frames, their step in brightness taken out. */
  readonly motionBefore: readonly number[];
  readonly motionAcross: number;
  readonly motionAfter: readonly number[];
  /** Mean difference of luma between the dropped frame and the last one before the join, their step in brightness included. */
  readonly repeatDifference: number | null;
  /** The same with that step taken out: a repeat that came out brighter is still a repeat. */
  readonly repeatMotion: number | null;
  readonly shotStart: Levels;
}
