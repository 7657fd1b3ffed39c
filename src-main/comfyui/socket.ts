// The one WebSocket to one ComfyUI. It only informs: what it misses, history tells.
//
//   closed → opening → open → (lost) → waiting → opening …        close() ends it from anywhere
//
// Never two sockets with one client id: when the older one closes, ComfyUI unregisters the newer, which then stays
// open and hears nothing. So the old socket's close is awaited before a new one opens.
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { backOffMs } from '../http/index.ts';
import type { Logger } from '../logging/index.ts';
import type { Clocks } from './clocks.ts';
import { startHeartbeat } from './heartbeat.ts';
import { type ComfyFrame, parseBinaryFrame, parseTextFrame } from './parse-frame.ts';

export interface ComfySocketOptions {
  readonly url: string;
  readonly clientId: string;
  readonly logger: Logger;
  readonly clocks: Clocks;
  readonly onFrame: (frame: ComfyFrame) => void;
  /** What was said meanwhile is lost, so whoever waits should ask over HTTP: after a reconnection, and after a sleep. */
  readonly onGap: () => void;
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
  /**
   * Starts the connection if need be; true once it is open, false when it cannot be opened soon. Where the last attempt
   * failed nobody waits for the next one, which is made at once.
   */
  ensureOpen(): Promise<boolean>;
  /** When the last frame came, by the monotonic clock. */
  lastFrameAtMs(): number;
  /** For a socket that is open but hears nothing: close, wait for the close, open again. */
  reconnect(why: string): void;
  close(): Promise<void>;
}

/** Lets the server finish with the old socket before the new one comes under the same id. */
const AFTER_OWN_CLOSE_MS = 50;

export function createComfySocket(options: ComfySocketOptions): ComfySocket {
  const timing = { ...DEFAULT_TIMING, ...options.timing };
  const closing = new AbortController();
  let current: WebSocket | null = null;
  let loop: Promise<void> | null = null;
  let hurry = new AbortController();
  let failedAttempts = 0;
  let closedByUs = false;
  let lastFrameAtMs = Number.NEGATIVE_INFINITY;
  const waiters = createWaiters(timing.openTimeoutMs);

  const hear = (frame: ComfyFrame) => {
    lastFrameAtMs = options.clocks.monotonicMs();
    options.onFrame(frame);
  };
  const reconnect = (why: string) => {
    if (current?.readyState !== WebSocket.OPEN) return;
    options.logger.warn('ComfyUI socket reconnects', { url: options.url, why });
    closedByUs = true;
    closePolitely(current);
  };
  const onTimeLost = (why: string) => {
    options.onGap();
    reconnect(why);
  };

  const stayConnected = async () => {
    let openedBefore = false;
    while (!closing.signal.aborted) {
      closedByUs = false;
      const onOpen = (socket: WebSocket) => {
        current = socket;
        failedAttempts = 0;
        waiters.settle(true);
        if (openedBefore) options.onGap();
        openedBefore = true;
      };
      const wasOpen = await liveOnce(options, timing, { hear, onOpen, onTimeLost }, closing.signal);
      current = null;
      if (!wasOpen) failedAttempts += 1;
      waiters.settle(false);
      hurry = new AbortController();
      const pauseMs = closedByUs
        ? AFTER_OWN_CLOSE_MS
        : backOffMs(timing.firstRetryMs, timing.longestRetryMs, failedAttempts);
      await pause(pauseMs, AbortSignal.any([closing.signal, hurry.signal]));
    }
  };

  return {
    ensureOpen() {
      if (current?.readyState === WebSocket.OPEN) return Promise.resolve(true);
      if (closing.signal.aborted) return Promise.resolve(false);
      loop ??= stayConnected();
      if (failedAttempts > 0) {
        hurry.abort();
        return Promise.resolve(false);
      }
      return waiters.wait();
    },
    lastFrameAtMs: () => lastFrameAtMs,
    reconnect,
    async close() {
      closing.abort();
      waiters.settle(false);
      if (current) closePolitely(current);
      await loop;
    },
  };
}

/** Those who wait for the socket to open; after the time they are told that it did not. */
function createWaiters(timeoutMs: number) {
  const waiting: ((open: boolean) => void)[] = [];
  return {
    wait: () =>
      new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), timeoutMs);
        waiting.push((open) => {
          clearTimeout(timer);
          resolve(open);
        });
      }),
    settle(open: boolean) {
      for (const tell of waiting.splice(0)) tell(open);
    },
  };
}

const pause = (timeMs: number, signal: AbortSignal): Promise<void> =>
  sleep(timeMs, undefined, { signal, ref: false }).catch(() => {});

interface SocketEars {
  readonly hear: (frame: ComfyFrame) => void;
  readonly onOpen: (socket: WebSocket) => void;
  readonly onTimeLost: (why: string) => void;
}

/** Opens one socket and stays with it until it is gone; true when it had been open. */
function liveOnce(
  { url, clientId, logger, clocks }: ComfySocketOptions,
  { openTimeoutMs, pingEveryMs }: SocketTiming,
  { hear, onOpen, onTimeLost }: SocketEars,
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
    let stopHeartbeat = () => {};
    const abandon = () => closePolitely(socket);
    closing.addEventListener('abort', abandon);
    socket.on('open', () => {
      wasOpen = true;
      // Must be the first frame, else the server ignores it.
      socket.send(JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } }));
      stopHeartbeat = startHeartbeat(socket, { everyMs: pingEveryMs, clocks, onTimeLost });
      onOpen(socket);
    });
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      hear(isBinary ? parseBinaryFrame(data) : parseTextFrame(data.toString('utf8')));
    });
    socket.on('error', (error) => logger.info('ComfyUI socket error', { url, reason: error.message }));
    socket.on('close', () => {
      stopHeartbeat();
      closing.removeEventListener('abort', abandon);
      resolve(wasOpen);
    });
  });
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

function socketAddress(url: string, clientId: string): string {
  return `${url.replace(/^http/, 'ws')}/ws?clientId=${encodeURIComponent(clientId)}`;
}
