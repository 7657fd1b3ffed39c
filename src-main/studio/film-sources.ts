// Which clips of the plan a film can be made of now, and the takes behind them.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { SegmentEvidence } from '#shared/model/segment-evidence.ts';
import type { ClipCut, TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment, VideoPlan } from '#shared/model/video-plan.ts';
import type { ClipSource } from '../film/index.ts';
import { probeVideo } from '../media/index.ts';
import { takesFolderOf } from '../takes/index.ts';
import type { CheckedPlan } from './planner.ts';

export interface FoundClips {
  /** By segment key. */
  readonly sources: Readonly<Record<string, ClipSource>>;
  /** By segment key: why a clip that is there cannot be in the film. */
  readonly unfit: Readonly<Record<string, string>>;
}

/** A clip of another length, size or rate than the plan's is left out: the film would not be exact. */
export async function filmSources(
  { plan, evidence, standings }: CheckedPlan,
  projectFolderPath: string,
): Promise<FoundClips> {
  const sources: Record<string, ClipSource> = {};
  const unfit: Record<string, string> = {};
  for (const segment of plan.segments) {
    const known = evidence[segment.key];
    if (known?.clip == null) continue;
    const clipPath = join(projectFolderPath, known.clip.mediaPath);
    const cut = await cutOf(segment, known, { plan, clipPath, projectFolderPath });
    const isStale = standings[segment.key]?.status === 'stale';
    if (typeof cut === 'string') unfit[segment.key] = cut;
    else sources[segment.key] = { clipPath, version: known.clip.version, ...cut, isStale };
  }
  return { sources, unfit };
}

interface Place {
  readonly plan: VideoPlan;
  readonly clipPath: string;
  readonly projectFolderPath: string;
}

type Cut = Pick<ClipSource, 'footage' | 'handleFrames' | 'hasAudio'>;

/** In words why it does not fit. */
async function cutOf(segment: PlanSegment, { activeTake }: SegmentEvidence, place: Place): Promise<Cut | string> {
  if (activeTake === null) return olderClip(segment, place);
  const { clip } = activeTake;
  if (clip === null || !isPossible(activeTake, clip)) return say`what it was cut from is not known`;
  const difference = differenceOf(
    { frames: clip.frames, framesPerSecond: clip.fps, width: clip.width, height: clip.height },
    segment,
    place.plan,
  );
  if (difference !== null) return difference;
  const takePath = join(
    takesFolderOf(place.projectFolderPath, segment.shotId, segment.segmentIndex),
    activeTake.media_file,
  );
  const hasAudio = clip.has_audio ?? false;
  // Lost or moved away: what can be copied is still there, and the clip stands in for what is encoded.
  if (!(await isThere(takePath))) return { footage: clipItself(segment, place), handleFrames: 0, hasAudio };
  return {
    footage: {
      takePath,
      firstFrame: clip.first_frame,
      frameCount: clip.frames_kept,
      sourceFramesPerSecond: activeTake.fps,
      filmFrames: clip.frames,
    },
    handleFrames: handleOf(activeTake, clip),
    hasAudio,
  };
}

const HIGHEST_RATE = 1000;

// A sidecar may come with a folder from anywhere.
const isPossible = ({ fps }: TakeSidecar, clip: ClipCut): boolean =>
  fps > 0 && fps <= HIGHEST_RATE && clip.first_frame >= 0 && clip.frames_kept > 0;

interface Shape {
  readonly frames: number;
  readonly framesPerSecond: number;
  readonly width: number;
  readonly height: number;
}

function differenceOf(clip: Shape, { clipFrames }: PlanSegment, plan: VideoPlan): string | null {
  if (clip.width !== plan.width || clip.height !== plan.height) {
    return say`its clip is ${clip.width}×${clip.height}, the film ${plan.width}×${plan.height}`;
  }
  if (Math.abs(clip.framesPerSecond - plan.filmFramesPerSecond) > RATE_TOLERANCE) {
    return say`its clip has ${formatNumber(clip.framesPerSecond, 3)} frames per second, the film ${formatNumber(plan.filmFramesPerSecond, 3)}`;
  }
  return clip.frames === clipFrames ? null : say`its clip has ${clip.frames} frames, the plan wants ${clipFrames}`;
}

// What a container says of a rate is rounded.
const RATE_TOLERANCE = 0.01;

const handleOf = (take: TakeSidecar, clip: ClipCut): number =>
  Math.max(0, take.frames_delivered - clip.first_frame - clip.frames_kept);

/** Of an older tool: no take accounts for it, and it counts where it happens to be what is wanted. */
async function olderClip(segment: PlanSegment, place: Place): Promise<Cut | string> {
  const facts = await probeVideo(place.clipPath);
  if (!facts.ok) return say`its clip cannot be read`;
  const { frameCount: frames, framesPerSecond, width, height, hasAudio } = facts.value;
  const shape = { frames, framesPerSecond: framesPerSecond ?? 0, width, height };
  const difference = differenceOf(shape, segment, place.plan);
  return difference ?? { footage: clipItself(segment, place), handleFrames: 0, hasAudio };
}

const clipItself = (segment: PlanSegment, { clipPath, plan }: Place) => ({
  takePath: clipPath,
  firstFrame: 0,
  frameCount: segment.clipFrames,
  sourceFramesPerSecond: plan.filmFramesPerSecond,
  filmFrames: segment.clipFrames,
});

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
