import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failure, never, value } from './comfy-test-server/test-world.ts';
import { playServer } from './played-server.ts';

const WHOLE = '0123456789';
const FILE = { nodeId: '9', uiKey: 'images', filename: 'a b.mp4', subfolder: 'shots', type: 'output' };
const QUICK = { downloadRetryMs: 1, downloadIdleMs: 100 };

let folderPath = '';
let destPath = '';
beforeEach(async () => {
  folderPath = await mkdtemp(join(tmpdir(), 'comfy-download-'));
  destPath = join(folderPath, 'take.mp4');
});
afterEach(() => rm(folderPath, { recursive: true, force: true }));

type Play = (response: ServerResponse, request: IncomingMessage) => void;

const whole: Play = (response) => response.writeHead(200, { 'content-length': 10, etag: '"1"' }).end(WHOLE);
const rest: Play = (response, { headers }) => {
  const start = Number(/\d+/.exec(headers.range ?? '')?.[0]);
  response.writeHead(206, { 'content-range': `bytes ${start}-9/10`, 'content-length': 10 - start, etag: '"1"' });
  response.end(WHOLE.slice(start));
};
const cutAfter4 =
  (headers: Record<string, string>): Play =>
  (response) =>
    response.writeHead(200, headers).write('0123', () => response.destroy());
const status =
  (code: number): Play =>
  (response) =>
    response.writeHead(code).end();

/** Plays one after the other, the last one for ever; notes what was asked. */
async function playDownload(plays: readonly Play[]) {
  const asked: string[] = [];
  const played = await playServer(
    (request, response) => {
      const { range, 'if-range': ifRange } = request.headers;
      asked.push([range, ifRange].filter(Boolean).join(' ') || 'whole');
      plays[Math.min(asked.length, plays.length) - 1]?.(response, request);
    },
    { timing: QUICK },
  );
  return { ...played, asked };
}

describe('a download that fails at first', () => {
  const tagged = { 'content-length': '10', etag: '"1"' };
  it.each<[string, Play[], string[]]>([
    ['cut in the middle', [cutAfter4(tagged), rest], ['whole', 'bytes=4- "1"']],
    [
      'cut, dated only',
      [cutAfter4({ 'content-length': '10', 'last-modified': 'then' }), whole],
      ['whole', 'bytes=4- then'],
    ],
    ['cut, with nothing to know the file by', [cutAfter4({ 'content-length': '10' }), whole], ['whole', 'whole']],
    ['cut, with a weak tag', [cutAfter4({ 'content-length': '10', etag: 'W/"1"' }), whole], ['whole', 'whole']],
    ['cut, of no said length', [cutAfter4({ etag: '"1"' }), rest], ['whole', 'bytes=4- "1"']],
    ['cut twice', [cutAfter4(tagged), cutAfter4(tagged), rest], ['whole', 'bytes=4- "1"', 'bytes=4- "1"']],
    [
      'another file by now, though a part of it is given',
      [
        cutAfter4(tagged),
        (response) => response.writeHead(206, { 'content-range': 'bytes 4-9/10', etag: '"2"' }).end('xxxxxx'),
        whole,
      ],
      ['whole', 'bytes=4- "1"', 'whole'],
    ],
    [
      'a smaller part than was asked for',
      [
        cutAfter4(tagged),
        (response) => response.writeHead(206, { 'content-range': 'bytes 4-5/10', etag: '"1"' }).end('45'),
        rest,
      ],
      ['whole', 'bytes=4- "1"', 'bytes=6- "1"'],
    ],
    ['a shorter file by now', [cutAfter4(tagged), status(416), whole], ['whole', 'bytes=4- "1"', 'whole']],
    [
      'silent in the middle',
      [(response) => response.writeHead(200, tagged).write('0123'), rest],
      ['whole', 'bytes=4- "1"'],
    ],
    ['a proxy without its server', [status(502), status(503), whole], ['whole', 'whole', 'whole']],
    [
      'a page of HTML',
      [(response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>login'), whole],
      ['whole', 'whole'],
    ],
    ['a connection closed without a word', [(response) => response.destroy(), whole], ['whole', 'whole']],
  ])('%s: comes whole in the end', async (_how, plays, asked) => {
    await using played = await playDownload(plays);
    value(await played.client.download(FILE, destPath, never));
    expect(await readFile(destPath, 'utf8')).toBe(WHOLE);
    expect(played.asked).toEqual(asked);
    expect(await readdir(folderPath)).toEqual(['take.mp4']);
  });
});

describe('a download that cannot be had', () => {
  const tagged = { 'content-length': '10' };
  it.each<[string, Play, string, string, number]>([
    ['always cut', cutAfter4(tagged), 'download-failed', 'broke off the download after 4 bytes of a b.mp4', 5],
    ['always 503', status(503), 'download-failed', 'answered /view with status 503', 5],
    ['not there', status(404), 'output-missing', 'says that it made shots/a b.mp4, but the file is not there', 1],
    ['forbidden', status(403), 'server-refused', 'refuses requests from here (403)', 1],
    [
      'larger than the disk',
      (response) => response.writeHead(200, { 'content-length': '9000000000000000' }).write('0'),
      'disk-full',
      'The disk is full: 9000000000.0 MB more are needed for this file and ',
      1,
    ],
  ])('%s: says so and leaves nothing', async (_how, play, code, words, tries) => {
    await using played = await playDownload([play]);
    const error = failure(await played.client.download(FILE, destPath, never));
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
    expect(played.asked).toHaveLength(tries);
    expect(await readdir(folderPath)).toEqual([]);
  });

  it('says that the film is not lost', async () => {
    await using played = await playDownload([status(503)]);
    expect(failure(await played.client.download(FILE, destPath, never))).toMatchObject({
      message: expect.stringMatching(/^a b\.mp4 is rendered and lies on ComfyUI at .*, but could not .* in 5 tries\./),
      remedy: expect.stringContaining('the file is fetched, not rendered once more'),
    });
  });

  it('asks nothing where it cannot be written', async () => {
    await using played = await playDownload([whole]);
    const error = failure(await played.client.download(FILE, join(folderPath, 'none', 'x.mp4'), never));
    expect(error).toMatchObject({ code: 'disk-failed', filePath: join(folderPath, 'none', 'x.mp4') });
    expect(played.asked).toEqual([]);
  });

  it('stops when told, also between two tries', async () => {
    const stop = new AbortController();
    await using played = await playDownload([
      (response) => {
        response.writeHead(503).end();
        stop.abort();
      },
    ]);
    expect(failure(await played.client.download(FILE, destPath, stop.signal)).code).toBe('stopped');
    expect(played.asked).toHaveLength(1);
    expect(await readdir(folderPath)).toEqual([]);
  });
});
