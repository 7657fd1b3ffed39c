// The sound of all takes of a film as one stream: every sample is where its frame is, silence between, crossfaded parts mixed.
import { rateFraction } from '#shared/frame-rate.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Finding, StudioError } from '#shared/studio-error.ts';
import { CLIP_SAMPLES_PER_SECOND, type Ffmpeg } from '../media/index.ts';
import type { SoundPart } from './piece.ts';
import { CHANNELS, openSoundPart, type SoundPartReader } from './sound-part.ts';

export interface MixRequest {
  readonly parts: readonly SoundPart[];
  readonly framesPerSecond: number;
  /** Of the film. */
  readonly frames: number;
  readonly signal?: AbortSignal;
  readonly onFinding: (finding: Finding) => void;
}

const BLOCK_SAMPLES = CLIP_SAMPLES_PER_SECOND;
/** Parts that are decoded before they are needed: starting an ffmpeg for each takes longer than decoding. */
const PARTS_AHEAD = 2;

/** First sample of a film frame. Each is rounded by itself, so nothing adds up over hours. */
export function sampleAt(frame: number, framesPerSecond: number): number {
  const { numerator, denominator } = rateFraction(framesPerSecond);
  return Math.round((frame * CLIP_SAMPLES_PER_SECOND * denominator) / numerator);
}

interface PlacedPart {
  readonly part: SoundPart;
  /** In samples of the film. */
  readonly start: number;
  readonly end: number;
  readonly fadeIn: number;
  readonly fadeOut: number;
}

/**
 * Bytes of interleaved stereo f32le at 48 kHz, a second at a time; whoever reads them sets the pace. `failure` says afterwards why they ended
 * early: `stopped` or nothing.
 */
export function mixSound(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  request: MixRequest,
): { readonly samples: AsyncGenerator<Uint8Array>; failure(): StudioError | null } {
  let failure: StudioError | null = null;
  async function* blocks(): AsyncGenerator<Uint8Array> {
    const abandoned = new AbortController();
    const signal = AbortSignal.any([abandoned.signal, ...(request.signal === undefined ? [] : [request.signal])]);
    const waiting = placeParts(request);
    const open = new Map<PlacedPart, SoundPartReader>();
    const total = sampleAt(request.frames, request.framesPerSecond);
    try {
      for (let from = 0; from < total; from += BLOCK_SAMPLES) {
        const to = Math.min(total, from + BLOCK_SAMPLES);
        while (waiting.length > 0 && ((waiting[0]?.start ?? 0) < to || open.size <= PARTS_AHEAD)) {
          for (const next of waiting.splice(0, 1)) {
            const options = { count: next.end - next.start, signal, onFinding: request.onFinding };
            open.set(next, openSoundPart(ffmpeg, next.part, options));
          }
        }
        const block = new Float32Array((to - from) * CHANNELS);
        for (const [placed, reader] of open) {
          const added = await addPart({ block, from, to }, placed, reader);
          if (!added.ok) {
            failure = added.error;
            return;
          }
          if (placed.end <= to) open.delete(placed);
        }
        yield new Uint8Array(block.buffer);
      }
    } finally {
      // What was begun ahead is not needed any more.
      abandoned.abort();
    }
  }
  return { samples: blocks(), failure: () => failure };
}

function placeParts({ parts, framesPerSecond, frames }: MixRequest): PlacedPart[] {
  const at = (frame: number) => sampleAt(Math.min(frame, frames), framesPerSecond);
  return parts
    .map((part): PlacedPart => {
      const [start, end] = [at(part.at), at(part.at + part.frames)];
      const fadeIn = at(part.at + part.fadeInFrames) - start;
      return { part, start, end, fadeIn, fadeOut: end - at(part.at + part.frames - part.fadeOutFrames) };
    })
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);
}

interface Block {
  readonly block: Float32Array;
  readonly from: number;
  readonly to: number;
}

async function addPart({ block, from, to }: Block, placed: PlacedPart, reader: SoundPartReader): Promise<Result<void>> {
  const first = Math.max(from, placed.start);
  const count = Math.min(to, placed.end) - first;
  if (count <= 0) return ok(undefined);
  const read = await reader.read(first - placed.start, count);
  if (!read.ok) return read;
  const offset = (first - from) * CHANNELS;
  for (let index = 0; index < count; index += 1) {
    const gain = gainAt(placed, first + index);
    for (let channel = 0; channel < CHANNELS; channel += 1) {
      const place = index * CHANNELS + channel;
      block[offset + place] = (block[offset + place] ?? 0) + gain * (read.value[place] ?? 0);
    }
  }
  return ok(undefined);
}

/** Of equal power: two takes have little in common, and a straight crossfade of such sounds dips in its middle. */
function gainAt({ start, end, fadeIn, fadeOut }: PlacedPart, sample: number): number {
  const rise = fadeIn === 0 ? 1 : Math.min(1, (sample - start + 0.5) / fadeIn);
  const fall = fadeOut === 0 ? 1 : Math.min(1, (end - sample - 0.5) / fadeOut);
  if (rise === 1 && fall === 1) return 1;
  return Math.sin((rise * Math.PI) / 2) * Math.sin((fall * Math.PI) / 2);
}
