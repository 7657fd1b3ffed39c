// sharp, for the pictures that ffmpeg cannot decode. Loaded when first needed: it brings a native library, which most projects never use.

export async function loadSharp() {
  const { default: sharp } = await import('sharp');
  // It would keep files open, which on Windows cannot be moved then.
  sharp.cache(false);
  return sharp;
}

/** sharp with its options for what becomes raw video: three bytes a pixel, whatever the file had. */
export async function readRgbPixels(filePath: string, pages: { readonly page?: number; readonly pages?: number } = {}) {
  const sharp = await loadSharp();
  const rgb = sharp(filePath, pages).removeAlpha().toColourspace('srgb');
  const { data, info } = await rgb.raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height, bytesPerPixel: info.channels };
}
