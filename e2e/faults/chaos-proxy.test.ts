// That each fault of the chaos proxy really does what it says, seen from a plain client and from the server behind it.
import { once } from 'node:events';
import { createServer, request as openRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type HttpDeed, WRONG_ANSWERS } from './chaos-faults.ts';
import { type ChaosProxy, startChaosProxy } from './chaos-proxy.ts';

const FILM = Buffer.alloc(50_000, 'film');
const FRAMES = Array.from({ length: 40 }, (_, index) => `frame ${index}`);

/** Answers what it was asked, sends a film, and speaks forty frames to whoever opens a socket and says go. */
let server: Server;
let serverUrl = '';
let reached: string[] = [];
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = await buffer(request);
    reached.push(`${request.method} ${request.url}`);
    if (request.url?.startsWith('/view')) response.end(FILM);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify({ said: body.toString() }));
  });
  const sockets = new WebSocketServer({ server, path: '/ws' });
  sockets.on('connection', (socket) => {
    socket.on('message', () => {
      for (const frame of FRAMES) socket.send(frame);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function withProxy<T>(test: (proxy: ChaosProxy) => Promise<T>): Promise<T> {
  reached = [];
  await using proxy = await startChaosProxy(serverUrl);
  return await test(proxy);
}

interface Got {
  readonly status: number;
  readonly bytes: number;
  readonly body: string;
  /** false: the connection broke before the body's end as it was declared. */
  readonly complete: boolean;
  readonly wholeMs: number;
}

/** Node's own client and not fetch: it tells how much arrived before the connection broke. */
function ask(url: string, body?: string, limitMs = 5_000): Promise<Got | string> {
  const startMs = performance.now();
  return new Promise((resolve) => {
    const options = { method: body === undefined ? 'GET' : 'POST', agent: false, signal: AbortSignal.timeout(limitMs) };
    const request = openRequest(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => undefined);
      response.on('close', () => {
        const bytes = Buffer.concat(chunks);
        const { statusCode: status = 0, complete } = response;
        resolve({
          status,
          bytes: bytes.length,
          body: bytes.toString(),
          complete,
          wholeMs: performance.now() - startMs,
        });
      });
    });
    request.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    request.end(body);
  });
}

const doing = (proxy: ChaosProxy, request: RegExp, deed: HttpDeed, times = 1) =>
  void proxy.faults.http.push({ request, deed, times });

it('passes everything on where nothing is asked of it, and counts it', () =>
  withProxy(async (proxy) => {
    expect(await ask(`${proxy.url}/prompt?x=1`, 'hello')).toMatchObject({ status: 200, body: '{"said":"hello"}' });
    expect(await ask(`${proxy.url}/api/history/abc`)).toMatchObject({ status: 200, complete: true });
    expect(await ask(`${proxy.url}/view?filename=a.mp4`)).toMatchObject({ bytes: FILM.length, complete: true });
    expect(await heardThrough(proxy)).toEqual(FRAMES);
    expect(reached).toEqual(['POST /prompt?x=1', 'GET /api/history/abc', 'GET /view?filename=a.mp4']);
    expect(proxy.counts).toEqual({ 'POST /prompt': 1, 'GET /history/*': 1, 'GET /view': 1, 'GET /ws': 1 });
    expect(proxy.deeds).toEqual([]);
  }));

describe('requests', () => {
  it.each<[string, HttpDeed, boolean]>([
    ['before the server gets them', { kind: 'drop', reaches: false }, false],
    ['after the server has answered', { kind: 'drop', reaches: true }, true],
  ])('are dropped %s, as often as asked', (_, deed, arrives) =>
    withProxy(async (proxy) => {
      doing(proxy, /^POST \/prompt/, deed);
      expect(await ask(`${proxy.url}/prompt`, 'job')).toBe('ECONNRESET');
      expect(reached).toEqual(arrives ? ['POST /prompt'] : []);
      expect(await ask(`${proxy.url}/prompt`, 'job')).toMatchObject({ status: 200 });
      expect(proxy.deeds).toEqual([`drop ${arrives ? 'after' : 'before'} POST /prompt`]);
    }),
  );

  it.each([true, false])('are read and never answered; on the server: %s', (reaches) =>
    withProxy(async (proxy) => {
      doing(proxy, /history/, { kind: 'silence', reaches });
      expect(await ask(`${proxy.url}/history`, undefined, 200)).toBe('ABORT_ERR');
      expect(reached).toHaveLength(reaches ? 1 : 0);
    }),
  );

  it.each(Object.entries(WRONG_ANSWERS))('are answered wrongly by the proxy alone: %s', (_, deed) =>
    withProxy(async (proxy) => {
      doing(proxy, /./, deed);
      expect(await ask(`${proxy.url}/queue`)).toMatchObject({ status: deed.status, body: deed.body, complete: true });
      expect(reached).toEqual([]);
    }),
  );

  it('are answered late, and reach the server at once', () =>
    withProxy(async (proxy) => {
      proxy.faults.delayMs = 100;
      doing(proxy, /queue/, { kind: 'delay', ms: 150 });
      const asked = ask(`${proxy.url}/queue`);
      await expect.poll(() => reached, { timeout: 90, interval: 5 }).toEqual(['GET /queue']);
      expect(((await asked) as Got).wholeMs).toBeGreaterThan(240);
    }));

  it('are chosen by path, all others pass', () =>
    withProxy(async (proxy) => {
      doing(proxy, /^GET \/view/, WRONG_ANSWERS.badGateway, Number.POSITIVE_INFINITY);
      expect(await ask(`${proxy.url}/queue`)).toMatchObject({ status: 200 });
      for (let time = 0; time < 3; time += 1) expect(await ask(`${proxy.url}/view`)).toMatchObject({ status: 502 });
    }));
});

describe('bodies', () => {
  it.each<[boolean, boolean]>([
    [true, false],
    [false, true],
  ])('end midway; with their length declared: %s, looking whole: %s', (declaresLength, complete) =>
    withProxy(async (proxy) => {
      doing(proxy, /view/, { kind: 'cut', share: 0.5, declaresLength });
      expect(await ask(`${proxy.url}/view`)).toMatchObject({ status: 200, bytes: FILM.length / 2, complete });
    }),
  );

  it('come in small pieces, whole', () =>
    withProxy(async (proxy) => {
      doing(proxy, /view/, { kind: 'trickle', pieces: 5, pauseMs: 30 });
      const got = (await ask(`${proxy.url}/view`)) as Got;
      expect(got).toMatchObject({ bytes: FILM.length, complete: true });
      expect(got.wholeMs).toBeGreaterThan(140);
    }));
});

describe('the whole server', () => {
  it('is gone, and back at the same address', () =>
    withProxy(async (proxy) => {
      const { socket } = await open(proxy);
      const broke = once(socket, 'close');
      await proxy.goDown();
      expect((await broke)[0]).toBe(1006);
      expect(await ask(`${proxy.url}/queue`)).toBe('ECONNREFUSED');
      await proxy.comeBack();
      expect(await ask(`${proxy.url}/queue`)).toMatchObject({ status: 200 });
    }));

  it('takes connections and never says a word', () =>
    withProxy(async (proxy) => {
      proxy.faults.halfOpen = true;
      expect(await ask(`${proxy.url}/queue`, undefined, 200)).toBe('ABORT_ERR');
      const socket = new WebSocket(`${proxy.url}/ws`, { handshakeTimeout: 200 });
      expect(String((await once(socket, 'error'))[0])).toContain('timed out');
      expect(reached).toEqual([]);
    }));

  it('breaks what is open', () =>
    withProxy(async (proxy) => {
      const { socket } = await open(proxy);
      proxy.breakConnections();
      expect((await once(socket, 'close'))[0]).toBe(1006);
    }));
});

describe('sockets', () => {
  it('are deaf: open, answering pings, without a frame', () =>
    withProxy(async (proxy) => {
      proxy.faults.deafSockets = true;
      const { socket, heard } = await open(proxy);
      socket.send('go');
      socket.ping();
      await once(socket, 'pong');
      // The server said all its frames before it answered this.
      await expect.poll(() => proxy.deeds.length).toBe(FRAMES.length);
      expect([heard, socket.readyState]).toEqual([[], WebSocket.OPEN]);
      socket.terminate();
    }));

  it('say every frame twice', () =>
    withProxy(async (proxy) => {
      proxy.faults.duplicateFrames = true;
      expect(await heardThrough(proxy, FRAMES.length * 2)).toEqual(FRAMES.flatMap((frame) => [frame, frame]));
    }));

  it('say frames in another order, each once, and in the same other order with the same seed', async () => {
    const shuffled = (shuffleSeed: number) =>
      withProxy(async (proxy) => {
        proxy.faults.shuffleSeed = shuffleSeed;
        return heardThrough(proxy);
      });
    const first = await shuffled(7);
    expect(first).not.toEqual(FRAMES);
    expect(first.toSorted()).toEqual(FRAMES.toSorted());
    expect(await shuffled(7)).toEqual(first);
    expect(await shuffled(8)).not.toEqual(first);
  });
});

describe('at random', () => {
  /** Twenty questions, and what became of them. */
  const fates = (seed: number, probability: number) =>
    withProxy(async (proxy) => {
      proxy.randomly(seed, probability);
      const all: string[] = [];
      for (let time = 0; time < 20; time += 1) {
        const got = await ask(`${proxy.url}/queue`);
        all.push(typeof got === 'string' ? got : `${got.status} ${got.complete} ${got.bytes}`);
      }
      return { all, deeds: [...proxy.deeds] };
    });

  it('hits about as often as asked, the same with the same seed, in many ways', async () => {
    const [one, again, other] = [await fates(1, 0.5), await fates(1, 0.5), await fates(2, 0.5)];
    expect(again).toEqual(one);
    expect(other.deeds).not.toEqual(one.deeds);
    expect(one.deeds.length).toBeGreaterThan(4);
    expect(one.deeds.length).toBeLessThan(17);
    expect(new Set([...one.deeds, ...other.deeds]).size).toBeGreaterThan(4);
    expect((await fates(1, 0)).deeds).toEqual([]);
  });

  it('gives a request the same fate whatever else is asked between', () =>
    withProxy(async (proxy) => {
      proxy.randomly(1, 0.5);
      for (let time = 0; time < 20; time += 1) {
        await ask(`${proxy.url}/queue`);
        await ask(`${proxy.url}/view`);
      }
      const ofQueue = proxy.deeds.filter((deed) => deed.endsWith('GET /queue'));
      expect(ofQueue).toEqual((await fates(1, 0.5)).deeds);
    }));
});

async function open(proxy: ChaosProxy) {
  const socket = new WebSocket(`${proxy.url.replace('http', 'ws')}/ws`);
  const heard: string[] = [];
  socket.on('message', (data) => heard.push(String(data)));
  socket.on('error', () => undefined);
  await once(socket, 'open');
  return { socket, heard };
}

/** All that a socket hears through the proxy, once it has heard so many. */
async function heardThrough(proxy: ChaosProxy, count = FRAMES.length): Promise<string[]> {
  const { socket, heard } = await open(proxy);
  socket.send('go');
  await expect.poll(() => heard.length).toBeGreaterThanOrEqual(count);
  socket.terminate();
  return heard;
}
