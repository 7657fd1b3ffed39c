// One ffmpeg run over a picture, a film, an animation or a folder of frames.
import { stat } from 'node:fs/promises';
import { err, type Result } from '#shared/result.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { mediaInput } from './media-input.ts';
import { type RunFfmpegOptions, runFfmpeg } from './run-ffmpeg.ts';

export interface DecodeOptions extends Omit<RunFfmpegOptions, 'stdin'> {
  /** Asked where the input breaks off: true says that what came before was all that is wanted. Absent: all of it is. */
  readonly isEnough?: () => boolean | Promise<boolean>;
}

export async function decodeMedia(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  mediaPath: string,
  outputArgs: readonly string[],
  { isEnough, ...options }: DecodeOptions = {},
): Promise<Result<void>> {
  const input = await mediaInput(mediaPath);
  if (!input.ok) return input;
  const { args, stdin, failure } = input.value;
  const run = await runFfmpeg(ffmpeg, [...args, ...outputArgs], { ...options, ...(stdin && { stdin }) });
  const broken = failure();
  if (broken === null || options.signal?.aborted || (run.ok && (await isEnough?.()))) return run;
  return err(broken);
}

/** ffmpeg ends well and writes nothing when a film is over before the wanted frame comes. */
export async function isWritten(filePath: string): Promise<boolean> {
  return stat(filePath).then(
    (facts) => facts.size > 0,
    () => false,
  );
}
