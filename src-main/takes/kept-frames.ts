// Which frames of a take its clip needs.
import type { PlanSegment } from '#shared/model/video-plan.ts';

/** Which frame of the take is the last one kept, from 0: the next segment starts from it. */
export const lastKeptFrame = (segment: PlanSegment): number => segment.framesDroppedAtStart + segment.framesKept - 1;
