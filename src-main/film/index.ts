// The door of the film room: from the plan of a film to its pieces, and from those to a film file.
export { type AssembledFilm, assembleFilm, type FilmContext } from './assemble-film.ts';
export {
  type ClipSource,
  type EditSegment,
  type EditShot,
  editFilm,
  type FilmEdit,
  type FilmInput,
  filmShots,
  withHandle,
} from './film-edit.ts';
export { filmPieces } from './film-pieces.ts';
export type {
  CardPiece,
  CopyPiece,
  FilmFormat,
  FilmPlan,
  FilmSound,
  Footage,
  FootageRange,
  FrameOffset,
  Piece,
  PieceFade,
  RenderPiece,
  SoundPart,
} from './piece.ts';
export { removeAllPieces } from './piece-cache.ts';
export { encodedFromTake } from './prepare-pieces.ts';
export { type RenderRequest, renderPiece } from './render-piece.ts';
export { filmSound } from './sound-parts.ts';
