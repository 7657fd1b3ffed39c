// Whatever an engine saves as: every frame is there, and is found by its number.
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  expectOk,
  findTestFfmpeg,
  makeCountedFilm,
  makeTemporaryFolder,
  numbersFrom,
  readFrameNumbers,
  type TemporaryFolder,
} from './counted-film.ts';
import { cutClip } from './cut-clip.ts';
import { extractFrame } from './extract-frame.ts';
import { countDecodedFrames } from './frame-count.ts';
import { hashFramePixels, imageSize } from './frame-pixels.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { probeVideo } from './probe-video.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { makeThumbnail } from './thumbnail.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

interface TakeKind {
  readonly name: string;
  readonly codec: string;
  readonly framesPerSecond: number | null;
  readonly codecArgs: readonly string[];
  readonly pixelFormat: string;
}

const KINDS: readonly TakeKind[] = [
  { name: 'take.mp4', codec: 'avc', framesPerSecond: 16, codecArgs: ['-c:v', 'libx264'], pixelFormat: 'yuv420p' },
  { name: 'take.webm', codec: 'vp9', framesPerSecond: 16, codecArgs: ['-c:v', 'libvpx-vp9'], pixelFormat: 'yuv420p' },
  {
    name: 'take.mov',
    codec: 'avc',
    framesPerSecond: 16,
    codecArgs: ['-c:v', 'libx264', '-qp', '0'],
    pixelFormat: 'yuv444p',
  },
  { name: 'take.gif', codec: 'gif', framesPerSecond: 16, codecArgs: ['-c:v', 'gif'], pixelFormat: 'gray' },
  { name: 'take.png', codec: 'apng', framesPerSecond: 16, codecArgs: ['-f', 'apng'], pixelFormat: 'rgb24' },
  {
    name: 'take.webp',
    codec: 'webp',
    framesPerSecond: 16,
    codecArgs: ['-c:v', 'libwebp_anim', '-quality', '80'],
    pixelFormat: 'yuv420p',
  },
  { name: 'take_1', codec: 'png', framesPerSecond: null, codecArgs: ['-c:v', 'png'], pixelFormat: 'rgb24' },
  { name: 'deep', codec: 'png', framesPerSecond: null, codecArgs: ['-c:v', 'png'], pixelFormat: 'rgb48be' },
];
const OTHER_PICTURES: readonly (readonly [ending: string, codec: string, codecArgs: readonly string[]])[] = [
  ['jpg', 'jpeg', ['-c:v', 'mjpeg', '-q:v', '2']],
  ['webp', 'webp', ['-c:v', 'libwebp']],
];

const FRAMES = 33;

async function makeTake(folder: TemporaryFolder, { name, codecArgs, pixelFormat }: TakeKind): Promise<string> {
  const takePath = folder.file(name);
  const isFolder = path.extname(name) === '';
  if (isFolder) await mkdir(takePath);
  const film = { frameCount: FRAMES, framesPerSecond: 16, codecArgs, pixelFormat };
  await makeCountedFilm(ffmpeg, isFolder ? path.join(takePath, '%05d.png') : takePath, film);
  return takePath;
}

describe.each(KINDS)('a take as $name', (kind) => {
  it('gives exactly its frames to everything that asks', async () => {
    await using folder = await makeTemporaryFolder();
    const takePath = await makeTake(folder, kind);
    expect(expectOk(await countDecodedFrames(ffmpeg, takePath))).toBe(FRAMES);
    const facts = expectOk(await probeVideo(takePath));
    expect(facts).toMatchObject({ codec: kind.codec, width: 192, height: 96, frameCount: FRAMES, hasAudio: false });
    if (kind.framesPerSecond === null) expect(facts.framesPerSecond).toBeNull();
    else expect(facts.framesPerSecond).toBeCloseTo(kind.framesPerSecond, 0);

    const clipPath = folder.file('clip.mp4');
    const cut = { takePath, firstFrame: 1, frameCount: 31, clipFrames: 31, sourceFramesPerSecond: 16 };
    const clip = { framesPerSecond: 16, width: 192, height: 96, clipPath };
    expect(expectOk(await cutClip(ffmpeg, { ...cut, ...clip }))).toEqual({ hasAudio: false });
    expect(await readFrameNumbers(ffmpeg, clipPath)).toEqual(numbersFrom(1, 31));

    for (const frameIndex of [0, 17, FRAMES - 1]) {
      const pngPath = folder.file(`frame ${frameIndex}.png`);
      expectOk(await extractFrame(ffmpeg, { mediaPath: takePath, frameIndex, pngPath }));
      expect(await readFrameNumbers(ffmpeg, pngPath)).toEqual([frameIndex]);
    }
    const beyond = await extractFrame(ffmpeg, {
      mediaPath: takePath,
      frameIndex: FRAMES,
      pngPath: folder.file('x.png'),
    });
    expect(beyond).toMatchObject({ ok: false, error: { code: 'output-too-short' } });
    const short = await cutClip(ffmpeg, { ...cut, ...clip, frameCount: FRAMES, clipFrames: FRAMES });
    expect(!short.ok && short.error.message).toBe(`The take has ${FRAMES} frames; the clip needs ${FRAMES + 1}.`);

    const jpgPath = folder.file('thumb.jpg');
    expectOk(await makeThumbnail(ffmpeg, { mediaPath: takePath, jpgPath }));
    expect(expectOk(await imageSize(ffmpeg, jpgPath))).toEqual({ width: 320, height: 160 });
    expect(expectOk(await hashFramePixels(ffmpeg, takePath))).toMatch(/^[0-9a-f]{64}$/);
  });
});

/** In the page's compressed pixels: the file's own list of pages stays whole. */
function spoilLastPage(bytes: Buffer): Buffer {
  const pixels = bytes.lastIndexOf('VP8L') + 16;
  return Buffer.from(bytes).fill(0xff, pixels, pixels + 40);
}

describe('an animated WebP', () => {
  it('gives a page that lasts longer as often as it is shown', async () => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('take.webp');
    // Frames 4 to 6 alike, as of a picture that stands still for a moment: the writer makes one page of them.
    const still = `select='between(n,0,4)+gte(n,7)',settb=1/16,setpts='N+2*gte(N,5)'`;
    const codecArgs = ['-vf', still, '-fps_mode', 'passthrough', '-c:v', 'libwebp_anim'];
    await makeCountedFilm(ffmpeg, takePath, { frameCount: 12, framesPerSecond: 16, codecArgs });
    expect(expectOk(await probeVideo(takePath)).frameCount).toBe(14);
    expect(expectOk(await countDecodedFrames(ffmpeg, takePath))).toBe(14);
    const pngPath = folder.file('frame.png');
    for (const [frameIndex, number] of [
      [4, 4],
      [5, 4],
      [6, 4],
      [7, 7],
    ] as const) {
      expectOk(await extractFrame(ffmpeg, { mediaPath: takePath, frameIndex, pngPath }));
      expect(await readFrameNumbers(ffmpeg, pngPath)).toEqual([number]);
    }
  });

  it.each([
    ['was cut off', (bytes: Buffer) => bytes.subarray(0, -300)],
    ['is damaged within its last page', spoilLastPage],
  ])('is refused in words where it %s', async (_what, spoil) => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('take.webp');
    const pictures = ['-f', 'lavfi', '-i', 'testsrc2=s=192x96:r=16', '-frames:v', '9', '-pix_fmt', 'bgra'];
    const codecArgs = ['-c:v', 'libwebp_anim', '-lossless', '1'];
    expectOk(await runFfmpeg(ffmpeg, [...pictures, ...codecArgs, '-y', takePath]));
    await writeFile(takePath, spoil(await readFile(takePath)));
    const refused = { ok: false, error: { code: 'bad-file', filePath: takePath } };
    expect(await countDecodedFrames(ffmpeg, takePath)).toMatchObject(refused);
    expect(await hashFramePixels(ffmpeg, takePath)).toMatchObject(refused);
  });
});

describe('a folder of frames', () => {
  const folderKind = KINDS.find(({ name }) => name === 'take_1') as TakeKind;

  it.each(OTHER_PICTURES)('may hold %s pictures', async (ending, codec, codecArgs) => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('take_1');
    await mkdir(takePath);
    const film = { frameCount: FRAMES, framesPerSecond: 16, codecArgs: [...codecArgs, '-f', 'image2'] };
    await makeCountedFilm(ffmpeg, path.join(takePath, `%05d.${ending}`), film);
    expect(expectOk(await probeVideo(takePath))).toMatchObject({ codec, width: 192, height: 96, frameCount: FRAMES });
    const clipPath = folder.file('clip.mp4');
    const cut = { takePath, firstFrame: 1, frameCount: 32, clipFrames: 32, sourceFramesPerSecond: 16 };
    expectOk(await cutClip(ffmpeg, { ...cut, framesPerSecond: 16, width: 192, height: 96, clipPath }));
    expect(await readFrameNumbers(ffmpeg, clipPath)).toEqual(numbersFrom(1, 32));
    const framePath = path.join(takePath, `00020.${ending}`);
    await truncate(framePath, Math.floor((await readFile(framePath)).length / 2));
    const counted = await countDecodedFrames(ffmpeg, takePath);
    expect(counted).toMatchObject({ ok: false, error: { code: 'bad-file', filePath: framePath } });
  });

  it('is read in the order people count, past everything that is no frame', async () => {
    await using folder = await makeTemporaryFolder();
    const takePath = await makeTake(folder, folderKind);
    const names = (await readdir(takePath)).sort();
    const odd = folder.file("it's 100% %05d");
    await mkdir(odd);
    for (const [index, name] of names.entries()) {
      await writeFile(path.join(odd, `f_${index + 1}_.PNG`), await readFile(path.join(takePath, name)));
    }
    await writeFile(path.join(odd, '.f_0_.PNG'), 'half written');
    await writeFile(path.join(odd, 'notes.txt'), 'no frame');
    const clipPath = folder.file('clip.mp4');
    const cut = { takePath: odd, firstFrame: 0, frameCount: FRAMES, clipFrames: FRAMES, sourceFramesPerSecond: 16 };
    expectOk(await cutClip(ffmpeg, { ...cut, framesPerSecond: 16, width: 192, height: 96, clipPath }));
    expect(await readFrameNumbers(ffmpeg, clipPath)).toEqual(numbersFrom(0, FRAMES));
    expect(expectOk(await hashFramePixels(ffmpeg, odd))).toBe(
      expectOk(await hashFramePixels(ffmpeg, path.join(takePath, names[0] ?? ''))),
    );
  });

  it.each([
    ['is empty', (bytes: Buffer) => bytes.subarray(0, 0), 'damaged or not whole'],
    ['was cut off', (bytes: Buffer) => bytes.subarray(0, -20), 'damaged or not whole'],
    ['is no PNG', () => Buffer.from('GIF89a'), 'damaged or not whole'],
  ])('names the frame that %s, and makes no clip', async (_what, spoil, words) => {
    await using folder = await makeTemporaryFolder();
    const takePath = await makeTake(folder, folderKind);
    const framePath = path.join(takePath, '00020.png');
    await writeFile(framePath, spoil(await readFile(framePath)));
    const cut = { takePath, firstFrame: 0, frameCount: FRAMES, clipFrames: FRAMES, sourceFramesPerSecond: 16 };
    const clip = await cutClip(ffmpeg, {
      ...cut,
      ...{ framesPerSecond: 16, width: 192, height: 96, clipPath: folder.file('clip.mp4') },
    });
    expect(clip).toMatchObject({ ok: false, error: { code: 'bad-file', filePath: framePath } });
    expect(!clip.ok && clip.error.message).toContain(`00020.png is ${words}`);
    expect(await readdir(folder.path)).toEqual(['take_1']);
    // A frame before the bad one can still be had.
    expectOk(await extractFrame(ffmpeg, { mediaPath: takePath, frameIndex: 18, pngPath: folder.file('f.png') }));
  });

  it('refuses frames of two sizes, and a folder without frames', async () => {
    await using folder = await makeTemporaryFolder();
    const takePath = await makeTake(folder, folderKind);
    await mkdir(folder.file('wide'));
    const wide = { frameCount: 1, framesPerSecond: 16, width: 256, codecArgs: ['-c:v', 'png'], pixelFormat: 'rgb24' };
    await makeCountedFilm(ffmpeg, path.join(takePath, '00009.png'), { ...wide, codecArgs: ['-update', '1'] });
    const counted = await countDecodedFrames(ffmpeg, takePath);
    expect(!counted.ok && counted.error.message).toContain('00009.png has another size');
    const empty = { ok: false, error: { code: 'bad-file', filePath: folder.file('wide') } };
    expect(await countDecodedFrames(ffmpeg, folder.file('wide'))).toMatchObject(empty);
    expect(await probeVideo(folder.file('wide'))).toMatchObject(empty);
  });
});
