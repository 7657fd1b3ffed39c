import { copyFile, mkdir, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  expectOk,
  findTestFfmpeg,
  makeTemporaryFolder,
  numbersFrom,
  readFrameNumbers,
  readRawPixels,
} from '../media/counted-film.ts';
import { type Ffmpeg, fontFilePath, runFfmpeg } from '../media/index.ts';
import { layOutCard } from './burnt-text.ts';
import { checkRuns } from './clip-runs.ts';
import type { CardPiece, RenderPiece } from './piece.ts';
import { fadeFilters, offsetFilters } from './piece-filters.ts';
import { renderPiece } from './render-piece.ts';
import { formatOf, makeClip, makeTake, rangeOf, renderOf } from './takes-for-tests.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

const format = formatOf(16);
const render = (piece: RenderPiece | CardPiece, filePath: string, framesPerSecond = 16) =>
  renderPiece(ffmpeg, { piece, format: formatOf(framesPerSecond), filePath, fontPath: fontFilePath() });

const SIZE = 192 * 96;
/** Luma of a pixel in the gray right part, by frame. */
async function grayLevels(filePath: string): Promise<number[]> {
  const pixels = await readRawPixels(ffmpeg, filePath, 'null', 'yuv420p');
  return numbersFrom(0, pixels.length / (SIZE * 1.5)).map((frame) => pixels[frame * SIZE * 1.5 + 48 * 192 + 180] ?? 0);
}

/** A flat film, encoded without loss. */
async function makeFlat(filePath: string, yuv: readonly [number, number, number], frames: number): Promise<void> {
  const [y, u, v] = yuv;
  const source = `nullsrc=s=192x96:r=16,format=yuv420p,geq=lum=${y}:cb=${u}:cr=${v}`;
  const codec = ['-c:v', 'libx264', '-qp', '0', '-bf', '0'];
  expectOk(await runFfmpeg(ffmpeg, ['-f', 'lavfi', '-i', source, '-frames:v', `${frames}`, ...codec, '-y', filePath]));
}

/** Levels of the first pixel after the filters, for each of the frames of a flat film. */
async function throughFilters(filters: readonly string[], yuv: readonly [number, number, number], frames: number) {
  await using folder = await makeTemporaryFolder();
  await makeFlat(folder.file('flat.mp4'), yuv, frames);
  const pixels = await readRawPixels(ffmpeg, folder.file('flat.mp4'), filters.join(','), 'yuv420p');
  return numbersFrom(0, frames).map((frame) => {
    const start = frame * SIZE * 1.5;
    return [pixels[start], pixels[start + SIZE], pixels[start + SIZE * 1.25]];
  });
}

describe('renderPiece', () => {
  it('takes the frames that the clip has, at any rate, and can be joined with it', async () => {
    await using folder = await makeTemporaryFolder();
    const footage = await makeTake(ffmpeg, folder.file('take.mp4'), 40, 16);
    for (const [framesPerSecond, filmFrames] of [
      [16, 37],
      [25, 58],
      [24000 / 1001, 55],
    ] as const) {
      const clipPath = folder.file(`clip ${framesPerSecond}.mp4`);
      const piecePath = folder.file(`piece ${framesPerSecond}.mp4`);
      const kept = { ...footage, filmFrames };
      await makeClip(ffmpeg, kept, clipPath, formatOf(framesPerSecond));
      expectOk(await render(renderOf(rangeOf(kept, 7, 21)), piecePath, framesPerSecond));
      const shown = await readFrameNumbers(ffmpeg, piecePath);
      expect(shown).toEqual((await readFrameNumbers(ffmpeg, clipPath)).slice(7, 28));
      const runs = [clipPath, piecePath].map((filePath) => ({ filePath, from: 0, frames: 21 }));
      expect(expectOk(await checkRuns(runs, { ...format, parameters: null })).odd).toEqual([]);
    }
  });

  it('lays one take over another by the number of the frame, from a folder of frames too', async () => {
    await using folder = await makeTemporaryFolder();
    await makeFlat(folder.file('dark.mp4'), [40, 100, 140], 12);
    await makeFlat(folder.file('bright.mp4'), [200, 140, 100], 12);
    const footage = (name: string) => ({
      ...{ takePath: folder.file(name), firstFrame: 0, frameCount: 12, sourceFramesPerSecond: 16, filmFrames: 12 },
    });
    const crossfade = { over: rangeOf(footage('dark.mp4'), 4, 5), at: 2, total: 8 };
    const expected = [0.25, 0.375, 0.5, 0.625, 0.75].map((share) => Math.floor(200 * share + 40 * (1 - share) + 0.5));
    expectOk(await render(renderOf(rangeOf(footage('bright.mp4'), 2, 5), { crossfade }), folder.file('piece.mp4')));
    for (const [index, level] of (await grayLevels(folder.file('piece.mp4'))).entries()) {
      // The encoder leaves a flat picture as it is until it is a little wrong.
      expect(Math.abs(level - (expected[index] ?? 0)), `frame ${index}`).toBeLessThanOrEqual(4);
    }
    // What lies over it may end sooner.
    expectOk(await render(renderOf(rangeOf(footage('bright.mp4'), 2, 9), { crossfade }), folder.file('longer.mp4')));
    const longer = await grayLevels(folder.file('longer.mp4'));
    expect(longer).toHaveLength(9);
    for (const level of longer.slice(5)) expect(Math.abs(level - 200)).toBeLessThanOrEqual(4);
    // Both sides through a pipe.
    for (const name of ['dark', 'bright']) {
      await mkdir(folder.file(name));
      const frames = path.join(folder.file(name), '%02d.png');
      expectOk(await runFfmpeg(ffmpeg, ['-i', folder.file(`${name}.mp4`), '-frames:v', '12', frames]));
    }
    const piece = renderOf(rangeOf(footage('bright'), 2, 5), {
      crossfade: { ...crossfade, over: rangeOf(footage('dark'), 4, 5) },
    });
    expectOk(await render(piece, folder.file('piped.mp4')));
    expect(await grayLevels(folder.file('piped.mp4'))).toHaveLength(5);
  });

  it('adds offsets to the named frames only, within the legal range', async () => {
    const offsets = [
      { frame: 1, luma: 7, blue: -3, red: 2 },
      { frame: 2, luma: 7, blue: -3, red: 2 },
      { frame: 4, luma: -200, blue: 0, red: 120 },
      { frame: 5, luma: 0, blue: 0, red: 0 },
    ];
    expect(await throughFilters(offsetFilters(offsets), [100, 120, 130], 6)).toEqual([
      [100, 120, 130],
      [107, 117, 132],
      [107, 117, 132],
      [100, 120, 130],
      [16, 120, 240],
      [100, 120, 130],
    ]);
    // Codes beyond the legal range stay as they are where nothing is added.
    expect(await throughFilters(offsetFilters(offsets.slice(0, 1)), [250, 10, 128], 2)).toEqual([
      [250, 10, 128],
      [235, 16, 130],
    ]);
  });

  it.each([
    { from: 0, to: 1 },
    { from: 1, to: 0 },
    { from: 0.25, to: 0.75 },
    { from: 0.6, to: 0.2 },
    { from: 0.5, to: 0.5 },
    { from: 0, to: 0 },
  ])('fades from $from to $to of the picture', async (fade) => {
    const frames = 10;
    const levels = await throughFilters(fadeFilters(fade, frames, format), [216, 200, 60], frames);
    for (const [frame, level] of levels.entries()) {
      const share = fade.from + ((fade.to - fade.from) * frame) / frames;
      const expected = [16 + 200 * share, 128 + 72 * share, 128 - 68 * share];
      for (const [plane, code] of level.entries()) {
        expect(Math.abs((code ?? 0) - (expected[plane] ?? 0)), `frame ${frame} plane ${plane}`).toBeLessThanOrEqual(1);
      }
    }
  });

  it.each([
    ["100% “l'été”: \\ %{n} 🎬", true],
    ["a'b\nc;[d],e=f", true],
    [' \u0000 ', false],
  ])('burns in any label: %j', async (label, isSeen) => {
    await using folder = await makeTemporaryFolder();
    const footage = await makeTake(ffmpeg, folder.file('take.mp4'), 13, 16);
    expectOk(await render(renderOf(rangeOf(footage, 0, 3)), folder.file('plain.mp4')));
    expectOk(await render(renderOf(rangeOf(footage, 0, 3), { label }), folder.file('labelled.mp4')));
    const corner = (name: string) => readRawPixels(ffmpeg, folder.file(name), 'crop=100:20:0:0', 'gray');
    expect(!(await corner('plain.mp4')).equals(await corner('labelled.mp4'))).toBe(isSeen);
    expect(await readFrameNumbers(ffmpeg, folder.file('labelled.mp4'))).toEqual([1, 2, 3]);
  });

  it('writes a card in the middle of black', async () => {
    await using folder = await makeTemporaryFolder();
    const card: CardPiece = { kind: 'card', text: "The 100% end\n\n%d 'quoted' 🎬", frames: 6, fade: null };
    expectOk(await render(card, folder.file('card.mp4')));
    const rows = await readRawPixels(ffmpeg, folder.file('card.mp4'), 'trim=end_frame=1,scale=1:96:flags=area', 'gray');
    const lit = [...rows].flatMap((level, row) => (level > 3 ? [row] : []));
    expect(Math.abs((lit[0] ?? 0) + (lit.at(-1) ?? 0) - 95)).toBeLessThanOrEqual(8);
    const columns = await readRawPixels(
      ffmpeg,
      folder.file('card.mp4'),
      'trim=end_frame=1,scale=192:1:flags=area',
      'gray',
    );
    const used = [...columns].flatMap((level, column) => (level > 3 ? [column] : []));
    expect(Math.abs((used[0] ?? 0) + (used.at(-1) ?? 0) - 191)).toBeLessThanOrEqual(6);
    expect(await grayLevels(folder.file('card.mp4'))).toHaveLength(6);
    const runs = [{ filePath: folder.file('card.mp4'), from: 0, frames: 6 }];
    expect(expectOk(await checkRuns(runs, { ...format, parameters: null })).odd).toEqual([]);
    expectOk(await render({ ...card, text: '' }, folder.file('empty.mp4')));
  });

  it('finds a size for the text of a card', () => {
    expect(layOutCard('The end', { width: 832, height: 480 })).toEqual({ fontPixels: 43, lines: ['The end'] });
    const long = layOutCard('W'.repeat(500), { width: 832, height: 480 });
    expect(long.fontPixels).toBeGreaterThan(20);
    expect(long.lines.join('')).toBe('W'.repeat(500));
    expect(Math.max(...long.lines.map((line) => line.length))).toBeLessThan(832 / (long.fontPixels * 0.6));
    expect(layOutCard('x\n'.repeat(300), { width: 96, height: 64 }).lines.at(-1)).toBe('…');
  });

  it('names the take that is too short, or gone, and leaves nothing', async () => {
    await using folder = await makeTemporaryFolder();
    const footage = await makeTake(ffmpeg, folder.file('take.mp4'), 20, 16);
    await copyFile(folder.file('take.mp4'), folder.file('whole.mp4'));
    const longer = { ...footage, frameCount: 30, filmFrames: 30 };
    const short = await render(renderOf(rangeOf(longer, 10, 15)), folder.file('piece.mp4'));
    expect(short).toMatchObject({ ok: false, error: { code: 'output-too-short', filePath: footage.takePath } });
    const crossfade = { over: rangeOf(longer, 12, 10), at: 0, total: 10 };
    const whole = { ...footage, takePath: folder.file('whole.mp4') };
    const over = await render(renderOf(rangeOf(whole, 0, 10), { crossfade }), folder.file('piece.mp4'));
    expect(over).toMatchObject({ ok: false, error: { code: 'output-too-short', filePath: footage.takePath } });
    await rename(footage.takePath, folder.file('away.mp4'));
    const gone = await render(renderOf(rangeOf(footage)), folder.file('piece.mp4'));
    expect(gone).toMatchObject({ ok: false, error: { code: 'file-missing', filePath: footage.takePath } });
    expect((await readdir(folder.path)).sort()).toEqual(['away.mp4', 'whole.mp4']);
  });
});
