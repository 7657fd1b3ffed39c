// A film from its plan: what must be encoded is encoded or found again, then everything is joined by copying, with its sound.

import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Finding, StudioError } from '#shared/studio-error.ts';
import type { Ffmpeg } from '../media/index.ts';
import { createFilmProgress, type FilmProgress, JOIN_COST, SOUND_COST } from './film-progress.ts';
import { encodeFilmSound } from './film-sound.ts';
import { joinClips } from './join-clips.ts';
import type { FilmPlan, Piece } from './piece.ts';
import { removeUnusedPieces } from './piece-cache.ts';
import { preparePieces } from './prepare-pieces.ts';
import { framesOfEffect } from './render-pieces.ts';

export interface FilmContext {
  /** Where rendered pieces are kept; made when it is needed. On the disk of the project: large films need room there. */
  readonly cacheFolderPath: string;
  /** A TrueType file that ffmpeg can read. */
  readonly fontPath: string;
  readonly signal?: AbortSignal;
  /** What is being done, in words, and how much of the whole is done, 0 to 1; it never goes back. */
  readonly onProgress?: (activity: string, fraction: number) => void;
}

/** `copiedFrames`, `encodedFrames` and `reusedFrames` (encoded for an earlier film) make up the film. */
export interface AssembledFilm {
  readonly frames: number;
  readonly copiedFrames: number;
  readonly encodedFrames: number;
  readonly reusedFrames: number;
  /** Clips that were encoded again, takes whose sound was left out. */
  readonly findings: readonly Finding[];
}

/**
 * Writes the film (mp4, index in front), or leaves the target as it was. The container's frame count is checked; decoding is the caller's.
 *
 * Errors: `bad-request` of a plan without frames; what is wrong with a take, as `cutClip`; `bad-file` and `file-missing` with the file;
 * what ffmpeg and the disk say; `stopped`. Effects that were finished by then are found again by the next attempt.
 */
export async function assembleFilm(
  ffmpeg: Pick<Ffmpeg, 'path' | 'version'>,
  plan: FilmPlan,
  target: { readonly filePath: string },
  context: FilmContext,
): Promise<Result<AssembledFilm>> {
  const refusal = refusalOf(plan);
  if (refusal !== null) return err(refusal);
  const findings: Finding[] = [];
  const work: Work = { ...context, progress: progressOf(plan, context), onFinding: (one) => findings.push(one) };
  const prepared = await preparePieces(ffmpeg, plan, {
    ...work,
    onProgress: (done, needed) => {
      work.progress.expect('encode', needed);
      work.progress.advance('encode', done, say`Encoding effects: frame ${done} of ${needed}`);
    },
  });
  if (!prepared.ok) return prepared;
  const { runs, ...frames } = prepared.value;
  const soundPath = path.join(context.cacheFolderPath, `.sound-${randomBytes(6).toString('hex')}.mp4`);
  try {
    const hasSound = await makeSound(ffmpeg, plan, soundPath, work);
    if (!hasSound.ok) return hasSound;
    const joined = await joinClips({
      ...{ runs, soundPath: hasSound.value ? soundPath : null, filePath: target.filePath, signal: context.signal },
      framesPerSecond: plan.format.framesPerSecond,
      onProgress: (done) =>
        work.progress.advance('join', done * JOIN_COST, say`Joining: frame ${done} of ${plan.frames}`),
    });
    if (!joined.ok) return joined;
    await removeUnusedPieces(context.cacheFolderPath);
    return ok({ frames: joined.value.frames, ...frames, findings });
  } finally {
    await rm(soundPath, { force: true });
  }
}

interface Work extends Omit<FilmContext, 'onProgress'> {
  readonly progress: FilmProgress;
  readonly onFinding: (finding: Finding) => void;
}

function progressOf({ pieces, frames, sound }: FilmPlan, { onProgress }: FilmContext): FilmProgress {
  const progress = createFilmProgress(onProgress);
  const effects = pieces.filter((piece) => piece.kind !== 'copy');
  progress.expect(
    'encode',
    effects.map(framesOfEffect).reduce((a, b) => a + b, 0),
  );
  progress.expect('sound', sound === null ? 0 : frames * SOUND_COST);
  progress.expect('join', frames * JOIN_COST);
  return progress;
}

async function makeSound(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  { sound, format, frames }: FilmPlan,
  filePath: string,
  { progress, signal, onFinding }: Work,
): Promise<Result<boolean>> {
  if (sound === null) return ok(false);
  const encoded = await encodeFilmSound(ffmpeg, {
    ...{ sound, frames, framesPerSecond: format.framesPerSecond, filePath, signal, onFinding },
    onProgress: (fraction) => progress.advance('sound', fraction * frames * SOUND_COST, say`Mixing the sound`),
  });
  return encoded.ok ? ok(true) : encoded;
}

const framesOfPiece = (piece: Piece): number => (piece.kind === 'copy' ? piece.frames : framesOfEffect(piece));

function refusalOf({ pieces, frames, format }: FilmPlan): StudioError | null {
  const there = pieces.map(framesOfPiece).reduce((a, b) => a + b, 0);
  if (there !== frames || pieces.some((piece) => framesOfPiece(piece) < 1)) {
    throw new Error(`A film of ${frames} frames was cut into ${pieces.length} pieces of ${there}.`);
  }
  if (frames === 0) {
    return {
      code: 'bad-request',
      message: say`The film has no frames.`,
      remedy: say`Render at least one shot first.`,
    };
  }
  if (format.width % 2 === 0 && format.height % 2 === 0) return null;
  return {
    code: 'bad-request',
    message: say`A film of ${format.width} × ${format.height} cannot be encoded: width and height must be even.`,
    remedy: say`Choose an even width and height for the project.`,
  };
}
