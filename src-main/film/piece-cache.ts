// Pieces that were rendered once are kept by what they are made of, so that only what changed is encoded again.
import { createHash } from 'node:crypto';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError } from '../storage/index.ts';
import { checkRuns } from './clip-runs.ts';
import type { CardPiece, FilmFormat, FootageRange, RenderPiece } from './piece.ts';

/** To be raised whenever the same piece would look different: what older versions kept is then not found any more. */
const RENDERER_VERSION = 1;
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
const OWN_FILE = /^(?:[0-9a-f]{64}\.mp4|\.writing-[0-9a-f]+\.mp4|\.sound-.+)$/;

export interface CacheContext {
  readonly cacheFolderPath: string;
  readonly format: FilmFormat;
  readonly ffmpegVersion: string;
}

/** Where the piece is kept, or will be. Takes are named relative to the folder: a project that is moved keeps its pieces. */
export async function cachedPiecePath(piece: RenderPiece | CardPiece, context: CacheContext): Promise<Result<string>> {
  const { cacheFolderPath, format, ffmpegVersion } = context;
  const { width, height, framesPerSecond } = format;
  const common = { version: RENDERER_VERSION, ffmpegVersion, format: [width, height, framesPerSecond] };
  try {
    const recipe =
      piece.kind === 'card'
        ? { ...common, card: piece.text, frames: piece.frames, fade: fadeRecipe(piece) }
        : { ...common, ...(await rangesRecipe(piece, cacheFolderPath)), fade: fadeRecipe(piece) };
    const name = createHash('sha256').update(JSON.stringify(recipe)).digest('hex');
    return ok(path.join(cacheFolderPath, `${name}.mp4`));
  } catch (cause) {
    return err(diskError('read', piece.kind === 'card' ? cacheFolderPath : piece.range.footage.takePath, cause));
  }
}

const fadeRecipe = ({ fade }: RenderPiece | CardPiece) => fade && [fade.from, fade.to];

async function rangesRecipe(piece: RenderPiece, cacheFolderPath: string) {
  const { crossfade, label, offsets } = piece;
  const over = crossfade && (await rangeRecipe(crossfade.over, cacheFolderPath));
  return {
    range: await rangeRecipe(piece.range, cacheFolderPath),
    offsets: offsets.map(({ frame, luma, blue, red }) => [frame, luma, blue, red]),
    crossfade: crossfade && [over, crossfade.at, crossfade.total],
    label,
  };
}

async function rangeRecipe({ footage, from, frames }: FootageRange, cacheFolderPath: string) {
  const { takePath, firstFrame, frameCount, sourceFramesPerSecond, filmFrames } = footage;
  const { size, mtimeMs } = await stat(takePath);
  const take = path.relative(cacheFolderPath, takePath).replaceAll(path.sep, '/');
  // Whole seconds: what is finer gets lost when a project is copied.
  return [
    take,
    size,
    Math.floor(mtimeMs / 1000),
    firstFrame,
    frameCount,
    sourceFramesPerSecond,
    filmFrames,
    from,
    frames,
  ];
}

/** Whether it is there, and whole; it then counts as used now. */
export async function isPieceThere(piecePath: string, frames: number, size: FilmFormat): Promise<boolean> {
  const check = await checkRuns([{ filePath: piecePath, from: 0, frames }], { ...size, parameters: null });
  if (!check.ok || check.value.odd.length > 0) return false;
  const now = new Date();
  await utimes(piecePath, now, now).catch(() => undefined);
  return true;
}

/** Of a film that came out damaged: any of them may be to blame, and all can be made again. */
export const removeAllPieces = (cacheFolderPath: string): Promise<void> =>
  removeUnusedPieces(cacheFolderPath, Number.POSITIVE_INFINITY);

/** Removes what no film used for seven days, and what a killed export left. Files of other names stay. */
export async function removeUnusedPieces(cacheFolderPath: string, now = Date.now()): Promise<void> {
  const names = await readdir(cacheFolderPath).catch(() => []);
  for (const name of names.filter((one) => OWN_FILE.test(one))) {
    const filePath = path.join(cacheFolderPath, name);
    const facts = await stat(filePath).catch(() => null);
    // A piece that cannot be removed now is removed after another film.
    if (facts !== null && now - facts.mtimeMs > KEPT_MS) {
      await rm(filePath, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}
