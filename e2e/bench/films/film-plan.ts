// The plan of a long film over clips that are really there: shots of two clips, with cuts or crossfades between them.
import { filmOf } from '../../../src-main/film/film-fixture.ts';
import { type ClipSource, editFilm, type FilmPlan, filmPieces } from '../../../src-main/film/index.ts';
import { CLIP_FRAMES, CROSSFADE_FRAMES, type FilmClip, FORMAT } from './film-clips.ts';

export const CLIPS_A_SHOT = 2;

export interface FilmLength {
  readonly minutes: number;
  /** Between every two shots. */
  readonly crossfades: boolean;
}

/** Where the film needs more clips than there are, it takes them again from the first on. */
export function filmPlanOf(clips: readonly FilmClip[], { minutes, crossfades }: FilmLength): FilmPlan {
  const frames = minutes * 60 * FORMAT.framesPerSecond;
  const shots = Array.from({ length: frames / (CLIPS_A_SHOT * CLIP_FRAMES) }, (_, index) => ({
    id: String(index + 1).padStart(4, '0'),
    clips: Array<number>(CLIPS_A_SHOT).fill(CLIP_FRAMES),
    crossfade: crossfades ? CROSSFADE_FRAMES : 0,
  }));
  const fixture = filmOf(shots);
  const sources = Object.entries(fixture.sources).map(([key, source], index): [string, ClipSource] => [
    key,
    { ...source, ...clips[index % clips.length] },
  ]);
  const edit = editFilm({ ...fixture, sources: Object.fromEntries(sources) }, null);
  if (edit.frames !== frames) throw new Error(`The film has ${edit.frames} frames instead of ${frames}.`);
  const options = { framesPerSecond: FORMAT.framesPerSecond, settings: fixture.settings, fades: true };
  return { format: FORMAT, frames, pieces: filmPieces(edit, options), sound: null };
}
