import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectOk, findTestFfmpeg, makeTemporaryFolder, type TemporaryFolder } from '../media/counted-film.ts';
import { clipEncoding, type Ffmpeg, runFfmpeg } from '../media/index.ts';
import { measureSeam } from './measure-seam.ts';
import { CLIP_FRAMES, makeChain } from './seam-fixture.ts';
import type { SeamFootage } from './seam-measurement.ts';
import { LUMA_CODES } from './small-pictures.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

/** Every frame is flat, its luma is a code of its own, and there is sound, whose time stamps begin before zero. */
async function makeStairs(clipPath: string, frames: number, framesPerSecond: number, code: string): Promise<void> {
  const picture = `nullsrc=s=64x48:r=${framesPerSecond},geq=lum='${code}':cb=128:cr=128,format=yuv420p`;
  const inputs = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'sine=frequency=300:sample_rate=48000'];
  const output = ['-frames:v', `${frames}`, '-t', `${frames / framesPerSecond}`, '-c:a', 'aac'];
  expectOk(await runFfmpeg(ffmpeg, [...inputs, ...output, ...clipEncoding(framesPerSecond, 4), `file:${clipPath}`]));
}

const codesOf = (levels: readonly { luma: number }[]) => levels.map(({ luma }) => Math.round(luma * LUMA_CODES) + 16);
const downFrom = (last: number, count: number) => Array.from({ length: count }, (_, index) => last - index);

describe('measureSeam: which frames', () => {
  it.each([
    { frames: 1, framesPerSecond: 16 },
    { frames: 12, framesPerSecond: 16 },
    { frames: 48, framesPerSecond: 16 },
    { frames: 61, framesPerSecond: 16 },
    { frames: 75, framesPerSecond: 23.976 },
    { frames: 100, framesPerSecond: 12.5 },
    { frames: 180, framesPerSecond: 60 },
  ])('takes the last and the first of $frames at $framesPerSecond a second', async ({ frames, framesPerSecond }) => {
    await using folder = await makeTemporaryFolder();
    const clipPath = folder.file('clip.mp4');
    await makeStairs(clipPath, frames, framesPerSecond, '40+N');
    const clip = { clipPath, frames };
    const footage = { before: clip, after: clip, dropped: null, shotStart: clip, framesPerSecond, measuredHeight: 1 };
    const measured = expectOk(await measureSeam(ffmpeg, footage));
    const count = Math.min(frames, 13);
    expect(codesOf(measured.before)).toEqual(downFrom(39 + frames, count));
    expect(codesOf(measured.after)).toEqual(downFrom(39 + count, count).toReversed());
    expect(codesOf([measured.shotStart])).toEqual([40]);
    expect([measured.motionBefore.length, measured.motionAfter.length]).toEqual([count - 1, count - 1]);
    expect([measured.repeatDifference, measured.repeatMotion]).toEqual([null, null]);
  });

  it('finds them where the key frames lie elsewhere than in our clips', async () => {
    await using folder = await makeTemporaryFolder();
    const clipPath = folder.file('clip.mp4');
    await makeStairs(clipPath, 40, 10, '40+N');
    const clip = { clipPath, frames: 40 };
    // Read as 16 frames a second, the key frame before frame 27 would be 16; the clip has one every 10.
    const footage = {
      before: clip,
      after: clip,
      dropped: null,
      shotStart: clip,
      framesPerSecond: 16,
      measuredHeight: 1,
    };
    expect(codesOf(expectOk(await measureSeam(ffmpeg, footage)).before)).toEqual(downFrom(79, 13));
  });

  it('leaves out what is below the measured height', async () => {
    await using folder = await makeTemporaryFolder();
    const clipPath = folder.file('clip.mp4');
    await makeStairs(clipPath, 4, 16, 'if(lt(Y,36),100+N,16)');
    const clip = { clipPath, frames: 4 };
    const footage = {
      before: clip,
      after: clip,
      dropped: null,
      shotStart: clip,
      framesPerSecond: 16,
      measuredHeight: 0.7,
    };
    const measured = expectOk(await measureSeam(ffmpeg, footage));
    expect(codesOf(measured.before)).toEqual([103, 102, 101, 100]);
  });

  it('brings a dropped frame of another size and shape to the clip’s before it is compared', async () => {
    await using folder = await makeTemporaryFolder();
    const footage = await makeChain(ffmpeg, folder, {});
    const { dropped } = footage;
    if (dropped === null) throw new Error('The chain drops a frame.');
    const takePath = folder.file('twice as large.mp4');
    const larger = ['-vf', 'scale=384:192,pad=384:240:0:24', '-crf', '8', '-y', `file:${takePath}`];
    expectOk(await runFfmpeg(ffmpeg, ['-i', `file:${dropped.takePath}`, ...larger]));
    const measured = expectOk(await measureSeam(ffmpeg, { ...footage, dropped: { ...dropped, takePath } }));
    expect(measured.repeatDifference).toBeLessThan(0.006);
  });
});

describe('measureSeam: what cannot be measured', () => {
  const damage: Record<string, (footage: SeamFootage, folder: TemporaryFolder) => Promise<SeamFootage>> = {
    'a clip that is not there': async (footage, folder) => {
      return { ...footage, before: { ...footage.before, clipPath: folder.file('no such.mp4') } };
    },
    'a clip that is no film': async (footage) => {
      await writeFile(footage.after.clipPath, 'words');
      return footage;
    },
    'a clip with a hole in it': async (footage) => {
      const bytes = await readFile(footage.after.clipPath);
      bytes.fill(0xff, bytes.indexOf('mdat') + 200, bytes.indexOf('mdat') + 1200);
      await writeFile(footage.after.clipPath, bytes);
      return footage;
    },
    'a clip that was cut off': async (footage) => {
      const bytes = await readFile(footage.before.clipPath);
      await writeFile(footage.before.clipPath, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
      return footage;
    },
    'a clip without pictures': async (footage) => {
      const sound = ['-f', 'lavfi', '-i', 'sine', '-t', '1', '-f', 'mp4', '-y', `file:${footage.before.clipPath}`];
      expectOk(await runFfmpeg(ffmpeg, sound));
      return footage;
    },
    'a clip that is shorter than said': async (footage) => {
      return { ...footage, after: { ...footage.after, frames: CLIP_FRAMES + 1 } };
    },
    'a clip that is longer than said': async (footage) => {
      return { ...footage, before: { ...footage.before, frames: CLIP_FRAMES - 1 } };
    },
    'a first clip that is not there': async (footage, folder) => {
      return { ...footage, shotStart: { clipPath: folder.file('gone.mp4') } };
    },
  };

  it.each([
    ['a clip that is not there', 'file-missing', 'no such.mp4'],
    ['a clip that is no film', 'output-damaged', 'clip 2.mp4'],
    ['a clip with a hole in it', 'output-damaged', 'clip 2.mp4'],
    ['a clip that was cut off', 'output-damaged', 'clip 1.mp4'],
    ['a clip without pictures', 'output-damaged', 'clip 1.mp4'],
    ['a clip that is shorter than said', 'output-too-short', 'clip 2.mp4'],
    ['a clip that is longer than said', 'output-damaged', 'clip 1.mp4'],
    ['a first clip that is not there', 'file-missing', 'gone.mp4'],
  ])('%s: %s', async (name, code, fileName) => {
    await using folder = await makeTemporaryFolder();
    const footage = await damage[name]?.(await makeChain(ffmpeg, folder, {}), folder);
    if (footage === undefined) throw new Error(`No damage is called ${name}.`);
    const result = await measureSeam(ffmpeg, footage);
    expect(result).toMatchObject({ ok: false, error: { code, filePath: folder.file(fileName) } });
  });

  it.each([
    ['gone', (folder: TemporaryFolder) => folder.file('gone.mp4')],
    ['no film', (folder: TemporaryFolder) => folder.file('take.mp4')],
  ])('is all but the repeat where the take is %s: what was dropped is not in the film', async (_what, pathIn) => {
    await using folder = await makeTemporaryFolder();
    await writeFile(folder.file('take.mp4'), Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(900)]));
    const footage = await makeChain(ffmpeg, folder, {});
    const whole = expectOk(await measureSeam(ffmpeg, footage));
    const without = await measureSeam(ffmpeg, { ...footage, dropped: { takePath: pathIn(folder), frameIndex: 0 } });
    expect(expectOk(without)).toEqual({ ...whole, repeatDifference: null, repeatMotion: null });
  });

  it('stops', async () => {
    await using folder = await makeTemporaryFolder();
    const footage = await makeChain(ffmpeg, folder, {});
    const result = await measureSeam(ffmpeg, footage, AbortSignal.abort());
    expect(result).toMatchObject({ ok: false, error: { code: 'stopped' } });
  });
});
