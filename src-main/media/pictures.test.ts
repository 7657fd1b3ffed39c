import { readdir, readFile, writeFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { expectOk, findTestFfmpeg, makeCountedFilm, makeTemporaryFolder, readFrameNumbers } from './counted-film.ts';
import { extractFrame } from './extract-frame.ts';
import { hashFramePixels, imageSize } from './frame-pixels.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { makeThumbnail } from './thumbnail.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

const draw = async (filePath: string, source: string, codecArgs: readonly string[] = []) =>
  expectOk(
    await runFfmpeg(ffmpeg, [
      ...['-f', 'lavfi', '-i', source, '-frames:v', '1', ...codecArgs],
      ...['-f', 'image2', '-update', '1', '-y', `file:${filePath}`],
    ]),
  );

it('extracts exactly the frame that was asked for, whatever the files are called', async () => {
  await using folder = await makeTemporaryFolder();
  const takePath = folder.file(`it's 100% "Łódź" [x], %d;=a.mp4`);
  await makeCountedFilm(ffmpeg, takePath, { frameCount: 50, framesPerSecond: 24 });
  for (const frameIndex of [0, 1, 23, 48, 49]) {
    const pngPath = folder.file(`last: '%03d' ${frameIndex}, ü.png`);
    expectOk(await extractFrame(ffmpeg, { mediaPath: takePath, frameIndex, pngPath }));
    expect(expectOk(await imageSize(ffmpeg, pngPath))).toEqual({ width: 192, height: 96 });
    await writeFile(folder.file('plain.png'), await readFile(pngPath));
    expect(await readFrameNumbers(ffmpeg, folder.file('plain.png'))).toEqual([frameIndex]);
  }
  const beyond = await extractFrame(ffmpeg, { mediaPath: takePath, frameIndex: 50, pngPath: folder.file('no.png') });
  expect(beyond).toMatchObject({ ok: false, error: { code: 'output-too-short' } });
  expect((await readdir(folder.path)).filter((name) => /no|writing/.test(name))).toEqual([]);
});

it('hashes what a picture shows and not how its file is written', async () => {
  await using folder = await makeTemporaryFolder();
  const [picture, squeezed, renamed] = [folder.file('a %d.png'), folder.file('b.bmp'), folder.file('c.jpg')];
  await draw(picture, 'testsrc2=s=65x33');
  await draw(squeezed, 'testsrc2=s=65x33', ['-pix_fmt', 'bgr24']);
  await writeFile(renamed, await readFile(picture));
  const hash = expectOk(await hashFramePixels(ffmpeg, picture));
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(expectOk(await hashFramePixels(ffmpeg, squeezed))).toBe(hash);
  expect(expectOk(await hashFramePixels(ffmpeg, renamed))).toBe(hash);
  // The same bytes in another shape are another picture.
  await draw(folder.file('wide.png'), 'color=c=red:s=64x32');
  await draw(folder.file('high.png'), 'color=c=red:s=32x64');
  expect(expectOk(await hashFramePixels(ffmpeg, folder.file('wide.png')))).not.toBe(
    expectOk(await hashFramePixels(ffmpeg, folder.file('high.png'))),
  );
});

it('refuses a damaged picture in words', async () => {
  await using folder = await makeTemporaryFolder();
  const picture = folder.file('a.png');
  await draw(picture, 'testsrc2=s=64x64');
  await writeFile(picture, (await readFile(picture)).subarray(0, 40));
  const damaged = { ok: false, error: { code: 'bad-file', filePath: picture } };
  expect(await hashFramePixels(ffmpeg, picture)).toMatchObject(damaged);
  expect(await imageSize(ffmpeg, picture)).toMatchObject(damaged);
});

it('makes a thumbnail of a film and of a picture', async () => {
  await using folder = await makeTemporaryFolder();
  await makeCountedFilm(ffmpeg, folder.file('take.mp4'), { frameCount: 3, framesPerSecond: 16 });
  await draw(folder.file('key.png'), 'testsrc2=s=833x481');
  for (const name of ['take.mp4', 'key.png']) {
    const jpgPath = folder.file(`_thumbs/${name}.jpg`);
    expectOk(await makeThumbnail(ffmpeg, { mediaPath: folder.file(name), jpgPath }));
    expect(expectOk(await imageSize(ffmpeg, jpgPath)).width).toBe(320);
  }
});
