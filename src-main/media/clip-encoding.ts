// The one way in which clips are encoded and pictures are brought to the project's size.
import { CAREFUL_SCALING } from './extract-frame.ts';
import { rateText, ticksPerSecond } from './frame-rate.ts';

// 12 is beyond what the eye tells from the take; the clip is the source of shots and films, which only copy it.
const NEAR_LOSSLESS_CRF = 12;

/** Scale to cover, cut the centre, square pixels, 4:2:0 in bt709. */
export function coverSize(width: number, height: number): string {
  const scale = `scale=w=${width}:h=${height}:force_original_aspect_ratio=increase:out_color_matrix=bt709:out_range=tv:${CAREFUL_SCALING}`;
  return `${scale},crop=${width}:${height},setsar=1,format=yuv420p`;
}

export const TAG_BT709 = 'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709';

/** Frames from one key frame of a clip to the next: a clip can be joined from each of them on. */
export const keyIntervalOf = (framesPerSecond: number): number => Math.max(1, Math.round(framesPerSecond));

/** Output arguments. No B-frames: without reordering every clip begins at time 0 and joins without an edit list. */
export function clipEncoding(framesPerSecond: number, crf = NEAR_LOSSLESS_CRF): readonly string[] {
  const keyInterval = keyIntervalOf(framesPerSecond);
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', `${crf}`, '-profile:v', 'high', '-bf', '0'],
    ...['-g', `${keyInterval}`, '-keyint_min', `${keyInterval}`, '-sc_threshold', '0', '-flags:v', '+cgop'],
    ...['-r', rateText(framesPerSecond), '-fps_mode', 'cfr'],
    ...['-video_track_timescale', `${ticksPerSecond(framesPerSecond)}`],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-movflags', '+faststart', '-f', 'mp4'],
  ];
}
