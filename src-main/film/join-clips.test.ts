import { readdir, readFile, writeFile } from 'node:fs/promises';
import { EncodedPacketSink } from 'mediabunny';
import { beforeAll, describe, expect, it } from 'vitest';
import { rateFraction } from '#shared/frame-rate.ts';
import {
  expectOk,
  findTestFfmpeg,
  makeCountedFilm,
  makeTemporaryFolder,
  numbersFrom,
  readFrameNumbers,
} from '../media/counted-film.ts';
import type { Ffmpeg } from '../media/index.ts';
import { checkRuns, openClip } from './clip-runs.ts';
import { joinClips } from './join-clips.ts';
import { footageOf, formatOf, hashFrames, makeClip, makeTake } from './takes-for-tests.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

const wanted = { width: 192, height: 96, parameters: null };

/** What the container says of every frame: its time and how long it is shown, in seconds. */
async function frameTimes(filePath: string): Promise<readonly { timestamp: number; duration: number }[]> {
  using film = openClip(filePath);
  const track = await film.getPrimaryVideoTrack();
  if (track === null) throw new Error('no picture');
  const times: { timestamp: number; duration: number }[] = [];
  for await (const { timestamp, duration } of new EncodedPacketSink(track).packets())
    times.push({ timestamp, duration });
  return times;
}

describe('joinClips', () => {
  it.each([16, 24000 / 1001, 25])('keeps every frame, at its exact time, at %d fps', async (framesPerSecond) => {
    await using folder = await makeTemporaryFolder();
    const format = formatOf(framesPerSecond);
    const footage = await makeTake(ffmpeg, folder.file('take.mp4'), 70, framesPerSecond);
    const clipPath = folder.file("a clip's\n%d “näme”.mp4");
    await makeClip(ffmpeg, footage, clipPath, format);
    const key = Math.round(framesPerSecond);
    const runs = [
      { filePath: clipPath, from: 0, frames: 67 },
      { filePath: clipPath, from: 2 * key, frames: 9 },
      { filePath: clipPath, from: key, frames: key + 3 },
    ];
    expect(expectOk(await checkRuns(runs, wanted)).odd).toEqual([]);
    const filePath = folder.file('film.mp4');
    const progress: number[] = [];
    const join = { runs, framesPerSecond, soundPath: null, filePath, onProgress: (n: number) => progress.push(n) };
    const frames = 67 + 9 + key + 3;
    expect(expectOk(await joinClips(join))).toEqual({ frames });
    expect(progress).toEqual([67, 76, frames]);
    const numbers = [...numbersFrom(1, 67), ...numbersFrom(1 + 2 * key, 9), ...numbersFrom(1 + key, key + 3)];
    expect(await readFrameNumbers(ffmpeg, filePath)).toEqual(numbers);
    const { numerator, denominator } = rateFraction(framesPerSecond);
    const times = numbersFrom(0, frames).map((frame) => ({
      timestamp: (frame * denominator) / numerator,
      duration: denominator / numerator,
    }));
    expect(await frameTimes(filePath)).toEqual(times);
    const bytes = await readFile(filePath);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    expect(bytes.toString('hex')).toContain(`${Buffer.from('colrnclx').toString('hex')}00010001000100`);
    const clip = await hashFrames(ffmpeg, clipPath);
    const film = await hashFrames(ffmpeg, filePath);
    expect(film.slice(0, 67)).toEqual(clip);
    expect(film.slice(67)).toEqual([...clip.slice(2 * key, 2 * key + 9), ...clip.slice(key, 2 * key + 3)]);
  });

  it('leaves the film that was there when it is stopped or a clip breaks off, and nothing half', async () => {
    await using folder = await makeTemporaryFolder();
    const footage = await makeTake(ffmpeg, folder.file('take.mp4'), 40, 16);
    await makeClip(ffmpeg, footage, folder.file('a.mp4'), formatOf(16));
    const filePath = folder.file('film.mp4');
    await writeFile(filePath, 'the older film');
    const run = { filePath: folder.file('a.mp4'), from: 0, frames: 37 };
    const stop = new AbortController();
    const common = { framesPerSecond: 16, soundPath: null, filePath };
    const stopped = await joinClips({
      ...{ ...common, runs: [run, run], signal: stop.signal },
      onProgress: () => stop.abort(),
    });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'stopped' } });
    const tooLong = await joinClips({ ...common, runs: [run, { ...run, frames: 38 }] });
    expect(tooLong).toMatchObject({ ok: false, error: { code: 'bad-file', filePath: run.filePath } });
    expect(await readFile(filePath, 'utf8')).toBe('the older film');
    expect((await readdir(folder.path)).sort()).toEqual(['a.mp4', 'film.mp4', 'take.mp4']);
  });
});

describe('checkRuns', () => {
  it('names what cannot be copied, and why', async () => {
    await using folder = await makeTemporaryFolder();
    const clip = (name: string, from = 0, frames = 37) => ({ filePath: folder.file(name), from, frames });
    const footage = await makeTake(ffmpeg, folder.file('take.mp4'), 40, 16);
    await makeClip(ffmpeg, footage, folder.file('good.mp4'), formatOf(16));
    await makeClip(ffmpeg, footageOf(folder.file('take.mp4'), 37, 16), folder.file('also.mp4'), formatOf(16));
    await makeClip(ffmpeg, footage, folder.file('small.mp4'), { ...formatOf(16), width: 96 });
    await makeCountedFilm(ffmpeg, folder.file('other.mp4'), {
      ...{ frameCount: 37, framesPerSecond: 16 },
      codecArgs: ['-c:v', 'libx264', '-profile:v', 'main', '-bf', '0'],
    });
    await makeCountedFilm(ffmpeg, folder.file('reordered.mp4'), { frameCount: 37, framesPerSecond: 16 });
    const codecArgs = ['-c:v', 'libvpx', '-deadline', 'realtime'];
    await makeCountedFilm(ffmpeg, folder.file('vp8.webm'), { frameCount: 3, framesPerSecond: 16, codecArgs });
    const whole = await readFile(folder.file('good.mp4'));
    await writeFile(folder.file('cut.mp4'), whole.subarray(0, whole.length - 40));
    const cases: readonly [run: ReturnType<typeof clip>, reason: RegExp | null][] = [
      [clip('good.mp4'), null],
      [clip('also.mp4', 16, 21), null],
      [clip('good.mp4', 17, 5), /^frame 17 is no key frame$/],
      [clip('good.mp4', 32, 6), /^it has 37 frames where 38 are needed$/],
      [clip('small.mp4'), /^it is 96 × 96 instead of 192 × 96$/],
      [clip('other.mp4'), /^it is encoded with other parameters/],
      [clip('reordered.mp4'), /^its frames are not stored in the order/],
      [clip('vp8.webm', 0, 3), /^it cannot be read/],
      [clip('cut.mp4'), /^(frame 36|it) cannot be read/],
      [clip('none.mp4'), /^it cannot be read/],
    ];
    const check = expectOk(
      await checkRuns(
        cases.map(([run]) => run),
        wanted,
      ),
    );
    for (const [index, [, reason]] of cases.entries()) {
      const odd = check.odd.find((one) => one.index === index);
      if (reason === null) expect(odd).toBeUndefined();
      else expect(odd?.reason).toMatch(reason);
    }
  });
});
