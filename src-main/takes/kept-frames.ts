// Which frames of a take its clip needs. Counted at the take's own rate: what a provider delivers may run faster or slower than the
// plan could know, and a take may have been made for another engine.
import { framesInDuration } from '#shared/frame-math.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';

type Counted = Pick<PlanSegment, 'framesDroppedAtStart' | 'framesKept' | 'framesPerSecond'>;

/** Frames of a take at this rate that show what the plan keeps; at least one. */
export function keptFramesAt(segment: Counted, takeFramesPerSecond: number): number {
  if (takeFramesPerSecond === segment.framesPerSecond) return segment.framesKept;
  return Math.max(1, framesInDuration(segment.framesKept / segment.framesPerSecond, takeFramesPerSecond));
}

/** Frames that a take at this rate must have: a chained one repeats one frame at its start, whatever its rate. */
export const neededFramesAt = (segment: Counted, takeFramesPerSecond: number): number =>
  segment.framesDroppedAtStart + keptFramesAt(segment, takeFramesPerSecond);

/** Which frame of the take is the last one kept, from 0: the next segment starts from it. */
export const lastKeptFrame = (segment: Counted, { fps }: Pick<TakeSidecar, 'fps'>): number =>
  neededFramesAt(segment, fps) - 1;
