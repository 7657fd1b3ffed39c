// Pictures and films of the played server: pixels in memory, sharp for pictures, ffmpeg for films and sound.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type ResizeOptions, type Sharp } from 'sharp';
import { locateFfmpeg, runFfmpeg } from '../../media/index.ts';
import type { ServerFolders } from './folders.ts';
import { type Images, Interrupted, type Latent, NodeFailure, type Sound } from './node-values.ts';
import { bytesOfFrame, imagesOf, latticeOf, moveOn, pickFrames, type Size } from './pixels.ts';
import { readAnimation } from './read-animation.ts';

export interface FfmpegFeed {
  readonly signal?: AbortSignal;
  /** Read from `pipe:0`. */
  readonly stdin?: Uint8Array;
  readonly onOutput?: (chunk: Uint8Array) => void;
}

export interface Renderer {
  ffmpeg(args: readonly string[], feed?: FfmpegFeed): Promise<void>;
  /** A file of several frames becomes a batch. */
  loadImage(path: string): Promise<Images>;
  /** The second batch in the first one's size. */
  join(first: Images, second: Images): Promise<Images>;
  /** A tone, or silence. */
  sound(durationSeconds: number, isTone: boolean): Promise<Sound>;
  previewJpeg(latent: Latent): Promise<Uint8Array>;
  decode(latent: Latent, signal: AbortSignal): Promise<Images>;
  scale(images: Images, width: number, height: number, crop: boolean): Promise<Images>;
}

export async function createRenderer(folders: ServerFolders, ffmpegPath: string | null): Promise<Renderer> {
  const ffmpeg = await ffmpegRunner(ffmpegPath);
  return {
    ffmpeg,
    loadImage: (path) => loadImage(path, ffmpeg),
    async join(first, second) {
      const fitting = await scaled(second, first, COVER);
      return imagesOf(Buffer.concat([first.pixels, fitting.pixels]), first);
    },
    async sound(durationSeconds, isTone) {
      const path = join(folders.work, `${randomUUID()}.wav`);
      const source = isTone ? 'sine=frequency=220:sample_rate=44100' : 'anullsrc=r=44100:cl=stereo';
      await ffmpeg(['-f', 'lavfi', '-i', source, '-t', durationSeconds.toFixed(3), '-ac', '2', path]);
      return { kind: 'sound', path };
    },
    previewJpeg(latent) {
      const height = Math.max(2, Math.round((PREVIEW_WIDTH * latent.height) / latent.width));
      return asSharp(startOf(latent))
        .resize({ width: PREVIEW_WIDTH, height, ...COVER })
        .jpeg()
        .toBuffer();
    },
    async decode(latent, signal) {
      const start = await scaled(pickFrames(startOf(latent), 0, 1), latent, COVER);
      const end = latent.endImage && (await scaled(pickFrames(latent.endImage, 0, 1), latent, COVER));
      return moveOn(latent, start, end, signal);
    },
    scale: (images, width, height, crop) => scaled(images, { width, height }, crop ? COVER : STRETCH),
  };
}

const PREVIEW_WIDTH = 256;
/** Centre crop, as the video nodes do with a start image. */
const COVER: ResizeOptions = { fit: 'cover', kernel: 'linear' };
const STRETCH: ResizeOptions = { fit: 'fill', kernel: 'linear' };

const startOf = (latent: Latent): Images => latent.startImage ?? latticeOf(latent.seed ?? 0, latent);

/** The first frame of a batch. */
export function asSharp(images: Images): Sharp {
  const { width, height } = images;
  return sharp(images.pixels.subarray(0, bytesOfFrame(images)), { raw: { width, height, channels: 3 } });
}

async function scaled(images: Images, { width, height }: Size, how: ResizeOptions): Promise<Images> {
  if (images.width === width && images.height === height) return images;
  const frames: Uint8Array[] = [];
  for (let index = 0; index < images.frameCount; index += 1) {
    const frame = asSharp(pickFrames(images, index, 1)).resize({ width, height, ...how });
    frames.push(await frame.raw().toBuffer());
  }
  return imagesOf(Buffer.concat(frames), { width, height });
}

async function loadImage(path: string, ffmpeg: Renderer['ffmpeg']): Promise<Images> {
  const bytes = await readFile(path);
  const animation = await readAnimation(path, bytes);
  if (animation) {
    const chunks: Uint8Array[] = [];
    const toPixels = ['-fps_mode', 'passthrough', '-frames:v', String(animation.frameCount), '-pix_fmt', 'rgb24'];
    const args = [...animation.input, ...toPixels, '-f', 'rawvideo', 'pipe:1'];
    await ffmpeg(args, { onOutput: (chunk) => chunks.push(chunk) });
    return imagesOf(Buffer.concat(chunks), animation);
  }
  const picture = sharp(bytes).autoOrient().removeAlpha().toColourspace('srgb');
  const { data, info } = await picture
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw new NodeFailure('PIL.UnidentifiedImageError', `cannot identify image file '${path}'`);
    });
  return imagesOf(data, info);
}

async function ffmpegRunner(ffmpegPath: string | null): Promise<Renderer['ffmpeg']> {
  const located = await locateFfmpeg(ffmpegPath);
  if (!located.ok) throw new Error(`${located.error.message} ${located.error.remedy}`);
  return async (args, feed = {}) => {
    const done = await runFfmpeg(located.value, ['-y', ...args], feed);
    if (done.ok) return;
    if (done.error.code === 'stopped') throw new Interrupted();
    throw new NodeFailure('RuntimeError', done.error.details ?? done.error.message);
  };
}
