// The studio behind the served host: requests over HTTP, events over a WebSocket.
import type { RequestName, StudioClient, WireResult } from '#shared/contract/studio-client.ts';
import { err } from '#shared/result.ts';
import { EventListeners } from './event-listeners.ts';
import { openEventSocket } from './event-socket.ts';
import { encodeMediaPath } from './media-path.ts';

export interface HttpClientOptions {
  /** Origin of the served host, without a slash at the end. */
  readonly origin: string;
  /** The host no longer knows this page's session; nothing will work until it is opened anew. */
  readonly onSessionOver: () => void;
  readonly firstPauseMs?: number;
  readonly longestPauseMs?: number;
}

export interface HttpClient extends StudioClient {
  close(): void;
}

const notAnswering = (details: string): WireResult<never> =>
  err({
    code: 'unexpected',
    message: 'The studio does not answer.',
    remedy: 'Check in the terminal that Longtake is still running. This page connects again by itself.',
    details,
  });

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const listeners = new EventListeners(false);
  let sessionOver = false;

  const post = async (name: RequestName, input: unknown): Promise<WireResult<never>> => {
    let response: Response;
    try {
      response = await fetch(`${options.origin}/api/${name}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
    } catch (cause) {
      return notAnswering(`${name}: ${String(cause)}`);
    }
    if (response.status === 401 && !sessionOver) {
      sessionOver = true;
      options.onSessionOver();
    }
    return readAnswer(name, response);
  };

  const closeSocket = openEventSocket({
    url: `${options.origin.replace(/^http/, 'ws')}/events`,
    firstPauseMs: options.firstPauseMs ?? 300,
    longestPauseMs: options.longestPauseMs ?? 5_000,
    onMessage: (message) => listeners.deliver(message),
    onConnection: (connected) => listeners.setConnected(connected),
    shouldRetry: async () => {
      await post('app.info', {});
      return !sessionOver;
    },
  });

  return {
    call: post,
    on: (name, listener) => listeners.on(name, listener),
    onConnection: (listener) => listeners.onConnection(listener),
    mediaUrl: (mediaPath) => `${options.origin}/media/${encodeMediaPath(mediaPath)}`,
    close: closeSocket,
  };
}

async function readAnswer(name: RequestName, response: Response): Promise<WireResult<never>> {
  const text = await response.text().catch(() => '');
  try {
    const answer = JSON.parse(text) as WireResult<never>;
    if (typeof answer?.ok === 'boolean') return answer;
  } catch {
    // Not ours: a proxy's page or an empty answer; told below with what came.
  }
  return notAnswering(`${name}: HTTP ${response.status} ${text.slice(0, 500)}`);
}
