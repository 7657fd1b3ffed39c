// HTTP to one ComfyUI: every call has a timeout, takes a signal and gives a Result.
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod/v4';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { createConnections, type OutgoingRequest, readText } from '../http/index.ts';
import { notComfy, requestStopped, serverUnreachable, unexpectedStatus } from './errors.ts';

const HICCUP_PAUSE_MS = 300;

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface ComfyHttp {
  readonly url: string;
  /** Any status; only the network can fail it. */
  send(path: string, outgoing: OutgoingRequest, signal?: AbortSignal): Promise<Result<Answer>>;
  /** The response itself, for streaming; the caller bounds the body's time. */
  open(path: string, headers: OutgoingRequest['headers'], signal?: AbortSignal): Promise<Result<IncomingMessage>>;
  getJson<T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<Result<T>>;
  /** For routes with an empty answer. */
  postJson(path: string, body: unknown, signal?: AbortSignal): Promise<Result<void>>;
}

export function createComfyHttp(url: string, timeoutMs: number, closed: AbortSignal): ComfyHttp {
  const connections = createConnections();
  closed.addEventListener('abort', () => connections.close(), { once: true });
  const request = (path: string, outgoing: OutgoingRequest, stop: AbortSignal | undefined, timer: AbortSignal) =>
    connections.open(url + path, outgoing, AbortSignal.any([timer, closed, ...(stop ? [stop] : [])]));
  const failure = (error: unknown, stop: AbortSignal | undefined, timer: AbortSignal): StudioError => {
    if (stop?.aborted || closed.aborted) return requestStopped(url);
    return timer.aborted ? tooSlow(url, timeoutMs, error) : networkError(url, error);
  };

  const send: ComfyHttp['send'] = async (path, outgoing, stop) => {
    const timer = AbortSignal.timeout(timeoutMs);
    let response: IncomingMessage | null = null;
    try {
      response = await request(path, outgoing, stop, timer);
      return ok({ status: response.statusCode ?? 0, text: await readText(response) });
    } catch (error) {
      const brokeOff = response !== null && !timer.aborted && !stop?.aborted && !closed.aborted;
      return err(brokeOff ? cutOff(url, path, error) : failure(error, stop, timer));
    }
  };

  return {
    url,
    send,
    async open(path, headers = {}, stop) {
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), timeoutMs);
      try {
        return ok(await request(path, { headers }, stop, patience.signal));
      } catch (error) {
        return err(failure(error, stop, patience.signal));
      } finally {
        clearTimeout(timer);
      }
    },
    async getJson(path, schema, stop) {
      let isSpoilt = false;
      const ask = async () => {
        const answer = await send(path, {}, stop);
        isSpoilt = answer.ok ? answer.value.status === 200 || answer.value.status >= 500 : wasBrokenOff(answer.error);
        if (!answer.ok) return answer;
        if (answer.value.status !== 200) return err(statusError(url, path, answer.value));
        return parseJson(url, path, answer.value.text, schema);
      };
      const answer = await ask();
      // One answer that a proxy lost or spoilt must not refuse a run; a question may be asked twice.
      if (answer.ok || !isSpoilt || stop?.aborted || closed.aborted) return answer;
      await sleep(HICCUP_PAUSE_MS, undefined, { signal: closed, ref: false }).catch(() => undefined);
      return ask();
    },
    async postJson(path, body, stop) {
      const answer = await send(path, jsonRequest(body), stop);
      if (!answer.ok) return answer;
      return answer.value.status === 200 ? ok(undefined) : err(statusError(url, path, answer.value));
    },
  };
}

/** No Origin header on purpose: ComfyUI answers 403 when it does not match its own host. */
export function jsonRequest(body: unknown): OutgoingRequest {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export function parseJson<T>(url: string, path: string, text: string, schema: z.ZodType<T>): Result<T> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    const what = text.trim() === '' ? 'sent an empty answer' : `is not JSON: ${text.slice(0, 200)}`;
    return err(notComfy(url, `${path} ${what}`));
  }
  const parsed = schema.safeParse(raw);
  return parsed.success ? ok(parsed.data) : err(notComfy(url, `${path}: ${parsed.error.message.slice(0, 500)}`));
}

function statusError(url: string, path: string, answer: Answer): StudioError {
  if (looksForeign(answer)) return notComfy(url, `${path}: ${answer.status} ${answer.text.slice(0, 200)}`);
  return unexpectedStatus(url, path, answer.status, answer.text);
}

/** A 404 or a redirect on a route every ComfyUI has, or a page of HTML, is another program; a proxy's page with 502 is not. */
export function looksForeign({ status, text }: Answer): boolean {
  return status === 404 || (status >= 300 && status < 400) || (status < 500 && /^\s*</.test(text));
}

const tooSlow = (url: string, timeoutMs: number, error: unknown): StudioError =>
  serverUnreachable(say`ComfyUI at ${url} did not answer within ${formatNumber(timeoutMs / 1000, 1)} s.`, error);

const cutOff = (url: string, path: string, error: unknown): StudioError =>
  serverUnreachable(say`ComfyUI at ${url} broke off in the middle of its answer to ${path}.`, error);

function networkError(url: string, error: unknown): StudioError {
  switch (errorCode(error)) {
    case 'ECONNREFUSED':
      return serverUnreachable(say`ComfyUI at ${url} is not running (connection refused).`, error);
    case 'ECONNRESET':
    case 'EPIPE':
      return serverUnreachable(say`ComfyUI at ${url} closed the connection without an answer.`, error);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return serverUnreachable(say`ComfyUI at ${url} cannot be found: there is no computer of that name.`, error);
    case 'ERR_INVALID_URL':
      return serverUnreachable(say`ComfyUI at ${url} cannot be asked: that is not a web address.`, error);
    default:
      return serverUnreachable(say`ComfyUI at ${url} cannot be reached.`, error);
  }
}

/** True when the request surely never arrived, so that sending it again cannot do it twice. */
export function neverArrived(error: StudioError): boolean {
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ERR_INVALID_URL'].includes(errorCode(error.cause) ?? '');
}

/** The connection was there and went: another one may hold. */
function wasBrokenOff({ code, cause }: StudioError): boolean {
  return code === 'server-unreachable' && ['ECONNRESET', 'EPIPE', 'ECONNABORTED'].includes(errorCode(cause) ?? '');
}

/** The system's error may sit a cause deep, or be one of several when a name has several addresses. */
function errorCode(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError) return errorCode(at.errors[0]);
  }
  return null;
}
