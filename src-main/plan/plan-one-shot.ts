// One shot of the storyboard into plan entries, with everything that stands against running it. Pure.

import { formatNumber, many, say } from '#shared/i18n/say.ts';
import type { Resolution } from '#shared/model/project.ts';
import { layout, segmentKey } from '#shared/model/project-layout.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { PlanSegment, PlanShot } from '#shared/model/video-plan.ts';
import type { Finding } from '#shared/studio-error.ts';
import {
  type ChainEnd,
  type Keyframes,
  keyframeOf,
  type SegmentStart,
  startAfter,
  startOfShot,
  workflowFor,
} from './chain.ts';
import { clipNameOf } from './clip-name.ts';
import { segmentSeed } from './derive-seed.ts';
import type { SegmentFrames } from './plan-shot.ts';
import { segmentPrompt } from './prompt-words.ts';
import { type ShotExtras, shotExtras } from './shot-extras.ts';
import { type Obstacle, shotObstacles } from './shot-obstacles.ts';
import { renderSize } from './shot-size.ts';
import type { TimedShot, Timing } from './time-shots.ts';

/** What is the same for all shots of a plan. */
export interface PlanContext extends Timing {
  readonly keyframes: Keyframes;
  readonly baseSeed: number | null;
  readonly filmSize: Resolution;
}

/** A shot where it stands: its number from 0, its frames, and what it may continue. */
export interface ShotPlace {
  readonly shotIndex: number;
  readonly timed: TimedShot;
  readonly before: ChainEnd | null;
}

export interface PlannedShot {
  readonly shot: PlanShot;
  readonly segments: readonly PlanSegment[];
  readonly problems: readonly Finding[];
  /** Of the shot's size, without its id: most often all shots have the same one. */
  readonly sizeWarning: Finding | null;
}

export function planOneShot(context: PlanContext, shot: Shot, { shotIndex, timed, before }: ShotPlace): PlannedShot {
  const { frames, crossfadeFrames } = timed;
  if (typeof frames === 'string') return refusedShot(shot, frames);
  const { limits } = context;
  const keyframe = keyframeOf(context.keyframes, shot.shotId);
  const start = startOfShot(shot, keyframe, before, limits);
  const count = frames.segments.length;
  const extras = shotExtras(shot, keyframe, count === 1 && start.source.kind === 'text', limits);
  const size = renderSize(context.settings, shot, context.filmSize, limits);
  const obstacles = [
    ...shotObstacles(shot, count, size),
    ...extras.obstacles,
    ...clipObstacles(context, frames.segments),
  ];
  const segments: PlanSegment[] = [];
  for (const [index, one] of frames.segments.entries()) {
    const previous = segments.at(-1);
    const from = previous === undefined ? start : startAfter(previous, limits);
    segments.push(planSegment(context, { shot, shotIndex, index, count, obstacles, extras }, one, from));
  }
  return {
    shot: {
      shotId: shot.shotId,
      durationSeconds: shot.durationSeconds,
      filmFrames: frames.filmFrames,
      segmentKeys: segments.map((segment) => segment.key),
      crossfadeFrames,
    },
    segments,
    problems: [
      ...shotProblems(context, shot, segments, start, obstacles),
      ...[...extras.warnings, ...(timed.warning === null ? [] : [timed.warning])].map((one) => warningAt(shot, one)),
      ...textStartWarnings(context, shot, start),
    ],
    sizeWarning: sizeWarning(context, shot),
  };
}

function problemAt(shot: Shot, jsonPath: string, message: string, remedy: string): Finding {
  return {
    severity: 'problem',
    code: 'plan-blocked',
    message: say`Shot ${shot.shotId}: ${message}`,
    remedy,
    shotId: shot.shotId,
    jsonPath,
  };
}

function warningAt(shot: Shot, { key, reason, remedy }: Obstacle): Finding {
  return { ...problemAt(shot, `$.shots[${shot.rawIndex}].${key}`, reason, remedy), severity: 'warning' };
}

function refusedShot(shot: Shot, reason: string): PlannedShot {
  return {
    shot: {
      shotId: shot.shotId,
      durationSeconds: shot.durationSeconds,
      filmFrames: 0,
      segmentKeys: [],
      crossfadeFrames: 0,
    },
    segments: [],
    problems: [
      problemAt(shot, `$.shots[${shot.rawIndex}].duration`, reason, say`Give it another duration, for example 3.0.`),
    ],
    sizeWarning: null,
  };
}

interface SegmentPlace {
  readonly shot: Shot;
  readonly shotIndex: number;
  readonly index: number;
  readonly count: number;
  readonly obstacles: readonly Obstacle[];
  readonly extras: ShotExtras;
}

// A film far slower than the engine has no frame to show of a very short segment.
function clipObstacles(context: PlanContext, segments: readonly SegmentFrames[]): Obstacle[] {
  if (segments.every((segment) => segment.clip > 0)) return [];
  const reason = say`One of its segments is shorter than one frame of the film at ${formatNumber(context.filmFramesPerSecond, 3)} fps.`;
  return [{ key: 'duration', reason, remedy: say`Choose longer segments, or a film of more frames per second.` }];
}

function planSegment(
  context: PlanContext,
  place: SegmentPlace,
  frames: SegmentFrames,
  start: SegmentStart,
): PlanSegment {
  const { shot, shotIndex, index, extras } = place;
  const size = renderSize(context.settings, shot, context.filmSize, context.limits);
  const hasMotion = shot.wanMotion !== null && shot.wanMotion.type !== 'none';
  return {
    key: segmentKey(shot.shotId, index),
    shotId: shot.shotId,
    segmentIndex: index,
    segmentCount: place.count,
    start: start.source,
    startframe: start.startframe,
    endImagePath: index === place.count - 1 ? extras.endImagePath : null,
    prompt: segmentPrompt(shot, index, context.settings.style),
    negativePrompt: shot.negativePrompt,
    seed: segmentSeed(context.settings, context.baseSeed, shot, shotIndex, index),
    cfgScale: shot.cfgScale,
    steps: shot.steps,
    loras: [...extras.loras],
    cameraMovement: hasMotion ? `${shot.cameraMovement} ${shot.wanMotion?.type}` : shot.cameraMovement,
    motionStrength: hasMotion ? (shot.wanMotion?.strength ?? 0.5) : 0.5,
    width: size.width,
    height: size.height,
    framesPerSecond: context.engineFramesPerSecond,
    framesKept: frames.kept,
    framesRequested: frames.requested,
    framesDroppedAtStart: frames.droppedAtStart,
    framesDroppedAtEnd: frames.droppedAtEnd,
    handleFrames: frames.handle,
    clipFrames: frames.clip,
    durationSeconds: frames.kept / context.engineFramesPerSecond,
    shotDurationSeconds: shot.durationSeconds,
    dependsOn: start.dependsOn,
    engine: context.limits.engine,
    workflowFile: workflowFor(start.source, context.limits),
    outputFile: layout.clipFile(shot.shotId, index),
    clipName: clipNameOf(shot, index),
    reasons: [...place.obstacles.map(({ reason }) => reason), ...start.reasons],
  };
}

/** One problem for each distinct cause, where it is mended; what merely follows from it is said at the segments. */
function shotProblems(
  context: PlanContext,
  shot: Shot,
  segments: readonly PlanSegment[],
  start: SegmentStart,
  obstacles: readonly Obstacle[],
): Finding[] {
  const at = (key: string) => `$.shots[${shot.rawIndex}].${key}`;
  const problems = start.reasons.map((reason) => problemAt(shot, at('start'), reason, start.remedy));
  problems.push(...obstacles.map(({ key, reason, remedy }) => problemAt(shot, at(key), reason, remedy)));
  if (!context.limits.takesStartImage && segments.length > 1) {
    const message = many(
      segments.length,
      'It needs {{count}} segment, but {{engine}} cannot continue one from another.',
      'It needs {{count}} segments, but {{engine}} cannot continue one from another.',
      { engine: context.limits.displayName },
    );
    problems.push(
      problemAt(shot, at('duration'), message, say`Choose a workflow that takes a start image, or shorten the shot.`),
    );
  }
  return problems;
}

/** A workflow that takes a picture was chosen: that a shot has none is more often forgotten than meant. */
function textStartWarnings({ limits }: PlanContext, shot: Shot, { source }: SegmentStart): Finding[] {
  const workflowFile = workflowFor(source, limits);
  if (source.kind !== 'text' || !limits.takesStartImage || workflowFile === null) return [];
  const reason = say`No keyframe is selected for it, so it begins from its prompt with ${workflowFile}.`;
  return [
    warningAt(shot, { key: 'start', reason, remedy: say`Select a keyframe, if it should begin with a picture.` }),
  ];
}

function sizeWarning(context: PlanContext, shot: Shot): Finding | null {
  const size = renderSize(context.settings, shot, context.filmSize, context.limits);
  if (size.snappedFrom === null) return null;
  const { width, height } = size.snappedFrom;
  const { displayName, sizeStepPixels } = context.limits;
  return {
    severity: 'warning',
    code: 'plan-blocked',
    message: say`${width}×${height} is rendered as ${size.width}×${size.height}, because ${displayName} needs multiples of ${sizeStepPixels}.`,
    remedy: say`Clips are scaled and cropped to the size of the film. Choose a size in these steps to avoid it.`,
    jsonPath: `$.shots[${shot.rawIndex}].width`,
  };
}
