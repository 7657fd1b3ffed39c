// The seams and crossfades of the list that plays. Seams are measured while the player is on the screen.
import { useMemo } from 'react';
import type { SeamView } from '#shared/model/seam.ts';
import { useFilm, useSeams } from '../app/stores-context.ts';
import { useWantedSeams } from '../film/use-wanted-seams.ts';
import { crossfadeMarks, seamMarks } from './film-marks.ts';
import type { Playlist } from './playlist.ts';

export type FilmMarks = ReturnType<typeof useFilmMarks>;

export function useFilmMarks(playlist: Playlist) {
  useWantedSeams();
  const byKey: ReadonlyMap<string, SeamView> = useSeams((state) => state.byKey);
  const film = useFilm((state) => state.view);
  const seams = useMemo(() => seamMarks(playlist, byKey), [playlist, byKey]);
  const crossfades = useMemo(() => crossfadeMarks(playlist, film?.shots ?? []), [playlist, film]);
  return useMemo(() => ({ seams, crossfades }), [seams, crossfades]);
}
