// One shot into segments: how many frames each keeps, asks for and drops. Pure.
import { framesInDuration, largestLegalCount, smallestLegalCount, wholeFramesWithin } from '#shared/frame-math.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import { splitShot } from './split-shot.ts';

export interface SegmentFrames {
  readonly kept: number;
  readonly requested: number;
  readonly droppedAtStart: number;
  readonly droppedAtEnd: number;
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
}

/** null when the duration is shorter than half a frame. */
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
  const clips = shareFilmFrames(kept, total, filmFrames);
  const segments = kept.map((count, index) =>
    segmentFrames(count, index > 0 || timing.startsFromPrevious, limits, clips[index] ?? 0),
  );
  return { filmFrames, segments };
}

/** The limit does not apply to engines with discrete lengths: theirs do. */
function mostKept(timing: ShotTiming, limits: EngineLimits, isChained: boolean): number {
  const model = largestLegalCount(limits.frameRule) - (isChained ? 1 : 0);
  if (timing.maxSegmentSeconds === null || limits.frameRule.kind === 'discrete') return model;
  return Math.min(model, Math.max(1, wholeFramesWithin(timing.maxSegmentSeconds, timing.engineFramesPerSecond)));
}

function segmentFrames(kept: number, isChained: boolean, limits: EngineLimits, clip: number): SegmentFrames {
  // Engines render the given frame again as frame 0: in a chain that is a repeat and dropped.
  const droppedAtStart = isChained ? 1 : 0;
  const requested = smallestLegalCount(limits.frameRule, kept + droppedAtStart);
  if (requested === null) throw new Error(`No legal count for ${kept} frames: the split ignored the model's maximum`);
  return { kept, requested, droppedAtStart, droppedAtEnd: requested - kept - droppedAtStart, clip };
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
