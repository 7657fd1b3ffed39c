// The size of the film, and the size each shot is rendered at. Pure.
import { snapToStep } from '#shared/frame-math.ts';
import type { EngineLimits, SizeRule } from '#shared/model/engine.ts';
import type { ProjectSettings, Quality, Resolution } from '#shared/model/project.ts';
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
  /** As the engine calls it; null: it has no names for sizes. */
  readonly name: string | null;
  /** What the shot would have had, where the engine's sizes did not allow it; null where they did. */
  readonly snappedFrom: Resolution | null;
  /** The engine has no size of this shape: nothing may be asked of it. */
  readonly isRefused: boolean;
}

/** Shapes that differ by less count as the same: 832×480 is called 16:9, and clips are cropped to the film. */
const SHAPE_TOLERANCE = 0.06;

/**
 * What the engine is asked for: the nearest multiples of its step, or one of its own sizes in the shape that is wanted. The
 * clip is scaled to cover and cropped to the film.
 * @param startsFromImage engines that keep their start image's shape take any
 */
export function renderSize(
  settings: ProjectSettings,
  shot: Shot,
  film: Resolution,
  limits: EngineLimits,
  startsFromImage: boolean,
): RenderSize {
  const wanted = settings.resolution ?? sizeOfShot(shot) ?? film;
  const { sizeRule } = limits;
  const chosen =
    sizeRule.kind === 'step'
      ? { ...snapped(wanted, sizeRule.stepPixels), name: null, isRefused: false }
      : fromList(wanted, sizeRule, startsFromImage, settings.quality);
  const isSame = chosen.width === wanted.width && chosen.height === wanted.height;
  return { ...chosen, snappedFrom: isSame ? null : { width: wanted.width, height: wanted.height } };
}

const snapped = ({ width, height }: Resolution, stepPixels: number): Resolution => ({
  width: snapToStep(width, stepPixels),
  height: snapToStep(height, stepPixels),
});

/** Of the sizes in the wanted shape the nearest in pixels; low and high quality take the smallest and the largest. */
function fromList(
  wanted: Resolution,
  { sizes, followsStartImage }: Extract<SizeRule, { kind: 'list' }>,
  startsFromImage: boolean,
  quality: Quality | null,
): Omit<RenderSize, 'snappedFrom'> {
  const byShape = sizes.toSorted((a, b) => shapeDistance(a, wanted) - shapeDistance(b, wanted));
  const nearestShape = byShape[0];
  if (nearestShape === undefined) throw new Error('An engine without sizes');
  const inShape = byShape.filter((size) => shapeDistance(size, nearestShape) < SHAPE_TOLERANCE / 2);
  const isFar = shapeDistance(nearestShape, wanted) > SHAPE_TOLERANCE;
  const pixels = ({ width, height }: Resolution) => width * height;
  const target = quality === 'low' ? 0 : quality === 'high' ? Number.POSITIVE_INFINITY : pixels(wanted);
  const distance = (size: Resolution) =>
    target === Number.POSITIVE_INFINITY ? -pixels(size) : Math.abs(pixels(size) - target);
  const best = inShape.toSorted((a, b) => distance(a) - distance(b))[0] ?? nearestShape;
  return { ...best, isRefused: isFar && !(followsStartImage && startsFromImage) };
}

/** How far one shape is from another, as a share: 0 for the same. */
const shapeDistance = (a: Resolution, b: Resolution): number =>
  Math.abs(Math.log((a.width * b.height) / (a.height * b.width)));
