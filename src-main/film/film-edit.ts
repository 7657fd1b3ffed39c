// From the plan and what lies on disk to the film: which shots are in it, where each begins, how it goes over into the next. Pure.

import { framesInDuration, handleFramesFor } from '#shared/frame-math.ts';
import { say } from '#shared/i18n/say.ts';
import type { FilmSettings, FilmShot, FilmTransition } from '#shared/model/film.ts';
import { segmentKey } from '#shared/model/project-layout.ts';
import type { SeamCorrection } from '#shared/model/seam.ts';
import type { PlanSegment, PlanShot, VideoPlan } from '#shared/model/video-plan.ts';
import type { Footage } from './piece.ts';

/** A segment's clip as it lies on disk, fit for the film: of its size, rate and length. */
export interface ClipSource {
  readonly clipPath: string;
  /** Changes with the file. */
  readonly version: string;
  /** The kept frames in the take; of a clip without a take, the clip itself. */
  readonly footage: Footage;
  /** Frames of the take behind the kept ones, at its own rate. */
  readonly handleFrames: number;
  readonly hasAudio: boolean;
  /** The plan asks for something else by now. */
  readonly isStale: boolean;
}

export interface FilmInput {
  readonly plan: VideoPlan;
  /** By segment key; absent: there is no clip that fits. */
  readonly sources: Readonly<Record<string, ClipSource>>;
  readonly settings: FilmSettings;
  /** By the key of the segment after the join: what the film gets. */
  readonly corrections: Readonly<Record<string, SeamCorrection>>;
}

export interface EditSegment {
  readonly segment: PlanSegment;
  readonly source: ClipSource;
  /** First film frame. */
  readonly at: number;
  /** Of the join before it; null: none, or it is not corrected. */
  readonly seam: SeamCorrection | null;
}

export interface EditShot {
  readonly shot: PlanShot;
  readonly segments: readonly EditSegment[];
  readonly firstFrame: number;
  /** Frames in which it lies over the next shot; 0: a cut. */
  readonly crossfadeFrames: number;
}

/** What is put together: only shots that have all their clips. */
export interface FilmEdit {
  readonly shots: readonly EditShot[];
  readonly cardFrames: number;
  /** With the card. */
  readonly frames: number;
}

/** The film as it can be made now; shots that lack a clip are left out. `shotId`: that shot alone, without card and crossfades. */
export function editFilm(input: FilmInput, shotId: string | null): FilmEdit {
  const { plan, sources, settings } = input;
  const segments = new Map(plan.segments.map((segment) => [segment.key, segment]));
  let at = 0;
  const shots: EditShot[] = [];
  for (const [index, shot] of plan.shots.entries()) {
    if ((shotId !== null && shot.shotId !== shotId) || !isWhole(shot, sources)) continue;
    const next = plan.shots[index + 1];
    const fadesInto = shotId === null && next !== undefined && isWhole(next, sources) ? next : null;
    const firstFrame = at;
    const parts = shot.segmentKeys.flatMap((key): EditSegment[] => {
      const segment = segments.get(key);
      const source = sources[key];
      if (segment === undefined || source === undefined) return [];
      const start = at;
      at += segment.clipFrames;
      const seam = segment.segmentIndex > 0 ? (input.corrections[key] ?? null) : null;
      return [{ segment, source, at: start, seam }];
    });
    const transition = transitionOf(parts.at(-1) ?? null, shot, fadesInto, plan.filmFramesPerSecond);
    shots.push({ shot, segments: parts, firstFrame, crossfadeFrames: transition.frames });
  }
  const { endCard } = settings;
  const hasCard = shotId === null && endCard !== null && shots.length > 0;
  const cardFrames = hasCard ? framesInDuration(endCard.durationSeconds, plan.filmFramesPerSecond) : 0;
  return { shots, cardFrames, frames: at + cardFrames };
}

/** It has all its clips. */
const isWhole = ({ filmFrames, segmentKeys }: PlanShot, sources: FilmInput['sources']): boolean =>
  filmFrames > 0 && segmentKeys.every((key) => sources[key]);

/** Every shot of the plan as a page shows it; lengths are as planned, also where clips are missing. */
export function filmShots({ plan, sources }: Pick<FilmInput, 'plan' | 'sources'>): FilmShot[] {
  const segments = new Map(plan.segments.map((segment) => [segment.key, segment]));
  let at = 0;
  return plan.shots.map((shot, index): FilmShot => {
    const next = plan.shots[index + 1];
    const firstFrame = at;
    at += shot.filmFrames;
    const segment = segments.get(shot.segmentKeys.at(-1) ?? '');
    const source = segment && sources[segment.key];
    const last = segment && source ? { segment, source } : null;
    const isNextThere = next !== undefined && isWhole(next, sources);
    return {
      shotId: shot.shotId,
      firstFrame,
      frames: shot.filmFrames,
      // One that cannot be planned has no segments at all.
      missing: shot.filmFrames > 0 ? shot.segmentKeys.filter((key) => !sources[key]) : [segmentKey(shot.shotId, 0)],
      stale: shot.segmentKeys.filter((key) => sources[key]?.isStale),
      transition:
        next === undefined ? null : transitionOf(last, shot, isNextThere ? next : null, plan.filmFramesPerSecond),
    };
  });
}

const CUT: FilmTransition = { kind: 'cut', frames: 0, refused: null, renderAgainKey: null };

/**
 * @param last the shot's end; null: it is not rendered
 * @param next null: the shot that should follow is not rendered
 */
function transitionOf(
  last: Pick<EditSegment, 'segment' | 'source'> | null,
  shot: PlanShot,
  next: PlanShot | null,
  framesPerSecond: number,
): FilmTransition {
  if (shot.crossfadeFrames === 0) return CUT;
  const refused = (reason: string, renderAgainKey: string | null = null): FilmTransition => ({
    ...CUT,
    refused: reason,
    renderAgainKey,
  });
  if (last === null) return refused(say`Its end is not rendered yet.`);
  if (next === null) return refused(say`The next shot is not rendered yet.`);
  const { segment, source } = last;
  // By the take's own rate: what is planned now may be another engine's.
  const needed = handleFramesFor(shot.crossfadeFrames, framesPerSecond, source.footage.sourceFramesPerSecond);
  if (source.handleFrames < needed) {
    const reason = say`Its take has ${source.handleFrames} frames behind its end; the crossfade needs ${needed}.`;
    return refused(reason, segment.key);
  }
  return { kind: 'crossfade', frames: shot.crossfadeFrames, refused: null, renderAgainKey: null };
}

/** The kept frames and, behind them, those that a crossfade shows; without one, the kept frames. */
export function withHandle({ source }: EditSegment, crossfadeFrames: number, framesPerSecond: number): Footage {
  const { footage } = source;
  return {
    ...footage,
    frameCount: footage.frameCount + handleFramesFor(crossfadeFrames, framesPerSecond, footage.sourceFramesPerSecond),
    filmFrames: footage.filmFrames + crossfadeFrames,
  };
}
