// Looks on disk what there is of each planned segment.
import { join } from 'node:path';
import type { KeptTake } from '#shared/model/project.ts';
import { layout } from '#shared/model/project-layout.ts';
import { type AskedNow, isKept, NO_EVIDENCE, type SegmentEvidence } from '#shared/model/segment-evidence.ts';
import type { ClipCut, TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment, VideoPlan } from '#shared/model/video-plan.ts';
import type { Engine } from '../engines/index.ts';
import { probeVideo } from '../media/index.ts';
import { fileVersion, sha256OfText } from '../storage/index.ts';
import { keptFramesAt, lastKeptFrame } from './kept-frames.ts';
import { hashReferences } from './reference-pictures.ts';
import { hashEndFrame, hashStartFrame, type PixelHasher } from './start-frame.ts';
import { listTakes, takesFolderOf } from './take-folder.ts';
import type { TakeLists } from './take-lists.ts';
import { findFittingTake } from './usable-takes.ts';
import { lookAtVideoFolder, type VideoFolderLook } from './video-folder-look.ts';

export interface EvidenceContext {
  readonly projectFolderPath: string;
  readonly plan: Pick<VideoPlan, 'filmFramesPerSecond' | 'width' | 'height'>;
  /** What renders a segment; null: nothing does, so no take answers it. */
  readonly engineOf: (segment: PlanSegment) => Pick<Engine, 'canonicalRequest'> | null;
  readonly hasher: PixelHasher;
  readonly models: Readonly<Record<string, string>>;
  readonly activeTakeOf: (segmentKey: string) => number | null;
  /** The take that the user keeps although the plan asks for something else; null: none. */
  readonly keptTakeOf: (segmentKey: string) => KeptTake | null;
  /** Remembers lists between plans; absent: they are read. */
  readonly takeLists?: TakeLists;
}

/** How the plan wants the clip of a segment to be cut from this take. */
export function clipCutOf(
  segment: PlanSegment,
  { fps }: Pick<TakeSidecar, 'fps'>,
  plan: EvidenceContext['plan'],
): ClipCut {
  return {
    first_frame: segment.framesDroppedAtStart,
    frames_kept: keptFramesAt(segment, fps),
    frames: segment.clipFrames,
    fps: plan.filmFramesPerSecond,
    width: plan.width,
    height: plan.height,
  };
}

/** @param referencesSha256 as `hashReferences` says */
export function requestSha256Of(
  segment: PlanSegment,
  context: Pick<EvidenceContext, 'engineOf' | 'models'>,
  referencesSha256: string | null,
): string | null {
  const canonical = context.engineOf(segment)?.canonicalRequest({ segment, models: context.models });
  if (canonical?.ok !== true) return null;
  // Pictures are named in a request; what they show is not.
  return sha256OfText(referencesSha256 === null ? canonical.value : `${canonical.value}\n${referencesSha256}`);
}

/** What the segment would send now, in hashes of request and pictures as they lie on disk. */
export async function askedNow(
  segment: PlanSegment,
  takes: readonly TakeSidecar[],
  context: EvidenceContext,
): Promise<AskedNow> {
  const references = await hashReferences(context.hasher, segment);
  return {
    requestSha256: requestSha256Of(segment, context, references),
    otherLengthsSha256: otherLengths(segment, takes, context, references),
    startFrameSha256: await hashStartFrame(context.hasher, context.projectFolderPath, segment),
    endFrameSha256: await hashEndFrame(context.hasher, segment),
  };
}

/** A take whose last kept frame is the one that is wanted now differs at most in what was rendered behind it. */
function otherLengths(
  segment: PlanSegment,
  takes: readonly TakeSidecar[],
  context: EvidenceContext,
  references: string | null,
): string[] {
  const sameKept = takes.filter((take) => take.last_frame.index === lastKeptFrame(segment, take));
  const lengths = new Set(sameKept.map(({ frames_requested }) => frames_requested));
  lengths.delete(segment.framesRequested);
  return [...lengths]
    .map((framesRequested) => requestSha256Of({ ...segment, framesRequested }, context, references))
    .filter((sha256) => sha256 !== null);
}

/** @param look what lies in the video folder, where it was read for many segments at once; null: this one asks by itself */
export async function gatherSegmentEvidence(
  segment: PlanSegment,
  context: EvidenceContext,
  look: VideoFolderLook | null = null,
): Promise<SegmentEvidence> {
  const { projectFolderPath } = context;
  const takesPath = takesFolderOf(projectFolderPath, segment.shotId, segment.segmentIndex);
  const mayHaveTakes = look?.mayHave(layout.takesFolder(segment.shotId, segment.segmentIndex)) ?? true;
  const takes = mayHaveTakes ? await (context.takeLists?.list(takesPath) ?? listTakes(takesPath)) : [];
  const activeNumber = context.activeTakeOf(segment.key);
  const clip = await clipOnDisk(projectFolderPath, segment, activeNumber, look);
  if (takes.length === 0) return { ...NO_EVIDENCE, clip };
  const asked = await askedNow(segment, takes, context);
  const activeTake = takes.find((take) => take.take === activeNumber) ?? null;
  const keptTake = context.keptTakeOf(segment.key);
  const kept = isKept({ ...asked, activeTake, keptTake }) ? activeTake : null;
  return {
    ...asked,
    activeTake,
    keptTake,
    fittingTake: await findFittingTake(segment, takes, takesPath, { active: activeTake, kept }, asked),
    clipMatches:
      clip !== null && activeTake !== null && (await isCutAsPlanned(segment, activeTake, takesPath, context)),
    clip,
  };
}

async function isCutAsPlanned(
  segment: PlanSegment,
  take: TakeSidecar,
  takesPath: string,
  context: EvidenceContext,
): Promise<boolean> {
  if (take.clip === null) return false;
  const { has_audio: hasAudio, ...cut } = take.clip;
  if (JSON.stringify(cut) !== JSON.stringify(clipCutOf(segment, take, context.plan))) return false;
  if (hasAudio === undefined && (await hasLostSound(take, takesPath))) return false;
  const lastFramePath = join(context.projectFolderPath, layout.lastFrame(segment.shotId, segment.segmentIndex));
  return (await fileVersion(lastFramePath)) !== null;
}

/** Clips were once cut without sound: only those whose take has some are cut again. Drafts never had any. */
async function hasLostSound(take: TakeSidecar, takesPath: string): Promise<boolean> {
  if (take.engine === 'draft') return false;
  const facts = await probeVideo(join(takesPath, take.media_file));
  return facts.ok && facts.value.hasAudio;
}

async function clipOnDisk(
  projectFolderPath: string,
  segment: PlanSegment,
  take: number | null,
  look: VideoFolderLook | null,
): Promise<SegmentEvidence['clip']> {
  const mediaPath = layout.clip(segment.shotId, segment.segmentIndex);
  const thumbnailPath = layout.thumbnail(segment.shotId, segment.segmentIndex);
  if (look?.mayHave(mediaPath) === false) return null;
  const version = await fileVersion(join(projectFolderPath, mediaPath));
  if (version === null) return null;
  const hasThumbnail =
    (look?.mayHave(thumbnailPath) ?? true) && (await fileVersion(join(projectFolderPath, thumbnailPath))) !== null;
  return { mediaPath, thumbnailPath: hasThumbnail ? thumbnailPath : null, take, version };
}

// Enough to keep the disk busy, few enough not to start ten thousand ffmpegs at once.
const AT_ONCE = 4;

/** Evidence by segment key, for a whole plan. */
export async function gatherEvidence(
  segments: readonly PlanSegment[],
  context: EvidenceContext,
): Promise<Record<string, SegmentEvidence>> {
  const evidence: Record<string, SegmentEvidence> = {};
  const waiting = segments.values();
  const look = await lookAtVideoFolder(context.projectFolderPath);
  const worker = async () => {
    for (const segment of waiting) evidence[segment.key] = await gatherSegmentEvidence(segment, context, look);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return evidence;
}
