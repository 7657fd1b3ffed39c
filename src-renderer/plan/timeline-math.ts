// How wide the film is drawn.
import type { PlanShot } from '#shared/model/video-plan.ts';

const LEAST_PIXELS_PER_SECOND = 12;
const MOST_PIXELS_PER_SECOND = 90;
/** Below this a shot could not be hit with the mouse, nor its name be read. */
const LEAST_SHOT_PIXELS = 40;

/** The whole film fits where that leaves shots readable; else it scrolls. */
export function pixelsPerSecond(widthPixels: number, filmSeconds: number): number {
  const fitting = filmSeconds > 0 ? widthPixels / filmSeconds : MOST_PIXELS_PER_SECOND;
  return Math.min(Math.max(fitting, LEAST_PIXELS_PER_SECOND), MOST_PIXELS_PER_SECOND);
}

export function shotPixels(shot: PlanShot | undefined, framesPerSecond: number, scale: number): number {
  if (!shot) return LEAST_SHOT_PIXELS;
  const seconds = shot.filmFrames > 0 ? shot.filmFrames / framesPerSecond : shot.durationSeconds;
  return Math.max(seconds * scale, LEAST_SHOT_PIXELS, shot.segmentKeys.length * 6);
}
