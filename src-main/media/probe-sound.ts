// How long a sound file really is: by decoding it, because what a header says of a length is often a guess.
import { err, ok, type Result } from '#shared/result.ts';
import { CLIP_SAMPLES_PER_SECOND } from './clip-audio.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { noSound, soundInput } from './sound-input.ts';

export interface SoundFacts {
  readonly durationSeconds: number;
}

const BYTES_PER_SAMPLE = 2;

/** Of its first sound track. Errors: `bad-file` for what holds none, `file-missing`. */
export async function probeSound(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  filePath: string,
  signal?: AbortSignal,
): Promise<Result<SoundFacts>> {
  const input = await soundInput(filePath);
  if (!input.ok) return input;
  let bytes = 0;
  const onOutput = (chunk: Uint8Array) => {
    bytes += chunk.byteLength;
  };
  const samples = ['-map', '0:a:0', '-ac', '1', '-ar', `${CLIP_SAMPLES_PER_SECOND}`, '-c:a', 'pcm_s16le'];
  const run = await runFfmpeg(ffmpeg, [...input.value, ...samples, '-f', 's16le', 'pipe:1'], { signal, onOutput });
  if (!run.ok) return run.error.code === 'ffmpeg-failed' ? err(noSound(filePath, run.error.details)) : run;
  if (bytes === 0) return err(noSound(filePath));
  return ok({ durationSeconds: bytes / BYTES_PER_SAMPLE / CLIP_SAMPLES_PER_SECOND });
}
