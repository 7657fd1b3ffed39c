// How wide the film is drawn.
import type { PlanSegment, PlanShot } from '#shared/model/video-plan.ts';

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

/** Where a shot's segments meet: the key after each join, and how far into the shot it is, 0 to 1. */
export function joinsOf(
  shot: PlanShot,
  segmentsByKey: ReadonlyMap<string, PlanSegment>,
): { readonly segmentKey: string; readonly at: number }[] {
  const frames = shot.segmentKeys.map((key) => segmentsByKey.get(key)?.clipFrames ?? 1);
  const all = frames.reduce((sum, count) => sum + count, 0);
  let before = 0;
  return shot.segmentKeys.flatMap((segmentKey, index) => {
    const at = before / all;
    before += frames[index] ?? 0;
    return index === 0 ? [] : [{ segmentKey, at }];
  });
}
