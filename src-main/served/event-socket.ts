// The studio's events to every page over WebSocket. Pages only listen here; what they want, they ask over HTTP.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { PageLines } from '#shared/contract/page-line.ts';
import type { Studio } from '../studio/index.ts';
import { factsOf } from './http-app.ts';
import { judgeRequest } from './session-token.ts';

const PING_EVERY_MS = 20_000;
// A page that stopped reading (a sleeping laptop) must not fill our memory; it reconnects and asks afresh.
const MOST_BUFFERED_BYTES = 48 * 1024 * 1024;

export interface EventSocketOptions {
  readonly studio: Studio;
  readonly lines: PageLines;
  readonly port: () => number;
  readonly token: string;
}

/** Returns its own undo. */
export function attachEventSocket(server: Server, { studio, lines, port, token }: EventSocketOptions): () => void {
  const pageIdOf = new WeakMap<WebSocket, string>();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const header = (name: string) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    // Whoever hangs up while being refused makes an error of the socket's; without a listener that ends the studio.
    socket.on('error', () => socket.destroy());
    // Compared as text: the URL of a stranger may be one that `new URL` throws at, such as "//".
    const isOurs = (request.url ?? '').split('?')[0] === '/events';
    if (!isOurs || judgeRequest(factsOf(header, 'GET'), port(), token) !== 'allowed') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => {
      // A message over the limit, or a broken frame: that page is at fault, not the studio.
      page.on('error', () => page.terminate());
      const pageId = new URLSearchParams((request.url ?? '').split('?')[1]).get('page');
      if (pageId !== null) followPage(page, pageId);
      sockets.emit('connection', page, request);
    });
  });
  // What went to a socket that is gone may never have arrived: the page that comes back on another gets whole documents.
  const followPage = (page: WebSocket, pageId: string) => {
    const isSame = (other: WebSocket) => other !== page && pageIdOf.get(other) === pageId;
    const earlier = [...sockets.clients].filter(isSame);
    for (const other of earlier) other.terminate();
    if (earlier.length > 0) lines.forget(pageId);
    pageIdOf.set(page, pageId);
    page.on('close', () => {
      if (![...sockets.clients].some(isSame)) lines.forget(pageId);
    });
  };
  const stopEvents = studio.onEvent((message) => {
    if (sockets.clients.size === 0) return;
    for (const page of sockets.clients) {
      if (page.readyState !== WebSocket.OPEN) continue;
      const pageId = pageIdOf.get(page);
      sendOrDrop(page, JSON.stringify(pageId === undefined ? message : lines.of(pageId).event(message)));
    }
  });
  const ping = setInterval(() => {
    for (const page of sockets.clients) page.ping();
  }, PING_EVERY_MS);
  ping.unref();
  return () => {
    stopEvents();
    clearInterval(ping);
    for (const page of sockets.clients) page.terminate();
    sockets.close();
  };
}

function sendOrDrop(page: WebSocket, text: string): void {
  if (page.bufferedAmount > MOST_BUFFERED_BYTES) page.terminate();
  else page.send(text);
}
