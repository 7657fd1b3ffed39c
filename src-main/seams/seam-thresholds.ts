// The numbers that seams are judged by. None was measured on a real model's takes yet: they are borrowed until somebody does.
// AIMixer: ComfyUI_MiniMaxH3_Director, director/segment_continuity.py, whose mean differences are of 255 steps of RGB.

/** A step of this size is mended by default. Source: AIMixer, CONTINUITY_OPENING_EXPOSURE_SPIKE. */
export const LUMA_TRIGGER = 0.008;
/** Never more is added. Source: AIMixer, CONTINUITY_SEAM_ADD_LUMA_MAX. */
export const LUMA_CAP = 0.1;
/** AIMixer mends luma only; ours, by analogy with luma. */
export const COLOUR_TRIGGER = 0.008;
/** Ours: half of luma's, because a tint is seen sooner than a brightness of the same size. */
export const COLOUR_CAP = 0.05;

/** The largest difference at which a dropped frame counts as the one before it. Source: AIMixer, CONTINUITY_SEAM_ECHO_MAD, 8 of 255. */
export const REPEAT_CEILING = 0.031;
/** The smallest: what encoding a frame once more may change in it, at the small size that is measured. Ours. */
export const REPEAT_FLOOR = 0.006;
/** In between: part of what one frame's motion changes, as a frame that moved on is no repeat. Ours. */
export const REPEAT_OF_MOTION = 0.5;

/** Motion below this is too little for a hold or a jump to be seen in it. Ours: about one step of 8 bits. */
export const MOTION_FLOOR = 0.004;
/** A hold: the motion across the join is less than this part of the weaker side's. Ours. */
export const HOLD_RATIO = 0.35;
/** A jump: more than so many times the stronger side's. Ours: a lost frame alone makes it 1.5 to 2. */
export const JUMP_RATIO = 1.5;

/** A cut changes the picture by this much more than its neighbours do. Source: ffmpeg's scdet filter, threshold 10 (percent). */
export const CUT_DIFFERENCE = 0.1;
/** Also a cut, in dark or flat pictures: this much, and CUT_RATIO times the stronger side's motion. Ours. */
export const SMALL_CUT_DIFFERENCE = 0.05;
export const CUT_RATIO = 6;

/** Luma that a shot may have gone away from its first frame before it is said. Ours. */
export const DRIFT_WORTH_SAYING = 0.03;

/** Scores at which a grade begins. Ours: a step as large as its trigger scores 20, as large as its cap 100. */
export const GRADE_SLIGHT = 20;
export const GRADE_VISIBLE = 45;
export const GRADE_BROKEN = 85;
/** Ours: as a step of about three hundredths of luma. */
export const HOLD_SCORE = 60;
/** Of a jump that only just is one; it grows to 100 at CUT_RATIO. Ours. */
export const JUMP_SCORE = 40;
/** Of a dropped frame that was none to drop. Ours: it is a fault, but the eye sees its consequences, not it. */
export const LOST_FRAME_SCORE = 25;
