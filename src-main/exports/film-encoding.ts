// How each film format is encoded. Quality figures are the encoders' own scales.
import { assertNever } from '#shared/assert-never.ts';
import type { ExportOptions } from '#shared/model/export.ts';
import type { FilmFormatName } from '#shared/model/export-presets.ts';
import { CAREFUL_SCALING, rateText, TAG_BT709 } from '../media/index.ts';
import { type EncodeRequest, outputSize } from './encode-request.ts';

export type VideoFormat = Exclude<FilmFormatName, 'png-sequence' | 'gif' | 'webp'>;

// For a film that must change its size although no quality was named: the eye does not see the difference.
const RESIZED_H264_CRF = 18;
const VP9_CRF = 28;
const AV1_CRF = 28;

const BT709_TAGS = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'];

/** true: the master is what is wanted, packet for packet. */
export const isCopy = ({ format, options }: EncodeRequest): boolean =>
  format === 'mp4' && options.crf === null && options.widthPixels === null;

/** Output arguments for the picture of input 0. */
export function filmPicture(request: EncodeRequest, format: VideoFormat, encoder: string): readonly string[] {
  const frames = ['-map', '0:v:0', '-frames:v', `${request.frames}`];
  if (isCopy(request)) return [...frames, '-c:v', 'copy'];
  const rate = ['-r', rateText(request.framesPerSecond), '-fps_mode', 'cfr'];
  const filter = ['-vf', pictureFilter(request, pixelFormatOf(format, request.options))];
  return [...frames, ...filter, '-c:v', encoder, ...codecOptions(request, format, encoder), ...rate, ...BT709_TAGS];
}

/** Frames are counted, not timed: every one of the master is one of the result. */
export const countedTimes = (framesPerSecond: number): string =>
  `settb=expr='1/(${rateText(framesPerSecond)})',setpts=N`;

function pictureFilter(request: EncodeRequest, pixelFormat: string): string {
  const { width, height } = outputSize(request);
  const colours = 'in_color_matrix=bt709:in_range=tv:out_color_matrix=bt709:out_range=tv';
  const scale = `scale=w=${width}:h=${height}:${colours}:${CAREFUL_SCALING}`;
  return [countedTimes(request.framesPerSecond), scale, 'setsar=1', `format=${pixelFormat}`, TAG_BT709].join(',');
}

function pixelFormatOf(format: VideoFormat, { proresProfile }: ExportOptions): string {
  if (format !== 'prores') return 'yuv420p';
  return proresProfile === '4444' ? 'yuv444p10le' : 'yuv422p10le';
}

function codecOptions(request: EncodeRequest, format: VideoFormat, encoder: string): readonly string[] {
  const { options, framesPerSecond } = request;
  const quality = (usual: number) => ['-crf', `${options.quality ?? usual}`];
  // A key frame at least every few seconds: whoever scrubs does not wait.
  const keyFrames = (seconds: number) => ['-g', `${Math.max(1, Math.round(seconds * framesPerSecond))}`];
  switch (format) {
    case 'mp4':
      return [
        '-preset',
        'medium',
        '-crf',
        `${options.crf ?? RESIZED_H264_CRF}`,
        ...h264Profile(options),
        ...keyFrames(2),
      ];
    case 'prores':
      // In every frame, as Apple's own encoder signs them: some editors treat other signatures as second class.
      return ['-profile:v', options.proresProfile, '-vendor', 'apl0'];
    case 'webm':
      return [...quality(VP9_CRF), '-b:v', '0', '-row-mt', '1', '-deadline', 'good', '-cpu-used', '2', ...keyFrames(5)];
    case 'av1':
      return encoder === 'libsvtav1'
        ? [...quality(AV1_CRF), '-preset', '6', ...keyFrames(5)]
        : [...quality(AV1_CRF), '-b:v', '0', '-cpu-used', '5', '-row-mt', '1', ...keyFrames(5)];
    default:
      return assertNever(format);
  }
}

/** 0 is lossless, which the profile that every device plays does not have. */
const h264Profile = ({ crf }: ExportOptions): readonly string[] => (crf === 0 ? [] : ['-profile:v', 'high']);

const NOTHING_ELSE = ['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'];

export function filmContainer(format: VideoFormat): readonly string[] {
  switch (format) {
    case 'mp4':
    case 'av1':
      return [...NOTHING_ELSE, '-movflags', '+faststart', '-f', 'mp4'];
    case 'prores':
      // Editors read the index wherever it lies; moving it to the front would copy a hundred gigabytes.
      return [...NOTHING_ELSE, '-f', 'mov'];
    case 'webm':
      return [...NOTHING_ELSE, '-f', 'webm'];
    default:
      return assertNever(format);
  }
}
