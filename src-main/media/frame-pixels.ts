// What a picture shows, apart from how its file is written.

import { createHash } from 'node:crypto';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { decodeMedia } from './decode-media.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** SHA-256 of size and rgb24 pixels, of a film its first frame's: the same picture in another file, or with other metadata, gives the same hash. */
export async function hashFramePixels(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  imagePath: string,
  signal?: AbortSignal,
): Promise<Result<string>> {
  const hash = createHash('sha256');
  const run = await decodeToPortablePixmap(ffmpeg, imagePath, (chunk) => hash.update(chunk), signal);
  return run.ok ? ok(hash.digest('hex')) : run;
}

export async function imageSize(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  imagePath: string,
  signal?: AbortSignal,
): Promise<Result<ImageSize>> {
  let header = '';
  const run = await decodeToPortablePixmap(
    ffmpeg,
    imagePath,
    (chunk) => {
      if (header.length < 32) header += Buffer.from(chunk.subarray(0, 32)).toString('latin1');
    },
    signal,
  );
  if (!run.ok) return run;
  const [, width, height] = /^P6\s+(\d+)\s+(\d+)/.exec(header) ?? [];
  if (width === undefined || height === undefined) throw new Error(`Not a PPM header: ${JSON.stringify(header)}`);
  return ok({ width: Number(width), height: Number(height) });
}

/** PPM is the width and height in text followed by rgb24: size and pixels in one stream. */
async function decodeToPortablePixmap(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  imagePath: string,
  onBytes: (chunk: Uint8Array) => void,
  signal: AbortSignal | undefined,
): Promise<Result<void>> {
  let byteCount = 0;
  const toPixels = ['-frames:v', '1', '-sws_flags', 'accurate_rnd+bitexact', '-pix_fmt', 'rgb24', '-c:v', 'ppm'];
  const output = ['-map', '0:v:0', ...toPixels, '-f', 'image2pipe', 'pipe:1'];
  const run = await decodeMedia(ffmpeg, imagePath, output, {
    signal,
    onOutput: (chunk) => {
      byteCount += chunk.byteLength;
      onBytes(chunk);
    },
    isEnough: () => byteCount > 0,
  });
  if (run.ok && byteCount > 0) return run;
  if (!run.ok && run.error.code !== 'ffmpeg-failed') return run;
  return err({
    code: 'bad-file',
    message: say`This picture cannot be decoded.`,
    remedy: say`It is damaged: choose or make another one.`,
    filePath: imagePath,
    details: run.ok ? 'No frame came out.' : run.error.details,
  });
}
