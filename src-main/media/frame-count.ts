// Counts frames by decoding every one: what a container says of itself proves nothing.
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { STOP_AT_DAMAGE } from './check-decodes.ts';
import { decodeMedia } from './decode-media.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';

/** What ffmpeg makes of the file: where it is damaged, that may be painted over. */
export const countDecodedFrames = (
  ffmpeg: Pick<Ffmpeg, 'path'>,
  mediaPath: string,
  signal?: AbortSignal,
): Promise<Result<number>> => count(ffmpeg, mediaPath, { signal, decoding: [] });

/** Of a file in which every frame can be decoded. Errors: `output-damaged` where one cannot. */
export async function countWholeFrames(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  mediaPath: string,
  signal?: AbortSignal,
  onProgress?: (framesDone: number) => void,
): Promise<Result<number>> {
  const counted = await count(ffmpeg, mediaPath, { signal, decoding: STOP_AT_DAMAGE, onProgress });
  if (counted.ok || counted.error.code !== 'ffmpeg-failed') return counted;
  return err({
    code: 'output-damaged',
    message: say`It is damaged: not every frame can be decoded.`,
    remedy: say`Make it again; look whether the disk is failing.`,
    filePath: mediaPath,
    details: counted.error.details,
  });
}

interface Counting {
  readonly signal: AbortSignal | undefined;
  readonly decoding: readonly string[];
  readonly onProgress?: ((framesDone: number) => void) | undefined;
}

async function count(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  mediaPath: string,
  { signal, decoding, onProgress }: Counting,
): Promise<Result<number>> {
  let frameCount = 0;
  const args = [...decoding, '-map', '0:v:0', '-fps_mode', 'passthrough', '-f', 'null', '-'];
  const run = await decodeMedia(ffmpeg, mediaPath, args, {
    signal,
    onProgress: (framesDone) => {
      frameCount = framesDone;
      onProgress?.(framesDone);
    },
  });
  return run.ok ? ok(frameCount) : run;
}
