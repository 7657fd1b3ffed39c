// The one WebSocket to one ComfyUI. It only informs: what it misses, history tells.
//
//   closed → opening → open → (lost) → waiting → opening …        close() ends it from anywhere
//
// Never two sockets with one client id: when the older one closes, ComfyUI unregisters the newer, which then stays
// open and hears nothing. So the old socket's close is awaited before a new one opens.
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Logger } from '../logging/index.ts';
import { type ComfyFrame, parseBinaryFrame, parseTextFrame } from './parse-frame.ts';

export interface ComfySocketOptions {
  readonly url: string;
  readonly clientId: string;
  readonly logger: Logger;
  readonly onFrame: (frame: ComfyFrame) => void;
  /** After a gap: what was said meanwhile is lost, so whoever waits should ask over HTTP. */
  readonly onReconnected: () => void;
  readonly timing?: Partial<SocketTiming>;
}

export interface SocketTiming {
  readonly openTimeoutMs: number;
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  readonly pingEveryMs: number;
}

const DEFAULT_TIMING: SocketTiming = {
  openTimeoutMs: 5_000,
  firstRetryMs: 500,
  longestRetryMs: 30_000,
  pingEveryMs: 20_000,
};

export interface ComfySocket {
  /** Starts the connection if need be; true once it is open, false when it cannot be opened soon. */
  ensureOpen(): Promise<boolean>;
  /** When the last frame came; 0 before the first. */
  lastFrameAtMs(): number;
  /** For a socket that is open but hears nothing: close, wait for the close, open again. */
  reconnect(why: string): void;
  close(): Promise<void>;
}

export function createComfySocket(options: ComfySocketOptions): ComfySocket {
  const timing = { ...DEFAULT_TIMING, ...options.timing };
  const closing = new AbortController();
  let current: WebSocket | null = null;
  let loop: Promise<void> | null = null;
  let lastFrameAtMs = 0;
  const openWaiters: ((open: boolean) => void)[] = [];

  const settleWaiters = (open: boolean) => {
    for (const settle of openWaiters.splice(0)) settle(open);
  };

  const hear = (frame: ComfyFrame) => {
    lastFrameAtMs = Date.now();
    options.onFrame(frame);
  };

  const stayConnected = async () => {
    let failedAttempts = 0;
    let openedBefore = false;
    while (!closing.signal.aborted) {
      const wasOpen = await liveOnce(
        options,
        timing,
        hear,
        (socket) => {
          current = socket;
          failedAttempts = 0;
          settleWaiters(true);
          if (openedBefore) options.onReconnected();
          openedBefore = true;
        },
        closing.signal,
      );
      current = null;
      settleWaiters(false);
      if (!wasOpen) failedAttempts += 1;
      await sleep(retryDelayMs(failedAttempts, timing), undefined, { signal: closing.signal, ref: false }).catch(
        () => {},
      );
    }
  };

  return {
    ensureOpen() {
      if (current?.readyState === WebSocket.OPEN) return Promise.resolve(true);
      if (closing.signal.aborted) return Promise.resolve(false);
      loop ??= stayConnected();
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), timing.openTimeoutMs);
        openWaiters.push((open) => {
          clearTimeout(timer);
          resolve(open);
        });
      });
    },
    lastFrameAtMs: () => lastFrameAtMs,
    reconnect(why) {
      if (current?.readyState !== WebSocket.OPEN) return;
      options.logger.warn('ComfyUI socket reconnects', { url: options.url, why });
      closePolitely(current);
    },
    async close() {
      closing.abort();
      settleWaiters(false);
      if (current) closePolitely(current);
      await loop;
    },
  };
}

/** Opens one socket and stays with it until it is gone; true when it had been open. */
function liveOnce(
  { url, clientId, logger }: ComfySocketOptions,
  { openTimeoutMs, pingEveryMs }: SocketTiming,
  onFrame: (frame: ComfyFrame) => void,
  onOpen: (socket: WebSocket) => void,
  closing: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    let socket: WebSocket;
    try {
      socket = new WebSocket(socketAddress(url, clientId), {
        handshakeTimeout: openTimeoutMs,
        perMessageDeflate: false,
      });
    } catch (error) {
      logger.warn('ComfyUI socket has no usable address', { url, reason: String(error) });
      resolve(false);
      return;
    }
    let wasOpen = false;
    let heartbeat: NodeJS.Timeout | undefined;
    const abandon = () => closePolitely(socket);
    closing.addEventListener('abort', abandon);
    socket.on('open', () => {
      wasOpen = true;
      // Must be the first frame, else the server ignores it.
      socket.send(JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } }));
      heartbeat = beat(socket, pingEveryMs);
      onOpen(socket);
    });
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      onFrame(isBinary ? parseBinaryFrame(data) : parseTextFrame(data.toString('utf8')));
    });
    socket.on('error', (error) => logger.info('ComfyUI socket error', { url, reason: error.message }));
    socket.on('close', () => {
      clearInterval(heartbeat);
      closing.removeEventListener('abort', abandon);
      resolve(wasOpen);
    });
  });
}

/** ComfyUI sends no heartbeat of its own, and a half-open connection would look quiet for ever. */
function beat(socket: WebSocket, everyMs: number): NodeJS.Timeout {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) {
      socket.terminate();
      return;
    }
    answered = false;
    socket.ping();
  }, everyMs);
  timer.unref();
  return timer;
}

/** A server that never answers the closing handshake must not hold us up. */
function closePolitely(socket: WebSocket): void {
  if (socket.readyState === WebSocket.CLOSED) return;
  if (socket.readyState === WebSocket.CONNECTING) {
    socket.terminate();
    return;
  }
  socket.close();
  const timer = setTimeout(() => socket.terminate(), 1_000);
  socket.once('close', () => clearTimeout(timer));
}

/** Doubling, with jitter so that many clients do not come back in step. */
function retryDelayMs(failedAttempts: number, timing: SocketTiming): number {
  const fullMs = Math.min(timing.longestRetryMs, timing.firstRetryMs * 2 ** Math.min(failedAttempts, 10));
  return fullMs * (0.5 + Math.random() / 2);
}

function socketAddress(url: string, clientId: string): string {
  return `${url.replace(/^http/, 'ws')}/ws?clientId=${encodeURIComponent(clientId)}`;
}
