// The sound of a whole film as one AAC track of exactly its length: takes, the bed under them, fades, loudness.
import { err, ok, type Result } from '#shared/result.ts';
import { CLIP_SAMPLES_PER_SECOND, type Ffmpeg, runFfmpeg, soundInput, writeWhole } from '../media/index.ts';
import { type Loudness, loudnessFilter, readLoudness } from './loudness.ts';
import { type MixRequest, mixSound, sampleAt } from './mix-sound.ts';
import type { FilmSound } from './piece.ts';
import { CHANNELS } from './sound-part.ts';

export interface FilmSoundRequest extends Omit<MixRequest, 'parts'> {
  readonly sound: FilmSound;
  /** Where it goes (mp4). */
  readonly filePath: string;
  /** 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

type Program = Pick<Ffmpeg, 'path'>;

/** Twice through the film where the loudness must be met, once else. A take whose sound is broken is silent, with a finding. */
export async function encodeFilmSound(ffmpeg: Program, request: FilmSoundRequest): Promise<Result<void>> {
  const { loudnessLufs } = request.sound;
  if (loudnessLufs === null) return encodeMix(ffmpeg, request, []);
  const measured = await measureLoudness(ffmpeg, { ...request, onProgress: halfOf(request, 0) });
  if (!measured.ok) return measured;
  const level = measured.value === null ? [] : loudnessFilter(measured.value, loudnessLufs);
  // What is wrong with a take was told when it was measured.
  return encodeMix(ffmpeg, { ...request, onProgress: halfOf(request, 1), onFinding: () => undefined }, level);
}

const halfOf =
  ({ onProgress }: FilmSoundRequest, pass: 0 | 1) =>
  (fraction: number) =>
    onProgress?.((pass + fraction) / 2);

function encodeMix(ffmpeg: Program, request: FilmSoundRequest, level: readonly string[]): Promise<Result<void>> {
  return writeWhole([request.filePath], ([filePath = '']) => {
    const codec = ['-c:a', 'aac', '-b:a', '256k', '-ar', `${CLIP_SAMPLES_PER_SECOND}`, '-map_metadata', '-1'];
    return runMix(ffmpeg, request, level, [...codec, '-f', 'mp4', '-y', `file:${filePath}`]);
  });
}

async function measureLoudness(ffmpeg: Program, request: FilmSoundRequest): Promise<Result<Loudness | null>> {
  const reading = readLoudness();
  const run = await runMix(ffmpeg, request, reading.filters, ['-f', 'null', '-'], reading.onOutput);
  return run.ok ? ok(reading.result()) : run;
}

async function runMix(
  ffmpeg: Program,
  request: FilmSoundRequest,
  lastFilters: readonly string[],
  output: readonly string[],
  onOutput?: (chunk: Uint8Array) => void,
): Promise<Result<void>> {
  const { sound, signal, frames, framesPerSecond } = request;
  const bed = sound.bed === null ? ok([]) : await soundInput(sound.bed.filePath);
  if (!bed.ok) return bed;
  const mix = mixSound(ffmpeg, { ...request, parts: sound.parts });
  const total = sampleAt(frames, framesPerSecond);
  const wholeBytes = total * CHANNELS * Float32Array.BYTES_PER_ELEMENT;
  let bytes = 0;
  const stdin = counted(mix.samples, (more) => {
    bytes += more;
    request.onProgress?.(bytes / wholeBytes);
  });
  const takes = ['-f', 'f32le', '-ar', `${CLIP_SAMPLES_PER_SECOND}`, '-ac', `${CHANNELS}`, '-i', 'pipe:0'];
  const graph = ['-filter_complex', soundGraph(request, total, lastFilters), '-map', '[sound]'];
  const run = await runFfmpeg(ffmpeg, [...takes, ...bed.value, ...graph, ...output], { signal, stdin, onOutput });
  const failure = mix.failure();
  if (failure !== null) return err(failure);
  if (run.ok && bytes < wholeBytes) throw new Error(`The sound ended after ${bytes} of ${wholeBytes} bytes.`);
  if (run.ok || sound.bed === null || run.error.code !== 'ffmpeg-failed') return run;
  return err({ ...run.error, filePath: sound.bed.filePath });
}

async function* counted(
  samples: AsyncIterable<Uint8Array>,
  onBytes: (byteCount: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of samples) {
    yield chunk;
    onBytes(chunk.length);
  }
}

/** Both inputs have the film's length to the sample before they are mixed, and so has what comes out. */
function soundGraph(request: FilmSoundRequest, total: number, lastFilters: readonly string[]): string {
  const { sound, framesPerSecond, frames } = request;
  const stereo = 'aformat=sample_fmts=flt:channel_layouts=stereo';
  const exactly = `apad=whole_len=${total},atrim=end_sample=${total}`;
  const bed =
    sound.bed &&
    `[1:a:0]aresample=${CLIP_SAMPLES_PER_SECOND}:async=1:first_pts=0,${stereo},volume=${sound.bed.gainDb}dB,${exactly}[bed];` +
      `[0:a]${stereo}[takes];[takes][bed]amix=inputs=2:duration=longest:normalize=0`;
  const fadeIn = sampleAt(sound.fadeInFrames, framesPerSecond);
  const fadeOut = total - sampleAt(Math.max(0, frames - sound.fadeOutFrames), framesPerSecond);
  const filters = [
    bed ?? `[0:a]${stereo}`,
    ...(fadeIn > 0 ? [`afade=t=in:ss=0:ns=${fadeIn}`] : []),
    ...(fadeOut > 0 ? [`afade=t=out:ss=${total - fadeOut}:ns=${fadeOut}`] : []),
    ...lastFilters,
    exactly,
  ];
  return `${filters.join(',')}[sound]`;
}
