// A picture that a page sends for a shot: looked at, decoded once to its end, and made upright and of a kind that every engine reads.
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { loadSharp } from '../media/index.ts';
import type { NewPicture } from '../project/index.ts';

const MOST_BYTES = 100_000_000;
const MOST_PIXELS_PER_SIDE = 16_384;
const MOST_PIXELS = MOST_PIXELS_PER_SIDE ** 2;

const KEPT: Readonly<Record<string, NewPicture['extension']>> = { png: '.png', jpeg: '.jpg', webp: '.webp' };
/** Read by sharp as well, and kept as PNG. Not SVG, which is no picture until somebody says its size. */
const CONVERTED: readonly string[] = ['gif', 'tiff', 'heif'];

/** @param fileName what it was called where it comes from, for the words */
export const pictureToKeep = (base64: string, fileName: string): Promise<Result<NewPicture>> =>
  usablePicture(Buffer.from(base64, 'base64'), fileName);

/** @param bytes of the whole file */
export async function usablePicture(bytes: Buffer, fileName: string): Promise<Result<NewPicture>> {
  if (bytes.length > MOST_BYTES) return err(tooLarge(fileName, bytes.length));
  const sharp = await loadSharp();
  const open = () => sharp(bytes, { failOn: 'truncated', limitInputPixels: MOST_PIXELS, sequentialRead: true });
  try {
    const { format, width, height, orientation = 1, pages = 1, space } = await open().metadata();
    const extension = KEPT[format];
    if (extension === undefined && !CONVERTED.includes(format)) return err(notAPicture(fileName));
    if (Math.max(width, height) > MOST_PIXELS_PER_SIDE) return err(tooManyPixels(fileName, width, height));
    // To its end, and at its full size: a header alone says nothing of what a transfer broke off.
    await open().resize({ width: 16, height: 16, fit: 'fill', fastShrinkOnLoad: false }).raw().toBuffer();
    if (extension === undefined || pages > 1 || space === 'cmyk') {
      return ok({ bytes: await open().autoOrient().toColourspace('srgb').png().toBuffer(), extension: '.png' });
    }
    if (orientation === 1) return ok({ bytes, extension });
    // Some programs turn a picture as its EXIF says, others do not: this one is upright for all of them.
    const upright = open().autoOrient().keepIccProfile();
    const written = {
      '.png': () => upright.png(),
      '.jpg': () => upright.jpeg({ quality: 98, chromaSubsampling: '4:4:4' }),
      '.webp': () => upright.webp({ lossless: true }),
    }[extension];
    return ok({ bytes: await written().toBuffer(), extension });
  } catch (cause) {
    return err({
      ...notAPicture(fileName),
      details: cause instanceof Error ? cause.message : String(cause),
      cause,
    });
  }
}

const notAPicture = (fileName: string): StudioError => ({
  code: 'bad-file',
  message: say`${fileName} is not a picture that can be read, or it is damaged.`,
  remedy: say`Use a whole PNG, JPEG or WebP; GIF, TIFF and AVIF are converted, others have to be saved as PNG first.`,
});

const tooLarge = (fileName: string, byteCount: number): StudioError => ({
  code: 'bad-file',
  message: say`${fileName} is too large: ${Math.ceil(byteCount / 1_000_000)} MB.`,
  remedy: say`A picture may have at most ${MOST_BYTES / 1_000_000} MB.`,
});

const tooManyPixels = (fileName: string, width: number, height: number): StudioError => ({
  code: 'bad-file',
  message: say`${fileName} is too large: ${width}×${height} pixels.`,
  remedy: say`A picture may have at most ${MOST_PIXELS_PER_SIDE} pixels a side.`,
});
