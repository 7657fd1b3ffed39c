// How many frames every shot has, and how long it lies over the next one in a crossfade. From the last shot to the first: what
// a crossfade may cover is known only when the next shot is split. Pure.

import { framesInDuration, handleFramesFor } from '#shared/frame-math.ts';
import { DEFAULT_FRAMES_PER_SECOND } from '#shared/frame-rate.ts';
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { AcceptedShort, ProjectSettings } from '#shared/model/project.ts';
import { segmentKey } from '#shared/model/project-layout.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { planShotFrames, type ShotFrames } from './plan-shot.ts';
import type { Obstacle } from './shot-obstacles.ts';

export const LONGEST_SHOT_SECONDS = 3600;

/** What is the same for all shots. */
export interface Timing {
  readonly settings: ProjectSettings;
  readonly filmFramesPerSecond: number;
  /** The engine that renders a shot, or in words why it has none. */
  readonly engineOf: (shot: Shot) => ShotEngine | ShotRefusal;
}

export interface ShotEngine {
  readonly limits: EngineLimits;
  readonly engineFramesPerSecond: number;
}

/** Why a shot cannot be planned at all. */
export interface ShotRefusal {
  readonly reason: string;
  readonly remedy: string;
  /** The field of the shot where it is mended. */
  readonly key: string;
}

export const isRefusal = (value: object): value is ShotRefusal => 'reason' in value;

/** The project's own rate, else its engine's. */
export const filmRateOf = (project: EngineLimits, settings: ProjectSettings): number =>
  settings.framesPerSecond ?? project.framesPerSecond ?? DEFAULT_FRAMES_PER_SECOND;

export const shotEngineOf = (limits: EngineLimits, filmFramesPerSecond: number): ShotEngine => ({
  limits,
  engineFramesPerSecond: limits.framesPerSecond ?? filmFramesPerSecond,
});

/** How long the segments of such a shot are; one of the whole length where it cannot be split as it should. */
export function segmentSeconds(
  limits: EngineLimits,
  settings: ProjectSettings,
  {
    filmFramesPerSecond,
    ...shot
  }: { readonly durationSeconds: number; readonly startsFromPrevious: boolean; readonly filmFramesPerSecond: number },
): number[] {
  const { engineFramesPerSecond } = shotEngineOf(limits, filmFramesPerSecond);
  const rates = { filmFramesPerSecond, engineFramesPerSecond };
  const timing = { ...shot, ...rates, maxSegmentSeconds: settings.maxSegmentSeconds, handleFrames: 0 };
  const frames = planShotFrames(timing, limits);
  return frames?.segments.map(({ kept }) => kept / engineFramesPerSecond) ?? [shot.durationSeconds];
}

export interface TimedShot {
  /** Or why the shot can have none. */
  readonly frames: ShotFrames | ShotRefusal;
  /** Of the film, over the next shot's first frames; 0: a cut. */
  readonly crossfadeFrames: number;
  /** What of the wanted crossfade cannot be. */
  readonly warning: Obstacle | null;
}

export function timeShots(timing: Timing, shots: readonly Shot[]): TimedShot[] {
  const timed: TimedShot[] = [];
  for (const shot of shots.toReversed()) timed.push(timeShot(timing, shot, timed.at(-1) ?? null));
  return timed.reverse();
}

function timeShot(timing: Timing, shot: Shot, next: TimedShot | null): TimedShot {
  const alone = framesOf(timing, shot, 0);
  const wanted =
    shot.transition.kind === 'crossfade'
      ? framesInDuration(shot.transition.durationSeconds, timing.filmFramesPerSecond)
      : 0;
  const asCut = (reason: string | null, remedy = ''): TimedShot => ({
    frames: alone,
    crossfadeFrames: 0,
    warning: reason === null ? null : { key: 'transition', reason, remedy },
  });
  if (wanted < 1 || isRefusal(alone)) return asCut(null);
  if (next === null)
    return asCut(say`It ends the film: there is no shot to fade into.`, say`Choose a cut, or add a shot.`);
  if (isRefusal(next.frames)) {
    return asCut(say`It cannot fade into the next shot, which has no segments.`, say`Mend that shot.`);
  }
  // Beyond its first segment the next shot may have a seam of its own under the fade.
  const most = next.frames.segments[0]?.clip ?? 0;
  const crossfadeFrames = Math.min(wanted, most);
  const engine = timing.engineOf(shot);
  if (isRefusal(engine)) return asCut(null);
  const frames = framesOf(
    timing,
    shot,
    handleFramesFor(crossfadeFrames, timing.filmFramesPerSecond, engine.engineFramesPerSecond),
  );
  if (isRefusal(frames)) {
    const { displayName } = engine.limits;
    return asCut(
      say`It cannot fade into the next shot: ${displayName} cannot render so many frames at once.`,
      say`Choose a shorter crossfade or shorter segments.`,
    );
  }
  const seconds = (count: number) => formatNumber(count / timing.filmFramesPerSecond);
  const warning: Obstacle | null =
    crossfadeFrames < wanted
      ? {
          key: 'transition.duration',
          reason: say`Its crossfade of ${seconds(wanted)} s is shortened to ${seconds(most)} s, the first segment of the next shot.`,
          remedy: say`Choose a shorter crossfade, or make the next shot longer.`,
        }
      : null;
  return { frames, crossfadeFrames, warning };
}

function framesOf(timing: Timing, shot: Shot, handleFrames: number): ShotFrames | ShotRefusal {
  const seconds = shot.durationSeconds;
  if (!(seconds > 0 && seconds <= LONGEST_SHOT_SECONDS)) {
    return wrongDuration(
      say`Its duration of ${formatNumber(seconds, 6)} seconds is not between 0 and ${LONGEST_SHOT_SECONDS}.`,
    );
  }
  const engine = timing.engineOf(shot);
  if (isRefusal(engine)) return engine;
  const { filmFramesPerSecond, settings } = timing;
  const { limits, engineFramesPerSecond } = engine;
  const frames = planShotFrames(
    {
      ...{ durationSeconds: seconds, engineFramesPerSecond, filmFramesPerSecond, handleFrames },
      maxSegmentSeconds: settings.maxSegmentSeconds,
      startsFromPrevious: shot.start === 'previous',
      acceptedShort: (index) => acceptedShortOf(settings, segmentKey(shot.shotId, index)),
    },
    limits,
  );
  if (frames !== null) return frames;
  const rate = formatNumber(filmFramesPerSecond, 3);
  return wrongDuration(
    say`Its duration of ${formatNumber(seconds, 6)} seconds is shorter than one frame at ${rate} fps.`,
  );
}

/** While the take that was accepted is the one that is shown. */
function acceptedShortOf({ segments }: ProjectSettings, key: string): AcceptedShort | null {
  const choice = Object.hasOwn(segments, key) ? segments[key] : undefined;
  const accepted = choice?.acceptedShort ?? null;
  return accepted !== null && accepted.take === choice?.activeTake ? accepted : null;
}

const wrongDuration = (reason: string): ShotRefusal => ({
  key: 'duration',
  reason,
  remedy: say`Give it another duration, for example 3.0.`,
});
