// Frames, seconds and the counts an engine can give. All of it exact: a film must not gain or lose a frame to binary fractions.

/** A decimal as an integer and a power of ten: 4.1 is { units: 41n, scale: 1 }. */
interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

// A number's shortest decimal text is what the user typed; the double behind it is not (4.1 × 25 = 102.49999…).
function toDecimal(value: number): Decimal {
  if (!Number.isFinite(value)) throw new RangeError(`Not a finite number: ${value}`);
  const [mantissa = '0', exponentText = '0'] = value.toString().toLowerCase().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponentText);
  const units = BigInt(whole + fraction);
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

function multiply(left: number, right: number): Decimal {
  const a = toDecimal(left);
  const b = toDecimal(right);
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Frames in a duration, half a frame rounded up, on exact decimals: 4.1 s at 25 fps is 103. */
export function framesInDuration(durationSeconds: number, framesPerSecond: number): number {
  const { units, scale } = multiply(durationSeconds, framesPerSecond);
  const one = 10n ** BigInt(scale);
  return Number((units * 2n + one) / (one * 2n));
}

/**
 * Frames of a source that give `filmFrames` behind its kept ones. At another rate the nearest-time mapping may reach one frame
 * farther.
 */
export function handleFramesFor(
  filmFrames: number,
  filmFramesPerSecond: number,
  sourceFramesPerSecond: number,
): number {
  if (sourceFramesPerSecond === filmFramesPerSecond || filmFrames === 0) return filmFrames;
  return Math.ceil((filmFrames * sourceFramesPerSecond) / filmFramesPerSecond) + 1;
}

/**
 * Frames of the film that a segment has whose take is too short: counted from what is left of it alone, so that the clips of the other
 * segments stay as they are.
 * @param planned of the whole segment; never more
 */
export function shortClipFrames(
  planned: number,
  framesKept: number,
  sourceFramesPerSecond: number,
  filmFramesPerSecond: number,
): number {
  return Math.min(planned, framesInDuration(framesKept / sourceFramesPerSecond, filmFramesPerSecond));
}

/** Whole frames that fit into a limit: 3.0 s at 25 fps is 75, and 2.99 s is 74. */
export function wholeFramesWithin(limitSeconds: number, framesPerSecond: number): number {
  const { units, scale } = multiply(limitSeconds, framesPerSecond);
  return Number(units / 10n ** BigInt(scale));
}

/**
 * Which frame counts an engine can give.
 * `grid`: step × n + 1, from `minFrames` up (Wan 4n+1: its VAE decodes frames in fours after the first; LTX 8n+1).
 * `range`: every count in it. `discrete`: exactly the listed counts, ascending.
 */
export type FrameRule =
  | { readonly kind: 'grid'; readonly step: number; readonly minFrames: number; readonly maxFrames: number }
  | { readonly kind: 'range'; readonly minFrames: number; readonly maxFrames: number }
  | { readonly kind: 'discrete'; readonly frameCounts: readonly number[] };

/** The most frames one job of this engine can give; the largest legal count not above the stated maximum. */
export function largestLegalCount(rule: FrameRule): number {
  switch (rule.kind) {
    case 'grid':
      return Math.floor((rule.maxFrames - 1) / rule.step) * rule.step + 1;
    case 'range':
      return rule.maxFrames;
    case 'discrete':
      return rule.frameCounts.at(-1) ?? 0;
  }
}

/** The smallest legal count that holds `neededFrames`; null when the engine cannot give that many at once. */
export function smallestLegalCount(rule: FrameRule, neededFrames: number): number | null {
  switch (rule.kind) {
    case 'grid': {
      const wanted = Math.max(neededFrames, rule.minFrames, 1);
      const count = Math.ceil((wanted - 1) / rule.step) * rule.step + 1;
      return count <= largestLegalCount(rule) ? count : null;
    }
    case 'range':
      return neededFrames <= rule.maxFrames ? Math.max(neededFrames, rule.minFrames, 1) : null;
    case 'discrete':
      return rule.frameCounts.find((count) => count >= neededFrames) ?? null;
  }
}

export function isLegalCount(rule: FrameRule, frameCount: number): boolean {
  return smallestLegalCount(rule, frameCount) === frameCount;
}

/** The nearest multiple of an engine's size step, ties down, at least one step: 832 to 832, 854 by 16 to 848, 1080 by 32 to 1088. */
export function snapToStep(pixels: number, stepPixels: number): number {
  const below = Math.floor(pixels / stepPixels) * stepPixels;
  const snapped = pixels - below > stepPixels / 2 ? below + stepPixels : below;
  return Math.max(snapped, stepPixels);
}
