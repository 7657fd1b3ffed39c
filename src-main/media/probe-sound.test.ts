// How long sounds are, in the formats that people record in.
import { writeFile } from 'node:fs/promises';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { expectOk, findTestFfmpeg, makeTemporaryFolder, type TemporaryFolder } from './counted-film.ts';
import { type Ffmpeg, probeSound, runFfmpeg } from './index.ts';

let ffmpeg: Ffmpeg;
let folder: TemporaryFolder;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

async function record(name: string, codec: readonly string[], seconds = 2.345): Promise<string> {
  const path = folder.file(name);
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=44100:duration=${seconds}`];
  expectOk(await runFfmpeg(ffmpeg, [...tone, ...codec, '-y', `file:${path}`]));
  return path;
}

// Codecs of fixed frames may end a little later than the recording: an MP3 frame is 26 ms, an AAC frame 23 ms.
it.each<[string, string[], number]>([
  ['WAV', ['-f', 'wav'], 0.0005],
  ['FLAC', ['-f', 'flac'], 0.0005],
  ['AIFF', ['-f', 'aiff'], 0.0005],
  ['MP3 without a header that says its length', ['-f', 'mp3', '-q:a', '5', '-write_xing', '0'], 0.055],
  ['M4A', ['-f', 'ipod', '-c:a', 'aac'], 0.03],
  ['Opus', ['-f', 'ogg', '-c:a', 'libopus'], 0.0005],
])('measures %s, whatever its name', async (_what, codec, tolerance) => {
  const { durationSeconds } = expectOk(await probeSound(ffmpeg, await record('voice 100%.txt', codec)));
  expect(Math.abs(durationSeconds - 2.345)).toBeLessThanOrEqual(tolerance);
});

it('refuses what holds no sound, and names it', async () => {
  const refused = (path: string) => ({ ok: false, error: { code: 'bad-file', filePath: path } });
  const text = folder.file('voice.wav');
  await writeFile(text, 'These are words, not a voice.');
  expect(await probeSound(ffmpeg, text)).toMatchObject(refused(text));
  const silent = folder.file('silent.mp4');
  const picture = ['-f', 'lavfi', '-i', 'color=s=16x16:d=1', '-f', 'mp4', '-y', `file:${silent}`];
  expectOk(await runFfmpeg(ffmpeg, picture));
  expect(await probeSound(ffmpeg, silent)).toMatchObject(refused(silent));
  const empty = await record('empty.wav', ['-f', 'wav', '-af', 'atrim=end_sample=0']);
  expect(await probeSound(ffmpeg, empty)).toMatchObject(refused(empty));
  const gone = folder.file('gone.wav');
  expect(await probeSound(ffmpeg, gone)).toMatchObject({ error: { code: 'file-missing', filePath: gone } });
});
