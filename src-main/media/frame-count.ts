// Counts frames by decoding every one: the only count that a damaged file cannot fake.
import { ok, type Result } from '#shared/result.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { mediaInput } from './media-input.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

export async function countDecodedFrames(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  mediaPath: string,
  signal?: AbortSignal,
): Promise<Result<number>> {
  const input = await mediaInput(mediaPath);
  if (!input.ok) return input;
  let frameCount = 0;
  const args = [...input.value.args, '-map', '0:v:0', '-fps_mode', 'passthrough', '-f', 'null', '-'];
  const run = await runFfmpeg(ffmpeg, args, {
    signal,
    onProgress: (framesDone) => {
      frameCount = framesDone;
    },
  });
  return run.ok ? ok(frameCount) : run;
}
