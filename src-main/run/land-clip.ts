// From a take to what the project shows: the clip in `video/`, the frame handed on, the thumbnail, the active take.
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, type Result } from '#shared/result.ts';
import { cutClip, extractFrame, makeThumbnail } from '../media/index.ts';
import { diskError } from '../storage/index.ts';
import { clipCutOf } from './gather-evidence.ts';
import { lastKeptFrame, type RenderContext } from './render-context.ts';
import { takesFolderOf, writeSidecar } from './take-folder.ts';

/** Cuts the clip from a take, hands its last frame on and makes the take the active one. */
export async function landClip(
  segment: PlanSegment,
  take: TakeSidecar,
  isNew: boolean,
  context: RenderContext,
  signal: AbortSignal,
): Promise<Result<void>> {
  const { projectFolderPath, ffmpeg } = context;
  const takesPath = takesFolderOf(projectFolderPath, segment.shotId, segment.segmentIndex);
  const takePath = join(takesPath, take.media_file);
  const clipPath = join(projectFolderPath, layout.clip(segment.shotId, segment.segmentIndex));
  const cut = clipCutOf(segment, context.plan);
  const progress = (activity: string, fraction: number | null) =>
    context.onProgress(segment.key, { fraction, activity, preview: null });
  progress('Cutting the clip', null);
  const cutDone = await cutClip(ffmpeg, {
    takePath,
    firstFrame: cut.first_frame,
    frameCount: cut.frames_kept,
    sourceFramesPerSecond: segment.framesPerSecond,
    clipFrames: cut.frames,
    framesPerSecond: cut.fps,
    width: cut.width,
    height: cut.height,
    clipPath,
    signal,
    onProgress: (frames) => progress('Cutting the clip', frames / cut.frames),
  });
  if (!cutDone.ok) return cutDone;
  const handedOn = await handLastFrameOn(segment, take, takesPath, context, signal);
  if (!handedOn.ok) return handedOn;
  // A missing thumbnail is no reason to lose a clip.
  await makeThumbnail(ffmpeg, {
    mediaPath: clipPath,
    jpgPath: join(projectFolderPath, layout.thumbnail(segment.shotId, segment.segmentIndex)),
  });
  const written = await writeSidecar(takesPath, { ...take, clip: cut });
  if (!written.ok) return written;
  const landed = await context.takeLanded(segment.key, take.take, clipPath);
  if (!landed.ok) return landed;
  return context.record({
    event: 'clip.cut',
    segment: segment.key,
    take: take.take,
    frames: cut.frames,
    rendered: isNew,
  });
}

async function handLastFrameOn(
  segment: PlanSegment,
  take: TakeSidecar,
  takesPath: string,
  context: RenderContext,
  signal: AbortSignal,
): Promise<Result<void>> {
  const pngPath = join(context.projectFolderPath, layout.lastFrame(segment.shotId, segment.segmentIndex));
  const frameIndex = lastKeptFrame(segment);
  if (take.last_frame.index === frameIndex) {
    try {
      await mkdir(dirname(pngPath), { recursive: true });
      await copyFile(join(takesPath, take.last_frame.file), pngPath);
    } catch (cause) {
      return err(diskError('write', pngPath, cause));
    }
  } else {
    const extracted = await extractFrame(context.ffmpeg, {
      mediaPath: join(takesPath, take.media_file),
      frameIndex,
      pngPath,
      signal,
    });
    if (!extracted.ok) return extracted;
  }
  const hash = await context.hasher.hash(pngPath, signal);
  return hash.ok ? context.record({ event: 'frame.captured', segment: segment.key, sha256: hash.value }) : hash;
}
