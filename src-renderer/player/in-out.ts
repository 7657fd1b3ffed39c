// In and out: the stretch that is looked at, by the user's two marks. Pure.
import { type FilmPlace, frameOfPlace, type Playlist, placeOfFrameIn } from './playlist.ts';
import type { LoopRange } from './relay.ts';

export interface InOut {
  /** First frame of the stretch; null: not set. */
  readonly markIn: FilmPlace | null;
  /** Last frame of the stretch, as editors count it; null: not set. */
  readonly markOut: FilmPlace | null;
}

export const NO_MARKS: InOut = { markIn: null, markOut: null };

/** The marks as they lie in a list; a mark whose clip is not in it counts as not set. */
export interface MarkedFrames {
  readonly first: number | null;
  readonly last: number | null;
}

export const markedFrames = (playlist: Playlist, { markIn, markOut }: InOut): MarkedFrames => ({
  first: frameOfPlace(playlist, markIn),
  last: frameOfPlace(playlist, markOut),
});

/** A mark that would lie behind the other one takes it away. */
export function withMark(playlist: Playlist, marks: InOut, which: keyof InOut, frame: number): InOut {
  const set = { ...marks, [which]: placeOfFrameIn(playlist, frame) };
  const { first, last } = markedFrames(playlist, set);
  if (first === null || last === null || first <= last) return set;
  return { ...NO_MARKS, [which]: set[which] };
}

/** From in to out; to an end of the list where one is not set. null: neither is. */
export function markedRange({ first, last }: MarkedFrames, frames: number): LoopRange | null {
  if (first === null && last === null) return null;
  return { from: first ?? 0, to: last === null ? frames : last + 1 };
}

/** Where a stretch of one list lies in another; null: an end of it is not there any more. */
export function movedRange(range: LoopRange | null, from: Playlist, to: Playlist): LoopRange | null {
  if (!range) return null;
  const first = frameOfPlace(to, placeOfFrameIn(from, range.from));
  const last = frameOfPlace(to, placeOfFrameIn(from, range.to - 1));
  return first === null || last === null || last < first ? null : { from: first, to: last + 1 };
}
