// How much two frames of clips differ, measured on their pixels away from the draft engine's slate.
import { resolve } from 'node:path';
import { locateFfmpeg, runFfmpeg } from '../src-main/media/index.ts';

const located = locateFfmpeg(null);
/** The middle of the picture: the slate stands at its edges. */
const MIDDLE = 'crop=iw*0.8:ih*0.4:iw*0.1:ih*0.3,format=rgb24';

async function middleOfFrame(clipPath: string, frameIndex: number): Promise<Buffer> {
  const ffmpeg = await located;
  if (!ffmpeg.ok) throw new Error(ffmpeg.error.message);
  const chunks: Uint8Array[] = [];
  const filter = `select='eq(n,${frameIndex})',${MIDDLE}`;
  const output = ['-frames:v', '1', '-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'];
  const run = await runFfmpeg(ffmpeg.value, ['-i', resolve(clipPath), '-vf', filter, ...output], {
    onOutput: (chunk) => chunks.push(Uint8Array.from(chunk)),
  });
  if (!run.ok) throw new Error(`${clipPath}, frame ${frameIndex}: ${run.error.message}`);
  const pixels = Buffer.concat(chunks);
  if (pixels.length === 0) throw new Error(`${clipPath} has no frame ${frameIndex}`);
  return pixels;
}

export interface FramePlace {
  readonly clipPath: string;
  readonly frameIndex: number;
}

/** Mean absolute difference in levels of red, green and blue, 0 (the same picture) to 255. */
export async function frameDifference(one: FramePlace, other: FramePlace): Promise<number> {
  const [a, b] = await Promise.all([
    middleOfFrame(one.clipPath, one.frameIndex),
    middleOfFrame(other.clipPath, other.frameIndex),
  ]);
  if (a.length !== b.length) throw new Error('The frames have different sizes.');
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += Math.abs((a[index] ?? 0) - (b[index] ?? 0));
  return sum / a.length;
}
