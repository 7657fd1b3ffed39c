// One export from request to file: the film put together, then copied, encoded or described.
import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isTimeline } from '#shared/model/export-presets.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { encodeFilm, type FilmFormatName, whyNotEncodable } from '../exports/index.ts';
import { type AssembledFilm, assembleFilm, type FilmPlan, filmShots } from '../film/index.ts';
import { countDecodedFrames, type Ffmpeg, fontFilePath, writeWhole } from '../media/index.ts';
import { exportContactSheet } from './export-contact-sheet.ts';
import { exportTimeline } from './export-timeline.ts';
import { type ExportContext, type Exported, stopped, type WholeRequest } from './export-work.ts';
import type { FilmWork } from './film-desk.ts';
import { filmFindings, whyNotWhole } from './film-findings.ts';
import { ffmpegMissing, notInPlan } from './refusals.ts';

/** Errors: what stands against the film, what ffmpeg and the disk say, `stopped`. Nothing is left of an export that failed. */
export async function makeExport(
  request: WholeRequest,
  targetPath: string,
  context: ExportContext,
): Promise<Result<Exported>> {
  const { ffmpeg } = context.parts;
  if (ffmpeg === null) return err(ffmpegMissing);
  if (request.format === 'contact-sheet' || request.format === 'contact-sheet-pdf') {
    return exportContactSheet(request, targetPath, context);
  }
  const work = await prepare(request, context);
  if (!work.ok) return work;
  if (isTimeline(request.format)) return exportTimeline(request, work.value, targetPath, context);
  return exportFilm({ ...request, format: request.format as FilmFormatName }, work.value, targetPath, {
    ...context,
    ffmpeg,
  });
}

async function prepare(request: WholeRequest, context: ExportContext): Promise<Result<FilmWork>> {
  const work = await context.films.work(request.shotId, request.options, {
    signal: context.signal,
    onMeasured: (done, total) =>
      context.onProgress({ activity: `Measuring seams, ${done} of ${total}`, fraction: null }),
  });
  if (!work.ok) return work;
  if (context.signal.aborted) return err(stopped);
  const shots = filmShots(work.value.input).filter(
    ({ shotId }) => request.shotId === null || shotId === request.shotId,
  );
  if (shots.length === 0 && request.shotId !== null) return err(notInPlan(request.shotId));
  const refusal = whyNotWhole(shots, request.skipMissing);
  return refusal === null ? work : err(refusal);
}

type FilmRequest = WholeRequest & { readonly format: FilmFormatName };
type FilmContext = ExportContext & { readonly ffmpeg: Ffmpeg };

/** Copied where that is all that is asked for; else by way of the copied film, which is nearly lossless. */
async function exportFilm(
  request: FilmRequest,
  work: FilmWork,
  targetPath: string,
  context: FilmContext,
): Promise<Result<Exported>> {
  const plan = await context.films.filmPlan(work, request.shotId);
  if (!plan.ok) return plan;
  const lacking = await whyNotEncodable(context.ffmpeg, request.format, plan.value.sound !== null);
  if (lacking !== null) return err(lacking);
  const { crf, widthPixels } = request.options;
  const isCopied = request.format === 'mp4' && crf === null && widthPixels === null;
  const made = isCopied
    ? await copyFilm(plan.value, targetPath, context)
    : await encodeByMaster(request, plan.value, targetPath, context);
  if (!made.ok) return made;
  const { copiedFrames, encodedFrames, reusedFrames, findings, bytes, frames } = made.value;
  const shown = request.shotId === null ? filmFindings(filmShots(work.input)) : [];
  return ok({
    ...{ filePath: targetPath, bytes, frames, copiedFrames, encodedFrames, reusedFrames },
    findings: [...shown, ...findings],
  });
}

type Made = AssembledFilm & { readonly bytes: number; readonly frames: number };

/** The target is only replaced by a film whose every frame was looked at. */
function copyFilm(plan: FilmPlan, targetPath: string, context: FilmContext): Promise<Result<Made>> {
  return writeWhole([targetPath], async ([temporaryPath = '']) => {
    const assembled = await assemble(plan, { filePath: temporaryPath, share: ASSEMBLY_SHARE.copied }, context);
    if (!assembled.ok) return assembled;
    const checked = await checkEveryFrame(temporaryPath, plan.frames, context);
    return checked.ok ? ok({ ...assembled.value, ...checked.value }) : checked;
  });
}

async function encodeByMaster(
  request: FilmRequest,
  plan: FilmPlan,
  targetPath: string,
  context: FilmContext,
): Promise<Result<Made>> {
  const { ffmpeg, signal, films } = context;
  const masterPath = join(films.piecesFolderPath, `${MASTER_PREFIX}${randomUUID()}.mp4`);
  const share = ASSEMBLY_SHARE.encoded;
  const tell = (activity: string, from: number, to: number, frames: number) =>
    context.onProgress({ activity, fraction: from + (to - from) * Math.min(1, frames / plan.frames) });
  try {
    const assembled = await assemble(plan, { filePath: masterPath, share }, context);
    if (!assembled.ok) return assembled;
    const encoded = await encodeFilm(ffmpeg, {
      ...{ masterPath, format: request.format, options: request.options, targetPath, signal },
      ...{ ...plan.format, frames: plan.frames, hasAudio: plan.sound !== null },
      onProgress: (frames) => tell('Encoding', share, CHECKING_FROM, frames),
      onChecked: (frames) => tell('Checking every frame', CHECKING_FROM, 1, frames),
    });
    return encoded.ok ? ok({ ...assembled.value, ...encoded.value }) : encoded;
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

function assemble(
  plan: FilmPlan,
  { filePath, share }: { readonly filePath: string; readonly share: number },
  { ffmpeg, films, signal, onProgress }: FilmContext,
): Promise<Result<AssembledFilm>> {
  return assembleFilm(
    ffmpeg,
    plan,
    { filePath },
    {
      ...{ cacheFolderPath: films.piecesFolderPath, fontPath: fontFilePath(), signal },
      onProgress: (activity, fraction) => onProgress({ activity, fraction: fraction * share }),
    },
  );
}

/** The one proof that a film has its frames. */
async function checkEveryFrame(
  filePath: string,
  frames: number,
  { ffmpeg, signal, onProgress }: FilmContext,
): Promise<Result<{ bytes: number; frames: number }>> {
  const { copied: share } = ASSEMBLY_SHARE;
  const counted = await countDecodedFrames(ffmpeg, filePath, signal, (done) =>
    onProgress({ activity: 'Checking every frame', fraction: share + (1 - share) * Math.min(1, done / frames) }),
  );
  if (!counted.ok) return counted;
  if (counted.value !== frames) return err(wrongLength(filePath, counted.value, frames));
  return ok({ bytes: (await stat(filePath)).size, frames });
}

const wrongLength = (filePath: string, found: number, frames: number): StudioError => ({
  code: 'output-damaged',
  message: `The film came out with ${found} frames instead of ${frames}.`,
  remedy: 'Look whether the disk is full; if it happens again, copy the details of the log into a bug report.',
  filePath,
});
