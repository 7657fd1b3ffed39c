// From a film's pieces to runs of packets that can follow one another: effects are encoded, and clips that do not fit are encoded again.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { many, say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Finding } from '#shared/studio-error.ts';
import type { Ffmpeg } from '../media/index.ts';
import { type ClipRun, checkRuns, type OddRun, type RunCheck } from './clip-runs.ts';
import type { CopyPiece, FilmPlan, Piece } from './piece.ts';
import { type Effect, framesOfEffect, type RenderContext, type RenderedPieces, renderPieces } from './render-pieces.ts';

export interface PreparedFilm {
  /** One for each piece, all alike. */
  readonly runs: readonly ClipRun[];
  readonly copiedFrames: number;
  readonly encodedFrames: number;
  readonly reusedFrames: number;
}

export interface PrepareContext extends Omit<RenderContext, 'format'> {
  readonly onFinding: (finding: Finding) => void;
}

type Program = Pick<Ffmpeg, 'path' | 'version'>;

export async function preparePieces(
  ffmpeg: Program,
  { pieces, format }: FilmPlan,
  context: PrepareContext,
): Promise<Result<PreparedFilm>> {
  const render = { ...context, format };
  const clips = await checkRuns(pieces.flatMap(runOfCopy), { ...format, parameters: null }, context.signal);
  if (!clips.ok) return clips;
  const fitting = encodeOddClips(pieces, clips.value.odd, context);
  const effects = await encodeEffects(ffmpeg, fitting, render);
  if (!effects.ok) return effects;
  const { parameters, encodedPaths } = effects.value;
  if (parameters === null || clips.value.parameters === null || parameters === clips.value.parameters) {
    return ok(arrange(fitting, effects.value));
  }
  // This ffmpeg encodes otherwise than the one that cut the clips, so nothing it makes can stand beside them.
  const others = await checkRuns(fitting.flatMap(runOfCopy), { ...format, parameters }, context.signal);
  if (!others.ok) return others;
  const all = encodeOddClips(fitting, others.value.odd, context);
  const again = await encodeEffects(ffmpeg, all, render);
  if (!again.ok) return again;
  return ok(arrange(all, { ...again.value, encodedPaths: new Set([...encodedPaths, ...again.value.encodedPaths]) }));
}

const runOfCopy = (piece: Piece): ClipRun[] =>
  piece.kind === 'copy' ? [{ filePath: piece.clipPath, from: piece.from, frames: piece.frames }] : [];

/** @param odd by their place among the pieces that are copied */
function encodeOddClips(pieces: readonly Piece[], odd: readonly OddRun[], context: PrepareContext): readonly Piece[] {
  const reasons = new Map(odd.map(({ index, reason }) => [index, reason]));
  const clipsByReason = new Map<string, Set<string>>();
  let copies = 0;
  const fitting = pieces.map((piece): Piece => {
    if (piece.kind !== 'copy') return piece;
    const reason = reasons.get(copies);
    copies += 1;
    if (reason === undefined) return piece;
    clipsByReason.set(reason, (clipsByReason.get(reason) ?? new Set()).add(piece.clipPath));
    return encodedFromTake(piece);
  });
  for (const [reason, clips] of clipsByReason) context.onFinding(encodedAgain([...clips], reason));
  return fitting;
}

/** The same frames, encoded anew. */
export const encodedFromTake = ({ range }: CopyPiece): Effect => ({
  ...{ kind: 'render', range },
  ...{ offsets: [], crossfade: null, fade: null, label: null },
});

const NAMED_CLIPS = 5;

function encodedAgain(clipPaths: readonly string[], reason: string): Finding {
  const named = clipPaths
    .slice(0, NAMED_CLIPS)
    .map((clipPath) => path.basename(clipPath))
    .join(', ');
  const rest = clipPaths.length - NAMED_CLIPS;
  const names = rest > 0 ? say`${named} and ${rest} more` : named;
  return {
    severity: 'warning',
    code: 'bad-file',
    message: many(
      clipPaths.length,
      '{{names}} could not be copied: {{reason}}. It was encoded again from the take.',
      '{{names}} could not be copied: {{reason}}. They were encoded again from the take.',
      { names, reason },
    ),
    remedy: say`The film is whole. To save that time, render the segment again or cut its clip anew.`,
    filePath: clipPaths[0] ?? '',
  };
}

interface EncodedEffects extends RenderedPieces {
  /** Size and headers that they share; null: there are none. */
  readonly parameters: string | null;
}

const ATTEMPTS = 3;

async function encodeEffects(
  ffmpeg: Program,
  pieces: readonly Piece[],
  context: RenderContext,
): Promise<Result<EncodedEffects>> {
  const effects = pieces.filter((piece) => piece.kind !== 'copy');
  const encodedPaths = new Set<string>();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const rendered = await renderPieces(ffmpeg, effects, context);
    if (!rendered.ok) return rendered;
    const { paths } = rendered.value;
    for (const filePath of rendered.value.encodedPaths) encodedPaths.add(filePath);
    const runs = effects.map((piece, index) => wholePiece(paths[index] ?? '', piece));
    const check = await checkAlike(runs, encodedPaths, context);
    if (!check.ok) return check;
    const { odd, parameters } = check.value;
    if (odd.length === 0) return ok({ paths, encodedPaths, parameters });
    // Kept from an ffmpeg of the same version that was built otherwise.
    for (const { index } of odd) await rm(paths[index] ?? '', { force: true });
  }
  return err({
    code: 'ffmpeg-failed',
    message: say`Parts of the film came out encoded unlike each other, so they cannot be joined.`,
    remedy: say`Export again; if it stays so, choose another ffmpeg in Settings.`,
  });
}

const wholePiece = (filePath: string, piece: Effect): ClipRun => ({ filePath, from: 0, frames: framesOfEffect(piece) });

/** What was encoded just now sets the measure: it would only come out the same again. */
async function checkAlike(
  runs: readonly ClipRun[],
  encodedPaths: ReadonlySet<string>,
  { format, signal }: RenderContext,
): Promise<Result<RunCheck>> {
  const fresh = runs.filter(({ filePath }) => encodedPaths.has(filePath)).slice(0, 1);
  const measure = await checkRuns(fresh, { ...format, parameters: null }, signal);
  return measure.ok ? checkRuns(runs, { ...format, parameters: measure.value.parameters }, signal) : measure;
}

function arrange(pieces: readonly Piece[], { paths, encodedPaths }: EncodedEffects): PreparedFilm {
  const frames = { copiedFrames: 0, encodedFrames: 0, reusedFrames: 0 };
  const rendered = [...paths];
  const uncounted = new Set(encodedPaths);
  const runs = pieces.map((piece): ClipRun => {
    if (piece.kind === 'copy') {
      frames.copiedFrames += piece.frames;
      return { filePath: piece.clipPath, from: piece.from, frames: piece.frames };
    }
    const run = wholePiece(rendered.shift() ?? '', piece);
    frames[uncounted.delete(run.filePath) ? 'encodedFrames' : 'reusedFrames'] += run.frames;
    return run;
  });
  return { runs, ...frames };
}
