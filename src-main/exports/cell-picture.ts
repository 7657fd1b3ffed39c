// The still of one cell, brought to its size.
import type { Sharp } from 'sharp';
import { loadSharp } from '../media/index.ts';

const BESIDE_THE_PICTURE = '#16181d';
/** Sizes are whole pixels: a shape that differs by less is the same one, and gets no bars. */
const SAME_SHAPE = 0.02;

/** null: the file is missing, damaged or no picture. One of another shape is shown whole, with bars. */
export async function fitPicture<T>(
  picturePath: string,
  width: number,
  height: number,
  finish: (picture: Sharp) => Promise<T>,
): Promise<T | null> {
  try {
    const sharp = await loadSharp();
    const picture = sharp(picturePath, { failOn: 'truncated' });
    const own = await picture.metadata();
    const isAlike = Math.abs((own.width * height) / (own.height * width) - 1) < SAME_SHAPE;
    const fitted = picture
      .resize(width, height, { fit: isAlike ? 'cover' : 'contain', background: BESIDE_THE_PICTURE })
      .flatten({ background: BESIDE_THE_PICTURE })
      .toColourspace('srgb');
    return await finish(fitted);
  } catch {
    return null;
  }
}
