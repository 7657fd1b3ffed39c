// Which frames of a clip its stills show. Pure: the page finds a tile of the strip by the same rule by which it was made.
import { layout, STILL_KINDS, type StillKind } from './project-layout.ts';

export const STILL_WIDTH_PIXELS = 320;
export const STRIP_TILE_WIDTH_PIXELS = 160;
export const MOST_STRIP_TILES = 24;

/** Frame numbers, from 0, of the tiles of a strip from left to right: evenly spread, with the first and the last frame at the ends. */
export function stripTiles(frames: number): number[] {
  const count = Math.min(MOST_STRIP_TILES, frames);
  if (count <= 1) return frames < 1 ? [] : [0];
  return Array.from({ length: count }, (_, tile) => Math.round((tile * (frames - 1)) / (count - 1)));
}

/** The frame, from 0, of a clip of at least one frame. The middle one is on screen at half its time. */
export function stillFrame(which: Exclude<StillKind, 'strip'>, frames: number): number {
  return { first: 0, middle: Math.floor(frames / 2), last: frames - 1 }[which];
}

/** The clip that a still is made of; both as `layout` writes them. null: it is no such still. */
export function clipOfStill(stillPath: string): string | null {
  const [, shotId, index, kind] = /shot_(.+)_seg_(\d+)_([a-z]+)\.jpg$/.exec(stillPath) ?? [];
  const which = STILL_KINDS.find((one) => one === kind);
  if (shotId === undefined || which === undefined) return null;
  // Read back: nothing but what `layout` itself would write.
  return layout.stills(shotId, Number(index), which) === stillPath ? layout.clip(shotId, Number(index)) : null;
}

/** The stills of a clip; both as `layout` writes them. null: it is no clip of a segment. */
export function stillsOfClip(clipPath: string): Readonly<Record<StillKind, string>> | null {
  const [, shotId, index] = /shot_(.+)_seg_(\d+)\.mp4$/.exec(clipPath) ?? [];
  if (shotId === undefined || layout.clip(shotId, Number(index)) !== clipPath) return null;
  const still = (which: StillKind) => layout.stills(shotId, Number(index), which);
  return { first: still('first'), middle: still('middle'), last: still('last'), strip: still('strip') };
}
