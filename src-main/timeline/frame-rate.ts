// Frame rates in timelines, and frames of one rate counted in another.

import { type RateFraction, rateFraction } from '#shared/frame-rate.ts';
import { formatNumber } from '#shared/i18n/say.ts';

export const isSameRate = (left: number, right: number): boolean => rateKey(left) === rateKey(right);

/** "24/1", "24000/1001": equal for rates that are the same. */
export function rateKey(framesPerSecond: number): string {
  const { numerator, denominator } = rateFraction(framesPerSecond);
  return `${numerator}/${denominator}`;
}

/** As people say it: "24", "23.976", "16". */
export const rateWords = (framesPerSecond: number): string => formatNumber(framesPerSecond, 3);

/** Whole frames of `to` that have begun before frame `frame` of `from` begins, or the first that begins then or later. */
export function framesAtRate(frame: number, from: RateFraction, to: RateFraction, rounding: 'down' | 'up'): number {
  const scaled = BigInt(frame) * BigInt(to.numerator) * BigInt(from.denominator);
  const unit = BigInt(to.denominator) * BigInt(from.numerator);
  return Number(rounding === 'down' ? scaled / unit : (scaled + unit - 1n) / unit);
}
