// Counts frames by decoding every one: the only count that a damaged file cannot fake.
import { ok, type Result } from '#shared/result.ts';
import { decodeMedia } from './decode-media.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';

export async function countDecodedFrames(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  mediaPath: string,
  signal?: AbortSignal,
  onProgress?: (framesDone: number) => void,
): Promise<Result<number>> {
  let frameCount = 0;
  const args = ['-map', '0:v:0', '-fps_mode', 'passthrough', '-f', 'null', '-'];
  const run = await decodeMedia(ffmpeg, mediaPath, args, {
    signal,
    onProgress: (framesDone) => {
      frameCount = framesDone;
      onProgress?.(framesDone);
    },
  });
  return run.ok ? ok(frameCount) : run;
}
