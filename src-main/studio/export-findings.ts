// What is to be said of an export beside what its making came upon.
import { exportAdvice } from '#shared/model/export-presets.ts';
import type { Finding } from '#shared/studio-error.ts';
import { filmShots } from '../film/index.ts';
import type { ExportContext, WholeRequest } from './export-work.ts';
import type { FilmWork } from './film-desk.ts';
import { filmFindings, unmeasuredFindings } from './film-findings.ts';

/** The shots that are meant. */
export const shownShots = ({ input }: FilmWork, shotId: string | null) =>
  filmShots(input).filter((shot) => shotId === null || shot.shotId === shotId);

export function findingsOf(work: FilmWork, request: WholeRequest, context: ExportContext): Finding[] {
  const shots = shownShots(work, request.shotId);
  // A shot by itself does not go over into anything.
  const alone = request.shotId === null ? shots : shots.map((shot) => ({ ...shot, transition: null }));
  const seams = request.options.corrections ? context.films.seams(work).seams : [];
  const ofShots = new Set(shots.map(({ shotId }) => shotId));
  const film = { frames: work.edit.frames, framesPerSecond: work.checked.plan.filmFramesPerSecond };
  return [
    ...filmFindings(alone, work.unfit, true),
    ...unmeasuredFindings(seams.filter(({ shotId }) => ofShots.has(shotId))),
    ...exportAdvice(request.format, request.options, film),
  ];
}
