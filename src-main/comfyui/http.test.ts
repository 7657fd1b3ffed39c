import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { failure, never, value } from './comfy-test-server/test-world.ts';
import { playServer } from './played-server.ts';

type Play = (response: ServerResponse, request: IncomingMessage) => void;
const answer =
  (status: number, body: string): Play =>
  (response) =>
    response.writeHead(status).end(body);
const STATS = '{"system":{"comfyui_version":"0.3.64"},"devices":[]}';

describe('a server that does not answer as it should', () => {
  it.each<[string, Play, string, string]>([
    ['accepts and never answers', () => {}, 'server-unreachable', 'did not answer within 0.2 s'],
    [
      'begins and never ends',
      (response) => response.writeHead(200).write(STATS.slice(0, 9)),
      'server-unreachable',
      'did not answer within 0.2 s',
    ],
    [
      'closes the connection',
      (response) => response.destroy(),
      'server-unreachable',
      'closed the connection without an answer',
    ],
    [
      'cuts its answer',
      (response) => response.writeHead(200).write(STATS.slice(0, 9), () => response.destroy()),
      'server-unreachable',
      'broke off in the middle of its answer to /system_stats',
    ],
    ['400', answer(400, 'no'), 'server-refused', 'answered /system_stats with status 400'],
    ['401', answer(401, ''), 'server-refused', 'refuses requests from here (401)'],
    ['413', answer(413, ''), 'server-refused', 'refuses a request this large'],
    ['404', answer(404, 'nothing'), 'server-refused', 'answered, but not as ComfyUI does'],
    ['500', answer(500, 'in trouble'), 'server-error', 'answered /system_stats with status 500'],
    ['502 as a page', answer(502, '<html>Bad Gateway</html>'), 'server-error', 'with status 502'],
    ['HTML', answer(200, '<!doctype html>'), 'server-refused', 'answered, but not as ComfyUI does'],
    ['nothing', answer(200, ''), 'server-refused', 'answered, but not as ComfyUI does'],
    ['half of JSON', answer(200, STATS.slice(0, 20)), 'server-refused', 'answered, but not as ComfyUI does'],
    ['other JSON', answer(200, '[]'), 'server-refused', 'answered, but not as ComfyUI does'],
  ])('%s: is named', async (_how, play, code, words) => {
    await using played = await playServer((request, response) => play(response, request), {
      timing: { requestTimeoutMs: 200 },
    });
    const error = failure(await played.client.systemStats(never));
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
    expect(error.message).toContain(played.url);
    expect(error.remedy).not.toBe('');
  });

  it('says what came where it is no JSON', async () => {
    await using played = await playServer((_request, response) => response.end(''));
    expect(failure(await played.client.systemStats(never)).details).toBe('/system_stats sent an empty answer');
  });
});

describe('a kept connection', () => {
  it('serves one question after the other', async () => {
    const ports = new Set<number | undefined>();
    await using played = await playServer((request, response) => {
      ports.add(request.socket.remotePort);
      response.end(STATS);
    });
    for (let count = 0; count < 5; count += 1) value(await played.client.systemStats(never));
    expect(ports.size).toBe(1);
  });

  it('that the server closes just then does no harm to a question, and a job is not sent twice', async () => {
    const asked: string[] = [];
    const served = new WeakSet<Socket>();
    // Answers the first request of each connection and closes at the second.
    await using played = await playServer(({ method, url, socket }, response) => {
      asked.push(`${method} ${url}`);
      if (served.has(socket)) socket.resetAndDestroy();
      else response.end(STATS);
      served.add(socket);
    });
    value(await played.client.systemStats(never));
    value(await played.client.systemStats(never));
    expect(asked.splice(0)).toEqual(['GET /system_stats', 'GET /system_stats', 'GET /system_stats']);
    expect(failure(await played.client.freeMemory(never)).code).toBe('server-unreachable');
    expect(asked).toEqual(['POST /free']);
  });
});
