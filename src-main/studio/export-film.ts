// The film, or one shot, as a file that plays: copied, or encoded by way of the copied film.

import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { encodeFilm, type FilmFormatName, whyNotEncodable } from '../exports/index.ts';
import { type AssembledFilm, assembleFilm, type FilmPlan } from '../film/index.ts';
import { checkPictureDecodes, countWholeFrames, type Ffmpeg, fontFilePath, writeWhole } from '../media/index.ts';
import { fileVersion } from '../storage/index.ts';
import { findingsOf } from './export-findings.ts';
import type { ExportContext, Exported, WholeRequest } from './export-work.ts';
import type { FilmWork } from './film-desk.ts';
import { withoutDamage } from './mend-film.ts';

type FilmRequest = WholeRequest & { readonly format: FilmFormatName };
type FilmContext = ExportContext & { readonly ffmpeg: Ffmpeg };

/** Copied where that is all that is asked for; else by way of the copied film, which is nearly lossless. */
export async function exportFilm(
  request: FilmRequest,
  work: FilmWork,
  targetPath: string,
  context: FilmContext,
): Promise<Result<Exported>> {
  const plan = await context.films.filmPlan(work, request.shotId);
  if (!plan.ok) return plan;
  const lacking = await whyNotEncodable(context.ffmpeg, request.format, plan.value.sound !== null);
  if (lacking !== null) return err(lacking);
  context.onProgress({ activity: say`Preparing`, fraction: 0, frames: plan.value.frames });
  const { crf, widthPixels } = request.options;
  const isCopied = request.format === 'mp4' && crf === null && widthPixels === null;
  const make = (film: FilmPlan) =>
    isCopied ? copyFilm(film, work, targetPath, context) : encodeByMaster(request, film, { work, targetPath }, context);
  const first = await make(plan.value);
  // A disk loses bytes: what is damaged is made again from the takes, once.
  const mended = first.ok || first.error.code !== 'output-damaged' ? null : await withoutDamage(plan.value, context);
  const made = mended === null ? first : await make(mended.plan);
  if (!made.ok) return made;
  const { copiedFrames, encodedFrames, reusedFrames, findings, bytes, frames } = made.value;
  return ok({
    ...{ filePath: targetPath, bytes, frames, copiedFrames, encodedFrames, reusedFrames },
    findings: [...findingsOf(work, request, context), ...(mended?.findings ?? []), ...findings],
  });
}

type Made = AssembledFilm & { readonly bytes: number; readonly frames: number };

/** The target is only replaced by a film whose every frame was looked at. */
function copyFilm(plan: FilmPlan, work: FilmWork, targetPath: string, context: FilmContext): Promise<Result<Made>> {
  return writeWhole([targetPath], async ([temporaryPath = '']) => {
    const target = { filePath: temporaryPath, share: ASSEMBLY_SHARE.copied };
    const assembled = await assemble(plan, work, target, context);
    if (!assembled.ok) return assembled;
    const checked = await checkEveryFrame(temporaryPath, plan.frames, context);
    return checked.ok ? ok({ ...assembled.value, ...checked.value }) : checked;
  });
}

async function encodeByMaster(
  request: FilmRequest,
  plan: FilmPlan,
  { work, targetPath }: { readonly work: FilmWork; readonly targetPath: string },
  context: FilmContext,
): Promise<Result<Made>> {
  const { ffmpeg, signal } = context;
  const masterPath = join(context.piecesFolderPath, `${MASTER_PREFIX}${randomUUID()}.mp4`);
  const share = ASSEMBLY_SHARE.encoded;
  const tell = (activity: string, from: number, to: number, frames: number) =>
    context.onProgress({ activity, fraction: from + (to - from) * Math.min(1, frames / plan.frames) });
  try {
    const assembled = await assemble(plan, work, { filePath: masterPath, share }, context);
    if (!assembled.ok) return assembled;
    const encoded = await encodeFilm(ffmpeg, {
      ...{ masterPath, format: request.format, options: request.options, targetPath, signal },
      ...{ ...plan.format, frames: plan.frames, hasAudio: plan.sound !== null },
      onProgress: (frames) => tell(say`Encoding`, share, CHECKING_FROM, frames),
      onChecked: (frames) => tell(say`Checking every frame`, CHECKING_FROM, 1, frames),
    });
    // Nothing of it is a copy any more.
    if (encoded.ok) {
      const counts = { copiedFrames: 0, reusedFrames: 0, encodedFrames: encoded.value.frames };
      return ok({ ...assembled.value, ...encoded.value, ...counts });
    }
    // Whether what was put together is to blame, or the encoding.
    const whole = encoded.error.code === 'stopped' ? encoded : await checkPictureDecodes(ffmpeg, masterPath, signal);
    return whole.ok ? encoded : whole;
  } finally {
    await rm(masterPath, { force: true }).catch(() => undefined);
  }
}

/** How much of an export is putting the film together: copying is quick beside looking at every frame or encoding it. */
const ASSEMBLY_SHARE = { copied: 0.7, encoded: 0.3 };
/** Where an encoded film is looked at once more. */
const CHECKING_FROM = 0.85;
/** A film on its way to another format; one that is left over belongs to a broken-off export. */
const MASTER_PREFIX = '.master-';

async function assemble(
  plan: FilmPlan,
  work: FilmWork,
  { filePath, share }: { readonly filePath: string; readonly share: number },
  { ffmpeg, piecesFolderPath, signal, onProgress }: FilmContext,
): Promise<Result<AssembledFilm>> {
  const assembled = await assembleFilm(
    ffmpeg,
    plan,
    { filePath },
    {
      ...{ cacheFolderPath: piecesFolderPath, fontPath: fontFilePath(), signal },
      onProgress: (activity, fraction) => onProgress({ activity, fraction: fraction * share }),
    },
  );
  return assembled.ok && (await hasChanged(work)) ? err(clipsChanged()) : assembled;
}

/** Half of one take and half of another must not stand side by side. */
async function hasChanged({ edit }: FilmWork): Promise<boolean> {
  for (const { source } of edit.shots.flatMap(({ segments }) => segments)) {
    if ((await fileVersion(source.clipPath)) !== source.version) return true;
  }
  return false;
}

const clipsChanged = (): StudioError => ({
  code: 'conflict',
  message: say`Clips of the film changed while it was put together.`,
  remedy: say`Export again when the run has passed these shots.`,
});

/** Every other conflict is about a file that is in the way. */
export const haveClipsChanged = ({ code, filePath }: StudioError): boolean =>
  code === 'conflict' && filePath === undefined;

/** The one proof that a film has its frames, and that each can be decoded. */
async function checkEveryFrame(
  filePath: string,
  frames: number,
  { ffmpeg, signal, onProgress }: FilmContext,
): Promise<Result<{ bytes: number; frames: number }>> {
  const { copied: share } = ASSEMBLY_SHARE;
  const counted = await countWholeFrames(ffmpeg, filePath, signal, (done) =>
    onProgress({ activity: say`Checking every frame`, fraction: share + (1 - share) * Math.min(1, done / frames) }),
  );
  if (!counted.ok) return counted;
  if (counted.value !== frames) return err(wrongLength(filePath, counted.value, frames));
  return ok({ bytes: (await stat(filePath)).size, frames });
}

const wrongLength = (filePath: string, found: number, frames: number): StudioError => ({
  code: 'output-damaged',
  message: say`The film came out with ${found} frames instead of ${frames}.`,
  remedy: say`Look whether the disk is full; if it happens again, copy the details of the log into a bug report.`,
  filePath,
});
