// A join to look at: a second on both sides, as the clips are, and with the correction that is possible.
import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RequestOutput } from '#shared/contract/studio-client.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { SeamCorrection, SeamView } from '#shared/model/seam.ts';
import type { VideoPlan } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { assembleFilm, type FilmPlan, type FrameOffset, type RenderPiece } from '../film/index.ts';
import { type Ffmpeg, fontFilePath } from '../media/index.ts';
import type { SeamFootage } from '../seams/index.ts';
import { diskError, resolveInside, sha256OfText } from '../storage/index.ts';

export interface PreviewContext {
  readonly ffmpeg: Ffmpeg;
  readonly projectFolderPath: string;
  readonly plan: Pick<VideoPlan, 'width' | 'height' | 'filmFramesPerSecond'>;
  /** Changes with the clips: what was made of others is not shown. */
  readonly version: string;
  readonly signal: AbortSignal;
}

export type SeamPreview = RequestOutput<'seams.preview'>;

export async function previewSeam(
  footage: SeamFootage,
  { segmentKey, possibleCorrection }: Pick<SeamView, 'segmentKey' | 'possibleCorrection'>,
  context: PreviewContext,
): Promise<Result<SeamPreview>> {
  const second = Math.max(1, Math.round(context.plan.filmFramesPerSecond));
  const before = Math.min(second, footage.before.frames);
  const after = Math.min(second, footage.after.frames);
  const make = (correction: SeamCorrection | null) => {
    // Named as the pieces are: what nobody looks at any more goes with them.
    const name = sha256OfText(JSON.stringify([segmentKey, context.version, context.plan, correction]));
    const plan = previewPlan(footage, { before, after }, correction, context.plan);
    return makeOnce(plan, `${layout.filmPiecesFolder}/${name}.mp4`, context);
  };
  const plain = await make(null);
  if (!plain.ok) return plain;
  const corrected = possibleCorrection === null ? ok(null) : await make(possibleCorrection);
  if (!corrected.ok) return corrected;
  return ok({ plain: plain.value, corrected: corrected.value, joinFrame: before, frames: before + after });
}

function previewPlan(
  footage: SeamFootage,
  { before, after }: { readonly before: number; readonly after: number },
  correction: SeamCorrection | null,
  { width, height, filmFramesPerSecond: framesPerSecond }: PreviewContext['plan'],
): FilmPlan {
  const offsets = (correction?.offsets ?? []).map((offset, index): FrameOffset => {
    return { ...offset, frame: correction?.side === 'before' ? before - 1 - index : index };
  });
  const pieceOf = (
    { clipPath, frames }: SeamFootage['before'],
    from: number,
    count: number,
    side: string,
  ): RenderPiece => {
    const clip = { takePath: clipPath, firstFrame: 0, frameCount: frames, sourceFramesPerSecond: framesPerSecond };
    return {
      ...{ kind: 'render', crossfade: null, fade: null, label: null },
      range: { footage: { ...clip, filmFrames: frames }, from, frames: count },
      offsets: correction?.side === side ? offsets.filter(({ frame }) => frame >= 0 && frame < count) : [],
    };
  };
  return {
    format: { width, height, framesPerSecond },
    frames: before + after,
    pieces: [
      pieceOf(footage.before, footage.before.frames - before, before, 'before'),
      pieceOf(footage.after, 0, after, 'after'),
    ],
    sound: null,
  };
}

async function makeOnce(
  plan: FilmPlan,
  mediaPath: string,
  { ffmpeg, projectFolderPath, signal }: PreviewContext,
): Promise<Result<string>> {
  const file = await resolveInside(projectFolderPath, mediaPath);
  if (!file.ok) return file;
  const filePath = file.value;
  const isThere = await access(filePath).then(
    () => true,
    () => false,
  );
  if (isThere) return ok(mediaPath);
  const cacheFolderPath = dirname(filePath);
  try {
    await mkdir(cacheFolderPath, { recursive: true });
  } catch (cause) {
    return err(diskError('write', cacheFolderPath, cause));
  }
  const made = await assembleFilm(
    ffmpeg,
    plan,
    { filePath },
    { cacheFolderPath, fontPath: fontFilePath(), signal, onProgress: () => undefined },
  );
  return made.ok ? ok(mediaPath) : made;
}
