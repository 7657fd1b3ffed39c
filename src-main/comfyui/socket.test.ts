import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { silent } from './comfy-test-server/test-world.ts';
import { createComfySocket } from './socket.ts';

const HOUR_MS = 3_600_000;

/** A server that counts connections, and one client whose clocks the test sets. */
async function connect() {
  const server = createServer();
  const hub = new WebSocketServer({ server });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const offset = { wallMs: 0, monotonicMs: 0 };
  let gaps = 0;
  const told: string[] = [];
  const socket = createComfySocket({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clientId: 'us',
    logger: { ...silent, warn: (message, fields) => told.push(`${message}: ${fields?.why}`) },
    clocks: { wallMs: () => Date.now() + offset.wallMs, monotonicMs: () => performance.now() + offset.monotonicMs },
    onFrame: () => {},
    onGap: () => {
      gaps += 1;
    },
    timing: { pingEveryMs: 200, firstRetryMs: 60_000, openTimeoutMs: 60_000 },
  });
  return {
    hub,
    server,
    socket,
    offset,
    told,
    gaps: () => gaps,
    async [Symbol.asyncDispose]() {
      await socket.close();
      for (const client of hub.clients) client.terminate();
      hub.close();
      server.close();
    },
  };
}

describe('a machine that slept', () => {
  it.each([
    ['and whose monotonic clock stood still', { wallMs: HOUR_MS }, 'the clock moved by 3600 s'],
    ['or whose clock was set back', { wallMs: -HOUR_MS }, 'the clock moved by -3600 s'],
    ['and whose clocks both went on', { wallMs: HOUR_MS, monotonicMs: HOUR_MS }, 'nothing ran here for 3600 s'],
  ])('%s connects anew at once and asks', async (_how, jump, why) => {
    await using world = await connect();
    const first = once(world.hub, 'connection');
    expect(await world.socket.ensureOpen()).toBe(true);
    await first;
    const second = once(world.hub, 'connection');
    Object.assign(world.offset, jump);
    await second;
    await expect.poll(world.gaps, { timeout: 10_000 }).toBe(2);
    expect(world.told).toHaveLength(1);
    expect(world.told[0]).toContain(why);
    expect(await world.socket.ensureOpen()).toBe(true);
  });

  it('is left alone while the clocks agree', async () => {
    await using world = await connect();
    let pings = 0;
    world.hub.on('connection', (socket) => socket.on('ping', () => (pings += 1)));
    await world.socket.ensureOpen();
    await expect.poll(() => pings, { timeout: 10_000 }).toBeGreaterThan(2);
    expect([world.gaps(), world.told]).toEqual([0, []]);
  });
});

describe('a server without a socket', () => {
  it('is not waited for again with every job, and tried at once', async () => {
    await using world = await connect();
    let asked = 0;
    world.hub.close();
    world.server.removeAllListeners('upgrade');
    world.server.on('upgrade', (_request, stream) => {
      asked += 1;
      // The second time it accepts and never answers.
      if (asked === 1) stream.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    expect(await world.socket.ensureOpen()).toBe(false);
    expect(await world.socket.ensureOpen()).toBe(false);
    await expect.poll(() => asked, { timeout: 10_000 }).toBe(2);
  });
});
