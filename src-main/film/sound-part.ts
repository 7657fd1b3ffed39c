// The sound of one take from its first kept frame on, read in windows, so that no take is too long to be held.
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Finding, StudioError } from '#shared/studio-error.ts';
import {
  CLIP_SAMPLES_PER_SECOND,
  decodeMedia,
  type Ffmpeg,
  probeVideo,
  type RunFfmpegOptions,
  runFfmpeg,
  STOP_AT_DAMAGE,
  soundInput,
  soundSamples,
} from '../media/index.ts';
import type { SoundPart } from './piece.ts';

export const CHANNELS = 2;
type Sounding = Pick<SoundPart, 'footage' | 'isSoundFile'>;
/** Half a minute: 11 MB. Takes are shorter; a longer one is decoded again from its beginning for every window. */
const WINDOW_SAMPLES = 30 * CLIP_SAMPLES_PER_SECOND;

export interface SoundPartOptions {
  /** Samples that will be read. */
  readonly count: number;
  readonly signal: AbortSignal;
  readonly onFinding: (finding: Finding) => void;
}

export interface SoundPartReader {
  /** Interleaved stereo, 48 kHz, `count` samples for each channel, from there on; silence where the take has none. */
  read(from: number, count: number): Promise<Result<Float32Array>>;
}

/** Begins to decode at once. The only error is `stopped`: sound that cannot be decoded is silence and a finding. */
export function openSoundPart(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  part: Sounding,
  options: SoundPartOptions,
): SoundPartReader {
  let windowStart = 0;
  let window = loadWindow(0);

  function loadWindow(start: number): Promise<Result<Float32Array>> {
    return decodeWindow(ffmpeg, part, start, Math.min(WINDOW_SAMPLES, options.count - start), options);
  }

  return {
    async read(from, count) {
      const samples = new Float32Array(count * CHANNELS);
      for (let done = 0; done < count; ) {
        const start = Math.floor((from + done) / WINDOW_SAMPLES) * WINDOW_SAMPLES;
        if (start !== windowStart) {
          windowStart = start;
          window = loadWindow(start);
        }
        const loaded = await window;
        if (!loaded.ok) return loaded;
        const inWindow = from + done - start;
        const length = Math.min(count - done, WINDOW_SAMPLES - inWindow);
        samples.set(loaded.value.subarray(inWindow * CHANNELS, (inWindow + length) * CHANNELS), done * CHANNELS);
        done += length;
      }
      return ok(samples);
    },
  };
}

async function decodeWindow(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  part: Sounding,
  start: number,
  count: number,
  { signal, onFinding }: SoundPartOptions,
): Promise<Result<Float32Array>> {
  const samples = new Float32Array(count * CHANNELS);
  const { footage, isSoundFile } = part;
  const facts = isSoundFile ? null : await probeVideo(footage.takePath);
  if (facts?.ok && !facts.value.hasAudio) return ok(samples);
  const { first } = soundSamples({ ...footage, clipFrames: 0, framesPerSecond: 1 });
  const filter = [
    // As clips do it: from here on the number of a sample is its time.
    `aresample=${CLIP_SAMPLES_PER_SECOND}:async=1:first_pts=0`,
    'aformat=sample_fmts=flt:channel_layouts=stereo',
    `atrim=start_sample=${first + start}:end_sample=${first + start + count}`,
  ].join(',');
  const bytes = new Uint8Array(samples.buffer);
  let filled = 0;
  const onOutput = (chunk: Uint8Array) => {
    const fitting = chunk.subarray(0, bytes.length - filled);
    bytes.set(fitting, filled);
    filled += fitting.length;
  };
  const args = [...STOP_AT_DAMAGE, '-map', '0:a:0', '-af', filter, '-c:a', 'pcm_f32le', '-f', 'f32le', 'pipe:1'];
  const run = isSoundFile
    ? await decodeSoundFile(ffmpeg, footage.takePath, args, { signal, onOutput })
    : await decodeMedia(ffmpeg, footage.takePath, args, { signal, onOutput });
  if (run.ok) return ok(samples);
  if (signal.aborted) return err(run.error);
  onFinding(isSoundFile ? voiceLost(footage.takePath, run.error) : soundLost(footage.takePath, run.error.details));
  return ok(samples.fill(0));
}

async function decodeSoundFile(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  filePath: string,
  args: readonly string[],
  options: RunFfmpegOptions,
): Promise<Result<void>> {
  const input = await soundInput(filePath);
  return input.ok ? runFfmpeg(ffmpeg, [...input.value, ...args], options) : input;
}

const voiceLost = (filePath: string, { message, details }: StudioError): Finding => ({
  severity: 'warning',
  code: 'bad-file',
  message: say`This voice-over cannot be decoded; the film is silent there.`,
  remedy: say`Record it again, or remove it from the shot.`,
  filePath,
  details: details ?? message,
});

const soundLost = (takePath: string, details: string | undefined): Finding => ({
  severity: 'warning',
  code: 'output-damaged',
  message: say`The sound of this take cannot be decoded; the film is silent there.`,
  remedy: say`Render the segment again if its sound matters.`,
  filePath: takePath,
  details,
});
