// Which clips of the plan a film can be made of now, and the takes behind them.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SegmentEvidence } from '#shared/model/segment-evidence.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment, VideoPlan } from '#shared/model/video-plan.ts';
import type { ClipSource } from '../film/index.ts';
import { probeVideo } from '../media/index.ts';
import { takesFolderOf } from '../takes/index.ts';
import type { CheckedPlan } from './planner.ts';

/** By segment key. A clip of another length, size or rate than the plan's is left out: the film would not be exact. */
export async function filmSources(
  { plan, evidence, standings }: CheckedPlan,
  projectFolderPath: string,
): Promise<Record<string, ClipSource>> {
  const sources: Record<string, ClipSource> = {};
  for (const segment of plan.segments) {
    const known = evidence[segment.key];
    if (known?.clip == null) continue;
    const clipPath = join(projectFolderPath, known.clip.mediaPath);
    const cut = await cutOf(segment, known, { plan, clipPath, projectFolderPath });
    if (cut !== null) sources[segment.key] = { clipPath, ...cut, isStale: standings[segment.key]?.status === 'stale' };
  }
  return sources;
}

interface Place {
  readonly plan: VideoPlan;
  readonly clipPath: string;
  readonly projectFolderPath: string;
}

type Cut = Pick<ClipSource, 'footage' | 'handleFrames' | 'hasAudio'>;

async function cutOf(segment: PlanSegment, { activeTake }: SegmentEvidence, place: Place): Promise<Cut | null> {
  if (activeTake === null) return olderClip(segment, place);
  const { clip } = activeTake;
  const { plan } = place;
  const fits =
    clip?.frames === segment.clipFrames &&
    clip.fps === plan.filmFramesPerSecond &&
    clip.width === plan.width &&
    clip.height === plan.height;
  if (clip === null || !fits) return null;
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

const handleOf = (take: TakeSidecar, clip: NonNullable<TakeSidecar['clip']>): number =>
  Math.max(0, take.frames_delivered - clip.first_frame - clip.frames_kept);

/** Of an older tool: no take accounts for it, and it counts where it happens to be what is wanted. */
async function olderClip(segment: PlanSegment, place: Place): Promise<Cut | null> {
  const facts = await probeVideo(place.clipPath);
  const { plan } = place;
  const fits =
    facts.ok &&
    facts.value.frameCount === segment.clipFrames &&
    facts.value.framesPerSecond !== null &&
    Math.abs(facts.value.framesPerSecond - plan.filmFramesPerSecond) < 0.01 &&
    facts.value.width === plan.width &&
    facts.value.height === plan.height;
  return fits ? { footage: clipItself(segment, place), handleFrames: 0, hasAudio: facts.value.hasAudio } : null;
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
