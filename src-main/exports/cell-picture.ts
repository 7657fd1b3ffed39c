// The still of one cell, brought to its size.
import type { Sharp } from 'sharp';

const BESIDE_THE_PICTURE = '#16181d';

/** null: the file is missing, damaged or no picture. */
export async function fitPicture<T>(
  picturePath: string,
  width: number,
  height: number,
  finish: (picture: Sharp) => Promise<T>,
): Promise<T | null> {
  const sharp = await loadSharp();
  const fitted = sharp(picturePath, { failOn: 'truncated' })
    .resize(width, height, { fit: 'contain', background: BESIDE_THE_PICTURE })
    .flatten({ background: BESIDE_THE_PICTURE })
    .toColourspace('srgb');
  return finish(fitted).catch(() => null);
}

/** Loaded when first needed: it brings a native library. */
export async function loadSharp() {
  const { default: sharp } = await import('sharp');
  // It would keep files open, which on Windows cannot be moved then.
  sharp.cache(false);
  return sharp;
}
