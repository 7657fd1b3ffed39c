import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  expectOk,
  findTestFfmpeg,
  makeTemporaryFolder,
  readRawPixels,
  type TemporaryFolder,
} from '../media/counted-film.ts';
import { extractFrame } from '../media/extract-frame.ts';
import { countDecodedFrames, type Ffmpeg, fontFilePath, hashFramePixels, runFfmpeg } from '../media/index.ts';
import { drawDreamLandscape } from './dream-landscape.ts';
import { type DraftRequest, renderDraft } from './render-draft.ts';

const WIDTH = 240;
const HEIGHT = 136;

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

function draftIn(folder: TemporaryFolder, more: Partial<DraftRequest>): DraftRequest {
  return {
    startImagePath: null,
    prompt: 'A quiet harbour at dawn.',
    cameraMovement: 'dolly',
    motionType: null,
    motionStrength: 0.5,
    shotId: '001',
    segmentIndex: 0,
    segmentCount: 2,
    width: WIDTH,
    height: HEIGHT,
    framesPerSecond: 16,
    frameCount: 17,
    seed: 7,
    videoPath: folder.file('take.mp4'),
    lastFramePath: folder.file('last.png'),
    lastKeptFrameIndex: 15,
    fontPath: fontFilePath(),
    ...more,
  };
}

async function drawStart(folder: TemporaryFolder, source = `testsrc2=s=${WIDTH}x${HEIGHT}`): Promise<string> {
  const picturePath = folder.file('start.png');
  expectOk(
    await runFfmpeg(ffmpeg, ['-f', 'lavfi', '-i', source, '-frames:v', '1', '-pix_fmt', 'rgb24', '-y', picturePath]),
  );
  return picturePath;
}

/** Mean difference of levels between two pictures of the same size, 0 to 255. */
async function differenceOf(pathA: string, pathB: string, filter = 'null'): Promise<number> {
  const [a, b] = [
    await readRawPixels(ffmpeg, pathA, filter, 'rgb24'),
    await readRawPixels(ffmpeg, pathB, filter, 'rgb24'),
  ];
  expect(a.length).toBe(b.length);
  return a.reduce((sum, level, index) => sum + Math.abs(level - (b[index] ?? 0)), 0) / a.length;
}

describe('renderDraft', () => {
  it('gives exactly the asked frames, a clean frame, previews and progress', async () => {
    await using folder = await makeTemporaryFolder();
    const previews: Uint8Array[] = [];
    const progress: number[] = [];
    const listeners = {
      onPreview: (jpeg: Uint8Array) => previews.push(jpeg),
      onProgress: (n: number) => progress.push(n),
    };
    expectOk(await renderDraft(ffmpeg, draftIn(folder, listeners)));
    expect(expectOk(await countDecodedFrames(ffmpeg, folder.file('take.mp4')))).toBe(17);
    expect(progress.at(-1)).toBe(17);
    expect(previews).toHaveLength(5);
    await writeFile(folder.file('preview.jpg'), previews[0] ?? '');
    expectOk(await hashFramePixels(ffmpeg, folder.file('preview.jpg')));
    expect((await readdir(folder.path)).sort()).toEqual(['last.png', 'preview.jpg', 'take.mp4']);
  });

  it('shows the start image as frame 0, and hands on a frame without slate', async () => {
    await using folder = await makeTemporaryFolder();
    const startImagePath = await drawStart(folder);
    expectOk(await renderDraft(ffmpeg, draftIn(folder, { startImagePath, lastKeptFrameIndex: 0 })));
    // Lossless and unmoved: the very pixels of the start image.
    const pixels = async (name: string) => expectOk(await hashFramePixels(ffmpeg, folder.file(name)));
    expect(await pixels('last.png')).toBe(await pixels('start.png'));
    expectOk(
      await extractFrame(ffmpeg, { mediaPath: folder.file('take.mp4'), frameIndex: 0, pngPath: folder.file('0.png') }),
    );
    const aboveSlate = `crop=${WIDTH}:${HEIGHT - 40}:0:0`;
    const slate = `crop=${WIDTH}:30:0:${HEIGHT - 30}`;
    expect(await differenceOf(folder.file('0.png'), startImagePath, aboveSlate)).toBeLessThan(6);
    expect(await differenceOf(folder.file('0.png'), startImagePath, slate)).toBeGreaterThan(25);
  });

  it.each([
    ['gif', ['-c:v', 'gif']],
    ['png', ['-f', 'apng']],
    ['webp', ['-c:v', 'libwebp_anim', '-lossless', '1']],
  ])('takes the first frame of a start picture that moves: %s', async (ending, codecArgs) => {
    await using folder = await makeTemporaryFolder();
    const startImagePath = folder.file(`start.${ending}`);
    const source = ['-f', 'lavfi', '-i', `testsrc2=s=${WIDTH}x${HEIGHT}`, '-frames:v', '5'];
    expectOk(await runFfmpeg(ffmpeg, [...source, ...codecArgs, '-y', startImagePath]));
    expectOk(await renderDraft(ffmpeg, draftIn(folder, { startImagePath, cameraMovement: 'static' })));
    expect(expectOk(await countDecodedFrames(ffmpeg, folder.file('take.mp4')))).toBe(17);
    const first = folder.file('first.png');
    expectOk(await extractFrame(ffmpeg, { mediaPath: startImagePath, frameIndex: 0, pngPath: first }));
    expect(await differenceOf(folder.file('last.png'), first)).toBeLessThan(1);
  });

  it('hands on the frame that the take shows at that number', async () => {
    await using folder = await makeTemporaryFolder();
    const startImagePath = await drawStart(folder);
    expectOk(await renderDraft(ffmpeg, draftIn(folder, { startImagePath, motionStrength: 1 })));
    const differences: number[] = [];
    for (const frameIndex of [14, 15, 16]) {
      const pngPath = folder.file(`${frameIndex}.png`);
      expectOk(await extractFrame(ffmpeg, { mediaPath: folder.file('take.mp4'), frameIndex, pngPath }));
      differences.push(await differenceOf(pngPath, folder.file('last.png'), `crop=${WIDTH}:${HEIGHT - 40}:0:0`));
    }
    expect(Math.min(...differences)).toBe(differences[1]);
  });

  it('goes on where it was, when a segment is chained to another', async () => {
    await using folder = await makeTemporaryFolder();
    const startImagePath = await drawStart(folder);
    const frame = (name: string) => folder.file(`${name}.png`);
    const render = (start: string, name: string, lastKeptFrameIndex: number) =>
      renderDraft(ffmpeg, draftIn(folder, { startImagePath: start, lastFramePath: frame(name), lastKeptFrameIndex }));
    expectOk(await render(startImagePath, 'handed on', 11));
    expectOk(await render(startImagePath, 'uncut', 16));
    expectOk(await render(frame('handed on'), 'chained 0', 0));
    expectOk(await render(frame('handed on'), 'chained 1', 1));
    expectOk(await render(frame('handed on'), 'chained 5', 5));
    expect(await differenceOf(frame('chained 0'), frame('handed on'))).toBe(0);
    expect(await differenceOf(frame('chained 1'), frame('handed on'))).toBeGreaterThan(0.3);
    // Five frames after the hand-over lie where frame 16 of an uncut segment lies, apart from the second resampling.
    const drift = await differenceOf(frame('chained 5'), frame('uncut'));
    expect(drift).toBeLessThan((await differenceOf(frame('handed on'), frame('uncut'))) / 4);
  });

  it('survives every text', async () => {
    await using folder = await makeTemporaryFolder();
    const texts = [`it's 100% "sure": %{n} \\n \\\\ [a];b,c=d`, 'x\ny\u0000z\ud800', '%', '', '東京 🙂 à la mode'];
    for (const prompt of texts) {
      const shotId = prompt.slice(0, 12);
      expectOk(await renderDraft(ffmpeg, draftIn(folder, { prompt, shotId, frameCount: 2, lastFramePath: null })));
    }
    expect(await readdir(folder.path)).toEqual(['take.mp4']);
  });

  it('leaves nothing behind when it is stopped or cannot start', async () => {
    await using folder = await makeTemporaryFolder();
    const stop = new AbortController();
    const long = { frameCount: 500, width: 832, height: 480, signal: stop.signal, onPreview: () => stop.abort() };
    expect(await renderDraft(ffmpeg, draftIn(folder, long))).toMatchObject({ ok: false, error: { code: 'stopped' } });
    const missing = draftIn(folder, { startImagePath: folder.file('none.png') });
    expect(await renderDraft(ffmpeg, missing)).toMatchObject({ ok: false, error: { code: 'file-missing' } });
    const noFont = draftIn(folder, { fontPath: folder.file('none.ttf') });
    expect(await renderDraft(ffmpeg, noFont)).toMatchObject({ ok: false, error: { code: 'disk-failed' } });
    expect(await readdir(folder.path)).toEqual([]);
  });

  it('draws the same landscape for the same seed, another for another', async () => {
    const hash = (seed: number) =>
      createHash('sha256')
        .update(drawDreamLandscape(seed, 64, 36))
        .digest('hex');
    expect(hash(3)).toBe(hash(3));
    expect(hash(3)).not.toBe(hash(4));
  });
});

describe('smoothness', () => {
  const DOT = { x: 60, y: 40 };
  const dotPicture = `color=c=black:s=${WIDTH}x${HEIGHT},format=gray,geq=lum='255*exp(-(pow(X-${DOT.x},2)+pow(Y-${DOT.y},2))/8)'`;

  /** Where the dot is in every frame, to a fraction of a pixel. */
  async function dotPlaces(filmPath: string): Promise<readonly number[]> {
    const [width, height] = [140, 80];
    const pixels = await readRawPixels(ffmpeg, filmPath, `crop=${width}:${height}:0:0`, 'gray');
    return Array.from({ length: pixels.length / (width * height) }, (_, frame) => {
      let [sum, weighted] = [0, 0];
      for (let index = 0; index < width * height; index += 1) {
        const light = Math.max(0, (pixels[frame * width * height + index] ?? 0) - 24);
        sum += light;
        weighted += light * (index % width);
      }
      return weighted / sum;
    });
  }

  /** How far the most uneven step lies from the mean one, in pixels. */
  function jitterPixels(places: readonly number[]): number {
    const steps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    expect(Math.abs(mean)).toBeGreaterThan(0.04);
    return Math.max(...steps.map((step) => Math.abs(step - mean)));
  }

  it.each(['slow_push', 'pan left', 'pull out'])('%s moves by even steps', async (cameraMovement) => {
    await using folder = await makeTemporaryFolder();
    const startImagePath = await drawStart(folder, dotPicture);
    const request = draftIn(folder, { startImagePath, cameraMovement, frameCount: 33, lastFramePath: null });
    expectOk(await renderDraft(ffmpeg, request));
    expect(jitterPixels(await dotPlaces(folder.file('take.mp4')))).toBeLessThan(0.15);
  });

  it('would catch a camera that jumps by whole pixels, as zoompan does', async () => {
    await using folder = await makeTemporaryFolder();
    const startImagePath = await drawStart(folder, dotPicture);
    const zoompan = `zoompan=z='1+0.002*on':x='iw/2-iw/zoom/2':y='ih/2-ih/zoom/2':d=33:s=${WIDTH}x${HEIGHT}:fps=16`;
    const jumping = folder.file('zoompan.mp4');
    expectOk(
      await runFfmpeg(ffmpeg, ['-i', startImagePath, '-vf', zoompan, '-crf', '12', '-pix_fmt', 'yuv420p', jumping]),
    );
    expect(jitterPixels(await dotPlaces(jumping))).toBeGreaterThan(0.5);
  });
});
