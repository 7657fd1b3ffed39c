// The sound of a clip: exactly what was heard during its kept frames, encoded alike for all clips.
import { rateFraction } from '#shared/frame-rate.ts';

export const CLIP_SAMPLES_PER_SECOND = 48_000;

export interface SoundCut {
  /** First kept frame of the take, from 0, at the take's own rate. */
  readonly firstFrame: number;
  readonly sourceFramesPerSecond: number;
  readonly clipFrames: number;
  readonly framesPerSecond: number;
}

/** Samples at 48 kHz: where the kept frames begin in the take, and how many last no longer than the clip's frames. */
export function soundSamples(cut: SoundCut): { readonly first: number; readonly count: number } {
  const before = rateFraction(cut.sourceFramesPerSecond);
  const clip = rateFraction(cut.framesPerSecond);
  return {
    first: Math.round((cut.firstFrame * CLIP_SAMPLES_PER_SECOND * before.denominator) / before.numerator),
    count: Math.floor((cut.clipFrames * CLIP_SAMPLES_PER_SECOND * clip.denominator) / clip.numerator),
  };
}

/** Output arguments for the first sound track of input 0; they do nothing where the take has none. */
export function clipSound(cut: SoundCut): readonly string[] {
  const { first, count } = soundSamples(cut);
  const filter = [
    // From here on the number of a sample is its time: a late start and holes are filled with silence.
    `aresample=${CLIP_SAMPLES_PER_SECOND}:async=1:first_pts=0`,
    'aformat=sample_fmts=fltp:channel_layouts=stereo',
    `atrim=start_sample=${first}:end_sample=${first + count}`,
    'asetpts=PTS-STARTPTS',
    `apad=whole_len=${count}`,
  ].join(',');
  return ['-map', '0:a:0?', '-af', filter, '-c:a', 'aac', '-b:a', '192k', '-ar', `${CLIP_SAMPLES_PER_SECOND}`];
}
