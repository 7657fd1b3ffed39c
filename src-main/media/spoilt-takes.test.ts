// Takes that are not as they should be: the clip that can be had of them, or a refusal in words with nothing left behind.
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny';
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
import { cutOf, expectExact, framesShown, UNSCALED } from './exact-clip-fixture.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

const run = promisify(execFile);

/** Writes nonsense over the packets of one track, from one share of it to another; `spare` keeps the beginning of each. */
async function garble(filePath: string, kind: 'video' | 'audio', from: number, to: number, spare = 0): Promise<void> {
  const bytes = await readFile(filePath);
  using input = new Input({ source: new FilePathSource(filePath), formats: ALL_FORMATS });
  const track = kind === 'video' ? await input.getPrimaryVideoTrack() : await input.getPrimaryAudioTrack();
  if (track === null) throw new Error(`${filePath} has no ${kind}`);
  const { packetCount } = await track.computePacketStats();
  let index = 0;
  let behind = 0;
  for await (const { data } of new EncodedPacketSink(track).packets()) {
    const share = index / packetCount;
    const at = bytes.indexOf(data, behind);
    behind = at + data.length;
    index += 1;
    if (share < from || share >= to) continue;
    for (let offset = spare; offset < data.length; offset += 1) bytes[at + offset] = (offset * 197 + index * 61) % 251;
  }
  await writeFile(filePath, bytes);
}

async function makeTakeWithSound(folder: TemporaryFolder, name: string, codec: string): Promise<string> {
  await makeCountedFilm(ffmpeg, folder.file('picture.mkv'), { frameCount: 33, framesPerSecond: 16 });
  const inputs = ['-i', folder.file('picture.mkv'), '-f', 'lavfi', '-i', 'sine=440:r=48000:d=2'];
  expectOk(await runFfmpeg(ffmpeg, [...inputs, '-c:v', 'copy', '-c:a', codec, '-y', folder.file(name)]));
  return folder.file(name);
}

describe('a take that is not as it should be', () => {
  it.each([
    [16, [0]],
    [24, [0, 0]],
    [30, [0, 0]],
  ])('of one frame gives a clip of it at %d frames a second', async (framesPerSecond, shown) => {
    await using folder = await makeTemporaryFolder();
    await makeCountedFilm(ffmpeg, folder.file('take.mp4'), { frameCount: 1, framesPerSecond: 16 });
    const one = { firstFrame: 0, frameCount: 1, framesPerSecond };
    const request = cutOf(folder.file('take.mp4'), folder.file('clip.mp4'), one);
    expect(framesShown(request)).toEqual(shown);
    await expectExact(ffmpeg, request, UNSCALED);
  });

  it.each([16, 24])('is refused in words without frames or without a picture, at %d frames a second', async (rate) => {
    await using folder = await makeTemporaryFolder();
    const none = folder.file('none.mp4');
    const picture = ['-f', 'lavfi', '-i', 'color=s=192x96:r=16', '-t', '0', '-c:v', 'libx264'];
    expectOk(await runFfmpeg(ffmpeg, [...picture, '-y', none]));
    const deaf = folder.file('deaf.m4a');
    expectOk(await runFfmpeg(ffmpeg, ['-f', 'lavfi', '-i', 'sine=d=1', '-f', 'mp4', '-y', deaf]));
    const before = (await readdir(folder.path)).sort();
    for (const takePath of [none, deaf]) {
      const cut = await cutClip(ffmpeg, cutOf(takePath, folder.file('clip.mp4'), { framesPerSecond: rate }));
      expect(cut).toMatchObject({ ok: false, error: { code: 'output-damaged', filePath: takePath } });
      expect(!cut.ok && cut.error.message).toBe('The take holds no picture that can be decoded.');
    }
    expect((await readdir(folder.path)).sort()).toEqual(before);
  });

  // Unreadable packets are left out by ffmpeg, which would move every frame behind them; readable ones are painted over.
  it.each([
    ['left out', 0, 16],
    ['left out', 0, 24],
    ['painted over', 12, 16],
    ['painted over', 12, 24],
  ])('whose middle would be %s (%d) is refused, at %d frames a second', async (_what, spare, framesPerSecond) => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('take.mp4');
    const codecArgs = ['-c:v', 'libx264', '-qp', '4', '-g', '8', '-bf', '2'];
    await makeCountedFilm(ffmpeg, takePath, { frameCount: 60, framesPerSecond: 16, codecArgs });
    await garble(takePath, 'video', 0.4, 0.5, spare);
    const cut = await cutClip(ffmpeg, cutOf(takePath, folder.file('clip.mp4'), { frameCount: 33, framesPerSecond }));
    expect(cut).toMatchObject({ ok: false, error: { code: 'output-damaged', filePath: takePath } });
    const [, frame] = /up to about frame (\d+)\.$/.exec(cut.ok ? '' : cut.error.message) ?? [];
    expect(Math.abs(Number(frame) - 24)).toBeLessThanOrEqual(4);
    expect(await readdir(folder.path)).toEqual(['take.mp4']);
  });

  const unknownCodec = async (takePath: string) => {
    const bytes = await readFile(takePath);
    await writeFile(takePath, bytes.fill('x', bytes.indexOf('sowt'), bytes.indexOf('sowt') + 4));
  };
  it.each<[what: string, codec: string, spoil: (takePath: string) => Promise<void>]>([
    ['in the middle', 'aac', (takePath) => garble(takePath, 'audio', 0.4, 0.6)],
    ['from end to end', 'aac', (takePath) => garble(takePath, 'audio', 0, 1)],
    ['in a codec that nobody knows', 'pcm_s16le', unknownCodec],
  ])('costs only its sound where that is broken, %s', async (_what, codec, spoil) => {
    await using folder = await makeTemporaryFolder();
    const takePath = await makeTakeWithSound(folder, 'take.mov', codec);
    const request = cutOf(takePath, folder.file('clip.mp4'), { frameCount: 32 });
    expect(expectOk(await cutClip(ffmpeg, request))).toEqual({ hasAudio: true });
    await spoil(takePath);
    const cut = expectOk(await cutClip(ffmpeg, request));
    expect(cut).toMatchObject({ hasAudio: false, soundLost: { code: 'output-damaged', filePath: takePath } });
    expect(await readFrameNumbers(ffmpeg, request.clipPath)).toEqual(numbersFrom(1, 32));
  });

  it('does not lose its clip to a full disk, nor leave a piece of one there', async ({ skip }) => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('take.mp4');
    const noise = ['-f', 'lavfi', '-i', 'testsrc2=s=320x192:r=16', '-vf', 'noise=alls=60:allf=t', '-frames:v', '12'];
    expectOk(await runFfmpeg(ffmpeg, [...noise, '-c:v', 'libx264', '-qp', '10', '-y', takePath]));
    const sized = { firstFrame: 0, frameCount: 12, width: 320, height: 192 };
    expectOk(await cutClip(ffmpeg, cutOf(takePath, folder.file('roomy.mp4'), sized)));
    const { length: clipBytes } = await readFile(folder.file('roomy.mp4'));
    const diskPath = folder.file('disk');
    await mkdir(diskPath);
    const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', diskPath]).catch(() => null);
    if (mounted === null) skip('this system does not let a test mount a small disk');
    try {
      await writeFile(`${diskPath}/clip.mp4`, 'the older clip');
      // In the middle of the pictures, and when the index is moved to the front.
      for (const room of [clipBytes / 2, clipBytes]) {
        await run('mount', ['-o', `remount,size=${Math.floor(room / 4096) * 4096}`, diskPath]);
        const cut = await cutClip(ffmpeg, cutOf(takePath, `${diskPath}/clip.mp4`, sized));
        expect(cut).toMatchObject({ ok: false, error: { code: 'disk-full' } });
        expect(await readdir(diskPath)).toEqual(['clip.mp4']);
        expect(await readFile(`${diskPath}/clip.mp4`, 'utf8')).toBe('the older clip');
      }
      await run('mount', ['-o', 'remount,nr_inodes=2', diskPath]);
      const intoFolder = await cutClip(ffmpeg, cutOf(takePath, `${diskPath}/folder/clip.mp4`, sized));
      expect(intoFolder).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    } finally {
      await run('umount', [diskPath]);
    }
  });

  const names = [
    "it's",
    'say "hi"',
    ' two  spaces ',
    'line\nbreak',
    '100%d',
    '%05d',
    'ünï 日本 🎬',
    '-dash',
    'a;b,c:d=e[f]\\g',
  ];
  it.skipIf(process.platform === 'win32').each(names)('may be named %j', async (name) => {
    await using folder = await makeTemporaryFolder();
    await mkdir(folder.file(name));
    const [takePath, clipPath] = [folder.file(`${name}/${name}.mp4`), folder.file(`${name}/clip ${name}.mp4`)];
    await makeCountedFilm(ffmpeg, folder.file('plain.mp4'), { frameCount: 4, framesPerSecond: 16 });
    await writeFile(takePath, await readFile(folder.file('plain.mp4')));
    expectOk(await cutClip(ffmpeg, cutOf(takePath, clipPath, { frameCount: 3 })));
    await writeFile(folder.file('plain.mp4'), await readFile(clipPath));
    expect(await readFrameNumbers(ffmpeg, folder.file('plain.mp4'))).toEqual([1, 2, 3]);
    expect((await readdir(folder.file(name))).sort()).toEqual([`${name}.mp4`, `clip ${name}.mp4`].sort());
  });
});
