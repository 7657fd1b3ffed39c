// The chaos proxy: a real HTTP and WebSocket proxy between the studio and a ComfyUI, which does to the traffic what
// networks, proxies and dying servers do. A named stand-in for those; what passes through it is the server's own.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { type ChaosFaults, type HttpDeed, noFaults, type RandomFaults, randomHttpDeed } from './chaos-faults.ts';
import { carryThrough } from './spoil-answer.ts';
import { openThrough } from './spoil-frames.ts';

export interface ChaosProxy extends AsyncDisposable {
  /** Give this to the studio in place of the server's. */
  readonly url: string;
  /** May be changed while it runs. */
  readonly faults: ChaosFaults;
  /** What was asked, how often: `POST /prompt`, `GET /history/*`, `GET /ws`. Also what never reached the server. */
  readonly counts: Readonly<Record<string, number>>;
  /** What was done, in order: `drop GET /view`, `frame twice`. */
  readonly deeds: readonly string[];
  /** Every request and frame may be hit, by chance; a seed gives the same fate to the same request. 0 ends it. */
  randomly(seed: number, probability: number): void;
  /** The server is gone: what is open breaks, and connections are refused. */
  goDown(): Promise<void>;
  /** At the same address as before. */
  comeBack(): Promise<void>;
  /** All that is open breaks, and new connections are taken at once. */
  breakConnections(): void;
  close(): Promise<void>;
}

export async function startChaosProxy(targetUrl: string): Promise<ChaosProxy> {
  const faults = noFaults();
  const counts: Record<string, number> = {};
  const deeds: string[] = [];
  const sockets = new Set<Duplex>();
  const door = new WebSocketServer({ noServer: true });
  let frames = 0;
  const rules = {
    faults,
    nextFrame: () => ++frames,
    onDeed: (deed: string) => void deeds.push(`frame ${deed}`),
  };

  const count = (request: IncomingMessage): string => {
    const route = routeOf(request);
    counts[route] = (counts[route] ?? 0) + 1;
    return route;
  };
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const route = count(request);
    const deed = deedFor(faults, request, route, counts[route] ?? 0);
    if (deed !== null) deeds.push(`${nameOf(deed)} ${route}`);
    void carryThrough({ targetUrl, request, response, delayMs: faults.delayMs, deed });
  };
  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    count(request);
    // Half-open: the handshake is read, and never answered.
    if (faults.halfOpen) return;
    openThrough(targetUrl, door, { request, stream, head }, rules);
  };

  const server = createServer(onRequest);
  server.on('upgrade', onUpgrade);
  server.on('connection', (socket: Duplex) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const listen = (port: number) =>
    new Promise<void>((done, failed) => {
      server.once('error', failed);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', failed);
        done();
      });
    });
  const breakConnections = () => {
    for (const socket of sockets) socket.destroy();
  };
  const goDown = async () => {
    if (!server.listening) return;
    const closed = new Promise((done) => server.close(done));
    breakConnections();
    await closed;
  };

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    counts,
    deeds,
    randomly(seed, probability) {
      faults.random = probability > 0 ? ({ seed, probability } satisfies RandomFaults) : null;
    },
    goDown,
    comeBack: () => listen(port),
    breakConnections,
    close: goDown,
    [Symbol.asyncDispose]: goDown,
  };
}

/** Ids and names do not count apart. */
function routeOf(request: IncomingMessage): string {
  const { pathname } = new URL(request.url ?? '/', 'http://proxy');
  const [first = '', ...rest] = pathname
    .replace(/^\/api(?=\/)/, '')
    .slice(1)
    .split('/');
  return `${request.method} /${first}${rest.length > 0 ? '/*' : ''}`;
}

function deedFor(faults: ChaosFaults, request: IncomingMessage, route: string, nth: number): HttpDeed | null {
  if (faults.halfOpen) return { kind: 'silence', reaches: false };
  const line = `${request.method} ${request.url}`;
  const fault = faults.http.find((one) => one.times > 0 && one.request.test(line));
  if (fault !== undefined) {
    fault.times -= 1;
    return fault.deed;
  }
  return faults.random === null ? null : randomHttpDeed(faults.random, route, nth);
}

function nameOf(deed: HttpDeed): string {
  switch (deed.kind) {
    case 'drop':
    case 'silence':
      return `${deed.kind} ${deed.reaches ? 'after' : 'before'}`;
    case 'answer':
      return `answer ${deed.status}`;
    default:
      return deed.kind;
  }
}
