// One shot of the storyboard into plan entries, with everything that stands against running it. Pure.

import { formatNumber, many, say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { Quality, Resolution } from '#shared/model/project.ts';
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
import { lengthWarnings, lostWarnings } from './length-warnings.ts';
import type { SegmentFrames } from './plan-shot.ts';
import { motionStrengthOf } from './prompt-words.ts';
import { costOf } from './segment-cost.ts';
import { type ShotExtras, shotExtras } from './shot-extras.ts';
import { type Obstacle, shotObstacles, sizeObstacles } from './shot-obstacles.ts';
import { type RenderSize, renderSize } from './shot-size.ts';
import { type ShotWords, shotWords } from './shot-words.ts';
import { isRefusal, type ShotEngine, type ShotRefusal, type TimedShot, type Timing } from './time-shots.ts';

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

export function planOneShot(context: PlanContext, shot: Shot, place: ShotPlace): PlannedShot {
  const { frames, crossfadeFrames } = place.timed;
  if (isRefusal(frames)) return refusedShot(shot, frames);
  const engine = context.engineOf(shot);
  if (isRefusal(engine)) return refusedShot(shot, engine);
  const { limits } = engine;
  const keyframe = keyframeOf(context.keyframes, shot.shotId);
  const start = startOfShot(shot, keyframe, place.before, limits);
  const count = frames.segments.length;
  const startsFrom = { kind: start.source.kind, segmentCount: count };
  const extras = shotExtras(shot, keyframe, startsFrom, limits, context.settings);
  const size = renderSize(context.settings, shot, context.filmSize, limits, start.source.kind !== 'text');
  const words = shotWords(shot, count, context.settings, limits);
  const obstacles = [
    ...shotObstacles(shot, count, size),
    ...sizeObstacles(size, limits),
    ...extras.obstacles,
    ...words.problems,
    ...clipObstacles(context, frames.segments),
  ];
  const plain = { shot, shotIndex: place.shotIndex, count, obstacles, extras, size, words, engine };
  const segments: PlanSegment[] = [];
  for (const [index, one] of frames.segments.entries()) {
    const previous = segments.at(-1);
    const from = previous === undefined ? start : startAfter(previous, limits);
    segments.push(planSegment(context, { ...plain, index }, one, from));
  }
  const { filmFrames, framesLost } = frames;
  const { shotId, durationSeconds } = shot;
  const warnings = [
    ...extras.warnings,
    ...words.warnings,
    ...(place.timed.warning === null ? [] : [place.timed.warning]),
    ...lengthWarnings(segments, limits),
    ...lostWarnings(framesLost, context.filmFramesPerSecond),
  ];
  return {
    shot: {
      ...{ shotId, durationSeconds, filmFrames, framesLost, crossfadeFrames },
      segmentKeys: segments.map((segment) => segment.key),
    },
    segments,
    problems: [
      ...shotProblems(shot, segments, start, obstacles, limits),
      ...warnings.map((one) => warningAt(shot, one)),
      ...textStartWarnings(limits, shot, start),
    ],
    sizeWarning: size.isRefused ? null : sizeWarning(shot, size, limits),
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

function refusedShot(shot: Shot, { key, reason, remedy }: ShotRefusal): PlannedShot {
  const { shotId, durationSeconds } = shot;
  return {
    shot: { shotId, durationSeconds, filmFrames: 0, framesLost: 0, segmentKeys: [], crossfadeFrames: 0 },
    segments: [],
    problems: [problemAt(shot, `$.shots[${shot.rawIndex}].${key}`, reason, remedy)],
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
  readonly size: RenderSize;
  readonly words: ShotWords;
  readonly engine: ShotEngine;
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
  const { shot, shotIndex, index, extras, size, engine } = place;
  const { limits, engineFramesPerSecond } = engine;
  const { settings } = context;
  const { prompt, parts } = place.words.of(index);
  const hasMotion = shot.wanMotion !== null && shot.wanMotion.type !== 'none';
  const work = { framesRequested: frames.requested, framesPerSecond: engineFramesPerSecond };
  const withAudio = limits.makesAudio;
  return {
    key: segmentKey(shot.shotId, index),
    shotId: shot.shotId,
    segmentIndex: index,
    segmentCount: place.count,
    start: start.source,
    startframe: start.startframe,
    endImagePath: index === place.count - 1 ? extras.endImagePath : null,
    prompt,
    promptParts: parts.background === '' && parts.dialogue === '' ? null : parts,
    negativePrompt: shot.negativePrompt,
    seed: segmentSeed(settings, context.baseSeed, shot, shotIndex, index),
    cfgScale: shot.cfgScale,
    steps: shot.steps ?? stepsFor(limits, settings.quality),
    loras: [...extras.loras],
    cameraMovement: hasMotion ? `${shot.cameraMovement} ${shot.wanMotion?.type}` : shot.cameraMovement,
    motionStrength: motionStrengthOf(shot, settings),
    width: size.width,
    height: size.height,
    framesPerSecond: engineFramesPerSecond,
    framesKept: frames.kept,
    framesRequested: frames.requested,
    framesDroppedAtStart: frames.droppedAtStart,
    framesDroppedAtEnd: frames.droppedAtEnd,
    handleFrames: frames.handle,
    clipFrames: frames.clip,
    durationSeconds: frames.kept / engineFramesPerSecond,
    shotDurationSeconds: shot.durationSeconds,
    dependsOn: start.dependsOn,
    engine: limits.engine,
    workflowFile: workflowFor(start.source, limits),
    model: limits.model,
    quality: settings.quality,
    references: [...extras.references],
    withAudio,
    overlays: index === 0 ? [...extras.overlays] : [],
    cost: costOf(limits, { ...work, sizeName: size.name, withAudio }),
    outputFile: layout.clipFile(shot.shotId, index),
    clipName: clipNameOf(shot, index),
    reasons: [...place.obstacles.map(({ reason }) => reason), ...start.reasons],
  };
}

export const stepsFor = ({ stepsByQuality }: EngineLimits, quality: Quality | null): number | null =>
  quality === null ? null : (stepsByQuality?.[quality] ?? null);

/** One problem for each distinct cause, where it is mended; what merely follows from it is said at the segments. */
function shotProblems(
  shot: Shot,
  segments: readonly PlanSegment[],
  start: SegmentStart,
  obstacles: readonly Obstacle[],
  limits: EngineLimits,
): Finding[] {
  const at = (key: string) => `$.shots[${shot.rawIndex}].${key}`;
  const problems = start.reasons.map((reason) => problemAt(shot, at('start'), reason, start.remedy));
  problems.push(...obstacles.map(({ key, reason, remedy }) => problemAt(shot, at(key), reason, remedy)));
  if (!limits.takesStartImage && segments.length > 1) {
    const message = many(
      segments.length,
      'It needs {{count}} segment, but {{engine}} cannot continue one from another.',
      'It needs {{count}} segments, but {{engine}} cannot continue one from another.',
      { engine: limits.displayName },
    );
    problems.push(
      problemAt(shot, at('duration'), message, say`Choose a workflow that takes a start image, or shorten the shot.`),
    );
  }
  return problems;
}

/** A workflow that takes a picture was chosen: that a shot has none is more often forgotten than meant. */
function textStartWarnings(limits: EngineLimits, shot: Shot, { source }: SegmentStart): Finding[] {
  const workflowFile = workflowFor(source, limits);
  if (source.kind !== 'text' || !limits.takesStartImage || workflowFile === null) return [];
  const reason = say`No keyframe is selected for it, so it begins from its prompt with ${workflowFile}.`;
  return [
    warningAt(shot, { key: 'start', reason, remedy: say`Select a keyframe, if it should begin with a picture.` }),
  ];
}

function sizeWarning(shot: Shot, size: RenderSize, { sizeRule, displayName }: EngineLimits): Finding | null {
  if (size.snappedFrom === null) return null;
  const { width, height } = size.snappedFrom;
  return {
    severity: 'warning',
    code: 'plan-blocked',
    message:
      sizeRule.kind === 'step'
        ? say`${width}×${height} is rendered as ${size.width}×${size.height}, because ${displayName} needs multiples of ${sizeRule.stepPixels}.`
        : say`${width}×${height} is rendered as ${size.width}×${size.height}, the nearest size that ${displayName} has.`,
    remedy:
      sizeRule.kind === 'step'
        ? say`Clips are scaled and cropped to the size of the film. Choose a size in these steps to avoid it.`
        : say`Clips are scaled and cropped to the size of the film.`,
    jsonPath: `$.shots[${shot.rawIndex}].width`,
  };
}
