// Pictures laid over others, looked at pixel by pixel.
import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { expectOk, findTestFfmpeg, makeTemporaryFolder, type TemporaryFolder } from './counted-film.ts';
import type { Ffmpeg } from './index.ts';
import { composeOverlays, type PlacedPicture, placeOf } from './overlay-picture.ts';

let ffmpeg: Ffmpeg;
let folder: TemporaryFolder;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  // Every pixel another: what is moved or rounded shows.
  const noise = { type: 'gaussian' as const, mean: 120, sigma: 60 };
  await sharp({ create: { width: 100, height: 60, channels: 3, background: 'black', noise } }).toFile(base());
});
afterEach(() => folder[Symbol.asyncDispose]());

const base = () => folder.file('100% base.png');
const place = (more: Partial<PlacedPicture>): PlacedPicture => ({
  ...{ imagePath: folder.file('product.png'), position: 'top-left', scale: 0.2, opacity: 1, margin: 0 },
  ...more,
});
const compose = (overlays: readonly PlacedPicture[], basePath = base()) =>
  composeOverlays(ffmpeg, { basePath, overlays, pngPath: folder.file('out.png') });
async function plain(
  name: string,
  background: { r: number; g: number; b: number; alpha: number },
  width = 20,
  height = 20,
): Promise<string> {
  await sharp({ create: { width, height, channels: 4, background } }).toFile(folder.file(name));
  return folder.file(name);
}
async function pixels(path: string) {
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  return { at, info, data };
}

const distance = (pixel: readonly number[], wanted: readonly number[]): number =>
  Math.max(...wanted.map((value, index) => Math.abs((pixel[index] ?? 0) - value)));

it.each(['png', 'webp', 'jpg'])('covers what it covers and leaves every other pixel as it was: %s', async (format) => {
  const imagePath = await plain(`product.${format}`, { r: 200, g: 10, b: 30, alpha: 1 });
  expectOk(await compose([place({ imagePath, position: 'bottom-right', margin: 0.1 })]));
  const [before, after] = [await pixels(base()), await pixels(folder.file('out.png'))];
  expect(after.info).toMatchObject({ width: 100, height: 60, channels: 3 });
  // 20 wide, 6 from both edges; a JPEG or lossy WebP keeps its colour but for a little.
  const near = format === 'png' ? 0 : 4;
  for (let y = 0; y < 60; y += 1) {
    for (let x = 0; x < 100; x += 1) {
      const isCovered = x >= 74 && x < 94 && y >= 34 && y < 54;
      if (isCovered) expect(distance(after.at(x, y), [200, 10, 30])).toBeLessThanOrEqual(near);
      else expect(after.at(x, y)).toEqual(before.at(x, y));
    }
  }
});

it('is seen through by its own alpha times its opacity, and the last lies on top', async () => {
  await sharp({ create: { width: 100, height: 60, channels: 3, background: { r: 100, g: 100, b: 100 } } }).toFile(
    base(),
  );
  const faint = await plain('faint.png', { r: 200, g: 0, b: 0, alpha: 0.5 });
  const solid = await plain('solid.png', { r: 0, g: 0, b: 200, alpha: 1 });
  expectOk(await compose([place({ imagePath: faint, opacity: 0.5 }), place({ imagePath: solid, scale: 0.1 })]));
  const { at } = await pixels(folder.file('out.png'));
  expect(at(5, 5)).toEqual([0, 0, 200]);
  expect(distance(at(15, 15), [125, 75, 75])).toBeLessThanOrEqual(2);
});

it('gives no colour of unseen pixels to its edge', async () => {
  await sharp({ create: { width: 100, height: 60, channels: 3, background: 'white' } }).toFile(base());
  // White in the middle; around it green that cannot be seen.
  const white = await sharp({ create: { width: 200, height: 200, channels: 4, background: 'white' } })
    .png()
    .toBuffer();
  await sharp({ create: { width: 400, height: 400, channels: 4, background: { r: 0, g: 255, b: 0, alpha: 0 } } })
    .composite([{ input: white }])
    .toFile(folder.file('product.png'));
  expectOk(await compose([place({ position: 'center', scale: 0.5 })]));
  expect(Math.min(...(await pixels(folder.file('out.png'))).data)).toBeGreaterThan(250);
});

it.each(['png', 'jpg'] as const)('stands upright as its EXIF says: %s', async (format) => {
  const left = { create: { width: 10, height: 10, channels: 3 as const, background: 'red' } };
  await sharp({ create: { width: 20, height: 10, channels: 3, background: 'blue' } })
    .composite([{ input: left, left: 0, top: 0 }])
    .withMetadata({ orientation: 6 })
    .toFile(folder.file(`turned.${format}`));
  expectOk(await compose([place({ imagePath: folder.file(`turned.${format}`), scale: 0.1 })]));
  const { at } = await pixels(folder.file('out.png'));
  // Twice as high as wide, and what was left is above.
  expect(at(5, 3)[0]).toBeGreaterThan(200);
  expect(at(5, 16)[2]).toBeGreaterThan(200);
});

it('is placed by position, scale and margin, and never cut off', () => {
  const at = (more: Partial<PlacedPicture>, picture = { width: 300, height: 150 }) =>
    placeOf(place(more), { width: 1000, height: 600 }, picture);
  expect(at({ position: 'center', scale: 0.5 })).toEqual({ width: 500, height: 250, x: 250, y: 175 });
  expect(at({ position: 'top', margin: 0.1 })).toEqual({ width: 200, height: 100, x: 400, y: 60 });
  expect(at({ position: 'left', margin: 0.1 })).toEqual({ width: 200, height: 100, x: 60, y: 250 });
  expect(at({ position: 'bottom-right', margin: 0.1 })).toEqual({ width: 200, height: 100, x: 740, y: 440 });
  expect(at({ scale: 1, margin: 0.5, position: 'right' }, { width: 100, height: 900 })).toEqual({
    ...{ width: 67, height: 600, x: 633, y: 0 },
  });
});

it('names the picture that cannot be read, and leaves nothing behind', async () => {
  const before = (await readdir(tmpdir())).filter((name) => name.startsWith('longtake-overlay-'));
  await writeFile(folder.file('product.png'), 'no picture');
  await writeFile(folder.file('half.png'), Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1'));
  const failed = (path: string) => ({ ok: false, error: { filePath: folder.file(path), code: 'bad-file' } });
  expect(await compose([place({})])).toMatchObject(failed('product.png'));
  expect(await compose([place({ imagePath: folder.file('half.png') })])).toMatchObject(failed('half.png'));
  expect(await compose([place({ imagePath: folder.file('gone.png') })])).toMatchObject({
    error: { filePath: folder.file('gone.png'), code: 'file-missing' },
  });
  expect((await readdir(folder.path)).sort()).toEqual(['100% base.png', 'half.png', 'product.png']);
  expect((await readdir(tmpdir())).filter((name) => name.startsWith('longtake-overlay-'))).toEqual(before);
});
