// Counts what was written by decoding all of it, animated WebP excepted: what cannot be read back was not exported.
import { say } from '#shared/i18n/say.ts';
import { err, type Result } from '#shared/result.ts';
import { countWholeFrames, type Ffmpeg } from '../media/index.ts';
import type { EncodeRequest } from './encode-request.ts';
import { countWebpFrames } from './webp-frames.ts';

/** The count, or an error where it is not the wanted one. */
export async function checkFrames(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  request: EncodeRequest,
  writtenPath: string,
  wantedFrames: number,
): Promise<Result<number>> {
  const { masterPath, format, signal, onActivity, onChecked } = request;
  onActivity?.(say`Checking every frame`);
  const counted =
    format === 'webp'
      ? await countWebpFrames(writtenPath)
      : await countWholeFrames(ffmpeg, writtenPath, signal, onChecked);
  if (!counted.ok || counted.value === wantedFrames) return counted;
  return err({
    code: 'output-too-short',
    message: say`The export has ${counted.value} frames; it must have ${wantedFrames}.`,
    remedy: say`Export it again. If it happens again, render the shots of this film anew.`,
    filePath: masterPath,
  });
}
