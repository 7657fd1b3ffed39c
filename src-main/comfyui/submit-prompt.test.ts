import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { never } from './comfy-test-server/test-world.ts';
import { playServer } from './played-server.ts';

const GRAPH = { '1': { class_type: 'SaveImage', inputs: {} } };
const ACCEPTED = '{"prompt_id":"p","number":0,"node_errors":{}}';

it.each<[string, (response: ServerResponse) => unknown, boolean, string]>([
  ['cut off', (response) => response.writeHead(200).write('{"prom', () => response.destroy()), true, 'ok'],
  ['half of JSON', (response) => response.end(ACCEPTED.slice(0, 12)), true, 'ok'],
  ['a page', (response) => response.end('<html>'), true, 'ok'],
  ['a proxy’s 504', (response) => response.writeHead(504).end('<html>'), true, 'ok'],
  ['half of JSON', (response) => response.end(ACCEPTED.slice(0, 12)), false, 'server-refused'],
  ['a proxy’s 504', (response) => response.writeHead(504).end('<html>'), false, 'server-error'],
  ['cut off', (response) => response.destroy(), false, 'server-unreachable'],
])('a job answered with %s is asked for (%#)', async (_what, play, arrived, end) => {
  const posted: string[] = [];
  await using played = await playServer(
    (request, response) => {
      if (request.method === 'POST') {
        posted.push(request.url ?? '');
        return play(response);
      }
      if (request.url !== '/queue') return response.end('{}');
      const pending = arrived ? [[0, 'p', GRAPH, {}, []]] : [];
      return response.end(JSON.stringify({ queue_running: [], queue_pending: pending }));
    },
    { timing: { lookUpEveryMs: 1 } },
  );
  const sent = await played.client.submit('p', GRAPH, never);
  expect(sent.ok ? 'ok' : sent.error.code).toBe(end);
  expect(posted).toEqual(['/prompt']);
});
