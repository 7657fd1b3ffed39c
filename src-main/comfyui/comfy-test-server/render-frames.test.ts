import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolders, removeFolders, type ServerFolders } from './folders.ts';
import type { Images, Latent } from './node-values.ts';
import { pickFrames } from './pixels.ts';
import { asSharp, createRenderer, type Renderer } from './render-frames.ts';

let folders: ServerFolders;
let renderer: Renderer;
let ownPath = '';
const never = new AbortController().signal;

beforeAll(async () => {
  folders = await makeFolders();
  renderer = await createRenderer(folders, null);
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

const at = (images: Images, index: number): Images => pickFrames(images, index, 1);

/** Mean difference of two pictures' bytes, 0 to 255. */
function difference(a: Images, b: Images): number {
  expect(a.pixels.length).toBe(b.pixels.length);
  return a.pixels.reduce((sum, value, index) => sum + Math.abs(value - (b.pixels[index] ?? 0)), 0) / a.pixels.length;
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
    expect(at(clip, 0).pixels).toEqual(startImage.pixels);
    for (const index of [0, 6, 11]) expect(difference(at(clip, index), at(clip, index + 1))).toBeGreaterThan(0.2);
    expect(difference(at(clip, 12), at(other, 12))).toBeGreaterThan(0.5);
  });

  it('shows a larger start image cut to its middle', async () => {
    const startImage = await picture('color=c=red:s=96x64,pad=288:64:96:0:blue');
    const clip = await renderer.decode(latent({ startImage }), never);
    expect([...at(clip, 0).pixels.subarray(0, 3)]).toEqual([...at(clip, 12).pixels.subarray(0, 3)]);
    expect(at(clip, 0).pixels[0]).toBeGreaterThan(200);
  });

  it('ends at the end image where one is given', async () => {
    const startImage = await picture('color=c=red:s=96x64');
    const endImage = await picture('color=c=blue:s=200x200');
    const last = at(await renderer.decode(latent({ startImage, endImage }), never), 12);
    expect(last.pixels[2]).toBeGreaterThan(200);
    expect(last.pixels[0]).toBeLessThan(40);
  });

  it('has the seed’s colours without a start image', async () => {
    const one = await renderer.decode(latent({}), never);
    const two = await renderer.decode(latent({ seed: 7 }), never);
    expect(difference(at(one, 0), at(two, 0))).toBeGreaterThan(5);
  });
});

describe('a loaded picture', () => {
  it('is what its file shows: turned as its camera says, without its alpha, as a batch where it has frames', async () => {
    const wide = asSharp(await picture('testsrc2=s=96x64'));
    const turnedPath = join(ownPath, 'turned.jpg');
    await wide.withMetadata({ orientation: 6 }).jpeg().toFile(turnedPath);
    expect(await renderer.loadImage(turnedPath)).toMatchObject({ width: 64, height: 96, frameCount: 1 });
    const clearPath = join(ownPath, 'clear.png');
    await sharp({ create: { width: 2, height: 1, channels: 4, background: { r: 9, g: 8, b: 7, alpha: 0.5 } } })
      .png()
      .toFile(clearPath);
    expect([...(await renderer.loadImage(clearPath)).pixels]).toEqual([9, 8, 7, 9, 8, 7]);
    for (const name of ['moving.gif', 'moving.png']) {
      const path = join(ownPath, name);
      const kind = name.endsWith('.png') ? ['-f', 'apng'] : [];
      await renderer.ffmpeg(['-f', 'lavfi', '-i', 'testsrc2=s=96x64', '-frames:v', '3', ...kind, path]);
      const batch = await renderer.loadImage(path);
      expect(batch).toMatchObject({ frameCount: 3, width: 96, height: 64 });
      expect(batch.pixels).toHaveLength(3 * 96 * 64 * 3);
    }
  });
});
