// What becomes of a picture that is brought to the size of the render: scaled to cover, the rest cut off. Pure.
import { formatFixed } from '#shared/i18n/say.ts';
import type { ImageSize } from '../media/index.ts';

export interface PictureFit {
  /** null: the proportions agree. */
  readonly cut: {
    readonly sides: 'top-and-bottom' | 'left-and-right';
    /** Of the picture, 0 to 1, both sides together. */
    readonly share: number;
  } | null;
  /** How many times it is enlarged; below 1 it is made smaller. */
  readonly enlargement: number;
}

// Wan's usual sizes are not quite 16:9 (832×480 is off by 2.5 %, 1280×704 by 2.3 %): a picture in 16:9 is right for them.
const TOLERANCE = 0.03;

export function fitPicture(picture: ImageSize, render: ImageSize): PictureFit {
  const proportion = picture.width / picture.height / (render.width / render.height);
  const enlargement = Math.max(render.width / picture.width, render.height / picture.height);
  if (Math.abs(proportion - 1) <= TOLERANCE) return { cut: null, enlargement };
  const isTooTall = proportion < 1;
  return {
    cut: {
      sides: isTooTall ? 'top-and-bottom' : 'left-and-right',
      share: 1 - (isTooTall ? proportion : 1 / proportion),
    },
    enlargement,
  };
}

const NAMED: readonly (readonly [width: number, height: number])[] = [
  [1, 1],
  [5, 4],
  [4, 3],
  [3, 2],
  [16, 9],
  [2, 1],
  [21, 9],
];

/** "16:9" where that is what it is about, else "1.23:1". */
export function proportionInWords({ width, height }: ImageSize): string {
  for (const [long, short] of NAMED) {
    if (Math.abs((width / height) * (short / long) - 1) <= TOLERANCE) return `${long}:${short}`;
    if (Math.abs((height / width) * (short / long) - 1) <= TOLERANCE) return `${short}:${long}`;
  }
  return `${formatFixed(width / height, 2)}:1`;
}
