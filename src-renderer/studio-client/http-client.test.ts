import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { createHttpClient, type HttpClient } from './http-client.ts';
import { encodeMediaPath } from './media-path.ts';

interface TestHost {
  readonly origin: string;
  readonly port: number;
  readonly app: Hono;
  readonly sockets: WebSocketServer;
  close(): Promise<void>;
}

const closing: (() => Promise<void> | void)[] = [];

async function startHost(port = 0): Promise<TestHost> {
  const app = new Hono();
  const server: ServerType = createAdaptorServer({ fetch: app.fetch });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : 0;
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    for (const socket of sockets.clients) socket.terminate();
    await new Promise((resolve) => server.close(resolve));
  };
  closing.push(close);
  return { origin: `http://127.0.0.1:${bound}`, port: bound, app, sockets, close };
}

function connect(origin: string, onSessionOver = () => {}): HttpClient {
  const client = createHttpClient({ origin, onSessionOver, firstPauseMs: 10, longestPauseMs: 40 });
  closing.push(() => client.close());
  return client;
}

const until = (ready: () => boolean) => vi.waitFor(() => expect(ready()).toBe(true), { timeout: 5_000 });

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe('requests', () => {
  it('posts the input under the name and hands the answer on', async () => {
    const host = await startHost();
    host.app.post('/api/:name', async (context) =>
      context.json({ ok: true, value: { name: context.req.param('name'), input: await context.req.json() } }),
    );
    const answer = await connect(host.origin).call('project.open', { folderPath: '/films/härbour' });
    expect(answer).toEqual({ ok: true, value: { name: 'project.open', input: { folderPath: '/films/härbour' } } });
  });

  it('hands an error of the studio on as it is', async () => {
    const host = await startHost();
    const error = { code: 'no-project', message: 'No project is open.', remedy: 'Open one.' };
    host.app.post('/api/*', (context) => context.json({ ok: false, error }, 400));
    expect(await connect(host.origin).call('plan.build', {})).toEqual({ ok: false, error });
  });

  it('answers with an error where nobody answers, or somebody else does', async () => {
    const host = await startHost();
    host.app.post('/api/*', (context) => context.html('<h1>Bad gateway</h1>', 502));
    const client = connect(host.origin);
    const proxied = await client.call('run.stop', {});
    expect(proxied).toMatchObject({
      ok: false,
      error: { code: 'unexpected', details: expect.stringContaining('502') },
    });
    await host.close();
    expect(await client.call('run.stop', {})).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  });

  it('says once that the session is over, and stops connecting', async () => {
    const host = await startHost();
    host.app.post('/api/*', (context) => context.text('This studio wants a token.', 401));
    const sessionOver = vi.fn();
    const client = connect(host.origin, sessionOver);
    await client.call('app.info', {});
    await client.call('app.info', {});
    expect(sessionOver).toHaveBeenCalledTimes(1);
    await until(() => host.sockets.clients.size === 1);
    for (const socket of host.sockets.clients) socket.terminate();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(host.sockets.clients.size).toBe(0);
  });
});

describe('events', () => {
  it('brings each event to those who listen to its name, until they stop', async () => {
    const host = await startHost();
    const client = connect(host.origin);
    const heard: string[] = [];
    const stop = client.on('notice', (notice) => heard.push(notice.message));
    await until(() => host.sockets.clients.size === 1);
    const send = (message: string) => {
      const frame = { name: 'notice', payload: { severity: 'info', message } };
      for (const socket of host.sockets.clients) socket.send(JSON.stringify(frame));
    };
    send('one');
    await until(() => heard.length === 1);
    stop();
    send('two');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toEqual(['one']);
  });

  it('connects again by itself when the host comes back, and says both', async () => {
    const first = await startHost();
    const client = connect(first.origin);
    const states: boolean[] = [];
    client.onConnection((connected) => states.push(connected));
    await until(() => states.at(-1) === true);
    await first.close();
    await until(() => states.at(-1) === false);
    await startHost(first.port);
    await until(() => states.at(-1) === true);
    expect(states).toEqual([false, true, false, true]);
  });
});

it('encodes every segment of a media path and keeps the slashes', () => {
  expect(encodeMediaPath('video/shot #1 50%/ä?.mp4')).toBe('video/shot%20%231%2050%25/%C3%A4%3F.mp4');
});
