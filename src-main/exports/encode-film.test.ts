import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilmFormatName } from '#shared/model/export-presets.ts';
import {
  expectOk,
  findTestFfmpeg,
  makeTemporaryFolder,
  numbersFrom,
  readFrameNumbers,
  type TemporaryFolder,
} from '../media/counted-film.ts';
import { type Ffmpeg, probeVideo, runFfmpeg } from '../media/index.ts';
import { encodeFilm } from './encode-film.ts';
import { whyNotEncodable } from './encoders.ts';
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

const FILMS: readonly {
  name: string;
  wish: Omit<Wish, 'targetPath'>;
  ending: string;
  /** As ffmpeg describes the streams. */
  picture: RegExp;
  sound: RegExp;
}[] = [
  {
    name: 'MP4, copied',
    wish: { format: 'mp4' },
    ending: '.mp4',
    picture: /h264 .*yuv420p\(tv, bt709, .*192x96/,
    sound: /aac .*48000 Hz, stereo/,
  },
  {
    name: 'MP4, encoded',
    wish: { format: 'mp4', options: { crf: 20, audioKbps: 64 } },
    ending: '.mp4',
    picture: /h264 \(High\) .*yuv420p\(tv, bt709, .*192x96/,
    sound: /aac .*48000 Hz, stereo, fltp, [2-6]\d kb\/s/,
  },
  ...(
    [
      ['proxy', 'Proxy', 'apco', 'yuv422p10le'],
      ['lt', 'LT', 'apcs', 'yuv422p10le'],
      ['standard', 'Standard', 'apcn', 'yuv422p10le'],
      ['hq', 'HQ', 'apch', 'yuv422p10le'],
      ['4444', '4444', 'ap4h', 'yuv444p1[02]le'],
    ] as const
  ).map(([proresProfile, named, tag, pixels]) => ({
    name: `ProRes ${named}`,
    wish: { format: 'prores', options: { proresProfile } } as const,
    ending: '.mov',
    picture: new RegExp(`prores \\(${named}\\) \\(${tag} .*${pixels}\\((tv, )?bt709, .*192x96`),
    sound: /pcm_s24le .*48000 Hz, (stereo|2 channels), s32 \(24 bit\)/,
  })),
  {
    name: 'WebM',
    wish: { format: 'webm' },
    ending: '.webm',
    picture: /vp9 .*yuv420p\(tv, bt709\b.*192x96/,
    sound: /opus, 48000 Hz, stereo/,
  },
  {
    name: 'AV1',
    wish: { format: 'av1', options: { quality: 20 } },
    ending: '.mp4',
    picture: /av1 .*yuv420p\(tv, bt709\b.*192x96/,
    sound: /aac .*48000 Hz, stereo/,
  },
];

describe('encodeFilm: films', () => {
  for (const { name, wish, ending, picture, sound } of FILMS) {
    for (const hasAudio of [false, true]) {
      it(`${name} ${hasAudio ? 'with' : 'without'} sound: every frame in order, at the rate, in bt709`, async () => {
        const targetPath = folder.file(`${name} ${hasAudio}${ending}`);
        const progress: number[] = [];
        const request = {
          ...requestOf({ ...wish, targetPath, hasAudio }),
          onProgress: (n: number) => progress.push(n),
        };
        const encoded = expectOk(await encodeFilm(ffmpeg, request));
        expect(encoded).toEqual({ frames: FRAMES, bytes: (await stat(targetPath)).size });
        expect(await readFrameNumbers(ffmpeg, targetPath)).toEqual(numbersFrom(0, FRAMES));
        expect(progress.at(-1)).toBe(FRAMES);
        const facts = expectOk(await probeVideo(targetPath));
        expect(facts).toMatchObject({ frameCount: FRAMES, hasAudio });
        // WebM counts whole milliseconds, which over so few frames does not come out even.
        expect(facts.framesPerSecond).toBeCloseTo(RATE, ending === '.webm' ? 1 : 9);
        const description = await describeFile(ffmpeg, targetPath);
        expect(description).toMatch(picture);
        expect(description).toMatch(/24 fps, 24 tbr/);
        if (wish.format === 'prores') expect((await readFile(targetPath)).includes('apl0')).toBe(true);
        if (hasAudio) {
          expect(description).toMatch(sound);
          expect(await toneBegin(targetPath)).toBeCloseTo(FRAMES / RATE / 2, 2);
        }
      });
    }
  }

  it('copies sound that is good enough, and the copied film byte for byte in its packets', async () => {
    const targetPath = folder.file('copied.mp4');
    expectOk(await encodeFilm(ffmpeg, requestOf({ format: 'mp4', targetPath, hasAudio: true })));
    expect(await streamHash(targetPath, 'v')).toBe(await streamHash(folder.file('loud.mp4'), 'v'));
    expect(await streamHash(targetPath, 'a')).toBe(await streamHash(folder.file('loud.mp4'), 'a'));
    const bytes = await readFile(targetPath);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it('keeps fractional rates exact and follows the asked width with an even height', async () => {
    const masterPath = folder.file('ntsc.mp4');
    await makeMaster(ffmpeg, masterPath, { frames: 12, framesPerSecond: 30000 / 1001, hasAudio: false });
    const targetPath = folder.file('ntsc small.mp4');
    const wish = requestOf({ format: 'mp4', targetPath, options: { widthPixels: 101 } });
    const request = { ...wish, masterPath, frames: 12, framesPerSecond: 29.97 };
    expect(expectOk(await encodeFilm(ffmpeg, request)).frames).toBe(12);
    const facts = expectOk(await probeVideo(targetPath));
    expect(facts).toMatchObject({ width: 102, height: 50, frameCount: 12, framesPerSecond: 29.97 });
    expect(facts.durationSeconds).toBeCloseTo((12 * 1001) / 30000, 9);
  });

  it('says so when the film is shorter than it should be, and leaves nothing', async () => {
    await using own = await makeTemporaryFolder();
    const request = requestOf({ format: 'mp4', targetPath: own.file('a.mp4'), options: { crf: 30 } });
    const encoded = await encodeFilm(ffmpeg, { ...request, frames: 31 });
    expect(encoded).toMatchObject({ ok: false, error: { code: 'output-too-short' } });
    expect(await readdir(own.path)).toEqual([]);
  });

  it('refuses a master that is damaged, also where ffmpeg would paint over it', async () => {
    await using own = await makeTemporaryFolder();
    const masterPath = own.file('damaged.mp4');
    const bytes = await readFile(folder.file('silent.mp4'));
    const inAFrame = bytes.indexOf('mdat') + 1100;
    await writeFile(masterPath, bytes.fill(0x55, inAFrame, inAFrame + 8));
    for (const format of ['mp4', 'png-sequence', 'gif'] as const) {
      const wish = requestOf({ format, targetPath: own.file('out'), options: { crf: 30 } });
      const encoded = await encodeFilm(ffmpeg, { ...wish, masterPath });
      expect(encoded, format).toMatchObject({ ok: false, error: { code: 'ffmpeg-failed' } });
    }
    expect(await readdir(own.path)).toEqual(['damaged.mp4']);
  });

  it.each([
    ['mp4', { crf: 0 }, { crf: 51 }],
    ['webm', { quality: 0 }, { quality: 63 }],
    ['av1', { quality: 0 }, { quality: 63 }],
  ] as const)('%s: quality is what is asked for', async (format, fine, coarse) => {
    const sizes: number[] = [];
    for (const options of [fine, coarse]) {
      const targetPath = folder.file(`${format} quality`);
      sizes.push(expectOk(await encodeFilm(ffmpeg, requestOf({ format, targetPath, options }))).bytes);
    }
    expect(sizes[0]).toBeGreaterThan(sizes[1] ?? 0);
  });
});

const KINDS: readonly [FilmFormatName, string][] = [
  ['mp4', 'libx264'],
  ['prores', 'prores_ks'],
  ['webm', 'libvpx-vp9'],
  ['av1', 'libsvtav1 or libaom-av1'],
  ['webp', 'libwebp'],
];

describe('encodeFilm: what stops it', () => {
  it.skipIf(process.platform === 'win32').each(KINDS)(
    '%s without its encoder is refused before anything is done',
    async (format, encoder) => {
      await using own = await makeTemporaryFolder();
      const poor = await makeFfmpegWithout(encoder.split(' or '), own);
      const encoded = await encodeFilm(poor, requestOf({ format, targetPath: own.file('a'), options: { crf: 20 } }));
      expect(encoded).toMatchObject({ ok: false, error: { code: 'not-supported' } });
      expect(!encoded.ok && encoded.error.message).toContain(`no encoder ${encoder}.`);
      expect(await whyNotEncodable(poor, format)).toMatchObject({ code: 'not-supported' });
      expect(await whyNotEncodable(poor, 'gif')).toBeNull();
      expect((await readdir(own.path)).sort()).toEqual(['ffmpeg-that-lacks', 'questions']);
      // Asked once, and never to encode.
      expect(await readFile(own.file('questions'), 'utf8')).toMatch(/^.*-encoders\n$/);
    },
  );

  it.skipIf(process.platform === 'win32')(
    'takes the other AV1 encoder, and misses the sound’s only with sound',
    async () => {
      await using own = await makeTemporaryFolder();
      const poor = await makeFfmpegWithout(['libsvtav1', 'libopus'], own);
      const targetPath = own.file('a.mp4');
      expect(expectOk(await encodeFilm(poor, requestOf({ format: 'av1', targetPath }))).frames).toBe(FRAMES);
      expect(await readFrameNumbers(ffmpeg, targetPath)).toEqual(numbersFrom(0, FRAMES));
      expect(await whyNotEncodable(poor, 'webm')).toBeNull();
      expect(await whyNotEncodable(poor, 'webm', true)).toMatchObject({ message: expect.stringContaining('libopus') });
    },
  );

  it.each(['mp4', 'gif', 'png-sequence'] as const)(
    '%s: a stop leaves what was there, and nothing else',
    async (format) => {
      await using own = await makeTemporaryFolder();
      const targetPath = own.file('old');
      const isFolder = format === 'png-sequence';
      if (isFolder) await mkdir(targetPath);
      await writeFile(isFolder ? path.join(targetPath, 'old_000001.png') : targetPath, 'the older export');
      const stop = new AbortController();
      const wish = requestOf({ format, targetPath, options: { crf: 1, widthPixels: 2048 } });
      const request = { ...wish, signal: stop.signal, onProgress: () => stop.abort() };
      expect(await encodeFilm(ffmpeg, request)).toMatchObject({ ok: false, error: { code: 'stopped' } });
      const keptPath = isFolder ? path.join(targetPath, 'old_000001.png') : targetPath;
      expect(await readFile(keptPath, 'utf8')).toBe('the older export');
      expect(await readdir(own.path)).toEqual(['old']);
    },
  );

  it('writes under any name', async () => {
    await using own = await makeTemporaryFolder();
    const name = 'it\'s %d "quoted",\n[v] ünïcödé 猫.mp4';
    expectOk(await encodeFilm(ffmpeg, requestOf({ format: 'mp4', targetPath: own.file(name), options: { crf: 40 } })));
    expect(await readdir(own.path)).toEqual([name]);
    await rm(own.file(name));
  });
});

/** An ffmpeg that knows everything the real one knows, but for some encoders. It writes down what it is asked. */
async function makeFfmpegWithout(encoders: readonly string[], own: TemporaryFolder): Promise<Ffmpeg> {
  const scriptPath = own.file('ffmpeg-that-lacks');
  const script = [
    '#!/bin/sh',
    `echo "$@" >> '${own.file('questions')}'`,
    'case "$*" in',
    `  *-encoders) '${ffmpeg.path}' -hide_banner -encoders | grep -v -E ' (${encoders.join('|')}) ' ;;`,
    `  *) exec '${ffmpeg.path}' "$@" ;;`,
    'esac',
  ];
  await writeFile(scriptPath, script.join('\n'));
  await chmod(scriptPath, 0o755);
  return { ...ffmpeg, path: scriptPath };
}

/** Seconds from the start until the tone is heard. */
async function toneBegin(filePath: string): Promise<number> {
  const chunks: Uint8Array[] = [];
  const output = ['-map', '0:a:0', '-ac', '1', '-ar', '48000', '-f', 's16le', 'pipe:1'];
  const args = ['-i', `file:${filePath}`, ...output];
  expectOk(await runFfmpeg(ffmpeg, args, { onOutput: (chunk) => chunks.push(chunk) }));
  const bytes = Buffer.concat(chunks);
  for (let at = 0; at < bytes.length; at += 2) if (Math.abs(bytes.readInt16LE(at)) > 3000) return at / 2 / 48_000;
  return Number.NaN;
}

async function streamHash(filePath: string, stream: 'v' | 'a'): Promise<string> {
  const chunks: Uint8Array[] = [];
  const args = ['-i', `file:${filePath}`, '-map', `0:${stream}:0`, '-c', 'copy', '-f', 'streamhash', 'pipe:1'];
  expectOk(await runFfmpeg(ffmpeg, args, { onOutput: (chunk) => chunks.push(chunk) }));
  return Buffer.concat(chunks).toString();
}
