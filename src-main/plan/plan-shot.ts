// One shot into segments: how many frames each keeps, asks for and drops. Pure.
import { framesInDuration, largestLegalCount, smallestLegalCount, wholeFramesWithin } from '#shared/frame-math.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import { splitShot } from './split-shot.ts';

export interface SegmentFrames {
  readonly kept: number;
  readonly requested: number;
  readonly droppedAtStart: number;
  readonly droppedAtEnd: number;
  /** Of those dropped at the end: rendered for a crossfade into the next shot. */
  readonly handle: number;
  /** Frames of the clip at the film's rate. */
  readonly clip: number;
}

export interface ShotFrames {
  readonly filmFrames: number;
  readonly segments: readonly SegmentFrames[];
}

export interface ShotTiming {
  readonly durationSeconds: number;
  readonly engineFramesPerSecond: number;
  readonly filmFramesPerSecond: number;
  /** null: as long as the model can. */
  readonly maxSegmentSeconds: number | null;
  /** true: segment 0 begins with a repeated frame too, because it continues the shot before. */
  readonly startsFromPrevious: boolean;
  /** Frames at the engine's rate that the last segment must have beyond its kept ones. */
  readonly handleFrames: number;
}

/** null when the duration is shorter than half a frame, or the engine cannot give the last segment its handle. */
export function planShotFrames(timing: ShotTiming, limits: EngineLimits): ShotFrames | null {
  const total = framesInDuration(timing.durationSeconds, timing.engineFramesPerSecond);
  const filmFrames = framesInDuration(timing.durationSeconds, timing.filmFramesPerSecond);
  if (total < 1 || filmFrames < 1) return null;
  const chainedMost = Math.max(1, mostKept(timing, limits, true));
  const firstMost = timing.startsFromPrevious ? chainedMost : mostKept(timing, limits, false);
  const kept = splitShot(total, {
    firstMaxFrames: firstMost,
    chainedMaxFrames: chainedMost,
    shortFrames: timing.engineFramesPerSecond,
  });
  if (!hasRoomForHandle(kept, timing, limits)) return null;
  const clips = shareFilmFrames(kept, total, filmFrames);
  const segments = kept.map((count, index) => {
    const isChained = index > 0 || timing.startsFromPrevious;
    const handle = index === kept.length - 1 ? timing.handleFrames : 0;
    return segmentFrames({ kept: count, isChained, handle, clip: clips[index] ?? 0 }, limits);
  });
  return { filmFrames, segments };
}

/** The limit does not apply to engines with discrete lengths: theirs do. */
function mostKept(timing: ShotTiming, limits: EngineLimits, isChained: boolean): number {
  const model = largestLegalCount(limits.frameRule) - (isChained ? 1 : 0);
  if (timing.maxSegmentSeconds === null || limits.frameRule.kind === 'discrete') return model;
  return Math.min(model, Math.max(1, wholeFramesWithin(timing.maxSegmentSeconds, timing.engineFramesPerSecond)));
}

/** Splitting it otherwise would cost what is rendered already: a crossfade must not. */
function hasRoomForHandle(
  kept: readonly number[],
  { handleFrames, startsFromPrevious }: ShotTiming,
  { frameRule }: EngineLimits,
): boolean {
  const droppedAtStart = kept.length > 1 || startsFromPrevious ? 1 : 0;
  return smallestLegalCount(frameRule, (kept.at(-1) ?? 0) + droppedAtStart + handleFrames) !== null;
}

interface SegmentShare {
  readonly kept: number;
  readonly isChained: boolean;
  readonly handle: number;
  readonly clip: number;
}

function segmentFrames({ kept, isChained, handle, clip }: SegmentShare, limits: EngineLimits): SegmentFrames {
  // Engines render the given frame again as frame 0: in a chain that is a repeat and dropped.
  const droppedAtStart = isChained ? 1 : 0;
  const requested = smallestLegalCount(limits.frameRule, kept + droppedAtStart + handle);
  if (requested === null) throw new Error(`No legal count for ${kept} frames: the split ignored the model's maximum`);
  return { kept, requested, droppedAtStart, droppedAtEnd: requested - kept - droppedAtStart, handle, clip };
}

/** Cuts the film's frames where the segments end, each border rounded half up, so that clips sum to the shot exactly. */
function shareFilmFrames(kept: readonly number[], total: number, filmFrames: number): number[] {
  let framesSoFar = 0;
  let border = 0;
  return kept.map((count) => {
    framesSoFar += count;
    const nextBorder = Math.floor((2 * framesSoFar * filmFrames + total) / (2 * total));
    const clip = nextBorder - border;
    border = nextBorder;
    return clip;
  });
}
