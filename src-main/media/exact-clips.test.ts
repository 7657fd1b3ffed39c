// From any take to the planned frames: which frames, in which order, at which time, in which shape.
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CountedFilm,
  expectOk,
  findTestFfmpeg,
  makeCountedFilm,
  makeTemporaryFolder,
  readRawPixels,
} from './counted-film.ts';
import { cutClip } from './cut-clip.ts';
import { cutOf, expectExact, UNSCALED } from './exact-clip-fixture.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

describe('a clip has exactly the planned frames', () => {
  const rates = [16, 24, 25, 29.97, 30].flatMap((from) => [16, 24, 23.976, 25, 30].map((to) => [from, to] as const));

  it.each(rates)('from %s frames a second into a film of %s', async (sourceFramesPerSecond, framesPerSecond) => {
    await using folder = await makeTemporaryFolder();
    await makeCountedFilm(ffmpeg, folder.file('take.mp4'), { frameCount: 21, framesPerSecond: sourceFramesPerSecond });
    const rate = { sourceFramesPerSecond, framesPerSecond };
    await expectExact(ffmpeg, cutOf(folder.file('take.mp4'), folder.file('clip.mp4'), rate), UNSCALED);
  });

  // Frames that stay long, come late, or come in a rush, as tools that drop what is alike write them.
  const holes: readonly string[] = [
    "settb=1/1000,setpts='N*40+300*gte(N,5)+700*gte(N,12)'",
    "settb=1/90000,setpts='N*N*97'",
  ];
  it.each(['take.mp4', 'take.mkv', 'take.webm'].flatMap((name) => holes.map((filter) => [name, filter] as const)))(
    'from a variable rate in %s, %s',
    async (name, filter) => {
      await using folder = await makeTemporaryFolder();
      const codec = name.endsWith('webm')
        ? ['-c:v', 'libvpx', '-deadline', 'realtime', '-b:v', '2M']
        : ['-c:v', 'libx264'];
      const codecArgs = ['-vf', filter, '-fps_mode', 'passthrough', ...codec];
      await makeCountedFilm(ffmpeg, folder.file(name), { frameCount: 21, framesPerSecond: 16, codecArgs });
      for (const framesPerSecond of [16, 24]) {
        await expectExact(ffmpeg, cutOf(folder.file(name), folder.file('clip.mp4'), { framesPerSecond }), UNSCALED);
      }
    },
  );

  const sizes: readonly (readonly [
    film: Partial<CountedFilm>,
    width: number,
    height: number,
    left: number,
    column: number,
  ])[] = [
    [{ width: 853, height: 481, columnWidth: 64 }, 832, 480, 0, 63.9],
    [{ width: 479, height: 853, columnWidth: 47 }, 832, 480, 0, 81.6],
    [{ width: 479, height: 853, columnWidth: 47 }, 480, 832, 0, 47.1],
    [{ width: 193, height: 97 }, 192, 96, 0, 16],
    [{ width: 161, height: 301 }, 162, 98, 0, 16.1],
  ];
  it.each(sizes)('of a picture of %j at %d × %d', async (film, width, height, left, column) => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('take.mp4');
    await makeCountedFilm(ffmpeg, takePath, { frameCount: 7, framesPerSecond: 16, pixelFormat: 'yuv444p', ...film });
    const more = { frameCount: 5, width, height };
    await expectExact(ffmpeg, cutOf(takePath, folder.file('clip.mp4'), more), { left, width: column });
  });

  it('covers the whole frame with the middle of the picture', async () => {
    await using folder = await makeTemporaryFolder();
    const bar = `nullsrc=s=90x270:r=16,geq=lum='235*between(Y,90,179)':cb=128:cr=128,format=yuv420p`;
    const take = ['-f', 'lavfi', '-i', bar, '-frames:v', '2', '-c:v', 'libx264', '-y', folder.file('take.mp4')];
    expectOk(await runFfmpeg(ffmpeg, take));
    const more = { firstFrame: 0, frameCount: 2, width: 96, height: 96 };
    expectOk(await cutClip(ffmpeg, cutOf(folder.file('take.mp4'), folder.file('clip.mp4'), more)));
    const rows = await readRawPixels(ffmpeg, folder.file('clip.mp4'), 'scale=1:96:flags=area', 'gray');
    // The ring of the scaler reaches two rows into the bar.
    expect(Math.min(...rows.subarray(3, 93))).toBeGreaterThan(230);
  });
});
