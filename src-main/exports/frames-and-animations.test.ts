import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  expectOk,
  findTestFfmpeg,
  makeTemporaryFolder,
  numbersFrom,
  readFrameNumbers,
  readRawPixels,
  type TemporaryFolder,
} from '../media/counted-film.ts';
import { type Ffmpeg, probeVideo, runFfmpeg } from '../media/index.ts';
import { encodeFilm } from './encode-film.ts';
import { describeFile, encodeRequestFor, FRAMES, makeMaster, RATE, type Wish } from './master-for-tests.ts';

let ffmpeg: Ffmpeg;
let folder: TemporaryFolder;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
  folder = await makeTemporaryFolder();
  for (const hasAudio of [false, true]) {
    const masterPath = folder.file(hasAudio ? 'loud.mp4' : 'silent.mp4');
    await makeMaster(ffmpeg, masterPath, { frames: FRAMES, framesPerSecond: RATE, hasAudio });
  }
});
afterAll(() => folder[Symbol.asyncDispose]());

const requestOf = (wish: Wish) => encodeRequestFor(folder.file(wish.hasAudio ? 'loud.mp4' : 'silent.mp4'), wish);

describe('encodeFilm: frames', () => {
  it('writes every frame as a picture of the same colours, in a folder, under any name', async () => {
    await using own = await makeTemporaryFolder();
    for (const name of ['it\'s 100%d "quoted"\nand ünïcödé 猫', '%06d', '-y']) {
      const targetPath = own.file(name);
      const encoded = expectOk(await encodeFilm(ffmpeg, requestOf({ format: 'png-sequence', targetPath })));
      const names = await readdir(targetPath);
      expect(names.sort()).toEqual(numbersFrom(1, FRAMES).map((n) => `${name}_${`${n}`.padStart(6, '0')}.png`));
      const sizes = await Promise.all(names.map(async (file) => (await stat(path.join(targetPath, file))).size));
      expect(encoded).toEqual({ frames: FRAMES, bytes: sizes.reduce((sum, size) => sum + size, 0) });
      const shown = await Promise.all(names.map((file) => readFrameNumbers(ffmpeg, path.join(targetPath, file))));
      expect(shown.flat()).toEqual(numbersFrom(0, FRAMES));
    }
    const description = await describeFile(ffmpeg, path.join(own.file('%06d'), '%06d_000003.png'));
    expect(description).toMatch(/png, rgb24\(pc.*192x96/);
  });

  it('keeps colours', async () => {
    await using own = await makeTemporaryFolder();
    const masterPath = own.file('red.mp4');
    const source = 'color=c=0xd04020:s=192x96:r=24,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p';
    const tagged = `${source},setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709`;
    const film = ['-f', 'lavfi', '-i', tagged, '-frames:v', '3', '-c:v', 'libx264', '-crf', '4'];
    expectOk(await runFfmpeg(ffmpeg, [...film, '-y', masterPath]));
    const colours: Record<string, readonly number[]> = {};
    for (const [format, name] of [
      ['png-sequence', 'png'],
      ['prores', 'a.mov'],
      ['webm', 'a.webm'],
      ['gif', 'a.gif'],
      ['webp', 'a.webp'],
    ] as const) {
      const targetPath = own.file(name);
      expectOk(await encodeFilm(ffmpeg, { ...requestOf({ format, targetPath }), masterPath, frames: 3 }));
      const looked = format === 'png-sequence' ? path.join(targetPath, `${name}_000002.png`) : targetPath;
      colours[format] = format === 'webp' ? await webpColour(looked) : await firstColour(looked);
    }
    for (const [format, colour] of Object.entries(colours)) {
      for (const [index, level] of [0xd0, 0x40, 0x20].entries()) {
        expect(Math.abs((colour[index] ?? 0) - level), `${format} ${colour}`).toBeLessThanOrEqual(4);
      }
    }
  });

  it('replaces the frames of an earlier export as a whole, and nothing that is not one', async () => {
    await using own = await makeTemporaryFolder();
    const targetPath = own.file('film');
    await mkdir(targetPath);
    await writeFile(path.join(targetPath, 'film_000099.png'), 'from a longer film');
    const request = requestOf({ format: 'png-sequence', targetPath });
    expectOk(await encodeFilm(ffmpeg, request));
    expect(await readdir(targetPath)).toHaveLength(FRAMES);
    await writeFile(path.join(targetPath, 'grade notes.txt'), 'mine');
    const again = await encodeFilm(ffmpeg, request);
    expect(again).toMatchObject({ ok: false, error: { code: 'conflict', details: 'It holds grade notes.txt.' } });
    const overFile = await encodeFilm(ffmpeg, { ...request, targetPath: path.join(targetPath, 'grade notes.txt') });
    expect(overFile).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await readdir(targetPath)).toHaveLength(FRAMES + 1);
    expect(await readdir(own.path)).toEqual(['film']);
  });
});

describe('encodeFilm: animations', () => {
  it.each([
    ['gif', { widthPixels: null, framesPerSecond: null }, 192, FRAMES, 1.25],
    ['webp', { widthPixels: null, framesPerSecond: null }, 192, FRAMES, 1.25],
    ['gif', { widthPixels: 97, framesPerSecond: 12 }, 97, 15, 1.25],
    ['webp', { widthPixels: 97, framesPerSecond: 12 }, 97, 15, 1.25],
    // A GIF cannot be faster: browsers would slow it down.
    ['gif', { widthPixels: null, framesPerSecond: 60 }, 192, 63, 1.26],
  ] as const)('%s with %o', async (format, options, width, frames, durationSeconds) => {
    const targetPath = folder.file(`${width} ${frames}.${format}`);
    const encoded = expectOk(await encodeFilm(ffmpeg, requestOf({ format, targetPath, options, hasAudio: true })));
    expect(encoded).toEqual({ frames, bytes: (await stat(targetPath)).size });
    const facts = expectOk(await probeVideo(targetPath));
    expect(facts).toMatchObject({ codec: format, width, frameCount: frames });
    expect(facts.height).toBe(Math.round(width / 2));
    expect(facts.durationSeconds).toBeCloseTo(durationSeconds, 2);
    const bytes = await readFile(targetPath);
    // For ever: GIF says it in Netscape's extension, WebP in ANIM behind its background colour.
    if (format === 'gif') expect(bytes.subarray(bytes.indexOf('NETSCAPE2.0') + 11).readUInt16LE(2)).toBe(0);
    else expect(bytes.readUInt16LE(bytes.indexOf('ANIM') + 12)).toBe(0);
    if (format === 'gif' && width === 192 && frames === FRAMES) {
      expect(await readFrameNumbers(ffmpeg, targetPath)).toEqual(numbersFrom(0, FRAMES));
    }
  });

  it('keeps every frame of a shot that stands still', async () => {
    const masterPath = folder.file('still.mp4');
    const film = ['-f', 'lavfi', '-i', 'color=gray:s=192x96:r=24', '-frames:v', '12', '-c:v', 'libx264'];
    expectOk(await runFfmpeg(ffmpeg, [...film, '-pix_fmt', 'yuv420p', '-y', masterPath]));
    for (const format of ['gif', 'webp'] as const) {
      const request = { ...requestOf({ format, targetPath: folder.file(`still.${format}`) }), masterPath, frames: 12 };
      expect(expectOk(await encodeFilm(ffmpeg, request)).frames).toBe(12);
    }
  });
});

async function firstColour(filePath: string): Promise<readonly number[]> {
  return [...(await readRawPixels(ffmpeg, filePath, 'scale=1:1,format=rgb24', 'rgb24')).subarray(0, 3)];
}

/** ffmpeg cannot decode an animated WebP. */
async function webpColour(filePath: string): Promise<readonly number[]> {
  const { default: sharp } = await import('sharp');
  return [...(await sharp(filePath).removeAlpha().raw().toBuffer()).subarray(0, 3)];
}
