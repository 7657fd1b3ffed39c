// One request over Node's own http. Not fetch: when a fetch is aborted while its body arrives, Node 24 can throw an uncaught
// "ReadableStream is already closed" out of its web streams, and the whole studio would end with it (seen on Stop).
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';

export interface OutgoingRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Resolves with status and headers; the body is the stream. Redirects are not followed. Rejects on network errors and abort. */
export async function openRequest(
  address: string,
  { method = 'GET', headers = {}, body }: OutgoingRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  signal.throwIfAborted();
  const url = new URL(address);
  const transport = url.protocol === 'https:' ? https : http;
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = transport.request(url, { method, headers: { ...headers, ...length }, signal }, resolve);
    // Also after the answer has begun: then the body's reader is told, and this only keeps the error from being uncaught.
    request.on('error', reject);
    request.end(body);
  });
}

export async function readText(response: IncomingMessage): Promise<string> {
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) text += chunk;
  if (!response.complete) throw new Error('The answer was cut short.');
  return text;
}
