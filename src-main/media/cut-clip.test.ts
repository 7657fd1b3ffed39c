import { readdir, readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  expectOk,
  findTestFfmpeg,
  makeCountedFilm,
  makeTemporaryFolder,
  numbersFrom,
  readFrameNumbers,
  readRawPixels,
} from './counted-film.ts';
import { type ClipRequest, cutClip } from './cut-clip.ts';
import { countDecodedFrames } from './frame-count.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { probeVideo } from './probe-video.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

const basicRequest = { firstFrame: 0, sourceFramesPerSecond: 16, framesPerSecond: 16, width: 192, height: 96 } as const;
const keep = (takePath: string, clipPath: string, more: Partial<ClipRequest>): ClipRequest => {
  const frameCount = more.frameCount ?? 10;
  return { ...basicRequest, takePath, clipPath, frameCount, clipFrames: frameCount, ...more };
};

describe('cutClip', () => {
  it('keeps exactly the asked frames, with reordered frames in the take', async () => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('take 1.mp4');
    await makeCountedFilm(ffmpeg, takePath, { frameCount: 33, framesPerSecond: 16 });
    const clipPath = folder.file('clip.mp4');
    const progress: number[] = [];
    const request = keep(takePath, clipPath, { firstFrame: 1, frameCount: 32, onProgress: (n) => progress.push(n) });
    expectOk(await cutClip(ffmpeg, request));
    expect(await readFrameNumbers(ffmpeg, clipPath)).toEqual(numbersFrom(1, 32));
    expect(progress.at(-1)).toBe(32);
    const facts = expectOk(await probeVideo(clipPath));
    expect(facts).toEqual({
      codec: 'avc',
      width: 192,
      height: 96,
      framesPerSecond: 16,
      frameCount: 32,
      durationSeconds: 2,
      hasAudio: false,
    });
  });

  it('goes by the number of a frame and not by its time', async () => {
    await using folder = await makeTemporaryFolder();
    // An engine that tags its 16 fps film as 50 fps, in a container with whole milliseconds.
    const takePath = folder.file('take.webm');
    const codecArgs = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '2M'];
    await makeCountedFilm(ffmpeg, takePath, { frameCount: 20, framesPerSecond: 50, codecArgs });
    const clipPath = folder.file('clip.mp4');
    expectOk(await cutClip(ffmpeg, keep(takePath, clipPath, { firstFrame: 3, frameCount: 17 })));
    expect(await readFrameNumbers(ffmpeg, clipPath)).toEqual(numbersFrom(3, 17));
  });

  it('maps frames by nearest time at another rate, with an exact count', async () => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('take.mp4');
    await makeCountedFilm(ffmpeg, takePath, { frameCount: 17, framesPerSecond: 16 });
    for (const [framesPerSecond, clipFrames] of [
      [24, 24],
      [25, 25],
      [8, 8],
      [23.976, 25],
    ] as const) {
      const clipPath = folder.file(`at ${framesPerSecond}.mp4`);
      expectOk(await cutClip(ffmpeg, keep(takePath, clipPath, { frameCount: 16, framesPerSecond, clipFrames })));
      const numbers = await readFrameNumbers(ffmpeg, clipPath);
      expect(numbers).toHaveLength(clipFrames);
      for (const [index, number] of numbers.entries()) {
        const wanted = Math.min((index * 16) / framesPerSecond, 15);
        expect(Math.abs(number - wanted), `frame ${index} at ${framesPerSecond} fps shows ${number}`).toBeLessThan(1);
      }
    }
  });

  it('covers the clip’s size from the centre, from odd sizes too', async () => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('odd.mp4');
    await makeCountedFilm(ffmpeg, takePath, {
      frameCount: 5,
      framesPerSecond: 16,
      width: 225,
      height: 97,
      pixelFormat: 'yuv444p',
    });
    const clipPath = folder.file('clip.mp4');
    expectOk(await cutClip(ffmpeg, keep(takePath, clipPath, { frameCount: 5, width: 160, height: 98 })));
    expect(expectOk(await probeVideo(clipPath))).toMatchObject({ width: 160, height: 98, frameCount: 5 });
  });

  it('gives all clips the same stream: one key frame first, no reordering, same header', async () => {
    await using folder = await makeTemporaryFolder();
    const headers: string[] = [];
    for (const [name, size] of [
      ['a', 192],
      ['b', 320],
    ] as const) {
      const takePath = folder.file(`${name} take.mp4`);
      await makeCountedFilm(ffmpeg, takePath, { frameCount: 9, framesPerSecond: 16, width: size, height: size / 2 });
      const clipPath = folder.file(`${name}.mp4`);
      expectOk(await cutClip(ffmpeg, keep(takePath, clipPath, { frameCount: 8 })));
      const bytes = await readFile(clipPath);
      const header = bytes.indexOf('avcC');
      headers.push(bytes.subarray(header, header + 40).toString('hex'));
      expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
      expect(bytes.includes('colrnclx')).toBe(true);
    }
    expect(headers[0]).toBe(headers[1]);
    await writeFile(folder.file('list.txt'), "file 'a.mp4'\nfile 'b.mp4'\n");
    const join = ['-f', 'concat', '-i', 'list.txt', '-c', 'copy', 'joined.mp4'];
    expectOk(await runFfmpeg(ffmpeg, join, { workingFolderPath: folder.path }));
    expect(await readFrameNumbers(ffmpeg, folder.file('joined.mp4'))).toHaveLength(16);
    expect(expectOk(await probeVideo(folder.file('joined.mp4'))).durationSeconds).toBe(1);
  });

  it('keeps colours: an untagged take and its tagged clip show the same', async () => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('take.mp4');
    const source = ['-f', 'lavfi', '-i', 'color=c=0xd04020:s=192x96:r=16'];
    expectOk(await runFfmpeg(ffmpeg, [...source, '-frames:v', '3', '-pix_fmt', 'yuv420p', '-y', takePath]));
    const clipPath = folder.file('clip.mp4');
    expectOk(await cutClip(ffmpeg, keep(takePath, clipPath, { frameCount: 3 })));
    const colour = await readRawPixels(ffmpeg, clipPath, 'scale=1:1', 'rgb24');
    for (const [index, level] of [0xd0, 0x40, 0x20].entries()) {
      expect(Math.abs((colour[index] ?? 0) - level)).toBeLessThanOrEqual(3);
    }
  });

  it('says how many frames were asked and delivered when the take is too short, and leaves nothing behind', async () => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('take.mp4');
    await makeCountedFilm(ffmpeg, takePath, { frameCount: 20, framesPerSecond: 16 });
    for (const framesPerSecond of [16, 24]) {
      const more = { firstFrame: 1, frameCount: 20, framesPerSecond, clipFrames: (20 * framesPerSecond) / 16 };
      const cut = await cutClip(ffmpeg, keep(takePath, folder.file('clip.mp4'), more));
      expect(cut).toMatchObject({ ok: false, error: { code: 'output-too-short' } });
      expect(!cut.ok && cut.error.message).toBe('The take has 20 frames; the clip needs 21.');
    }
    expect(await readdir(folder.path)).toEqual(['take.mp4']);
  });

  it('refuses a take that was cut off while it was written', async () => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('take.mp4');
    const codecArgs = ['-c:v', 'libx264', '-crf', '5', '-movflags', '+faststart'];
    await makeCountedFilm(ffmpeg, takePath, { frameCount: 60, framesPerSecond: 16, codecArgs });
    const whole = await readFile(takePath);
    await writeFile(takePath, whole.subarray(0, Math.round(whole.length * 0.9)));
    expect(expectOk(await countDecodedFrames(ffmpeg, takePath))).toBeLessThan(60);
    for (const framesPerSecond of [16, 24]) {
      const more = { frameCount: 60, framesPerSecond, clipFrames: (60 * framesPerSecond) / 16 };
      const cut = await cutClip(ffmpeg, keep(takePath, folder.file('clip.mp4'), more));
      expect(cut).toMatchObject({ ok: false, error: { code: 'output-damaged', filePath: takePath } });
    }
    expect(await readdir(folder.path)).toEqual(['take.mp4']);
  });

  it('refuses what is no video, and an odd size', async () => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('take.mp4');
    await writeFile(takePath, '#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n');
    const cut = await cutClip(ffmpeg, keep(takePath, folder.file('clip.mp4'), {}));
    expect(cut).toMatchObject({ ok: false, error: { code: 'bad-file', filePath: takePath } });
    const odd = await cutClip(ffmpeg, keep(takePath, folder.file('clip.mp4'), { width: 191 }));
    expect(odd).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    const missing = await cutClip(ffmpeg, keep(folder.file('none.mp4'), folder.file('clip.mp4'), {}));
    expect(missing).toMatchObject({ ok: false, error: { code: 'file-missing' } });
  });

  it('stops when told, at once, and keeps the clip that was there', async () => {
    await using folder = await makeTemporaryFolder();
    const takePath = folder.file('take.mp4');
    await makeCountedFilm(ffmpeg, takePath, { frameCount: 400, framesPerSecond: 16 });
    const clipPath = folder.file('clip.mp4');
    await writeFile(clipPath, 'the older clip');
    const stop = new AbortController();
    const more = { frameCount: 400, width: 1920, height: 1080, signal: stop.signal, onProgress: () => stop.abort() };
    const cut = await cutClip(ffmpeg, keep(takePath, clipPath, more));
    expect(cut).toMatchObject({ ok: false, error: { code: 'stopped' } });
    expect(await readFile(clipPath, 'utf8')).toBe('the older clip');
    expect((await readdir(folder.path)).sort()).toEqual(['clip.mp4', 'take.mp4']);
  });
});
