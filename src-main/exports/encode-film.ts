// The assembled film as what the user asked for. Every result is read back and counted before it takes its place.

import { stat } from 'node:fs/promises';
import { say } from '#shared/i18n/say.ts';
import { ok, type Result } from '#shared/result.ts';
import { decodeMedia, type Ffmpeg, STOP_AT_DAMAGE, writeWhole } from '../media/index.ts';
import { animationTiming, encodeGif, encodeWebp } from './animation.ts';
import { checkFrames } from './check-frames.ts';
import type { EncodedFilm, EncodeRequest } from './encode-request.ts';
import { chooseEncoder } from './encoders.ts';
import { filmContainer, filmPicture, isCopy, type VideoFormat } from './film-encoding.ts';
import { filmSound } from './film-sound.ts';
import { writeFrameSequence } from './frame-sequence.ts';

/**
 * Fails with `not-supported` before anything is encoded where this ffmpeg lacks an encoder. A failure or a stop leaves
 * what was there before, and nothing else.
 */
export async function encodeFilm(ffmpeg: Pick<Ffmpeg, 'path'>, request: EncodeRequest): Promise<Result<EncodedFilm>> {
  const { format, hasAudio, targetPath, signal } = request;
  const encoder = await chooseEncoder(ffmpeg, format, hasAudio, signal);
  if (!encoder.ok) return encoder;
  if (format === 'png-sequence') return writeFrameSequence(ffmpeg, request);
  return writeWhole([targetPath], async ([temporaryPath = '']) => {
    const { frames } = format === 'gif' || format === 'webp' ? animationTiming(request) : request;
    const run = await encodeInto(ffmpeg, request, format, encoder.value, temporaryPath);
    if (!run.ok) return run;
    const checked = await checkFrames(ffmpeg, request, temporaryPath, frames);
    if (!checked.ok) return checked;
    return ok({ bytes: (await stat(temporaryPath)).size, frames: checked.value });
  });
}

function encodeInto(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  request: EncodeRequest,
  format: VideoFormat | 'gif' | 'webp',
  encoder: string,
  outputPath: string,
): Promise<Result<void>> {
  request.onActivity?.(isCopy(request) ? say`Copying` : say`Encoding`);
  if (format === 'gif') return encodeGif(ffmpeg, request, outputPath);
  if (format === 'webp') return encodeWebp(ffmpeg, request, outputPath);
  return encodeVideo(ffmpeg, request, format, encoder, outputPath);
}

async function encodeVideo(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  request: EncodeRequest,
  format: VideoFormat,
  encoder: string,
  outputPath: string,
): Promise<Result<void>> {
  const picture = filmPicture(request, format, encoder);
  const sound = await filmSound(request);
  const args = [...STOP_AT_DAMAGE, ...picture, ...sound, ...filmContainer(format), '-y', `file:${outputPath}`];
  const { signal, onProgress } = request;
  const run = await decodeMedia(ffmpeg, request.masterPath, args, { signal, onProgress });
  // ffmpeg counts frames only where it encodes.
  if (run.ok && isCopy(request)) onProgress?.(request.frames);
  return run;
}
