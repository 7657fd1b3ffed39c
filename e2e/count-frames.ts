// Counts what a clip really holds, by decoding it with the ffmpeg that Longtake itself uses.
import { countDecodedFrames, locateFfmpeg } from '../src-main/media/index.ts';

const located = locateFfmpeg(null);

export async function countFrames(mediaPath: string): Promise<number> {
  const ffmpeg = await located;
  if (!ffmpeg.ok) throw new Error(`${ffmpeg.error.message} ${ffmpeg.error.remedy}`);
  const counted = await countDecodedFrames(ffmpeg.value, mediaPath);
  if (!counted.ok) throw new Error(`${mediaPath}: ${counted.error.message}`);
  return counted.value;
}
