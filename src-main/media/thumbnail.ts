// A small JPEG of the first frame, for lists.
import type { Result } from '#shared/result.ts';
import { decodeMedia, isWritten } from './decode-media.ts';
import { CAREFUL_SCALING } from './extract-frame.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { writeWhole } from './temporary-file.ts';

export interface ThumbnailRequest {
  readonly mediaPath: string;
  readonly jpgPath: string;
  readonly widthPixels?: number;
  readonly signal?: AbortSignal;
}

const THUMBNAIL_WIDTH_PIXELS = 320;

/** Filters. JPEG is full range in bt601, whatever the film was. */
export const jpegPicture = (widthPixels: number): string =>
  `scale=w=${widthPixels}:h=-2:out_color_matrix=bt601:out_range=pc:${CAREFUL_SCALING},format=yuvj420p`;

/** Output arguments for one picture. */
export const JPEG_ENCODING = ['-frames:v', '1', '-c:v', 'mjpeg', '-q:v', '3', '-f', 'image2', '-update', '1'] as const;

export async function makeThumbnail(ffmpeg: Pick<Ffmpeg, 'path'>, request: ThumbnailRequest): Promise<Result<void>> {
  const { mediaPath, jpgPath, widthPixels = THUMBNAIL_WIDTH_PIXELS, signal } = request;
  return writeWhole([jpgPath], ([temporaryPath = '']) => {
    const args = ['-map', '0:v:0', '-vf', jpegPicture(widthPixels), ...JPEG_ENCODING, '-y', `file:${temporaryPath}`];
    return decodeMedia(ffmpeg, mediaPath, args, { signal, isEnough: () => isWritten(temporaryPath) });
  });
}
