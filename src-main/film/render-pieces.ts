// Encodes the pieces that are not kept from an earlier film, two at a time.
import pLimit from 'p-limit';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { type Ffmpeg, stoppedError } from '../media/index.ts';
import type { CardPiece, FilmFormat, RenderPiece } from './piece.ts';
import { cachedPiecePath, isPieceThere } from './piece-cache.ts';
import { renderPiece } from './render-piece.ts';

export interface RenderContext {
  readonly format: FilmFormat;
  readonly cacheFolderPath: string;
  readonly fontPath: string;
  readonly signal?: AbortSignal;
  /** Encoded frames, of how many that are known to be needed. */
  readonly onProgress?: (framesDone: number, framesNeeded: number) => void;
}

export interface RenderedPieces {
  /** In the order of the pieces. */
  readonly paths: readonly string[];
  /** Those of them that were not there before. */
  readonly encodedPaths: ReadonlySet<string>;
}

export type Effect = RenderPiece | CardPiece;

// ffmpeg itself uses every core; a second one fills the pauses in which the first starts and ends.
const FFMPEGS_AT_ONCE = 2;

export const framesOfEffect = (piece: Effect): number => (piece.kind === 'card' ? piece.frames : piece.range.frames);

/** The first failure stops the others; what was finished before stays for the next time. The same piece twice is encoded once. */
export async function renderPieces(
  ffmpeg: Pick<Ffmpeg, 'path' | 'version'>,
  pieces: readonly Effect[],
  context: RenderContext,
): Promise<Result<RenderedPieces>> {
  const failed = new AbortController();
  const signal = AbortSignal.any([failed.signal, ...(context.signal === undefined ? [] : [context.signal])]);
  const placed = await placePieces(ffmpeg, pieces, { ...context, signal });
  if (!placed.ok) return placed;
  const { paths, missing } = placed.value;
  const framesNeeded = [...missing.values()].reduce((sum, piece) => sum + framesOfEffect(piece), 0);
  const framesDone = new Map<string, number>();
  const limit = pLimit(FFMPEGS_AT_ONCE);
  let failure: StudioError | null = null;
  const jobs = [...missing].map(([filePath, piece]) =>
    limit(async () => {
      if (failure !== null) return;
      const onProgress = (frames: number) => {
        framesDone.set(filePath, frames);
        const sum = [...framesDone.values()].reduce((a, b) => a + b, 0);
        context.onProgress?.(sum, framesNeeded);
      };
      const rendered = await renderPiece(ffmpeg, { ...context, piece, filePath, signal, onProgress });
      if (rendered.ok) return onProgress(framesOfEffect(piece));
      failure ??= rendered.error;
      failed.abort();
    }),
  );
  await Promise.all(jobs);
  if (failure !== null) return err(failure);
  return ok({ paths, encodedPaths: new Set(missing.keys()) });
}

interface PlacedPieces {
  readonly paths: readonly string[];
  readonly missing: ReadonlyMap<string, Effect>;
}

async function placePieces(
  { version }: Pick<Ffmpeg, 'version'>,
  pieces: readonly Effect[],
  { cacheFolderPath, format, signal }: RenderContext,
): Promise<Result<PlacedPieces>> {
  const paths: string[] = [];
  const missing = new Map<string, Effect>();
  for (const piece of pieces) {
    if (signal?.aborted) return err(stoppedError());
    const filePath = await cachedPiecePath(piece, { cacheFolderPath, format, ffmpegVersion: version });
    if (!filePath.ok) return filePath;
    const isNew = !paths.includes(filePath.value);
    paths.push(filePath.value);
    if (isNew && !(await isPieceThere(filePath.value, framesOfEffect(piece), format)))
      missing.set(filePath.value, piece);
  }
  return ok({ paths, missing });
}
