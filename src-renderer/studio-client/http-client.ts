// The studio behind the served host: requests over HTTP, events over a WebSocket.

import { type CarriedAnswer, HELD_HEADER, heldToHeader, PAGE_HEADER } from '#shared/contract/carried-messages.ts';
import type { RequestName, StudioClient, WireResult } from '#shared/contract/studio-client.ts';
import type { Held } from '#shared/delta/carried.ts';
import { say } from '#shared/i18n/say.ts';
import { err } from '#shared/result.ts';
import { EventListeners } from './event-listeners.ts';
import { openEventSocket } from './event-socket.ts';
import { encodeMediaPath } from './media-path.ts';
import { ReceivedDocuments } from './received-documents.ts';

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
    message: say`The studio does not answer.`,
    remedy: say`Check in the terminal that Longtake is still running. This page connects again by itself.`,
    details,
  });

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const listeners = new EventListeners(false);
  const documents = new ReceivedDocuments((name) => ask(name, {}, {}));
  // Of this page as it is loaded now: what it has is forgotten with it.
  const pageId = crypto.randomUUID();
  let sessionOver = false;

  const ask = async (name: RequestName, input: unknown, held: Held): Promise<CarriedAnswer> => {
    let response: Response;
    try {
      response = await fetch(`${options.origin}/api/${name}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: {
          'content-type': 'application/json',
          [PAGE_HEADER]: pageId,
          [HELD_HEADER]: heldToHeader(held),
        },
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
  const post = async (name: RequestName, input: unknown): Promise<WireResult<never>> =>
    documents.answer(await ask(name, input, documents.held()));

  const closeSocket = openEventSocket({
    url: `${options.origin.replace(/^http/, 'ws')}/events?page=${pageId}`,
    firstPauseMs: options.firstPauseMs ?? 300,
    longestPauseMs: options.longestPauseMs ?? 5_000,
    onMessage: (message) => documents.event(message, (opened) => listeners.deliver(opened)),
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

async function readAnswer(name: RequestName, response: Response): Promise<CarriedAnswer> {
  const text = await response.text().catch(() => '');
  try {
    const answer = JSON.parse(text) as CarriedAnswer;
    if (typeof answer?.ok === 'boolean') return answer;
  } catch {
    // Not ours: a proxy's page or an empty answer; told below with what came.
  }
  return notAnswering(`${name}: HTTP ${response.status} ${text.slice(0, 500)}`);
}
