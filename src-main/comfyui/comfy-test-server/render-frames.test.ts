import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locateFfmpeg, runFfmpeg } from '../../media/index.ts';
import { makeFolders, removeFolders, type ServerFolders } from './folders.ts';
import type { Images, Latent } from './node-values.ts';
import { createRenderer, type Renderer } from './render-frames.ts';

let folders: ServerFolders;
let renderer: Renderer;
let ffmpegPath = '';
let ownPath = '';
const never = new AbortController().signal;

beforeAll(async () => {
  folders = await makeFolders();
  renderer = await createRenderer(folders, null);
  const located = await locateFfmpeg(null);
  if (!located.ok) throw new Error(located.error.message);
  ffmpegPath = located.value.path;
  ownPath = await mkdtemp(join(tmpdir(), 'render-frames-'));
});
afterAll(async () => {
  await removeFolders(folders);
  await rm(ownPath, { recursive: true });
});

async function picture(source: string): Promise<Images> {
  const path = join(ownPath, `${Math.random()}.png`);
  await renderer.ffmpeg(['-f', 'lavfi', '-i', source, '-frames:v', '1', path]);
  return renderer.loadImage(path);
}

/** Mean difference of two pictures' bytes, 0 to 255. */
async function difference(a: Images, b: Images): Promise<number> {
  const [one, two] = await Promise.all([pixels(a), pixels(b)]);
  expect(one.length).toBe(two.length);
  return one.reduce((sum, value, index) => sum + Math.abs(value - (two[index] ?? 0)), 0) / one.length;
}

async function pixels(images: Images): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const args = ['-i', images.path, '-frames:v', '1', '-pix_fmt', 'rgb24', '-f', 'rawvideo', 'pipe:1'];
  const done = await runFfmpeg({ path: ffmpegPath }, args, { onOutput: (chunk) => chunks.push(chunk) });
  if (!done.ok) throw new Error(done.error.details);
  return Buffer.concat(chunks);
}

const latent = (more: Partial<Latent>): Latent => ({
  kind: 'latent',
  width: 96,
  height: 64,
  frameCount: 13,
  startImage: null,
  endImage: null,
  seed: 1,
  sound: null,
  ...more,
});

describe('a decoded clip', () => {
  it('begins with the start image, moves from frame to frame, and moves otherwise with another seed', async () => {
    const startImage = await picture('testsrc2=s=96x64');
    const clip = await renderer.decode(latent({ startImage }), never);
    const other = await renderer.decode(latent({ startImage, seed: 2 }), never);
    const at = (images: Images, index: number) => renderer.pick(images, index, 1);
    expect(await difference(await at(clip, 0), startImage)).toBeLessThan(0.5);
    for (const index of [0, 6, 11]) {
      expect(await difference(await at(clip, index), await at(clip, index + 1))).toBeGreaterThan(0.2);
    }
    expect(await difference(await at(clip, 12), await at(other, 12))).toBeGreaterThan(0.5);
  });

  it('ends at the end image where one is given', async () => {
    const startImage = await picture('color=c=red:s=96x64');
    const endImage = await picture('color=c=blue:s=200x200');
    const clip = await renderer.decode(latent({ startImage, endImage }), never);
    const last = await pixels(await renderer.pick(clip, 12, 1));
    expect(last[2]).toBeGreaterThan(200);
    expect(last[0]).toBeLessThan(40);
  });

  it('has the seed’s colours without a start image', async () => {
    const one = await renderer.decode(latent({}), never);
    const two = await renderer.decode(latent({ seed: 7 }), never);
    expect(await difference(await renderer.pick(one, 0, 1), await renderer.pick(two, 0, 1))).toBeGreaterThan(5);
  });
});
