// The size of the film, and the size each shot is rendered at. Pure.
import { snapToStep } from '#shared/frame-math.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { ProjectSettings, Resolution } from '#shared/model/project.ts';
import type { Shot } from '#shared/model/storyboard.ts';

/** Beyond it neither an engine nor an encoder goes. */
export const MOST_PIXELS_PER_SIDE = 8192;

export const isPossibleSize = ({ width, height }: Resolution): boolean =>
  Math.max(width, height) <= MOST_PIXELS_PER_SIDE;

function sizeOfShot(shot: Shot): Resolution | null {
  const { width, height } = shot;
  return width !== null && height !== null && width >= 16 && height >= 16 ? { width, height } : null;
}

// 4:2:0 video has no odd sizes.
const even = (pixels: number): number => Math.max(2, Math.floor(pixels / 2) * 2);

/** The project's resolution; where it sets none, that of the first shot that has one; else the engine's own. */
export function filmSize(settings: ProjectSettings, shots: readonly Shot[], limits: EngineLimits): Resolution {
  // One shot's impossible size is refused there; it must not become everybody's.
  const ofShots = shots.map(sizeOfShot).find((size) => size !== null && isPossibleSize(size));
  const wanted = settings.resolution ?? ofShots ?? limits.defaultSize;
  return { width: even(wanted.width), height: even(wanted.height) };
}

export interface RenderSize extends Resolution {
  /** What the shot would have had, where the engine's step did not allow it; null where it did. */
  readonly snappedFrom: Resolution | null;
}

/** What the engine is asked for: the nearest multiples of its step. The clip is scaled to cover and cropped to the film. */
export function renderSize(settings: ProjectSettings, shot: Shot, film: Resolution, limits: EngineLimits): RenderSize {
  const wanted = settings.resolution ?? sizeOfShot(shot) ?? film;
  const width = snapToStep(wanted.width, limits.sizeStepPixels);
  const height = snapToStep(wanted.height, limits.sizeStepPixels);
  const isSame = width === wanted.width && height === wanted.height;
  return { width, height, snappedFrom: isSame ? null : { width: wanted.width, height: wanted.height } };
}
