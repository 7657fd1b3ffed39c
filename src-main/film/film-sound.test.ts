import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '#shared/studio-error.ts';
import { expectOk, findTestFfmpeg, makeCountedFilm, makeTemporaryFolder } from '../media/counted-film.ts';
import { type Ffmpeg, runFfmpeg } from '../media/index.ts';
import { openClip } from './clip-runs.ts';
import { encodeFilmSound } from './film-sound.ts';
import { readLoudness } from './loudness.ts';
import { sampleAt } from './mix-sound.ts';
import type { FilmSound, SoundPart } from './piece.ts';
import { footageOf } from './takes-for-tests.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

const SAMPLES_PER_SECOND = 48_000;

/** A take with one frame less to be kept than it has, and this sound: an expression of the time `t`. */
async function makeTake(takePath: string, frames: number, rate: number, wave: string): Promise<void> {
  const picturePath = `${takePath}.mkv`;
  await makeCountedFilm(ffmpeg, picturePath, { frameCount: frames + 1, framesPerSecond: rate });
  const sound = ['-f', 'lavfi', '-i', `aevalsrc=exprs='${wave}|${wave}':s=44100:d=${(frames + 1) / rate}`];
  const codec = ['-map', '0:v', '-map', '1:a', '-c:v', 'copy', '-c:a', 'pcm_s16le', '-y', `file:${takePath}`];
  expectOk(await runFfmpeg(ffmpeg, ['-i', `file:${picturePath}`, ...sound, ...codec]));
}

/** One channel, at 48 kHz. */
async function readSound(filePath: string): Promise<Float32Array> {
  const chunks: Uint8Array[] = [];
  const output = ['-map', '0:a:0', '-af', 'pan=mono|c0=c0', '-f', 'f32le', 'pipe:1'];
  expectOk(await runFfmpeg(ffmpeg, ['-i', `file:${filePath}`, ...output], { onOutput: (one) => chunks.push(one) }));
  const bytes = Buffer.concat(chunks);
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4));
}

/** What the container says is played: the last packet of a codec is longer than the sound. */
async function soundSamples(filePath: string): Promise<number> {
  using input = openClip(filePath);
  const seconds = await (await input.getPrimaryAudioTrack())?.computeDuration();
  return Math.round((seconds ?? 0) * SAMPLES_PER_SECOND);
}

const loudest = (sound: Float32Array, from: number, to: number): number =>
  sound.subarray(Math.max(0, from), to).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

const rms = (sound: Float32Array, from: number, to: number): number => {
  const part = sound.subarray(from, to);
  return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length);
};

const silentFilm: FilmSound = { parts: [], bed: null, fadeInFrames: 0, fadeOutFrames: 0, loudnessLufs: null };

interface Encode {
  readonly sound: Partial<FilmSound>;
  readonly frames: number;
  readonly framesPerSecond?: number;
  readonly filePath: string;
  readonly findings?: Finding[];
}

const encode = ({ sound, framesPerSecond = 16, findings = [], ...request }: Encode) =>
  encodeFilmSound(ffmpeg, {
    ...{ ...request, framesPerSecond, sound: { ...silentFilm, ...sound } },
    onFinding: (finding) => findings.push(finding),
  });

const partOf = (takePath: string, at: number, frames: number, rate = 16, more: Partial<SoundPart> = {}): SoundPart => ({
  ...{ footage: footageOf(takePath, frames, rate), at, frames, fadeInFrames: 0, fadeOutFrames: 0 },
  ...more,
});

describe('the sound of a film', () => {
  it('puts every sample where its frame is, also after a hundred parts', async () => {
    await using folder = await makeTemporaryFolder();
    const rate = 24000 / 1001;
    // Kept is from frame 1 on: the beep is in the kept frame 3.
    const start = 4 / rate;
    await makeTake(folder.file('beep.mov'), 7, rate, `0.8*sin(2*PI*2000*t)*between(t,${start},${start + 0.05})`);
    await makeTake(folder.file('quiet.mov'), 7, rate, '0');
    const parts = Array.from({ length: 103 }, (_, index) =>
      partOf(folder.file(index === 2 || index === 100 ? 'beep.mov' : 'quiet.mov'), index * 7, 7, rate),
    );
    const filePath = folder.file('sound.mp4');
    expectOk(await encode({ sound: { parts }, frames: 103 * 7, framesPerSecond: rate, filePath }));
    const heard = await readSound(filePath);
    expect(await soundSamples(filePath)).toBe(sampleAt(103 * 7, rate));
    const beeps = [2 * 7 + 3, 100 * 7 + 3].map((frame) => Math.round((frame * 1001 * SAMPLES_PER_SECOND) / 24000));
    for (const beep of beeps) {
      const onset = heard.findIndex((sample, index) => index > beep - 2000 && Math.abs(sample) > 0.3);
      expect(Math.abs(onset - beep)).toBeLessThanOrEqual(48);
      expect(loudest(heard, beep + 500, beep + 2000)).toBeGreaterThan(0.7);
    }
    const [first = 0, second = 0] = beeps;
    expect(loudest(heard, 0, first - 2100)).toBeLessThan(0.001);
    expect(loudest(heard, first + 4800, second - 2100)).toBeLessThan(0.001);
    expect(loudest(heard, second + 4800, heard.length)).toBeLessThan(0.001);
  });

  it('mixes the two sides of a crossfade without a dip, and fades the whole', async () => {
    await using folder = await makeTemporaryFolder();
    await makeTake(folder.file('low.mov'), 32, 16, '0.4*sin(2*PI*300*t)');
    await makeTake(folder.file('high.mov'), 32, 16, '0.4*sin(2*PI*1700*t)');
    const parts = [
      partOf(folder.file('low.mov'), 0, 32, 16, { fadeOutFrames: 8 }),
      partOf(folder.file('high.mov'), 24, 32, 16, { fadeInFrames: 8 }),
    ];
    const filePath = folder.file('sound.mp4');
    expectOk(await encode({ sound: { parts, fadeInFrames: 8, fadeOutFrames: 16 }, frames: 56, filePath }));
    const heard = await readSound(filePath);
    const level = (frame: number) => rms(heard, (frame - 1) * 3000, (frame + 1) * 3000) / (0.4 / Math.SQRT2);
    for (const frame of [12, 20, 26, 28, 30, 36]) expect(level(frame)).toBeCloseTo(1, 1);
    expect(level(4)).toBeCloseTo(0.5, 1);
    expect(level(48)).toBeCloseTo(0.5, 1);
    expect(loudest(heard, 56 * 3000 - 100, heard.length)).toBeLessThan(0.01);
  });

  it('lays a voice over the sound of its shot, ends it there, and tells of one that is broken', async () => {
    await using folder = await makeTemporaryFolder();
    const voicePath = folder.file('voice.txt');
    const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=4', '-filter:a', 'volume=6', '-f', 'mp3'];
    expectOk(await runFfmpeg(ffmpeg, [...tone, '-y', `file:${voicePath}`]));
    await writeFile(folder.file('broken.wav'), 'RIFF....WAVEbroken');
    const voice = (path: string, at: number) => partOf(path, at, 16, 16, { isSoundFile: true });
    const parts = [voice(voicePath, 16), voice(folder.file('broken.wav'), 32)];
    const findings: Finding[] = [];
    const filePath = folder.file('sound.mp4');
    expectOk(await encode({ sound: { parts }, frames: 48, filePath, findings }));
    const heard = await readSound(filePath);
    expect(loudest(heard, 0, 16 * 3000 - 1500)).toBeLessThan(0.01);
    expect(loudest(heard, 17 * 3000, 31 * 3000)).toBeGreaterThan(0.3);
    expect(loudest(heard, 33 * 3000, heard.length)).toBeLessThan(0.01);
    expect(findings).toMatchObject([{ severity: 'warning', filePath: folder.file('broken.wav') }]);
    expect(findings[0]?.message).toContain('voice-over');
  });

  it('lays the bed under it, ends it with the film, and is silent where takes have no sound', async () => {
    await using folder = await makeTemporaryFolder();
    const bedPath = folder.file("bed's %d\n.wav");
    const tone = [
      '-f',
      'lavfi',
      '-i',
      'sine=frequency=500:sample_rate=44100:duration=9,volume=4,pan=stereo|c0=c0|c1=c0',
    ];
    expectOk(await runFfmpeg(ffmpeg, [...tone, '-f', 'wav', '-y', `file:${bedPath}`]));
    await makeCountedFilm(ffmpeg, folder.file('mute.mp4'), { frameCount: 20, framesPerSecond: 16 });
    const parts = [partOf(folder.file('mute.mp4'), 0, 16)];
    const filePath = folder.file('sound.mp4');
    expectOk(await encode({ sound: { parts, bed: { filePath: bedPath, gainDb: -6 } }, frames: 40, filePath }));
    const heard = await readSound(filePath);
    expect(await soundSamples(filePath)).toBe(40 * 3000);
    expect(rms(heard, 6000, 114_000)).toBeCloseTo((0.5 / Math.SQRT2) * 10 ** (-6 / 20), 2);
    expectOk(await encode({ sound: { parts }, frames: 40, filePath }));
    expect(loudest(await readSound(filePath), 0, 40 * 3000)).toBe(0);
  });

  it.each([
    ['a quiet one', '0.02*sin(2*PI*400*t)', -16],
    ['a loud one', '0.9*sin(2*PI*400*t)', -23],
    ['one of peaks, which a single gain would push over the top', '(0.03+0.87*lt(mod(t,1),0.03))*sin(2*PI*900*t)', -16],
  ])('brings %s to the loudness that is asked for', async (_, wave, loudnessLufs) => {
    await using folder = await makeTemporaryFolder();
    await makeTake(folder.file('take.mov'), 160, 16, wave);
    const filePath = folder.file('sound.mp4');
    const parts = [partOf(folder.file('take.mov'), 0, 160)];
    expectOk(await encode({ sound: { parts, loudnessLufs }, frames: 160, filePath }));
    const reading = readLoudness();
    const args = ['-i', `file:${filePath}`, '-af', reading.filters.join(','), '-f', 'null', '-'];
    expectOk(await runFfmpeg(ffmpeg, args, { onOutput: reading.onOutput }));
    const { integrated = 0, truePeak = 0 } = reading.result() ?? {};
    expect(Math.abs(integrated - loudnessLufs), `${integrated} LUFS`).toBeLessThanOrEqual(1);
    expect(truePeak).toBeLessThanOrEqual(-0.5);
    expect(await soundSamples(filePath)).toBe(160 * 3000);
  });

  it('leaves out sound that cannot be decoded, and says so; a bed that holds none is an error', async () => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('take.mp4');
    const source = ['-f', 'lavfi', '-i', 'nullsrc=s=192x96:r=16', '-f', 'lavfi', '-i', 'sine'];
    const output = ['-t', '2', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-movflags', '+faststart', '-y', takePath];
    expectOk(await runFfmpeg(ffmpeg, [...source, ...output]));
    const bytes = await readFile(takePath);
    bytes.fill(0xff, bytes.indexOf('mdat') + 400);
    await writeFile(takePath, bytes);
    const findings: Finding[] = [];
    const filePath = folder.file('sound.mp4');
    for (const loudnessLufs of [null, -16]) {
      const parts = [partOf(takePath, 0, 24)];
      expectOk(await encode({ sound: { parts, loudnessLufs }, frames: 24, filePath, findings }));
      expect(loudest(await readSound(filePath), 0, 24 * 3000)).toBe(0);
    }
    expect(findings.map(({ severity, filePath: at }) => [severity, at])).toEqual([
      ['warning', takePath],
      ['warning', takePath],
    ]);
    await writeFile(folder.file('bed.mp3'), '#EXTM3U\nhttp://example.com/\n');
    const bed = { filePath: folder.file('bed.mp3'), gainDb: 0 };
    const refused = await encode({ sound: { bed }, frames: 24, filePath });
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-file', filePath: bed.filePath } });
  });
});
