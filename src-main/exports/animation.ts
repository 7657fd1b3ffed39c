// GIF and animated WebP of a shot: they repeat for ever and have no sound.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { Result } from '#shared/result.ts';
import {
  CAREFUL_SCALING,
  decodeMedia,
  type Ffmpeg,
  mediaInput,
  rateText,
  runFfmpeg,
  STOP_AT_DAMAGE,
} from '../media/index.ts';
import { type EncodeRequest, outputSize } from './encode-request.ts';
import { countedTimes } from './film-encoding.ts';

// A GIF counts hundredths of a second, and browsers show a frame that lasts less than two of them for ten.
const FASTEST_GIF = 50;
// Of 100, beyond which files grow and nobody sees why.
const WEBP_QUALITY = 82;

export interface AnimationTiming {
  readonly framesPerSecond: number;
  readonly frames: number;
}

export function animationTiming({ format, frames, framesPerSecond, options }: EncodeRequest): AnimationTiming {
  const wanted = options.framesPerSecond ?? framesPerSecond;
  const rate = format === 'gif' ? Math.min(wanted, FASTEST_GIF) : wanted;
  return { framesPerSecond: rate, frames: Math.max(1, Math.round((frames * rate) / framesPerSecond)) };
}

export async function encodeWebp(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  request: EncodeRequest,
  outputPath: string,
): Promise<Result<void>> {
  const { signal, onProgress } = request;
  // WebP's colour is that of JPEG: bt601.
  const filter = `${steps(request)}:out_color_matrix=bt601:out_range=tv,setsar=1,format=yuv420p`;
  const codec = ['-c:v', 'libwebp', '-quality', `${WEBP_QUALITY}`, '-compression_level', '4', '-loop', '0'];
  const args = ['-vf', filter, ...output(request), ...codec, '-f', 'webp'];
  return decodeMedia(ffmpeg, request.masterPath, [...args, '-y', `file:${outputPath}`], { signal, onProgress });
}

/** In two passes, so that memory does not grow with the length: first the 256 colours, then the frames. */
export async function encodeGif(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  request: EncodeRequest,
  outputPath: string,
): Promise<Result<void>> {
  const input = await mediaInput(request.masterPath);
  if (!input.ok) return input;
  const { signal, onProgress, onActivity } = request;
  const folderPath = await mkdtemp(path.join(tmpdir(), 'longtake-gif-'));
  try {
    const palettePath = path.join(folderPath, 'palette.png');
    onActivity?.(say`Choosing colours`);
    const toPalette = ['-vf', `${steps(request)},format=rgb24,palettegen=stats_mode=full`, '-frames:v', '1', '-an'];
    const asPicture = ['-c:v', 'png', '-f', 'image2', '-update', '1', '-y', `file:${palettePath}`];
    const chosen = await runFfmpeg(ffmpeg, [...input.value.args, ...toPalette, ...asPicture], { signal });
    if (!chosen.ok) return chosen;
    onActivity?.(say`Encoding`);
    const withPalette = ['-f', 'png_pipe', '-i', `file:${palettePath}`];
    const draw = 'paletteuse=dither=sierra2_4a:diff_mode=rectangle';
    const graph = ['-filter_complex', `[0:v:0]${steps(request)},setsar=1,format=rgb24[film];[film][1:v]${draw}`];
    const args = [...input.value.args, ...withPalette, ...graph, ...output(request), '-loop', '0', '-f', 'gif'];
    return await runFfmpeg(ffmpeg, [...args, '-y', `file:${outputPath}`], { signal, onProgress });
  } finally {
    await rm(folderPath, { recursive: true, force: true });
  }
}

/** Frames by nearest time at the wanted rate and size; ends in a scale filter that takes further options. */
function steps(request: EncodeRequest): string {
  const { framesPerSecond, frames } = animationTiming(request);
  const { width, height } = outputSize(request);
  const atRate =
    framesPerSecond === request.framesPerSecond
      ? []
      : // Rounding at the end may leave the nearest-time mapping a frame short.
        [
          `fps=fps=${rateText(framesPerSecond)}:round=near`,
          `tpad=stop_mode=clone:stop=${frames}`,
          `trim=end_frame=${frames}`,
        ];
  const scale = `scale=w=${width}:h=${height}:in_color_matrix=bt709:in_range=tv:${CAREFUL_SCALING}`;
  return [`trim=end_frame=${request.frames}`, countedTimes(request.framesPerSecond), ...atRate, scale].join(',');
}

function output(request: EncodeRequest): readonly string[] {
  const { framesPerSecond, frames } = animationTiming(request);
  return [...STOP_AT_DAMAGE, '-an', '-frames:v', `${frames}`, '-r', rateText(framesPerSecond), '-fps_mode', 'cfr'];
}
