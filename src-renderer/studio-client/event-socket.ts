// The WebSocket that brings events, opened again with growing pauses when it is lost.
import type { CarriedEvent } from '#shared/contract/carried-messages.ts';

export interface EventSocketOptions {
  readonly url: string;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  readonly onMessage: (message: CarriedEvent) => void;
  readonly onConnection: (connected: boolean) => void;
  /** Asked after a failed attempt, as a page cannot see why a socket was refused; false: give up. */
  readonly shouldRetry: () => Promise<boolean>;
}

/** The pause before attempt N, doubling up to the longest. */
export function pauseBeforeAttempt(attempt: number, firstPauseMs: number, longestPauseMs: number): number {
  return Math.min(firstPauseMs * 2 ** Math.min(attempt, 16), longestPauseMs);
}

/** Returns its own undo. */
export function openEventSocket(options: EventSocketOptions): () => void {
  let closed = false;
  let failures = 0;
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const retry = async () => {
    options.onConnection(false);
    if (closed || !(await options.shouldRetry()) || closed) return;
    timer = setTimeout(connect, pauseBeforeAttempt(failures++, options.firstPauseMs, options.longestPauseMs));
  };
  const connect = () => {
    socket = new WebSocket(options.url);
    socket.onopen = () => {
      failures = 0;
      options.onConnection(true);
    };
    socket.onmessage = (frame) => {
      if (typeof frame.data === 'string') options.onMessage(JSON.parse(frame.data) as CarriedEvent);
    };
    // A refused connection closes too, so `close` alone sees every end.
    socket.onclose = () => void retry();
  };
  connect();
  return () => {
    closed = true;
    clearTimeout(timer);
    socket?.close();
  };
}
