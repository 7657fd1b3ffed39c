// What the played model makes, in plain arithmetic on pixels: a start image that is slowly zoomed and drifts, where to
// the seed decides. In this process, because starting another program for each step took longer than the work.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Images, Interrupted, type Latent } from './node-values.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const bytesOfFrame = ({ width, height }: Size): number => width * height * 3;

export function imagesOf(pixels: Uint8Array, { width, height }: Size): Images {
  return { kind: 'images', pixels, frameCount: pixels.length / bytesOfFrame({ width, height }), width, height };
}

/** `count` frames from `first`, as far as there are any; at least one. */
export function pickFrames(images: Images, first: number, count: number): Images {
  const start = Math.min(first, images.frameCount - 1);
  const end = Math.min(start + count, images.frameCount);
  const frame = bytesOfFrame(images);
  return imagesOf(images.pixels.subarray(start * frame, end * frame), images);
}

export function repeatFrames(images: Images, times: number): Images {
  const batches = Array.from({ length: times }, () => images.pixels);
  return imagesOf(Buffer.concat(batches), images);
}

/** @param color 0xRRGGBB */
export function plainFrames(size: Size, frameCount: number, color: number): Images {
  const rgb = [(color >> 16) & 255, (color >> 8) & 255, color & 255];
  return imagesOf(Buffer.alloc(bytesOfFrame(size) * frameCount, Uint8Array.from(rgb)), size);
}

/** Between 0 and 1, from the seed alone; `lane` gives several such numbers. */
function chance(seed: number, lane: number): number {
  const mixed = Math.sin((seed % 100_003) * 12.9898 + lane * 78.233) * 43758.5453;
  return mixed - Math.floor(mixed);
}

const LINE_PIXELS = 3;

/** What text-to-video starts from: a lattice in the seed's colours. */
export function latticeOf(seed: number, size: Size): Images {
  const colour = (lane: number) =>
    [0, 1, 2].reduce((sum, part) => sum * 256 + Math.floor(40 + chance(seed, lane + part) * 180), 0);
  const ground = plainFrames(size, 1, colour(3));
  const line = plainFrames(size, 1, colour(7));
  const [stepX, stepY] = [Math.ceil(size.width / 6), Math.ceil(size.height / 4)];
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      if (x % stepX >= LINE_PIXELS && y % stepY >= LINE_PIXELS) continue;
      const at = (y * size.width + x) * 3;
      ground.pixels.set(line.pixels.subarray(at, at + 3), at);
    }
  }
  return ground;
}

/** So much work is done before others have a turn: an answer must not wait for a whole clip. */
const PIXELS_A_TURN = 500_000;

/** The first frame is the start image itself; where there is an end image, the last one is that. Both in the clip's size. */
export async function moveOn(latent: Latent, start: Images, end: Images | null, signal: AbortSignal): Promise<Images> {
  const { width, height, frameCount } = latent;
  const seed = latent.seed ?? 0;
  const frame = bytesOfFrame(latent);
  const pixels = Buffer.alloc(frame * frameCount);
  const growth = 0.002 + 0.004 * chance(seed, 1);
  let pixelsDone = 0;
  for (let index = 0; index < frameCount; index += 1) {
    const into = pixels.subarray(index * frame, (index + 1) * frame);
    zoomInto(into, start.pixels, { width, height }, 1 + growth * index, chance(seed, 2), chance(seed, 3));
    if (end && frameCount > 1) blendInto(into, end.pixels, index / (frameCount - 1));
    pixelsDone += width * height;
    if (pixelsDone < PIXELS_A_TURN) continue;
    pixelsDone = 0;
    await nextTurn();
    if (signal.aborted) throw new Interrupted();
  }
  return imagesOf(pixels, latent);
}

function blendInto(into: Uint8Array, end: Uint8Array, share: number): void {
  for (let at = 0; at < into.length; at += 1) {
    const from = into[at] ?? 0;
    into[at] = from + ((end[at] ?? 0) - from) * share;
  }
}

/** Two neighbours and how much of the second, for each place along a side. Weights of 256, so that all stays whole. */
function placesAlong(length: number, zoom: number, drift: number) {
  const low = new Int32Array(length);
  const high = new Int32Array(length);
  const weight = new Int32Array(length);
  const offset = (length - length / zoom) * drift;
  for (let index = 0; index < length; index += 1) {
    const place = Math.max(0, Math.min(length - 1, offset + (index + 0.5) / zoom - 0.5));
    low[index] = Math.floor(place);
    high[index] = Math.min(length - 1, Math.floor(place) + 1);
    weight[index] = Math.round((place - Math.floor(place)) * 256);
  }
  return { low, high, weight };
}

/** Line by line: two lines of the source are mixed first, then neighbours within that. */
function zoomInto(
  into: Uint8Array,
  source: Uint8Array,
  { width, height }: Size,
  zoom: number,
  driftX: number,
  driftY: number,
): void {
  const columns = placesAlong(width, zoom, driftX);
  const rows = placesAlong(height, zoom, driftY);
  const mixed = new Uint16Array(width * 3);
  for (let y = 0; y < height; y += 1) {
    const top = (rows.low[y] ?? 0) * width * 3;
    const bottom = (rows.high[y] ?? 0) * width * 3;
    const down = rows.weight[y] ?? 0;
    for (let at = 0; at < mixed.length; at += 1) {
      mixed[at] = (source[top + at] ?? 0) * (256 - down) + (source[bottom + at] ?? 0) * down;
    }
    const line = y * width * 3;
    for (let x = 0; x < width; x += 1) {
      const left = (columns.low[x] ?? 0) * 3;
      const right = (columns.high[x] ?? 0) * 3;
      const across = columns.weight[x] ?? 0;
      for (let part = 0; part < 3; part += 1) {
        const sum = (mixed[left + part] ?? 0) * (256 - across) + (mixed[right + part] ?? 0) * across;
        into[line + x * 3 + part] = (sum + 32_768) >> 16;
      }
    }
  }
}
