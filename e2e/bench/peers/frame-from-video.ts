// What a client does that knows nothing of saved frames: the exact frame is cut from the downloaded video.
import { extractFrame } from '../../../src-main/media/index.ts';

export async function cutFrame(
  ffmpegPath: string,
  mediaPath: string,
  frameIndex: number,
  pngPath: string,
): Promise<void> {
  const cut = await extractFrame({ path: ffmpegPath }, { mediaPath, frameIndex, pngPath });
  if (!cut.ok) throw new Error(cut.error.message);
}
