// For tests only: takes whose frames say their numbers, their clips, and pieces of them.
import { expectOk, makeCountedFilm } from '../media/counted-film.ts';
import { cutClip, type Ffmpeg, runFfmpeg } from '../media/index.ts';
import type { CopyPiece, FilmFormat, Footage, FootageRange, RenderPiece } from './piece.ts';

export const formatOf = (framesPerSecond: number): FilmFormat => ({ width: 192, height: 96, framesPerSecond });

/** Kept frames from 1 on, as of a chained segment; the take has some more behind them. */
export function footageOf(takePath: string, frames: number, framesPerSecond: number): Footage {
  return { takePath, firstFrame: 1, frameCount: frames, sourceFramesPerSecond: framesPerSecond, filmFrames: frames };
}

export async function makeTake(ffmpeg: Ffmpeg, takePath: string, frameCount: number, framesPerSecond: number) {
  await makeCountedFilm(ffmpeg, takePath, { frameCount, framesPerSecond });
  return footageOf(takePath, frameCount - 3, framesPerSecond);
}

export async function makeClip(ffmpeg: Ffmpeg, footage: Footage, clipPath: string, format: FilmFormat): Promise<void> {
  expectOk(await cutClip(ffmpeg, { ...format, ...footage, clipFrames: footage.filmFrames, clipPath }));
}

export const rangeOf = (footage: Footage, from = 0, frames = footage.filmFrames - from): FootageRange => ({
  footage,
  from,
  frames,
});

export const copyOf = (clipPath: string, range: FootageRange): CopyPiece => ({
  kind: 'copy',
  clipPath,
  from: range.from,
  frames: range.frames,
  range,
});

export const renderOf = (range: FootageRange, effects: Partial<RenderPiece> = {}): RenderPiece => ({
  ...{ kind: 'render', range, offsets: [], crossfade: null, fade: null, label: null },
  ...effects,
});

/** A text for each decoded frame; equal texts are equal pictures. */
export async function hashFrames(ffmpeg: Ffmpeg, filePath: string): Promise<readonly string[]> {
  const chunks: Uint8Array[] = [];
  const args = ['-i', `file:${filePath}`, '-map', '0:v:0', '-fps_mode', 'passthrough', '-f', 'framemd5', 'pipe:1'];
  expectOk(await runFfmpeg(ffmpeg, args, { onOutput: (chunk) => chunks.push(chunk) }));
  const lines = Buffer.concat(chunks).toString('utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').at(-1)?.trim() ?? '');
}
