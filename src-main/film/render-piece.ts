// One piece of a film that cannot be copied: encoded as clips are, so that it can be joined with them by copying.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import {
  checkTakeLength,
  clipEncoding,
  decodeMedia,
  type Ffmpeg,
  probeVideo,
  rateText,
  runFfmpeg,
  STOP_AT_DAMAGE,
  TAG_BT709,
  writeWhole,
} from '../media/index.ts';
import { cardFilter, labelFilter } from './burnt-text.ts';
import type { CardPiece, FilmFormat, FootageRange, RenderPiece } from './piece.ts';
import { crossfadeFilter, fadeFilters, offsetFilters, rangeFilter } from './piece-filters.ts';

export interface RenderRequest<Piece = RenderPiece | CardPiece> {
  readonly piece: Piece;
  readonly format: FilmFormat;
  /** Where the piece goes (mp4). */
  readonly filePath: string;
  /** A TrueType file that ffmpeg can read. */
  readonly fontPath: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (framesDone: number) => void;
}

type Program = Pick<Ffmpeg, 'path'>;

/** The file has exactly the piece's frames, or is not there. Errors: as `cutClip`; of the take that is at fault. */
export async function renderPiece(ffmpeg: Program, request: RenderRequest): Promise<Result<void>> {
  return writeWhole([request.filePath], async ([filePath = '']) => {
    const folderPath = await mkdtemp(path.join(tmpdir(), 'longtake-film-'));
    try {
      const { piece } = request;
      return piece.kind === 'card'
        ? await renderCard(ffmpeg, { ...request, piece, filePath }, folderPath)
        : await renderRange(ffmpeg, { ...request, piece, filePath }, folderPath);
    } finally {
      await rm(folderPath, { recursive: true, force: true });
    }
  });
}

async function renderCard(
  ffmpeg: Program,
  request: RenderRequest<CardPiece>,
  folderPath: string,
): Promise<Result<void>> {
  const { piece, format, fontPath, filePath, signal, onProgress } = request;
  const black = `color=c=black:s=${format.width}x${format.height}:r=${rateText(format.framesPerSecond)},format=yuv420p`;
  const filters = [await cardFilter(folderPath, piece.text, format, fontPath), ...fadeOf(request), TAG_BT709];
  const input = ['-f', 'lavfi', '-i', black, '-vf', filters.join(',')];
  const args = [...input, ...encoding(request, piece.frames, filePath)];
  const run = await runFfmpeg(ffmpeg, args, { signal, onProgress, workingFolderPath: folderPath });
  return run.ok ? checkLength(filePath, piece.frames) : run;
}

const encoding = ({ format }: RenderRequest, frames: number, filePath: string): readonly string[] => [
  ...['-frames:v', `${frames}`],
  ...clipEncoding(format.framesPerSecond),
  ...['-y', `file:${filePath}`],
];

const fadeOf = ({ piece, format }: RenderRequest): readonly string[] =>
  piece.fade === null ? [] : fadeFilters(piece.fade, piece.kind === 'card' ? piece.frames : piece.range.frames, format);

const OVER_FILE = 'over.mp4';
// Passed through as they come: without a rate of its own ffmpeg would make it a film of 25 frames a second, and repeat some.
const LOSSLESS = ['-fps_mode', 'passthrough', '-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-bf', '0'];

async function renderRange(
  ffmpeg: Program,
  request: RenderRequest<RenderPiece>,
  folderPath: string,
): Promise<Result<void>> {
  const { piece, filePath } = request;
  const { range, crossfade } = piece;
  if (crossfade !== null) {
    const over = await renderOver(ffmpeg, request, crossfade.over, folderPath);
    if (!over.ok) return over;
  }
  const overInput = crossfade === null ? [] : ['-f', 'mov', '-i', `file:${OVER_FILE}`];
  const graph = ['-filter_complex', await pieceGraph(request, folderPath), '-map', '[picture]'];
  const args = [...overInput, ...graph, ...encoding(request, range.frames, filePath)];
  return decodeRange(ffmpeg, { ...request, range, args, filePath, workingFolderPath: folderPath });
}

/** What lies over the piece, losslessly: two takes that come through a pipe could not be read at once. */
function renderOver(
  ffmpeg: Program,
  { format, signal }: RenderRequest,
  range: FootageRange,
  folderPath: string,
): Promise<Result<void>> {
  const filePath = path.join(folderPath, OVER_FILE);
  const picture = ['-map', '0:v:0', '-vf', rangeFilter(range, format), '-frames:v', `${range.frames}`];
  const args = [...picture, ...LOSSLESS, '-f', 'mp4', '-y', `file:${filePath}`];
  return decodeRange(ffmpeg, { range, format, signal, args, filePath, workingFolderPath: folderPath });
}

/** Corrected, crossfaded, labelled, faded: in this order, so that a label fades with its picture. */
async function pieceGraph(
  { piece, format, fontPath, ...request }: RenderRequest<RenderPiece>,
  folderPath: string,
): Promise<string> {
  const { range, crossfade, label, offsets } = piece;
  const start = `[0:v:0]${[rangeFilter(range, format), ...offsetFilters(offsets)].join(',')}`;
  const rate = rateText(format.framesPerSecond);
  const count = `settb=expr='1/(${rate})',setpts=N`;
  const mixed = crossfade && `${start}[piece];[1:v:0]${count}[over];[piece][over]${crossfadeFilter(crossfade, format)}`;
  const labels = label === null ? [] : [await labelFilter(folderPath, label, format, fontPath)];
  const fades = fadeOf({ ...request, piece, format, fontPath });
  return `${[mixed ?? start, ...labels, ...fades, TAG_BT709].join(',')}[picture]`;
}

interface RangeRun extends Pick<RenderRequest, 'format' | 'filePath' | 'signal' | 'onProgress'> {
  readonly range: FootageRange;
  readonly args: readonly string[];
  readonly workingFolderPath: string;
}

/** Decodes a take into a file of the range's frames, and says what is wrong with the take when they do not come. */
async function decodeRange(ffmpeg: Program, run: RangeRun): Promise<Result<void>> {
  const { range, format, args, filePath, signal, onProgress, workingFolderPath } = run;
  const { footage } = range;
  const take = { ...format, ...footage, clipFrames: footage.filmFrames, signal };
  if (footage.sourceFramesPerSecond !== format.framesPerSecond) {
    // At another rate a missing frame would be filled by its neighbour, and the count would be right.
    const enough = await checkTakeLength(ffmpeg, take);
    if (!enough.ok) return enough;
  }
  const options = { signal, onProgress, workingFolderPath };
  const done = await decodeMedia(ffmpeg, footage.takePath, [...STOP_AT_DAMAGE, ...args], options);
  if (!done.ok && done.error.code !== 'ffmpeg-failed') return done;
  const length = done.ok ? await checkLength(filePath, range.frames) : done;
  if (length.ok) return length;
  const enough = await checkTakeLength(ffmpeg, take);
  return enough.ok ? length : enough;
}

async function checkLength(filePath: string, frames: number): Promise<Result<void>> {
  const facts = await probeVideo(filePath);
  if (!facts.ok || facts.value.frameCount === frames) return facts.ok ? ok(undefined) : facts;
  return err({
    code: 'output-too-short',
    message: say`A part of the film came out with ${facts.value.frameCount} frames instead of ${frames}.`,
    remedy: say`Export again; if it stays so, choose another ffmpeg in Settings.`,
  });
}
