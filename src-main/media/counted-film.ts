// For tests only: films and pictures in which every frame says its own number, so that a check can be exact.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Result } from '#shared/result.ts';
import { type Ffmpeg, locateFfmpeg } from './locate-ffmpeg.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

const BITS = 10;
const COLUMN_WIDTH_PIXELS = 16;

export function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}\n${result.error.details ?? ''}`);
  return result.value;
}

export async function findTestFfmpeg(): Promise<Ffmpeg> {
  return expectOk(await locateFfmpeg(null));
}

export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
  file(name: string): string;
}

export async function makeTemporaryFolder(): Promise<TemporaryFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'longtake test '));
  return {
    path: folder,
    file: (name) => path.join(folder, name),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

export interface CountedFilm {
  readonly frameCount: number;
  readonly framesPerSecond: number;
  readonly width?: number;
  readonly height?: number;
  /** 16; ten columns of it must fit into the width. */
  readonly columnWidth?: number;
  readonly pixelFormat?: string;
  readonly codecArgs?: readonly string[];
}

/** The frame number stands in ten black or white columns, of 16 pixels each, from the left, lowest bit first; the rest is gray. */
export async function makeCountedFilm(ffmpeg: Ffmpeg, filePath: string, film: CountedFilm): Promise<void> {
  const { frameCount, framesPerSecond, width = 192, height = 96, pixelFormat = 'yuv420p' } = film;
  const column = film.columnWidth ?? COLUMN_WIDTH_PIXELS;
  const bit = `if(lt(X,${BITS * column}),235*bitand(1,floor(N/pow(2,floor(X/${column})))),120)`;
  const source = `nullsrc=s=${width}x${height}:r=${framesPerSecond},geq=lum='${bit}':cb=128:cr=128,format=${pixelFormat}`;
  const codec = film.codecArgs ?? ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', '-bf', '2'];
  const args = ['-f', 'lavfi', '-i', source, '-frames:v', `${frameCount}`, ...codec, '-y', `file:${filePath}`];
  expectOk(await runFfmpeg(ffmpeg, args));
}

/** The numbers that the frames of a film or picture say, in order, from columns that begin at `left` and are `columnWidth` wide there. */
export async function readFrameNumbers(
  ffmpeg: Ffmpeg,
  filePath: string,
  left = 0,
  columnWidth = COLUMN_WIDTH_PIXELS,
): Promise<readonly number[]> {
  const sampling = `crop=${Math.round(BITS * columnWidth)}:16:${left}:(ih-16)/2,scale=${BITS}:1:flags=area,format=gray`;
  const pixels = await readRawPixels(ffmpeg, filePath, sampling, 'gray');
  const numbers: number[] = [];
  for (let offset = 0; offset < pixels.length; offset += BITS) {
    const columns = [...pixels.subarray(offset, offset + BITS)];
    numbers.push(columns.reduce((sum, level, bit) => sum + (level > 120 ? 2 ** bit : 0), 0));
  }
  return numbers;
}

export async function readRawPixels(
  ffmpeg: Ffmpeg,
  filePath: string,
  filter: string,
  pixelFormat: string,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const output = ['-fps_mode', 'passthrough', '-pix_fmt', pixelFormat, '-f', 'rawvideo', 'pipe:1'];
  const args = ['-i', `file:${filePath}`, '-vf', filter, ...output];
  expectOk(await runFfmpeg(ffmpeg, args, { onOutput: (chunk) => chunks.push(chunk) }));
  return Buffer.concat(chunks);
}

export const numbersFrom = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => first + index);
