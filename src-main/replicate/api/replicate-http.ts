// Questions to Replicate's API over Node's own http: the token goes to that host only, a request to wait is honoured.
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod/v4';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { type Connections, createConnections, type OutgoingRequest, readText } from '../../http/index.ts';
import { noToken, notReplicate, refusalError, requestStopped, unreachable } from './api-errors.ts';
import { retryAfterMs } from './retry-after.ts';

export interface ReplicateHttpOptions {
  /** null: none is known. Asked for with every request: it may be stored while the studio runs. */
  readonly token: () => string | null;
  readonly baseUrl: string;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly pause: Pause;
  readonly timeoutMs: number;
}

/** Resolves early where the signal aborts; never rejects. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export const realPause: Pause = (ms, signal) =>
  sleep(ms, undefined, { signal }).then(
    () => undefined,
    () => undefined,
  );

export interface ApiRequest extends OutgoingRequest {
  readonly path: string;
  /** `if-not-taken`: only after 429, where it surely was not carried out; `always`: a question. */
  readonly again: 'always' | 'if-not-taken';
}

export interface ReplicateHttp {
  readonly baseUrl: string;
  readonly connections: Connections;
  readonly closed: AbortSignal;
  /** Replicate's clock, as near as its answers tell it. */
  serverNowMs(): number;
  ask<T>(request: ApiRequest, schema: z.ZodType<T>, signal: AbortSignal): Promise<Result<T>>;
  /** Headers with the token where the address is the API's own; a token never goes elsewhere. */
  headersFor(address: string): Record<string, string>;
  /** Without the token, should a server have sent it back. */
  scrub(text: string): string;
  close(): void;
}

/** A server may ask for so much patience in one question; more, and the run is told. */
const MOST_WAIT_MS = 90_000;
const FIRST_WAIT_MS = 1_000;

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfterMs: number | null;
}

export function createReplicateHttp(options: ReplicateHttpOptions): ReplicateHttp {
  const { token, nowMs, pause, timeoutMs } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const connections = createConnections();
  const ending = new AbortController();
  let clockAheadMs = 0;
  const serverNowMs = () => nowMs() + clockAheadMs;

  const headersFor = (address: string): Record<string, string> => {
    const secret = token();
    const isOwn = URL.canParse(address) && new URL(address).origin === new URL(baseUrl).origin;
    return secret !== null && isOwn ? { authorization: `Bearer ${secret}` } : {};
  };
  const scrub = (text: string): string => {
    const secret = token();
    return secret === null || secret === '' ? text : text.replaceAll(secret, '[token]');
  };

  const send = async (request: ApiRequest, signal: AbortSignal): Promise<Result<Answer>> => {
    const address = baseUrl + request.path;
    const timer = AbortSignal.timeout(timeoutMs);
    const headers = { accept: 'application/json', ...request.headers, ...headersFor(address) };
    try {
      const stop = AbortSignal.any([timer, signal, ending.signal]);
      const response = await connections.open(address, { ...request, headers }, stop);
      clockAheadMs = aheadMs(response, nowMs()) ?? clockAheadMs;
      const text = scrub(await readText(response));
      const wait = retryAfterMs(response.headers['retry-after'], text, serverNowMs());
      return ok({ status: response.statusCode ?? 0, text, retryAfterMs: wait });
    } catch (cause) {
      if (signal.aborted || ending.signal.aborted) return err(requestStopped());
      return err(
        timer.aborted
          ? tooSlow(baseUrl, timeoutMs, cause)
          : unreachable(say`Replicate (${baseUrl}) cannot be reached.`, cause),
      );
    }
  };

  return {
    baseUrl,
    connections,
    closed: ending.signal,
    serverNowMs,
    headersFor,
    scrub,
    async ask(request, schema, signal) {
      if (token() === null) return err(noToken());
      const answer = await patiently(() => send(request, signal), request.again, pause, signal);
      if (!answer.ok) return answer;
      const { status, text } = answer.value;
      const what = `${request.method ?? 'GET'} ${request.path}`;
      if (status < 200 || status > 299) return err(refusalError({ ...answer.value, what }));
      return parsed(baseUrl, what, text, schema);
    },
    close() {
      ending.abort();
      connections.close();
    },
  };
}

/** Waits as long as the server asks, within reason; a request that may have been carried out is not repeated. */
async function patiently(
  send: () => Promise<Result<Answer>>,
  again: ApiRequest['again'],
  pause: Pause,
  signal: AbortSignal,
): Promise<Result<Answer>> {
  let waitedMs = 0;
  for (let tries = 0; ; tries += 1) {
    const answer = await send();
    if (!answer.ok) return answer;
    const { status, retryAfterMs: asked } = answer.value;
    const mayRepeat = status === 429 || (status === 503 && asked !== null && again === 'always');
    const waitMs = asked ?? FIRST_WAIT_MS * 2 ** tries;
    if (!mayRepeat || waitedMs + waitMs > MOST_WAIT_MS) return answer;
    waitedMs += waitMs;
    await pause(waitMs, signal);
    if (signal.aborted) return err(requestStopped());
  }
}

/** How far the server's clock is ahead of ours; its `Date` header counts in seconds. */
function aheadMs({ headers }: IncomingMessage, nowMs: number): number | null {
  const at = headers.date === undefined ? Number.NaN : Date.parse(headers.date);
  return Number.isNaN(at) ? null : at - nowMs;
}

function parsed<T>(baseUrl: string, what: string, text: string, schema: z.ZodType<T>): Result<T> {
  let raw: unknown;
  try {
    raw = text === '' ? null : JSON.parse(text);
  } catch {
    return err(notReplicate(baseUrl, what, text.slice(0, 300)));
  }
  const read = schema.safeParse(raw);
  return read.success ? ok(read.data) : err(notReplicate(baseUrl, what, read.error.message.slice(0, 500)));
}

const tooSlow = (baseUrl: string, timeoutMs: number, cause: unknown): StudioError =>
  unreachable(say`Replicate (${baseUrl}) did not answer within ${formatNumber(timeoutMs / 1000, 1)} s.`, cause);
