// Where everything stands on the filmstrip. Pure; pixels are those of the page.
import { stripTiles } from '#shared/model/filmstrip.ts';
import type { StillKind } from '#shared/model/project-layout.ts';
import { locateFrame, type Playlist } from './playlist.ts';

/** The frame under a place of the strip, every frame as wide as the next. */
export function frameAtPlace(place: number, width: number, frames: number): number {
  const frame = Math.floor((place / Math.max(1, width)) * frames);
  return Math.min(Math.max(frame, 0), Math.max(0, frames - 1));
}

export const placeOfFrame = (frame: number, width: number, frames: number): number =>
  (frame / Math.max(1, frames)) * width;

export interface ClipBox {
  readonly index: number;
  readonly left: number;
  readonly width: number;
  readonly startsShot: boolean;
}

/** Boxes that can be told apart, from left to right: of clips that would share a pixel only the first is drawn. */
export function clipBoxes({ clips, frames }: Playlist, width: number): ClipBox[] {
  const boxes: ClipBox[] = [];
  let drawnTo = -1;
  let shotId: string | null = null;
  for (const [index, clip] of clips.entries()) {
    const left = placeOfFrame(clip.firstFrame, width, frames);
    const right = placeOfFrame(clip.firstFrame + clip.frames, width, frames);
    const startsShot = clip.shotId !== shotId;
    shotId = clip.shotId;
    if (Math.round(right) <= drawnTo) continue;
    drawnTo = Math.round(right);
    boxes.push({ index, left, width: right - left, startsShot });
  }
  return boxes;
}

/** One picture of a clip on the strip: `tile` of the `strip` still, or one of the three others whole. */
export interface Cell {
  readonly left: number;
  readonly width: number;
  readonly still: StillKind;
  readonly tile: number;
}

/** Narrower than this a picture says nothing. */
export const LEAST_CELL_PIXELS = 22;
const MOST_STILL_CELLS = 3;
const STILLS_BY_COUNT: readonly (readonly Exclude<StillKind, 'strip'>[])[] = [
  [],
  ['middle'],
  ['first', 'last'],
  ['first', 'middle', 'last'],
];

/** As many pictures side by side as a clip's box holds: up to three of its stills, more from its strip. */
export function cellsOf(box: Pick<ClipBox, 'left' | 'width'>, frames: number, cellPixels: number): Cell[] {
  if (box.width < LEAST_CELL_PIXELS) return [];
  const count = Math.max(1, Math.round(box.width / cellPixels));
  const width = box.width / count;
  const stills = STILLS_BY_COUNT[Math.min(count, frames)];
  return Array.from({ length: count }, (_, cell) => {
    const left = box.left + cell * width;
    const still = count <= MOST_STILL_CELLS ? stills?.[cell] : undefined;
    const middleFrame = frameAtPlace(cell + 0.5, count, frames);
    return still
      ? { left, width, still, tile: 0 }
      : { left, width, still: 'strip', tile: tileOfFrame(middleFrame, frames) };
  });
}

/** The tile of the strip that is nearest to a frame of the clip. */
export function tileOfFrame(frame: number, frames: number): number {
  const tiles = stripTiles(frames);
  let best = 0;
  for (const [tile, shown] of tiles.entries()) {
    if (Math.abs(shown - frame) < Math.abs((tiles[best] ?? 0) - frame)) best = tile;
  }
  return best;
}

/** What is under the pointer. */
export interface HoveredPlace {
  readonly frame: number;
  readonly index: number;
  readonly frameInClip: number;
}

export function placeUnder(playlist: Playlist, place: number, width: number): HoveredPlace | null {
  const frame = frameAtPlace(place, width, playlist.frames);
  const found = locateFrame(playlist, frame);
  return found && { frame, ...found };
}

/** Left edge of a box of `boxWidth` centred over a place, kept inside the strip. */
export const boxOver = (place: number, boxWidth: number, width: number): number =>
  Math.min(Math.max(place - boxWidth / 2, 0), Math.max(0, width - boxWidth));
