// The clip sounds as its frames did: takes whose pitch says the number of the frame.
import { readFile } from 'node:fs/promises';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectOk, findTestFfmpeg, makeCountedFilm, makeTemporaryFolder } from './counted-film.ts';
import { type ClipRequest, cutClip } from './cut-clip.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { probeVideo } from './probe-video.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

const RATE = 16;
const SAMPLES_PER_SECOND = 48_000;
const pitchOf = (frame: number): number => 400 + 60 * frame;

interface Sound {
  readonly codecArgs: readonly string[];
  readonly samplesPerSecond?: number;
  readonly seconds?: number;
  /** The sound begins this much later than the picture. */
  readonly lateSeconds?: number;
}

/** A film of numbered frames whose sound changes its pitch with every frame. */
async function makeTake(takePath: string, frameCount: number, sound: Sound): Promise<void> {
  const { codecArgs, samplesPerSecond = 44_100, seconds = frameCount / RATE, lateSeconds = 0 } = sound;
  const silentPath = `${takePath}.mkv`;
  await makeCountedFilm(ffmpeg, silentPath, { frameCount, framesPerSecond: RATE });
  const wave = `0.5*sin(2*PI*(400+60*floor(t*${RATE}))*t)`;
  const tone = `aevalsrc=exprs='${wave}|${wave}':s=${samplesPerSecond}:d=${seconds},atrim=start=${lateSeconds}`;
  const inputs = ['-i', `file:${silentPath}`, '-itsoffset', `${lateSeconds}`, '-f', 'lavfi', '-i', tone];
  const output = ['-map', '0:v', '-map', '1:a', ...codecArgs, '-y', `file:${takePath}`];
  expectOk(await runFfmpeg(ffmpeg, [...inputs, ...output]));
}

/** One channel of the decoded sound, at its own rate. */
async function readSound(filePath: string): Promise<Float32Array> {
  const chunks: Uint8Array[] = [];
  const output = ['-map', '0:a:0', '-af', 'pan=mono|c0=c0', '-f', 'f32le', 'pipe:1'];
  const options = { onOutput: (chunk: Uint8Array) => void chunks.push(Uint8Array.from(chunk)) };
  expectOk(await runFfmpeg(ffmpeg, ['-i', `file:${filePath}`, ...output], options));
  const bytes = Buffer.concat(chunks);
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4));
}

/** What the container says a player plays. */
async function soundSeconds(filePath: string): Promise<number> {
  using input = new Input({ source: new FilePathSource(filePath), formats: ALL_FORMATS });
  return (await input.getPrimaryAudioTrack())?.computeDuration() ?? 0;
}

/** In hertz, from the zero crossings; 0 for silence. */
function pitchIn(sound: Float32Array, fromSecond: number, toSecond: number): number {
  const part = sound.subarray(Math.round(fromSecond * SAMPLES_PER_SECOND), Math.round(toSecond * SAMPLES_PER_SECOND));
  if (part.every((sample) => Math.abs(sample) < 0.02)) return 0;
  const crossings = part.filter((sample, index) => index > 0 && sample < 0 !== (part[index - 1] ?? 0) < 0).length;
  return crossings / 2 / (toSecond - fromSecond);
}

/** The frame numbers that the pitch says, one for each frame's time; null where it is silent. */
function framesHeard(sound: Float32Array, frameCount: number): (number | null)[] {
  // Codecs smear a change of pitch over a few milliseconds; the middle of a frame's time is safe.
  return Array.from({ length: frameCount }, (_, index) => {
    const pitch = pitchIn(sound, (index + 0.2) / RATE, (index + 0.8) / RATE);
    return pitch === 0 ? null : Math.round((pitch - pitchOf(0)) / 60);
  });
}

const cutOf = (takePath: string, clipPath: string, more: Partial<ClipRequest>): ClipRequest => ({
  ...{ takePath, clipPath, firstFrame: 5, frameCount: 20, clipFrames: 20 },
  ...{ sourceFramesPerSecond: RATE, framesPerSecond: RATE, width: 192, height: 96 },
  ...more,
});

const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

describe('the sound of a clip', () => {
  it.each<[name: string, sound: Sound]>([
    ['take.mp4', { codecArgs: ['-c:v', 'copy', '-c:a', 'aac'] }],
    ['take.mov', { codecArgs: ['-c:v', 'copy', '-c:a', 'pcm_s16le'], samplesPerSecond: 22_050 }],
    ['take.webm', { codecArgs: ['-c:v', 'libvpx', '-b:v', '2M', '-c:a', 'libopus'], samplesPerSecond: 48_000 }],
  ])('is that of its frames, from %s', async (name, sound) => {
    await using folder = await makeTemporaryFolder();
    await makeTake(folder.file(name), 33, sound);
    const clipPath = folder.file('clip.mp4');
    const kept = expectOk(await cutClip(ffmpeg, cutOf(folder.file(name), clipPath, {})));
    expect(kept).toEqual({ hasAudio: true });
    const heard = await readSound(clipPath);
    expect(framesHeard(heard, 20)).toEqual(numbers(5, 20));
    const facts = expectOk(await probeVideo(clipPath));
    expect(facts).toMatchObject({ frameCount: 20, durationSeconds: 20 / RATE, hasAudio: true });
    expect(await soundSeconds(clipPath)).toBeCloseTo(20 / RATE, 6);
  });

  it('lasts as long as the clip at another rate, and no longer', async () => {
    await using folder = await makeTemporaryFolder();
    await makeTake(folder.file('take.mp4'), 33, { codecArgs: ['-c:v', 'copy', '-c:a', 'aac'] });
    for (const [framesPerSecond, clipFrames] of [
      [24, 30],
      [23.976, 30],
      [7, 9],
    ] as const) {
      const clipPath = folder.file(`${framesPerSecond}.mp4`);
      expectOk(await cutClip(ffmpeg, cutOf(folder.file('take.mp4'), clipPath, { framesPerSecond, clipFrames })));
      expect(framesHeard(await readSound(clipPath), 19)).toEqual(numbers(5, 19));
      const pictureSeconds = expectOk(await probeVideo(clipPath)).durationSeconds ?? 0;
      const shorterBySeconds = pictureSeconds - (await soundSeconds(clipPath));
      expect(shorterBySeconds).toBeGreaterThanOrEqual(-1e-6);
      expect(shorterBySeconds).toBeLessThan(1e-3);
    }
  });

  it('is silent where the take was: before a late start, after an early end', async () => {
    await using folder = await makeTemporaryFolder();
    const sound = { codecArgs: ['-c:v', 'copy', '-c:a', 'pcm_s16le'], seconds: 20 / RATE, lateSeconds: 10 / RATE };
    await makeTake(folder.file('take.mov'), 33, sound);
    const clipPath = folder.file('clip.mp4');
    expectOk(await cutClip(ffmpeg, cutOf(folder.file('take.mov'), clipPath, {})));
    const silence = (count: number) => Array.from({ length: count }, () => null);
    const heard = await readSound(clipPath);
    expect(framesHeard(heard, 20)).toEqual([...silence(5), ...numbers(10, 10), ...silence(5)]);
    expect(await soundSeconds(clipPath)).toBeCloseTo(20 / RATE, 6);
  });

  it('is written alike in all clips, so that they can be joined by copying', async () => {
    await using folder = await makeTemporaryFolder();
    await makeTake(folder.file('a.mp4'), 33, { codecArgs: ['-c:v', 'copy', '-c:a', 'aac'] });
    await makeTake(folder.file('b.mov'), 33, { codecArgs: ['-c:v', 'copy', '-c:a', 'pcm_s16le', '-ac', '1'] });
    for (const name of ['a.mp4', 'b.mov']) {
      expectOk(await cutClip(ffmpeg, cutOf(folder.file(name), folder.file(`clip-${name}.mp4`), {})));
    }
    // The sample entry and the decoder's configuration: codec, rate, channels. Between them stand measured bit rates.
    const [first, second] = await Promise.all(
      ['clip-a.mp4.mp4', 'clip-b.mov.mp4'].map(async (name) => {
        const bytes = await readFile(folder.file(name));
        const at = bytes.indexOf('esds');
        return [bytes.toString('hex', at - 40, at), bytes.toString('hex', at + 35, at + 50)];
      }),
    );
    expect(first?.[0]).toContain(Buffer.from('mp4a').toString('hex'));
    expect(second).toEqual(first);
  });
});
