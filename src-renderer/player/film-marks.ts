// What stands where in the list that plays: the seams inside shots, and the crossfades between them. Pure.
import type { FilmShot } from '#shared/model/film.ts';
import type { SeamView } from '#shared/model/seam.ts';
import type { Playlist } from './playlist.ts';
import type { LoopRange } from './relay.ts';

/** `frame`: the first one after the join, counted through the list. */
export interface SeamMark {
  readonly frame: number;
  readonly seam: SeamView;
}

/** Those of which both clips stand side by side in the list; in its order. */
export function seamMarks({ clips }: Playlist, seams: ReadonlyMap<string, SeamView>): SeamMark[] {
  return clips.flatMap((clip, index) => {
    const seam = seams.get(clip.key);
    return seam && clips[index - 1]?.key === seam.beforeKey ? [{ frame: clip.firstFrame, seam }] : [];
  });
}

export interface CrossfadeMark extends LoopRange {
  readonly fromShotId: string;
  readonly toShotId: string;
}

/** A crossfade lies over the first frames of the later shot. Those between shots that do not both begin in the list are left out. */
export function crossfadeMarks({ clips }: Playlist, shots: readonly FilmShot[]): CrossfadeMark[] {
  const firstFrames = new Map(
    clips.filter(({ segmentIndex }) => segmentIndex === 0).map((c) => [c.shotId, c.firstFrame]),
  );
  return shots.flatMap(({ shotId, transition }, index) => {
    const toShotId = shots[index + 1]?.shotId;
    const from = toShotId === undefined ? undefined : firstFrames.get(toShotId);
    if (transition?.kind !== 'crossfade' || toShotId === undefined || !from) return [];
    return [{ fromShotId: shotId, toShotId, from, to: from + transition.frames }];
  });
}

export interface RefusedCrossfade {
  readonly fromShotId: string;
  readonly toShotId: string;
  readonly reason: string;
  readonly renderAgainKey: string | null;
}

/** Of shots that are rendered: what is not may still become what was asked for. */
export function refusedCrossfades(shots: readonly FilmShot[]): RefusedCrossfade[] {
  return shots.flatMap(({ shotId, transition, missing }, index) => {
    const next = shots[index + 1];
    if (!next || !transition || transition.refused === null) return [];
    if (missing.length > 0 || next.missing.length > 0) return [];
    const { refused: reason, renderAgainKey } = transition;
    return [{ fromShotId: shotId, toShotId: next.shotId, reason, renderAgainKey }];
  });
}

/** The next seam after a frame, or the one before; null: there is none. */
export function seamFrom(marks: readonly SeamMark[], frame: number, direction: 1 | -1): SeamMark | null {
  const found =
    direction === 1 ? marks.find((mark) => mark.frame > frame) : marks.findLast((mark) => mark.frame < frame);
  return found ?? null;
}

export function nearestSeam(marks: readonly SeamMark[], frame: number): SeamMark | null {
  const distance = (mark: SeamMark) => Math.abs(mark.frame - frame);
  return marks.reduce<SeamMark | null>((best, mark) => (!best || distance(mark) < distance(best) ? mark : best), null);
}

/** Half a second before and half a second after the join. */
export function loopAround(frame: number, framesPerSecond: number): LoopRange {
  const half = Math.max(1, Math.round(framesPerSecond / 2));
  return { from: frame - half, to: frame + half };
}
