// Frame rates as ffmpeg and containers want them.
import { rateFraction } from '#shared/frame-rate.ts';

const LEAST_TICKS_PER_SECOND = 10_000;

export function rateText(framesPerSecond: number): string {
  const { numerator, denominator } = rateFraction(framesPerSecond);
  return `${numerator}/${denominator}`;
}

/** Container ticks a second in which every frame lasts a whole number of ticks; the same for all clips of one rate. */
export function ticksPerSecond(framesPerSecond: number): number {
  const { numerator } = rateFraction(framesPerSecond);
  return numerator * Math.ceil(LEAST_TICKS_PER_SECOND / numerator);
}
