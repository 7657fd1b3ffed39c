// One shot into segments: how many frames each keeps, asks for and drops. Pure.
import {
  framesInDuration,
  largestLegalCount,
  shortClipFrames,
  smallestLegalCount,
  wholeFramesWithin,
} from '#shared/frame-math.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { AcceptedShort } from '#shared/model/project.ts';
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
  /** What the shot lacks of its duration, because a take that is too short is used. */
  readonly framesLost: number;
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
  /** Of a segment, by its index: where its take is too short and used all the same. */
  readonly acceptedShort?: (segmentIndex: number) => AcceptedShort | null;
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
  const shares = kept.map((count, index) => {
    const isChained = index > 0 || timing.startsFromPrevious;
    const handle = index === kept.length - 1 ? timing.handleFrames : 0;
    return cutShort({ kept: count, isChained, handle }, timing.acceptedShort?.(index) ?? null);
  });
  const { engineFramesPerSecond, filmFramesPerSecond } = timing;
  const clips = shareFilmFrames(kept, total, filmFrames).map((planned, index) => {
    const { kept: left = 0, isShort = false } = shares[index] ?? {};
    return isShort ? shortClipFrames(planned, left, engineFramesPerSecond, filmFramesPerSecond) : planned;
  });
  const segments = shares.map((share, index) => segmentFrames({ ...share, clip: clips[index] ?? 0 }, timing, limits));
  const filmFramesLeft = clips.reduce((sum, clip) => sum + clip, 0);
  return { filmFrames: filmFramesLeft, framesLost: filmFrames - filmFramesLeft, segments };
}

/** A take that is too short ends its segment where it ends; a shot that became shorter since needs no such thing. */
function cutShort(share: Omit<SegmentShare, 'clip'>, accepted: AcceptedShort | null): Omit<SegmentShare, 'clip'> {
  if (accepted === null || accepted.framesKept >= share.kept) return share;
  return { ...share, kept: accepted.framesKept, handle: 0, requested: accepted.framesRequested, isShort: true };
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
  /** As it was asked for when its take was accepted: the same again is what that take answers. */
  readonly requested?: number;
  /** It ends with a take that is too short. */
  readonly isShort?: boolean;
}

function segmentFrames(
  { kept, isChained, handle, clip, ...share }: SegmentShare,
  { engineFramesPerSecond }: ShotTiming,
  limits: EngineLimits,
): SegmentFrames {
  // Engines render the given frame again as frame 0: in a chain that is a repeat and dropped.
  const droppedAtStart = isChained ? 1 : 0;
  const needed = kept + droppedAtStart + handle;
  const requested = share.requested ?? framesToAsk(needed, engineFramesPerSecond, limits);
  if (requested === null) throw new Error(`No legal count for ${kept} frames: the split ignored the model's maximum`);
  return { kept, requested, droppedAtStart, droppedAtEnd: requested - kept - droppedAtStart, handle, clip };
}

/** Models of continuous length often give less than asked: those are asked for more than is needed. */
export function framesToAsk(neededFrames: number, framesPerSecond: number, limits: EngineLimits): number | null {
  const { frameRule, requestBuffer: buffer } = limits;
  const exact = smallestLegalCount(frameRule, neededFrames);
  if (buffer === null) return exact;
  const most = Math.min(wholeFramesWithin(buffer.maxSeconds, framesPerSecond), largestLegalCount(frameRule));
  const wanted = Math.max(neededFrames, Math.min(Math.ceil(neededFrames * buffer.factor), most));
  return smallestLegalCount(frameRule, wanted) ?? exact;
}

/** So many of `whole` frames, at the rate of `filmFrames`; half a frame is rounded up. */
const scaleFrames = (part: number, whole: number, filmFrames: number): number =>
  Math.floor((2 * part * filmFrames + whole) / (2 * whole));

/** Cuts the film's frames where the segments end, each border rounded half up, so that clips sum to the shot exactly. */
function shareFilmFrames(kept: readonly number[], total: number, filmFrames: number): number[] {
  let framesSoFar = 0;
  let border = 0;
  return kept.map((count) => {
    framesSoFar += count;
    const nextBorder = scaleFrames(framesSoFar, total, filmFrames);
    const clip = nextBorder - border;
    border = nextBorder;
    return clip;
  });
}
