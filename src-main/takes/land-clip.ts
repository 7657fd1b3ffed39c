// From a take to what the project shows: the clip in `video/`, the frame handed on, the thumbnail, the active take.

import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type CutClip, cutClip, extractFrame, makeThumbnail, writeWhole } from '../media/index.ts';
import { diskError, renameWithRetry } from '../storage/index.ts';
import { clipCutOf } from './gather-evidence.ts';
import { lastKeptFrame } from './kept-frames.ts';
import { NO_MARKS, type TakeContext, type TakeMarks, UNSTOPPED } from './take-context.ts';
import { listTakes, nextTakeNumber, takesFolderOf, writeSidecar } from './take-folder.ts';
import { checkUsable, isNonEmptyFile } from './usable-takes.ts';

export interface LandedClip {
  readonly take: number;
  readonly frames: number;
  /** Of the pixels that the next segment starts from. */
  readonly lastFrameSha256: string;
}

/**
 * Cuts the clip from a take, hands its last frame on and makes the take the active one. Stop works until the clip is cut; until
 * then nothing in `video/` and nothing that is said of it has changed.
 *
 * Errors: `output-too-short` and `file-missing` of a take that cannot be used, what ffmpeg and the disk say, `stopped`.
 *
 * After a crash: while the clip is cut, nothing has changed. From `makeRoom` to the last sidecar no take claims the clip, so it
 * is cut again. After that only project.json lags behind: then the take of before is shown without a clip, and is cut again, or
 * this one is found fitting.
 *
 * @param marks what is said of the take besides: recorded in the same write as the take itself
 */
export async function landClip(
  segment: PlanSegment,
  take: TakeSidecar,
  context: TakeContext,
  signal: AbortSignal,
  marks: TakeMarks = NO_MARKS,
): Promise<Result<LandedClip>> {
  const takesPath = takesFolderOf(context.projectFolderPath, segment.shotId, segment.segmentIndex);
  const usable = await checkUsable(segment, take, takesPath);
  if (!usable.ok) return usable;
  const clipPath = join(context.projectFolderPath, layout.clip(segment.shotId, segment.segmentIndex));
  const cutPath = join(dirname(clipPath), `${CUTTING_PREFIX}${randomUUID()}.mp4`);
  try {
    const cutDone = await cut(segment, take, { takePath: join(takesPath, take.media_file), cutPath }, context, signal);
    if (!cutDone.ok) return cutDone;
    const { soundLost } = cutDone.value;
    if (soundLost !== undefined)
      context.warn({ ...soundLost, shotId: segment.shotId, segmentIndex: segment.segmentIndex });
    const inPlace = await putInPlace(segment, take, { takesPath, cutPath, clipPath }, context);
    if (!inPlace.ok) return inPlace;
    const clip = { ...clipCutOf(segment, take, context.plan), has_audio: cutDone.value.hasAudio };
    const { clip_begun: _begun, ...sidecar } = take;
    const written = await writeSidecar(takesPath, { ...sidecar, clip });
    if (!written.ok) return written;
    const landed = await context.takeLanded(segment.key, take.take, clipPath, marks);
    return landed.ok ? ok({ take: take.take, frames: clip.frames, lastFrameSha256: inPlace.value }) : landed;
  } finally {
    await rm(cutPath, { force: true }).catch(() => undefined);
  }
}

/** What is cut beside its place; one that is left over belongs to a broken-off landing. */
export const CUTTING_PREFIX = '.cutting-';

interface ClipPaths {
  readonly takesPath: string;
  readonly cutPath: string;
  readonly clipPath: string;
}

/** Gives the hash of the frame that was handed on. */
async function putInPlace(
  segment: PlanSegment,
  take: TakeSidecar,
  { takesPath, cutPath, clipPath }: ClipPaths,
  context: TakeContext,
): Promise<Result<string>> {
  const madeRoom = await makeRoom(take, takesPath, clipPath, context.activeTakeOf(segment.key));
  if (!madeRoom.ok) return madeRoom;
  try {
    await renameWithRetry(cutPath, clipPath);
  } catch (cause) {
    return err(diskError('write', clipPath, cause));
  }
  const handedOn = await handLastFrameOn(segment, take, takesPath, context);
  if (!handedOn.ok) return handedOn;
  // A missing thumbnail is no reason to lose a clip.
  await makeThumbnail(context.ffmpeg, {
    mediaPath: clipPath,
    jpgPath: join(context.projectFolderPath, layout.thumbnail(segment.shotId, segment.segmentIndex)),
  });
  return handedOn;
}

/**
 * Before `video/` changes: no take claims the clip there any more, so that a crash half-way leaves a segment that is cut again,
 * not one that looks finished. A clip that no take accounts for (an older tool's) is moved among the takes, never lost; so that
 * our own is not taken for such a one after a crash, the first take to land says that it has begun.
 */
async function makeRoom(
  take: TakeSidecar,
  takesPath: string,
  clipPath: string,
  activeNumber: number | null,
): Promise<Result<void>> {
  const takes = await listTakes(takesPath);
  const hasActive = takes.some((one) => one.take === activeNumber);
  if (!hasActive && !takes.some(claimsClip)) {
    const moved = await moveAmongTakes(clipPath, takesPath);
    if (!moved.ok) return moved;
  }
  const begun = hasActive ? ok(undefined) : await writeSidecar(takesPath, { ...take, clip: null, clip_begun: true });
  if (!begun.ok) return begun;
  for (const one of takes.filter((each) => claimsClip(each) && (hasActive || each.take !== take.take))) {
    const { clip_begun: _begun, ...sidecar } = one;
    const written = await writeSidecar(takesPath, { ...sidecar, clip: null });
    if (!written.ok) return written;
  }
  return ok(undefined);
}

/** The clip in `video/` was cut from it, as far as the cutting got. */
export const claimsClip = (take: TakeSidecar): boolean => take.clip !== null || take.clip_begun === true;

async function moveAmongTakes(clipPath: string, takesPath: string): Promise<Result<void>> {
  if (!(await isNonEmptyFile(clipPath))) return ok(undefined);
  const keptPath = join(takesPath, `take_${await nextTakeNumber(takesPath)}.mp4`);
  try {
    await mkdir(takesPath, { recursive: true });
    await renameWithRetry(clipPath, keptPath);
    return ok(undefined);
  } catch (cause) {
    return err(diskError('write', keptPath, cause));
  }
}

function cut(
  segment: PlanSegment,
  take: TakeSidecar,
  { takePath, cutPath: clipPath }: { readonly takePath: string; readonly cutPath: string },
  context: TakeContext,
  signal: AbortSignal,
): Promise<Result<CutClip>> {
  const wanted = clipCutOf(segment, take, context.plan);
  const progress = (fraction: number | null) =>
    context.onProgress(segment.key, { fraction, activity: say`Cutting the clip`, preview: null });
  progress(null);
  return cutClip(context.ffmpeg, {
    takePath,
    firstFrame: wanted.first_frame,
    frameCount: wanted.frames_kept,
    sourceFramesPerSecond: take.fps,
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
  const frameIndex = lastKeptFrame(segment, take);
  const keptPath = join(takesPath, take.last_frame.file);
  const isKept = take.last_frame.index === frameIndex && (await isNonEmptyFile(keptPath));
  const handedOn = isKept
    ? await writeWhole([pngPath], async ([temporaryPath = '']) => ok(await copyFile(keptPath, temporaryPath)))
    : await extractFrame(context.ffmpeg, { mediaPath: join(takesPath, take.media_file), frameIndex, pngPath });
  if (!handedOn.ok) return handedOn;
  return context.hasher.hash(pngPath, UNSTOPPED);
}
