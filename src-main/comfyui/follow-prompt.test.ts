import { createServer, type ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { failure, ignore, never, value } from './comfy-test-server/test-world.ts';
import type { PromptEvent } from './index.ts';
import { playServer } from './played-server.ts';

const DONE = JSON.stringify({
  p: { prompt: [0, 'p', {}, {}, []], outputs: {}, status: { status_str: 'success', messages: [] } },
});
const queue = (running: string[], pending: string[]) => {
  const item = (id: string, index: number) => [index, id, {}, { client_id: 'us' }, []];
  return JSON.stringify({ queue_running: running.map(item), queue_pending: pending.map(item) });
};
const QUICK = { pollEveryMs: 10, deadWorkerAfterMs: 50, lookUpEveryMs: 10 };

describe('following a job', () => {
  it('ends where the worker is dead', async () => {
    await using played = await playServer(
      ({ url }, response) => response.end(url === '/queue' ? queue([], ['p', 'q']) : '{}'),
      { timing: QUICK },
    );
    const error = failure(await played.client.follow('p', ignore, never));
    expect(error).toMatchObject({ code: 'worker-dead', message: expect.stringContaining('2 jobs wait') });
  });

  it.each<[string, (response: ServerResponse) => unknown]>([
    ['502', (response) => response.writeHead(502).end('<html>')],
    ['a page', (response) => response.end('<html>')],
    ['half of an answer', (response) => response.write('{', () => response.destroy())],
    ['no word', (response) => response.destroy()],
  ])('survives a server that for a while answers with %s', async (_what, play) => {
    let asked = 0;
    const trouble = (response: ServerResponse) => {
      asked += 1;
      if (asked > 5) response.end(DONE);
      else play(response);
    };
    await using played = await playServer(
      ({ url }, response) => (url === '/history/p' ? trouble(response) : response.writeHead(404).end()),
      { timing: QUICK },
    );
    expect(value(await played.client.follow('p', ignore, never)).promptId).toBe('p');
    expect(asked).toBe(6);
  });

  it('gives up a server that stays away, and not because a clock jumped', async () => {
    let wallMs = 0;
    let monotonicMs = 0;
    let asked = 0;
    const clocks = { wallMs: () => (wallMs += 86_400_000), monotonicMs: () => (monotonicMs += 1_000) };
    await using played = await playServer(
      ({ url }, response) => {
        if (url?.startsWith('/history')) asked += 1;
        response.destroy();
      },
      { timing: { ...QUICK, requestTimeoutMs: 5_000, forgiveOutageMs: 20_000 }, clocks },
    );
    expect(failure(await played.client.follow('p', ignore, never)).code).toBe('server-unreachable');
    // A question that is broken off is put once more before it counts.
    expect(asked).toBe(2 * 21);
  });
});

describe('what the socket says', () => {
  const executed = {
    type: 'executed',
    data: { prompt_id: 'p', node: '9', output: { images: [{ filename: 'a.png' }] } },
  };
  const step = (count: number) => ({ type: 'progress', data: { prompt_id: 'p', node: '3', value: count, max: 4 } });
  const ended = { type: 'executing', data: { prompt_id: 'p', node: null } };
  const started = { type: 'execution_start', data: { prompt_id: 'p' } };

  /** Takes any job, then lets `speak` talk to the socket. */
  async function playTalker(
    speak: (socket: WebSocket, finish: () => void) => void,
    beforeAnswer: boolean,
    pollEveryMs = 20,
  ) {
    let done = false;
    const sockets: WebSocket[] = [];
    const server = createServer((request, response) => {
      if (request.url === '/queue') return response.end(queue(done ? [] : ['p'], []));
      if (request.method === 'GET') return response.end(done ? DONE : '{}');
      const say = () => {
        for (const socket of sockets) speak(socket, () => (done = true));
      };
      if (beforeAnswer) say();
      response.end('{"prompt_id":"p","number":0,"node_errors":{}}');
      if (!beforeAnswer) setImmediate(say);
      return undefined;
    });
    new WebSocketServer({ server }).on('connection', (socket) => sockets.push(socket));
    return playServer(server, { timing: { pollEveryMs } });
  }
  const send = (socket: WebSocket, messages: readonly unknown[]) => {
    for (const message of messages) socket.send(JSON.stringify(message));
  };
  const brief = (event: PromptEvent) => (event.kind === 'progress' ? event.value : event.kind);

  it('of a saved frame is told at once, while the job goes on', async () => {
    let end = () => {};
    await using played = await playTalker(
      (socket, finish) => {
        end = () => {
          finish();
          send(socket, [ended]);
        };
        setTimeout(() => send(socket, [executed]), 20);
      },
      false,
      60_000,
    );
    value(await played.client.submit('p', {}, never));
    const files: unknown[] = [];
    const hear = (event: PromptEvent) => {
      if (event.kind !== 'node-executed') return;
      files.push(...event.files);
      end();
    };
    value(await played.client.follow('p', hear, never));
    expect(files).toEqual([{ nodeId: '9', uiKey: 'images', filename: 'a.png', subfolder: '', type: 'output' }]);
  });

  it('twice, out of order or after the end does no harm', async () => {
    await using played = await playTalker((socket, finish) => {
      send(socket, [ended, step(2), executed, started, started, executed, step(1), step(2), ended, ended]);
      socket.send('{"type":"executed","data":{"prompt_id":"p"}}');
      socket.send('half of {');
      finish();
      send(socket, [ended, executed, step(4), ended]);
    }, false);
    const events: PromptEvent[] = [];
    value(await played.client.submit('p', {}, never));
    const outputs = value(await played.client.follow('p', (event) => events.push(event), never));
    expect(outputs.promptId).toBe('p');
    const told = events.map(brief);
    expect(told.slice(0, 6)).toEqual([2, 'node-executed', 'started', 'started', 1, 2]);
    expect(events.filter((what) => what.kind === 'node-executed')).toHaveLength(1);
  });

  it('before anybody listens is not lost', async () => {
    await using played = await playTalker((socket, finish) => {
      send(socket, [started, executed, ended]);
      finish();
    }, true);
    const events: PromptEvent[] = [];
    value(await played.client.submit('p', {}, never));
    // Somebody writes a journal before following.
    await played.client.queueRemaining(never);
    value(await played.client.follow('p', (event) => events.push(event), never));
    expect(events.map(brief)).toEqual(['started', 'node-executed']);
  });
});
