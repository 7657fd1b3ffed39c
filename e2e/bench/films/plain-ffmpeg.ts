// What somebody would type who has only ffmpeg. It runs as it is, without the low priority that Longtake gives its own.
import { writeFile } from 'node:fs/promises';
import { clipEncoding, coverSize, TAG_BT709 } from '../../../src-main/media/index.ts';
import { CLIP_FRAMES, CROSSFADE_FRAMES, type FilmClip, FORMAT } from './film-clips.ts';
import { CLIPS_A_SHOT } from './film-plan.ts';
import { type MeasuredProcess, runMeasured } from './measured-process.ts';

export function plainFfmpeg(path: string, args: readonly string[]): Promise<MeasuredProcess> {
  return runMeasured(path, ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y', ...args]);
}

/** The arguments that join clips by copying; their list is written beside the film. */
export async function concatArguments(clips: readonly FilmClip[], filmPath: string): Promise<readonly string[]> {
  const lines = clips.map(({ clipPath }) => `file '${clipPath.replaceAll("'", "'\\''")}'\n`);
  const listPath = `${filmPath}.txt`;
  await writeFile(listPath, lines.join(''));
  const list = ['-f', 'concat', '-safe', '0', '-i', listPath];
  return [...list, '-c', 'copy', '-movflags', '+faststart', filmPath];
}

/** The arguments that crossfade shots as the film does, and encode all of it with the colours and settings of clips. Every take is an input. */
export function crossfadeArguments(clips: readonly FilmClip[], filmPath: string): readonly string[] {
  const shots = clips.length / CLIPS_A_SHOT;
  const parts = clips.map(({ footage }, index) => {
    const isShotEnd = index % CLIPS_A_SHOT === CLIPS_A_SHOT - 1 && index < clips.length - 1;
    const end = footage.firstFrame + CLIP_FRAMES + (isShotEnd ? CROSSFADE_FRAMES : 0);
    const kept = `trim=start_frame=${footage.firstFrame}:end_frame=${end},setpts=PTS-STARTPTS`;
    return `[${index}:v]${kept},${coverSize(FORMAT.width, FORMAT.height)}[c${index}]`;
  });
  const joined = Array.from({ length: shots }, (_, shot) => {
    const inputs = Array.from({ length: CLIPS_A_SHOT }, (_, part) => `[c${shot * CLIPS_A_SHOT + part}]`).join('');
    return `${inputs}concat=n=${CLIPS_A_SHOT},fps=${FORMAT.framesPerSecond},format=yuv420p[s${shot}]`;
  });
  const duration = CROSSFADE_FRAMES / FORMAT.framesPerSecond;
  const fades = Array.from({ length: shots - 1 }, (_, index) => {
    const offset = ((index + 1) * CLIPS_A_SHOT * CLIP_FRAMES) / FORMAT.framesPerSecond;
    const before = index === 0 ? '[s0]' : `[x${index}]`;
    return `${before}[s${index + 1}]xfade=transition=fade:duration=${duration}:offset=${offset}[x${index + 1}]`;
  });
  const graph = [...parts, ...joined, ...fades, `[x${shots - 1}]format=yuv420p,${TAG_BT709}[film]`].join(';');
  const inputs = clips.flatMap(({ footage }) => ['-i', footage.takePath]);
  const encoding = clipEncoding(FORMAT.framesPerSecond);
  return [...inputs, '-filter_complex', graph, '-map', '[film]', ...encoding, filmPath];
}

/** The arguments for one frame as a picture, with the conversion to RGB that Longtake asks for. */
export function frameArguments(takePath: string, frame: number, scaling: string, pngPath: string): readonly string[] {
  const filter = `select='eq(n,${frame})',scale=${scaling},format=rgb24`;
  return ['-i', takePath, '-vf', filter, '-fps_mode', 'passthrough', '-frames:v', '1', '-update', '1', pngPath];
}

export interface PlainStill {
  /** By their numbers; several stand side by side. */
  readonly frames: readonly number[];
  readonly widthPixels: number;
}

/** The arguments for a small JPEG. */
export function thumbnailArguments(clipPath: string, { frames, widthPixels }: PlainStill, jpgPath: string): string[] {
  const chosen = frames.map((frame) => `eq(n,${frame})`).join('+');
  const row = frames.length > 1 ? `,tile=${frames.length}x1` : '';
  const filter = `select='${chosen}',scale=${widthPixels}:-2${row}`;
  return ['-i', clipPath, '-vf', filter, '-frames:v', '1', '-q:v', '3', '-update', '1', jpgPath];
}
