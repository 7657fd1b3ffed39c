// Pictures of several frames, which LoadImage takes for a batch: animated PNG and GIF. Animated WebP is not played.
import sharp from 'sharp';

export interface Animation {
  /** How ffmpeg reads it. */
  readonly input: readonly string[];
  readonly frameCount: number;
  readonly width: number;
  readonly height: number;
}

/** null: one frame, or no picture at all. */
export async function readAnimation(path: string, bytes: Buffer): Promise<Animation | null> {
  if (bytes.subarray(1, 4).toString('latin1') === 'PNG') return readApng(path, bytes);
  if (bytes.subarray(0, 3).toString('latin1') !== 'GIF') return null;
  const { pages = 1, width, height, pageHeight = height } = await sharp(bytes, { animated: true }).metadata();
  return pages < 2 ? null : { input: ['-ignore_loop', '1', '-i', path], frameCount: pages, width, height: pageHeight };
}

/** The chunk `acTL` stands before the first data and begins with the number of frames. */
function readApng(path: string, bytes: Buffer): Animation | null {
  const control = bytes.indexOf('acTL');
  if (control < 0 || control > bytes.indexOf('IDAT')) return null;
  const frameCount = bytes.readUInt32BE(control + 4);
  if (frameCount < 2) return null;
  // `-f`: by its name alone ffmpeg takes it for a picture.
  return {
    input: ['-f', 'apng', '-i', path],
    frameCount,
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
  };
}
