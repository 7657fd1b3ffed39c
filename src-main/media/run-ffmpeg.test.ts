import { execFileSync } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { expectOk, findTestFfmpeg, makeTemporaryFolder } from './counted-film.ts';
import { type Ffmpeg, locateFfmpeg, outsideArchive, readVersion } from './locate-ffmpeg.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});
afterEach(() => vi.unstubAllEnvs());

it('prefers the path in Settings, then LONGTAKE_FFMPEG, and passes over what does not run', async () => {
  expect(expectOk(await locateFfmpeg(ffmpeg.path))).toMatchObject({ source: 'settings', path: ffmpeg.path });
  vi.stubEnv('LONGTAKE_FFMPEG', ffmpeg.path);
  expect(expectOk(await locateFfmpeg('/nowhere/ffmpeg')).source).toBe('LONGTAKE_FFMPEG');
});

it('finds one on the PATH before the packaged one', async () => {
  await using folder = await makeTemporaryFolder();
  await writeFile(folder.file('ffmpeg'), `#!/bin/sh\necho "ffmpeg version 9.9 Copyright"\n`);
  await chmod(folder.file('ffmpeg'), 0o755);
  vi.stubEnv('PATH', `${folder.path}:${process.env.PATH}`);
  expect(expectOk(await locateFfmpeg(null))).toMatchObject({ source: 'PATH', version: '9.9' });
});

it('takes a build without libx264 for none', () => {
  const text = (flags: string) => `ffmpeg version 7.1 Copyright\nbuilt with gcc\nconfiguration: ${flags}\n`;
  expect(readVersion(text('--enable-gpl --enable-libx264'))).toEqual({ works: true, version: '7.1' });
  expect(readVersion(text('--disable-x264'))).toMatchObject({ works: false });
  expect(readVersion('hello')).toMatchObject({ works: false });
});

it('looks beside a packaged app’s archive', () => {
  const inside = '/opt/Longtake/resources/app.asar/node_modules/ffmpeg-static/ffmpeg';
  expect(outsideArchive(inside)).toBe('/opt/Longtake/resources/app.asar.unpacked/node_modules/ffmpeg-static/ffmpeg');
  expect(outsideArchive('/home/me/ffmpeg')).toBe('/home/me/ffmpeg');
});

it('hands on bytes and takes bytes, more than a pipe holds', async () => {
  const pixels = new Uint8Array(300 * 200 * 3).fill(77);
  let received = 0;
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', '300x200'];
  const run = await runFfmpeg(ffmpeg, [...raw, '-i', 'pipe:0', '-f', 'rawvideo', 'pipe:1'], {
    stdin: pixels,
    onOutput: (chunk) => {
      received += chunk.byteLength;
    },
  });
  expectOk(run);
  expect(received).toBe(pixels.byteLength);
});

it('is not held up by an input that is refused or by a flood of messages', async () => {
  const noise = new Uint8Array(4_000_000).fill(1);
  const refused = await runFfmpeg(ffmpeg, ['-f', 'png_pipe', '-i', 'pipe:0', '-f', 'null', '-'], { stdin: noise });
  expect(refused.ok).toBe(false);
  const flood = ['-loglevel', 'trace', '-f', 'lavfi', '-i', 'testsrc=d=4', '-f', 'null', '-'];
  expectOk(await runFfmpeg(ffmpeg, flood));
});

it('explains a failure with the end of what ffmpeg said', async () => {
  const failed = await runFfmpeg(ffmpeg, ['-f', 'lavfi', '-i', 'testsrc=d=1', '-vf', 'nosuch', '-f', 'null', '-']);
  expect(failed).toMatchObject({ ok: false, error: { code: 'ffmpeg-failed' } });
  expect(!failed.ok && failed.error.message).toContain("No such filter: 'nosuch'");
  const missing = await runFfmpeg({ path: '/nowhere/ffmpeg' }, []);
  expect(missing).toMatchObject({ ok: false, error: { code: 'ffmpeg-missing', filePath: '/nowhere/ffmpeg' } });
});

it('stops at once, also when told before it began', async () => {
  const endless = ['-re', '-f', 'lavfi', '-i', 'testsrc', '-f', 'null', '-'];
  const startedAtMs = performance.now();
  const stopped = await runFfmpeg(ffmpeg, endless, { signal: AbortSignal.timeout(150) });
  expect(stopped).toMatchObject({ ok: false, error: { code: 'stopped' } });
  expect(performance.now() - startedAtMs).toBeLessThan(3000);
  expect(await runFfmpeg(ffmpeg, endless, { signal: AbortSignal.abort() })).toMatchObject({ ok: false });
});

it.skipIf(process.platform === 'win32')(
  'has a process group of its own: Ctrl+C in a terminal does not end it',
  async () => {
    const ffmpeg = await findTestFfmpeg();
    const stop = new AbortController();
    const source = ['-re', '-f', 'lavfi', '-i', 'color=red:size=64x64', '-f', 'null', '-'];
    const running = runFfmpeg(ffmpeg, source, { signal: stop.signal });
    const groupOf = (processId: number) =>
      execFileSync('ps', ['-o', 'pgid=', '-p', String(processId)], { encoding: 'utf8' }).trim();
    const children = execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)], { encoding: 'utf8' });
    const ffmpegId = Number(/(\d+) ffmpeg/.exec(children)?.[1]);
    const groups = [groupOf(ffmpegId), groupOf(process.pid)];
    stop.abort();
    await running;
    expect(groups[0]).toBe(String(ffmpegId));
    expect(groups[0]).not.toBe(groups[1]);
  },
);

it('gets no token that costs money', async () => {
  await using folder = await makeTemporaryFolder();
  vi.stubEnv('REPLICATE_API_TOKEN', 'r8_secret');
  const answer = 'echo "ffmpeg version 9.9 $REPLICATE_API_TOKEN" | tee -a told.txt';
  await writeFile(folder.file('ffmpeg'), `#!/bin/sh\ncd '${folder.path}'\n${answer}\n`);
  await chmod(folder.file('ffmpeg'), 0o755);
  const other = expectOk(await locateFfmpeg(folder.file('ffmpeg')));
  expectOk(await runFfmpeg(other, []));
  expect(await readFile(folder.file('told.txt'), 'utf8')).toBe('ffmpeg version 9.9 \n'.repeat(2));
});
