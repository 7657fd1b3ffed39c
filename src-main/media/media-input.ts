// How a file, or a folder of frames, is given to ffmpeg: by what it contains, never by its name.
// Naming the format closes three doors at once: `%d` in a name is no pattern, a picture with the wrong ending still opens,
// and a playlist dressed up as a video cannot make ffmpeg read other files or the network.

import { stat } from 'node:fs/promises';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { isAnimatedPng } from './animated-png.ts';
import { animatedWebpInput, isAnimatedWebp } from './animated-webp.ts';
import { frameFolderInput } from './frame-folder.ts';
import type { MediaInput } from './input-kinds.ts';
import { cannotOpen, formatOf, readHead } from './read-head.ts';

/** A picture, a film, an animation, or a folder of numbered PNG frames. Nobody else needs to know which. */
export async function mediaInput(mediaPath: string): Promise<Result<MediaInput>> {
  try {
    if ((await stat(mediaPath)).isDirectory()) return await frameFolderInput(mediaPath);
  } catch (cause) {
    return err(cannotOpen(mediaPath, cause));
  }
  const head = await readHead(mediaPath);
  if (!head.ok) return head;
  if (isAnimatedWebp(head.value)) return animatedWebpInput(mediaPath);
  const named = formatOf(head.value);
  if (named === null) {
    return err({
      code: 'bad-file',
      message: say`This file is neither a picture nor a video that can be read.`,
      remedy: say`Use PNG, JPEG or WebP for pictures and MP4, WebM, MOV, GIF, APNG or animated WebP for videos.`,
      filePath: mediaPath,
    });
  }
  const format = named === 'png_pipe' && (await isAnimatedPng(mediaPath)) ? 'apng' : named;
  return ok({
    kind: format.endsWith('_pipe') ? 'picture' : 'film',
    args: ['-protocol_whitelist', 'file,pipe', '-f', format, '-i', `file:${mediaPath}`],
    failure: () => null,
  });
}
