// A take as it would be if its model had drifted: brighter by some codes from its first frame on.
import { renameSync } from 'node:fs';
import { locateFfmpeg, runFfmpeg } from '../src-main/media/index.ts';

const located = locateFfmpeg(null);

/** `codes`: of 8-bit luma, in limited range. The file is replaced; a clip cut from it is not. */
export async function brightenTake(takePath: string, codes: number): Promise<void> {
  const ffmpeg = await located;
  if (!ffmpeg.ok) throw new Error(`${ffmpeg.error.message} ${ffmpeg.error.remedy}`);
  const brightPath = `${takePath}.bright.mp4`;
  const picture = ['-vf', `lutyuv=y='clip(val+${codes},16,235)'`, '-pix_fmt', 'yuv420p'];
  const encoding = ['-c:v', 'libx264', '-crf', '8', '-colorspace', 'bt709', '-color_range', 'tv'];
  const run = await runFfmpeg(ffmpeg.value, [
    ...['-i', `file:${takePath}`, ...picture, ...encoding, '-y', `file:${brightPath}`],
  ]);
  if (!run.ok) throw new Error(`${takePath}: ${run.error.details}`);
  renameSync(brightPath, takePath);
}
