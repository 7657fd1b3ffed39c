// Frame rates as exact fractions, and frames of one rate counted in another. 23.976 is a way to write 24000/1001.

export interface FrameRate {
  readonly numerator: number;
  readonly denominator: number;
}

// As src-main/media encodes: what is written here must be what lies in the files.
const NTSC_TOLERANCE = 0.0006;
const DECIMAL_STEPS = 1000;

export function frameRate(framesPerSecond: number): FrameRate {
  const nearest = Math.round(framesPerSecond);
  if (nearest !== framesPerSecond && Math.abs(framesPerSecond - (nearest * 1000) / 1001) < NTSC_TOLERANCE) {
    return { numerator: nearest * 1000, denominator: 1001 };
  }
  const numerator = Math.round(framesPerSecond * DECIMAL_STEPS);
  if (!(numerator > 0)) throw new RangeError(`Not a frame rate: ${framesPerSecond}`);
  const divisor = greatestCommonDivisor(numerator, DECIMAL_STEPS);
  return { numerator: numerator / divisor, denominator: DECIMAL_STEPS / divisor };
}

export const isSameRate = (left: number, right: number): boolean => rateKey(left) === rateKey(right);

/** "24/1", "24000/1001": equal for rates that are the same. */
export function rateKey(framesPerSecond: number): string {
  const { numerator, denominator } = frameRate(framesPerSecond);
  return `${numerator}/${denominator}`;
}

/** As people say it: "24", "23.976", "16". */
export const rateWords = (framesPerSecond: number): string => String(Math.round(framesPerSecond * 1000) / 1000);

/** Whole frames of `to` that have begun before frame `frame` of `from` begins, or the first that begins then or later. */
export function framesAtRate(frame: number, from: FrameRate, to: FrameRate, rounding: 'down' | 'up'): number {
  const scaled = BigInt(frame) * BigInt(to.numerator) * BigInt(from.denominator);
  const unit = BigInt(to.denominator) * BigInt(from.numerator);
  return Number(rounding === 'down' ? scaled / unit : (scaled + unit - 1n) / unit);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
