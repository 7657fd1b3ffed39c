// One request over Node's own http. Not fetch: when a fetch is aborted while its body arrives, Node 24 can throw an uncaught
// "ReadableStream is already closed" out of its web streams, and the whole studio would end with it (seen on Stop).
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';

export interface OutgoingRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Connections {
  /**
   * Resolves with status and headers; the body is the stream. Redirects are not followed. Rejects on network errors and
   * abort.
   */
  open(address: string, outgoing: OutgoingRequest, signal: AbortSignal): Promise<IncomingMessage>;
  close(): void;
}

/** Longer than the pause between two questions about a job, shorter than servers keep a quiet connection (ComfyUI: 75 s). */
const KEEP_IDLE_MS = 15_000;

/** Connections to one server, kept open between requests, as many as there are requests at once; small packets are not held back. */
export function createConnections(): Connections {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, timeout: KEEP_IDLE_MS, scheduling: 'lifo' }),
    'https:': new https.Agent({ keepAlive: true, timeout: KEEP_IDLE_MS, scheduling: 'lifo' }),
  };
  const open: Connections['open'] = async (address, { method = 'GET', headers = {}, body }, signal) => {
    signal.throwIfAborted();
    const url = new URL(address);
    const transport = url.protocol === 'https:' ? https : http;
    const agent = url.protocol === 'https:' ? agents['https:'] : agents['http:'];
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
      const request = transport.request(url, { method, headers: { ...headers, ...length }, signal, agent }, resolve);
      // Also after the answer has begun: then the body's reader is told, and this only keeps the error from being uncaught.
      request.on('error', (error) => {
        // The server closed the kept connection just as we used it. A question may be asked again, a job may not be sent again.
        if (request.reusedSocket && method === 'GET' && isReset(error) && !signal.aborted) {
          resolve(open(address, { method, headers }, signal));
        } else reject(error);
      });
      request.end(body);
    });
  };
  return {
    open,
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

const isReset = (error: Error): boolean => 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');

/** Throws when it is cut off. */
export async function readText(response: IncomingMessage): Promise<string> {
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) text += chunk;
  if (!response.complete) throw new Error('The answer was cut short.');
  return text;
}
