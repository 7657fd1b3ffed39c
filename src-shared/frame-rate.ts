// Frame rates as exact fractions. 23.976 is a way to write 24000/1001.

/** What a film runs at when neither project nor workflow says: the rate of Wan 2.2 14B. */
export const DEFAULT_FRAMES_PER_SECOND = 16;

export interface RateFraction {
  readonly numerator: number;
  readonly denominator: number;
}

const NTSC_TOLERANCE = 0.0006;
const DECIMAL_STEPS = 1000;

/** @throws RangeError of what is no rate */
export function rateFraction(framesPerSecond: number): RateFraction {
  const nearest = Math.round(framesPerSecond);
  if (nearest !== framesPerSecond && Math.abs(framesPerSecond - (nearest * 1000) / 1001) < NTSC_TOLERANCE) {
    return { numerator: nearest * 1000, denominator: 1001 };
  }
  const numerator = Math.round(framesPerSecond * DECIMAL_STEPS);
  if (!(numerator > 0)) throw new RangeError(`Not a frame rate: ${framesPerSecond}`);
  const divisor = greatestCommonDivisor(numerator, DECIMAL_STEPS);
  return { numerator: numerator / divisor, denominator: DECIMAL_STEPS / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
