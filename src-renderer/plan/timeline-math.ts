// How the film is drawn from left to right: scales, ticks, and what is in view. Pure.

/** Pixels a frame where it is looked at most closely. */
const MOST_PIXELS_PER_FRAME = 16;
/** No browser lays out more than some 30 million. */
const MOST_PIXELS = 16_000_000;
/** Room behind the last shot, so that its end is seen to be the end. */
export const END_PIXELS = 24;

export interface ScaleLimits {
  /** Pixels a second with which the whole film fits. */
  readonly fit: number;
  readonly most: number;
}

export function scaleLimits(widthPixels: number, filmSeconds: number, framesPerSecond: number): ScaleLimits {
  if (filmSeconds <= 0 || widthPixels <= 0) return { fit: 1, most: 1 };
  const fit = Math.max(widthPixels - END_PIXELS, 1) / filmSeconds;
  const most = Math.min(MOST_PIXELS_PER_FRAME * framesPerSecond, MOST_PIXELS / filmSeconds);
  return { fit, most: Math.max(fit, most) };
}

/** @param zoom pixels a second; 0: the whole film */
export const scaleFor = (zoom: number, { fit, most }: ScaleLimits): number =>
  zoom === 0 ? fit : Math.min(Math.max(zoom, fit), most);

/** Equal ways on the slider, 0 to 1, are equal factors. */
export const sliderPlace = (scale: number, { fit, most }: ScaleLimits): number =>
  most <= fit ? 0 : Math.log(scale / fit) / Math.log(most / fit);

export const scaleAtPlace = (place: number, { fit, most }: ScaleLimits): number => fit * (most / fit) ** place;

const STEPS_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400];
const LEAST_LABEL_PIXELS = 76;
const LEAST_TICK_PIXELS = 6;

export interface Ticks {
  /** Seconds from one number to the next. */
  readonly step: number;
  /** Into how many parts the small ticks divide a step. */
  readonly parts: number;
}

export function ticksFor(pixelsPerSecond: number, framesPerSecond: number): Ticks {
  const step = STEPS_SECONDS.find((seconds) => seconds * pixelsPerSecond >= LEAST_LABEL_PIXELS) ?? 28_800;
  const fits = (parts: number) => (step * pixelsPerSecond) / parts >= LEAST_TICK_PIXELS;
  // Below a second there are only frames.
  const candidates = step === 1 ? [framesPerSecond, framesPerSecond / 2, 4, 2] : [10, 5, 4, 2];
  const whole = candidates.filter(
    (parts) => Number.isInteger(parts) && (step === 1 || step % parts === 0 || step >= 60),
  );
  return { step, parts: whole.find(fits) ?? 1 };
}

export interface Span {
  readonly left: number;
  readonly right: number;
}

/** What is laid out around what is in view: the same for many places of the scroll bar, so that scrolling seldom draws anew. */
export function spanAround(scrollLeft: number, viewportPixels: number): Span {
  const step = Math.max(Math.round(viewportPixels / 4), 120);
  const before = Math.floor(scrollLeft / step);
  return { left: Math.max((before - 1) * step, 0), right: (before + 2) * step + viewportPixels };
}

/** Where to scroll so that this is in view; null: it is. With some room around it. */
export function scrollToShow(part: Span, scrollLeft: number, viewportPixels: number): number | null {
  const room = Math.min(60, viewportPixels / 8);
  const width = part.right - part.left;
  if (part.left >= scrollLeft && part.right <= scrollLeft + viewportPixels) return null;
  if (width > viewportPixels - 2 * room) return Math.max(part.left - room, 0);
  return Math.max(part.left < scrollLeft ? part.left - room : part.right - viewportPixels + room, 0);
}
