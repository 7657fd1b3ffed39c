// Frames made small, and what is read off them: a few thousand pixels tell a mean as well as all of them.
import type { Levels } from '#shared/model/seam.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The three planes of one frame in 8 bits, limited range, each as large as the others. */
export interface SmallPicture {
  readonly luma: Uint8Array;
  readonly blue: Uint8Array;
  readonly red: Uint8Array;
}

export const LUMA_CODES = 219;
export const COLOUR_CODES = 224;
const BLACK_CODE = 16;
const GRAY_CODE = 128;

/** Of raw yuv444p; what is left over at the end is no whole frame and is ignored. */
export function pictures(bytes: Uint8Array, { width, height }: PictureSize): readonly SmallPicture[] {
  const planeBytes = width * height;
  return Array.from({ length: Math.floor(bytes.length / (3 * planeBytes)) }, (_, index) => {
    const plane = (number: number) =>
      bytes.subarray((3 * index + number) * planeBytes, (3 * index + number + 1) * planeBytes);
    return { luma: plane(0), blue: plane(1), red: plane(2) };
  });
}

export function levelsOf(picture: SmallPicture): Levels {
  return {
    luma: (mean(picture.luma) - BLACK_CODE) / LUMA_CODES,
    blue: (mean(picture.blue) - GRAY_CODE) / COLOUR_CODES,
    red: (mean(picture.red) - GRAY_CODE) / COLOUR_CODES,
  };
}

/** Mean absolute difference of luma, as a fraction of full scale. */
export function lumaDifference(one: SmallPicture, other: SmallPicture): number {
  return differenceAround(0, one, other);
}

/** As lumaDifference, after the step in mean brightness was taken out: what moved, and not what became brighter. */
export function motionBetween(one: SmallPicture, other: SmallPicture): number {
  return differenceAround(mean(other.luma) - mean(one.luma), one, other);
}

function differenceAround(step: number, one: SmallPicture, other: SmallPicture): number {
  let sum = 0;
  for (const [index, code] of one.luma.entries()) sum += Math.abs((other.luma[index] ?? code) - code - step);
  return sum / one.luma.length / LUMA_CODES;
}

function mean(codes: Uint8Array): number {
  let sum = 0;
  for (const code of codes) sum += code;
  return sum / codes.length;
}
