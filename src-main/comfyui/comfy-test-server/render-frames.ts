// Pictures and films by ffmpeg: a start image that is slowly zoomed and drifts, where to the seed decides.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { locateFfmpeg, runFfmpeg } from '../../media/index.ts';
import type { ServerFolders } from './folders.ts';
import { type Images, Interrupted, type Latent, NodeFailure, type Sound } from './node-values.ts';
import { readAnimation } from './read-animation.ts';

/** Between 0 and 1, from the seed alone; `lane` gives several such numbers. */
function chance(seed: number, lane: number): number {
  const mixed = Math.sin((seed % 100_003) * 12.9898 + lane * 78.233) * 43758.5453;
  return mixed - Math.floor(mixed);
}

export interface Renderer {
  ffmpeg(args: readonly string[], signal?: AbortSignal): Promise<void>;
  /** A file of several frames becomes a batch. */
  loadImage(path: string): Promise<Images>;
  plain(size: Omit<Images, 'kind' | 'path'>, color: number): Promise<Images>;
  repeat(images: Images, times: number): Promise<Images>;
  /** The second batch in the first one's size. */
  join(first: Images, second: Images): Promise<Images>;
  /** A tone, or silence. */
  sound(durationSeconds: number, isTone: boolean): Promise<Sound>;
  previewJpeg(latent: Latent): Promise<Uint8Array>;
  decode(latent: Latent, signal: AbortSignal): Promise<Images>;
  pick(images: Images, index: number, count: number): Promise<Images>;
  scale(images: Images, width: number, height: number, crop: boolean): Promise<Images>;
}

/** Quick, lossless and small; RGB, so that a picked frame is the decoded frame. */
const LOSSLESS = ['-c:v', 'libx264rgb', '-qp', '0', '-preset', 'ultrafast'];

async function ffmpegRunner(ffmpegPath: string | null): Promise<Renderer['ffmpeg']> {
  const located = await locateFfmpeg(ffmpegPath);
  if (!located.ok) throw new Error(`${located.error.message} ${located.error.remedy}`);
  return async (args, signal) => {
    const done = await runFfmpeg(located.value, ['-y', ...args], { signal });
    if (done.ok) return;
    if (done.error.code === 'stopped') throw new Interrupted();
    throw new NodeFailure('RuntimeError', done.error.details ?? done.error.message);
  };
}

export async function createRenderer(folders: ServerFolders, ffmpegPath: string | null): Promise<Renderer> {
  const ffmpeg = await ffmpegRunner(ffmpegPath);
  const workPath = (extension: string) => join(folders.work, `${randomUUID()}.${extension}`);
  const made = async (args: readonly string[], to: Omit<Images, 'kind' | 'path'>): Promise<Images> => {
    const path = workPath(to.frameCount === 1 ? 'png' : 'mkv');
    const codec = to.frameCount === 1 ? ['-pix_fmt', 'rgb24'] : LOSSLESS;
    await ffmpeg([...args, '-frames:v', String(to.frameCount), '-fps_mode', 'passthrough', ...codec, path]);
    return { kind: 'images', path, ...to };
  };
  const filtered = (images: Images, filter: string, to: Omit<Images, 'kind' | 'path'>): Promise<Images> =>
    made(['-i', images.path, '-vf', filter], to);

  return {
    ffmpeg,
    async loadImage(path) {
      const animation = await readAnimation(path);
      if (animation) return made(animation.input, animation);
      const png = workPath('png');
      await ffmpeg(['-i', path, '-frames:v', '1', '-pix_fmt', 'rgb24', png]);
      // A PNG has its size at a fixed place.
      const bytes = await readFile(png);
      return {
        kind: 'images',
        path: png,
        frameCount: 1,
        width: bytes.readUInt32BE(16),
        height: bytes.readUInt32BE(20),
      };
    },
    plain({ width, height, frameCount }, color) {
      const source = `color=c=0x${color.toString(16).padStart(6, '0')}:s=${width}x${height}:r=25,format=rgb24`;
      return made(['-f', 'lavfi', '-i', source], { width, height, frameCount });
    },
    repeat(images, times) {
      const filter = `loop=loop=${times - 1}:size=${images.frameCount}:start=0,setpts=N`;
      return filtered(images, filter, { ...sizeOf(images), frameCount: images.frameCount * times });
    },
    join(first, second) {
      const { width, height } = first;
      const joined = `[0:v]format=gbrp,setsar=1[a];[1:v]${fill(width, height)},format=gbrp,setsar=1[b];[a][b]concat`;
      const frameCount = first.frameCount + second.frameCount;
      return made(['-i', first.path, '-i', second.path, '-filter_complex', joined], { width, height, frameCount });
    },
    async sound(durationSeconds, isTone) {
      const path = workPath('wav');
      const source = isTone ? 'sine=frequency=220:sample_rate=44100' : 'anullsrc=r=44100:cl=stereo';
      await ffmpeg(['-f', 'lavfi', '-i', source, '-t', durationSeconds.toFixed(3), '-ac', '2', path]);
      return { kind: 'sound', path };
    },
    async previewJpeg(latent) {
      const path = workPath('jpg');
      const filter = `${fill(latent.width, latent.height)},scale=256:-2`;
      await ffmpeg([...pictureOf(latent.startImage, latent), '-vf', filter, '-frames:v', '1', '-q:v', '6', path]);
      return readFile(path);
    },
    async decode(latent, signal) {
      const path = workPath('mkv');
      await ffmpeg([...decodeArguments(latent), '-frames:v', String(latent.frameCount), ...LOSSLESS, path], signal);
      return { kind: 'images', path, frameCount: latent.frameCount, width: latent.width, height: latent.height };
    },
    pick(images, index, count) {
      const first = Math.min(index, images.frameCount - 1);
      const frameCount = Math.min(count, images.frameCount - first);
      const filter = `select='between(n\\,${first}\\,${first + frameCount - 1})'`;
      return filtered(images, filter, { frameCount, width: images.width, height: images.height });
    },
    scale(images, width, height, crop) {
      const filter = crop ? fill(width, height) : `scale=${width}:${height}:flags=bilinear`;
      return filtered(images, filter, { frameCount: images.frameCount, width, height });
    },
  };
}

function sizeOf({ width, height }: Images): { width: number; height: number } {
  return { width, height };
}

/** Centre crop, as the video nodes do with a start image. */
function fill(width: number, height: number): string {
  return `scale=${width}:${height}:force_original_aspect_ratio=increase:flags=bilinear,crop=${width}:${height}`;
}

/** Text-to-video starts from a lattice in the seed's colours. */
function pictureOf(image: Images | null, latent: Latent): string[] {
  if (image) return ['-loop', '1', '-i', image.path];
  const seed = latent.seed ?? 0;
  const colour = (lane: number) =>
    `0x${[0, 1, 2]
      .map((part) =>
        Math.floor(40 + chance(seed, lane + part) * 180)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
  const { width, height } = latent;
  const lattice = `drawgrid=w=${Math.ceil(width / 6)}:h=${Math.ceil(height / 4)}:t=3:c=${colour(7)}`;
  return ['-f', 'lavfi', '-i', `color=c=${colour(3)}:s=${width}x${height}:r=25,${lattice}`];
}

function decodeArguments(latent: Latent): string[] {
  const { width, height, frameCount, seed } = latent;
  const zoom = 0.002 + 0.004 * chance(seed ?? 0, 1);
  const at = (lane: number) => chance(seed ?? 0, lane).toFixed(3);
  // Zoom 1 at the first frame: it is the start image itself.
  const move =
    `zoompan=z='1+${zoom.toFixed(5)}*on':x='(iw-iw/zoom)*${at(2)}':y='(ih-ih/zoom)*${at(3)}'` +
    `:d=1:s=${width}x${height}:fps=25`;
  const moving = `${fill(width, height)},format=gbrp,${move},setsar=1`;
  const start = pictureOf(latent.startImage, latent);
  if (!latent.endImage || frameCount < 2) return [...start, '-vf', moving];
  const blend =
    `[0:v]${moving},settb=1/25[a];[1:v]${fill(width, height)},format=gbrp,fps=25,setsar=1,settb=1/25[b];` +
    `[a][b]xfade=transition=fade:offset=0:duration=${((frameCount - 1) / 25).toFixed(4)}`;
  return [...start, '-loop', '1', '-i', latent.endImage.path, '-filter_complex', blend];
}
