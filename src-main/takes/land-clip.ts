// From a take to what the project shows: the clip in `video/`, the frame handed on, the thumbnail, the active take.
import { copyFile, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type CutClip, cutClip, extractFrame, makeThumbnail, writeWhole } from '../media/index.ts';
import { diskError } from '../storage/index.ts';
import { clipCutOf } from './gather-evidence.ts';
import { lastKeptFrame, type TakeContext, UNSTOPPED } from './take-context.ts';
import { listTakes, nextTakeNumber, takesFolderOf, writeSidecar } from './take-folder.ts';
import { isNonEmptyFile } from './usable-takes.ts';

export interface LandedClip {
  readonly take: number;
  readonly frames: number;
  /** Of the pixels that the next segment starts from. */
  readonly lastFrameSha256: string;
}

/** Cuts the clip from a take, hands its last frame on and makes the take the active one. Stop works until the clip is cut. */
export async function landClip(
  segment: PlanSegment,
  take: TakeSidecar,
  context: TakeContext,
  signal: AbortSignal,
): Promise<Result<LandedClip>> {
  const takesPath = takesFolderOf(context.projectFolderPath, segment.shotId, segment.segmentIndex);
  const clipPath = join(context.projectFolderPath, layout.clip(segment.shotId, segment.segmentIndex));
  const madeRoom = await makeRoom(segment, takesPath, clipPath, context);
  if (!madeRoom.ok) return madeRoom;
  const cutDone = await cut(segment, join(takesPath, take.media_file), clipPath, context, signal);
  if (!cutDone.ok) return cutDone;
  const handedOn = await handLastFrameOn(segment, take, takesPath, context);
  if (!handedOn.ok) return handedOn;
  // A missing thumbnail is no reason to lose a clip.
  await makeThumbnail(context.ffmpeg, {
    mediaPath: clipPath,
    jpgPath: join(context.projectFolderPath, layout.thumbnail(segment.shotId, segment.segmentIndex)),
  });
  const clip = { ...clipCutOf(segment, context.plan), has_audio: cutDone.value.hasAudio };
  const written = await writeSidecar(takesPath, { ...take, clip });
  if (!written.ok) return written;
  const landed = await context.takeLanded(segment.key, take.take, clipPath);
  if (!landed.ok) return landed;
  return ok({ take: take.take, frames: clip.frames, lastFrameSha256: handedOn.value });
}

/**
 * Before `video/` changes: the take shown there stops claiming its clip, so that a crash half-way leaves a segment that is cut
 * again, not one that looks finished. A clip that no take accounts for (an older tool's) is moved among the takes, never lost.
 */
async function makeRoom(
  segment: PlanSegment,
  takesPath: string,
  clipPath: string,
  context: TakeContext,
): Promise<Result<void>> {
  const activeNumber = context.activeTakeOf(segment.key);
  const active = (await listTakes(takesPath)).find((take) => take.take === activeNumber);
  if (active !== undefined)
    return active.clip === null ? ok(undefined) : writeSidecar(takesPath, { ...active, clip: null });
  if (!(await isNonEmptyFile(clipPath))) return ok(undefined);
  const keptPath = join(takesPath, `take_${await nextTakeNumber(takesPath)}.mp4`);
  try {
    await mkdir(takesPath, { recursive: true });
    await rename(clipPath, keptPath);
    return ok(undefined);
  } catch (cause) {
    return err(diskError('write', keptPath, cause));
  }
}

function cut(
  segment: PlanSegment,
  takePath: string,
  clipPath: string,
  context: TakeContext,
  signal: AbortSignal,
): Promise<Result<CutClip>> {
  const wanted = clipCutOf(segment, context.plan);
  const progress = (fraction: number | null) =>
    context.onProgress(segment.key, { fraction, activity: 'Cutting the clip', preview: null });
  progress(null);
  return cutClip(context.ffmpeg, {
    takePath,
    firstFrame: wanted.first_frame,
    frameCount: wanted.frames_kept,
    sourceFramesPerSecond: segment.framesPerSecond,
    clipFrames: wanted.frames,
    framesPerSecond: wanted.fps,
    width: wanted.width,
    height: wanted.height,
    clipPath,
    signal,
    onProgress: (frames) => progress(frames / wanted.frames),
  });
}

async function handLastFrameOn(
  segment: PlanSegment,
  take: TakeSidecar,
  takesPath: string,
  context: TakeContext,
): Promise<Result<string>> {
  const pngPath = join(context.projectFolderPath, layout.lastFrame(segment.shotId, segment.segmentIndex));
  const frameIndex = lastKeptFrame(segment);
  const keptPath = join(takesPath, take.last_frame.file);
  const isKept = take.last_frame.index === frameIndex && (await isNonEmptyFile(keptPath));
  const handedOn = isKept
    ? await writeWhole([pngPath], async ([temporaryPath = '']) => ok(await copyFile(keptPath, temporaryPath)))
    : await extractFrame(context.ffmpeg, { mediaPath: join(takesPath, take.media_file), frameIndex, pngPath });
  if (!handedOn.ok) return handedOn;
  return context.hasher.hash(pngPath, UNSTOPPED);
}
