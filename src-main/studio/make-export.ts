// One export from request to file.

import { say } from '#shared/i18n/say.ts';
import { isTimeline } from '#shared/model/export-presets.ts';
import { layout } from '#shared/model/project-layout.ts';
import { err, type Result } from '#shared/result.ts';
import type { FilmFormatName } from '../exports/index.ts';
import { resolveInside } from '../storage/index.ts';
import { exportContactSheet } from './export-contact-sheet.ts';
import { exportFilm, haveClipsChanged } from './export-film.ts';
import { shownShots } from './export-findings.ts';
import { exportTimeline } from './export-timeline.ts';
import { type ExportContext, type Exported, stopped, type WholeRequest } from './export-work.ts';
import type { FilmWork } from './film-desk.ts';
import { whyNotWhole } from './film-findings.ts';
import { ffmpegMissing, notInPlan } from './refusals.ts';

/** Errors: what stands against the film, what ffmpeg and the disk say, `stopped`. Nothing is left of an export that failed. */
export async function makeExport(
  request: WholeRequest,
  targetPath: string,
  context: Omit<ExportContext, 'piecesFolderPath'>,
): Promise<Result<Exported>> {
  const { ffmpeg } = context.parts;
  if (ffmpeg === null) return err(ffmpegMissing());
  const pieces = await resolveInside(context.store.folderPath, layout.filmPiecesFolder);
  if (!pieces.ok) return pieces;
  const whole = { ...context, piecesFolderPath: pieces.value, ffmpeg };
  if (request.format === 'contact-sheet' || request.format === 'contact-sheet-pdf') {
    return exportContactSheet(request, targetPath, whole);
  }
  const { format } = request;
  const attempt = async (): Promise<Result<Exported>> => {
    const work = await prepare(request, whole);
    if (!work.ok) return work;
    return isTimeline(format)
      ? exportTimeline(request, work.value, targetPath, whole)
      : exportFilm({ ...request, format: format as FilmFormatName }, work.value, targetPath, whole);
  };
  const first = await attempt();
  // A take has landed meanwhile: once more with what is there now.
  return !first.ok && haveClipsChanged(first.error) ? attempt() : first;
}

async function prepare(request: WholeRequest, context: ExportContext): Promise<Result<FilmWork>> {
  context.onProgress({ activity: say`Looking at the takes`, fraction: null });
  // A timeline marks its seams, whatever is corrected.
  const corrections = request.options.corrections || isTimeline(request.format);
  const work = await context.films.work(
    request.shotId,
    { corrections },
    {
      signal: context.signal,
      onMeasured: (done, total) =>
        context.onProgress({ activity: say`Measuring seams, ${done} of ${total}`, fraction: null }),
    },
  );
  if (!work.ok) return work;
  if (context.signal.aborted) return err(stopped());
  const shots = shownShots(work.value, request.shotId);
  if (shots.length === 0 && request.shotId !== null) return err(notInPlan(request.shotId));
  const refusal = whyNotWhole(shots, work.value.unfit, request.skipMissing);
  return refusal === null ? work : err(refusal);
}
