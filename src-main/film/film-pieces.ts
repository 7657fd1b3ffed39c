// Cuts a film into pieces: what no effect touches is copied, from a key frame on; the rest is rendered from the takes. Pure.

import { framesInDuration } from '#shared/frame-math.ts';
import type { FilmSettings } from '#shared/model/film.ts';
import type { SeamCorrection } from '#shared/model/seam.ts';
import { keyIntervalOf } from '../media/index.ts';
import { type EditSegment, type EditShot, type FilmEdit, withHandle } from './film-edit.ts';
import type { FootageRange, FrameOffset, Piece, PieceFade } from './piece.ts';

export interface PieceOptions {
  readonly framesPerSecond: number;
  readonly settings: Pick<FilmSettings, 'fadeInSeconds' | 'fadeOutSeconds' | 'endCard' | 'shotLabels'>;
  /** false: a shot by itself, which does not fade. */
  readonly fades: boolean;
}

/** In film order; their frames sum to the film's. */
export function filmPieces(edit: FilmEdit, options: PieceOptions): Piece[] {
  const fade = fadeOf(edit, options);
  const pieces: Piece[] = edit.shots.flatMap((shot, index) => {
    const before = edit.shots[index - 1] ?? null;
    return shot.segments.flatMap((one, at) =>
      clipPieces(
        one,
        {
          crossfade: at === 0 ? crossfadeFrom(before, options.framesPerSecond) : null,
          after: shot.segments[at + 1]?.seam ?? null,
          label: options.settings.shotLabels ? shot.shot.shotId : null,
          fade,
        },
        keyIntervalOf(options.framesPerSecond),
      ),
    );
  });
  const { endCard } = options.settings;
  if (edit.cardFrames === 0 || endCard === null) return pieces;
  return [...pieces, ...cardPieces(edit, endCard.text, fade)];
}

function crossfadeFrom(before: EditShot | null, framesPerSecond: number): FootageRange | null {
  const last = before?.segments.at(-1);
  if (before === null || last === undefined || before.crossfadeFrames === 0) return null;
  const footage = withHandle(last, before.crossfadeFrames, framesPerSecond);
  return { footage, from: last.segment.clipFrames, frames: before.crossfadeFrames };
}

interface Effects {
  readonly crossfade: FootageRange | null;
  /** The correction of the join behind this clip; it counts here where it changes the side before the join. */
  readonly after: SeamCorrection | null;
  readonly label: string | null;
  readonly fade: FilmFade;
}

function clipPieces(one: EditSegment, effects: Effects, keyInterval: number): Piece[] {
  const length = one.segment.clipFrames;
  const offsets = offsetsOf(one, effects.after);
  const touched = touchedFrames(one, offsets, effects);
  const borders = new Set([0, length, ...effects.fade.borders.map((frame) => frame - one.at)]);
  addCopyBorders(borders, touched, keyInterval);
  const cuts = [...borders].filter((frame) => frame >= 0 && frame <= length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index): Piece => {
    const frames = (cuts[index + 1] ?? length) - from;
    const range = { footage: one.source.footage, from, frames };
    const isTouched = touched.subarray(from, from + frames).includes(1);
    if (!isTouched && from % keyInterval === 0) {
      return { kind: 'copy', clipPath: one.source.clipPath, from, frames, range };
    }
    const { crossfade, label, fade } = effects;
    return {
      ...{ kind: 'render', range, label },
      offsets: offsets
        .filter(({ frame }) => frame >= from && frame < from + frames)
        .map((offset) => ({ ...offset, frame: offset.frame - from })),
      crossfade:
        crossfade !== null && from < crossfade.frames
          ? {
              over: { ...crossfade, from: crossfade.from + from, frames: Math.min(frames, crossfade.frames - from) },
              at: from,
              total: crossfade.frames,
            }
          : null,
      fade: fade.over(one.at + from, frames),
    };
  });
}

/** Corrections of the joins on both sides, by frame of the clip. */
function offsetsOf({ segment, seam }: EditSegment, after: SeamCorrection | null): FrameOffset[] {
  const byFrame = new Map<number, FrameOffset>();
  const add = (frame: number, { luma, blue, red }: Omit<FrameOffset, 'frame'>) => {
    const before = byFrame.get(frame) ?? { luma: 0, blue: 0, red: 0 };
    byFrame.set(frame, { frame, luma: before.luma + luma, blue: before.blue + blue, red: before.red + red });
  };
  const head = seam?.side === 'after' ? seam.offsets : [];
  const tail = after?.side === 'before' ? after.offsets : [];
  for (const [index, offset] of head.entries()) if (index < segment.clipFrames) add(index, offset);
  for (const [index, offset] of tail.entries()) {
    if (index < segment.clipFrames) add(segment.clipFrames - 1 - index, offset);
  }
  return [...byFrame.values()].sort((a, b) => a.frame - b.frame);
}

function touchedFrames({ segment, at }: EditSegment, offsets: readonly FrameOffset[], effects: Effects): Uint8Array {
  const touched = new Uint8Array(segment.clipFrames);
  if (effects.label !== null) return touched.fill(1);
  for (const { frame } of offsets) touched[frame] = 1;
  if (effects.crossfade !== null) touched.fill(1, 0, effects.crossfade.frames);
  for (let frame = 0; frame < touched.length; frame += 1) {
    if (effects.fade.touches(at + frame)) touched[frame] = 1;
  }
  return touched;
}

/** Copying begins at a key frame: what lies between the end of an effect and the next one is rendered along. */
function addCopyBorders(borders: Set<number>, touched: Uint8Array, keyInterval: number): void {
  let frame = 0;
  while (frame < touched.length) {
    const untouchedFrom = touched.indexOf(0, frame);
    if (untouchedFrom < 0) return;
    const next = touched.indexOf(1, untouchedFrom);
    const end = next < 0 ? touched.length : next;
    const keyFrame = Math.ceil(untouchedFrom / keyInterval) * keyInterval;
    if (keyFrame < end) {
      borders.add(keyFrame);
      borders.add(end);
    }
    frame = end;
  }
}

interface FilmFade {
  /** Film frames at which a fade begins or ends. */
  readonly borders: readonly number[];
  touches(frame: number): boolean;
  /** Of frames that lie on one side of every border. */
  over(from: number, frames: number): PieceFade | null;
}

/** Frames that the film fades in and out; a short film shares its length. */
export function fadeFrames(
  { frames }: Pick<FilmEdit, 'frames'>,
  {
    framesPerSecond,
    settings,
    fades,
  }: Pick<PieceOptions, 'framesPerSecond' | 'fades'> & {
    readonly settings: Pick<FilmSettings, 'fadeInSeconds' | 'fadeOutSeconds'>;
  },
): { readonly fadeIn: number; readonly fadeOut: number } {
  const most = Math.floor(frames / 2);
  const count = (seconds: number) => (fades ? Math.min(framesInDuration(seconds, framesPerSecond), most) : 0);
  return { fadeIn: count(settings.fadeInSeconds), fadeOut: count(settings.fadeOutSeconds) };
}

/** Frame n of a fade in over F shows n/F of the picture; the last frames mirror that. */
function fadeOf(edit: FilmEdit, options: PieceOptions): FilmFade {
  const { fadeIn, fadeOut } = fadeFrames(edit, options);
  const outFrom = edit.frames - fadeOut;
  const touches = (frame: number) => frame < fadeIn || frame >= outFrom;
  return {
    borders: [...(fadeIn > 0 ? [fadeIn] : []), ...(fadeOut > 0 ? [outFrom] : [])],
    touches,
    over(from, frames) {
      if (frames === 0 || !touches(from)) return null;
      if (from < fadeIn) return { from: from / fadeIn, to: (from + frames) / fadeIn };
      return { from: (edit.frames - from) / fadeOut, to: (edit.frames - from - frames) / fadeOut };
    },
  };
}

function cardPieces({ frames: filmFrames, cardFrames }: FilmEdit, text: string, fade: FilmFade): Piece[] {
  const start = filmFrames - cardFrames;
  const inside = fade.borders.filter((frame) => frame > start && frame < filmFrames);
  const cuts = [...new Set([start, ...inside, filmFrames])];
  return cuts.slice(0, -1).map((from, index): Piece => {
    const frames = (cuts[index + 1] ?? filmFrames) - from;
    return { kind: 'card', text, frames, fade: fade.over(from, frames) };
  });
}
