// How much larger than usual everything is drawn: more than 1 on very wide windows, where the root's font grows. For lengths
// that are computed in pixels, such as the rows of a virtual list; style sheets scale by themselves.
import { useSyncExternalStore } from 'react';

const USUAL_FONT_PIXELS = 16;

export function rootScale(): number {
  const fontPixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return fontPixels > 0 ? fontPixels / USUAL_FONT_PIXELS : 1;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

export const useRootScale = (): number => useSyncExternalStore(subscribe, rootScale);

/** As a length that grows with everything else. */
export const inRem = (pixels: number): `${number}rem` => `${pixels / USUAL_FONT_PIXELS}rem`;

/** "20.5rem" → 328: the other way round. */
export const pixelsOf = (rem: string): number => Math.round(Number.parseFloat(rem) * USUAL_FONT_PIXELS);
