// Frame rates as ffmpeg wants them: exact fractions. 23.976 is a way to write 24000/1001.
export interface RateFraction {
  readonly numerator: number;
  readonly denominator: number;
}

const NTSC_TOLERANCE = 0.0006;
const DECIMAL_STEPS = 1000;
const LEAST_TICKS_PER_SECOND = 10_000;

export function rateFraction(framesPerSecond: number): RateFraction {
  const nearest = Math.round(framesPerSecond);
  if (nearest !== framesPerSecond && Math.abs(framesPerSecond - (nearest * 1000) / 1001) < NTSC_TOLERANCE) {
    return { numerator: nearest * 1000, denominator: 1001 };
  }
  const numerator = Math.round(framesPerSecond * DECIMAL_STEPS);
  const divisor = greatestCommonDivisor(numerator, DECIMAL_STEPS);
  return { numerator: numerator / divisor, denominator: DECIMAL_STEPS / divisor };
}

export function rateText(framesPerSecond: number): string {
  const { numerator, denominator } = rateFraction(framesPerSecond);
  return `${numerator}/${denominator}`;
}

/** Container ticks a second in which every frame lasts a whole number of ticks; the same for all clips of one rate. */
export function ticksPerSecond(framesPerSecond: number): number {
  const { numerator } = rateFraction(framesPerSecond);
  return numerator * Math.ceil(LEAST_TICKS_PER_SECOND / numerator);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
