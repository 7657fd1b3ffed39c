// Carries one HTTP request through the proxy, with what is to be done to it.
import { type IncomingMessage, type OutgoingHttpHeaders, request as openRequest, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpDeed } from './chaos-faults.ts';

export interface Exchange {
  readonly targetUrl: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Before the answer, whatever else is done. */
  readonly delayMs: number;
  readonly deed: HttpDeed | null;
}

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** Never rejects: what goes wrong between proxy and server breaks the client's connection too. */
export async function carryThrough(exchange: Exchange): Promise<void> {
  try {
    await carry(exchange);
  } catch {
    exchange.request.socket.destroy();
  }
}

async function carry({ targetUrl, request, response, delayMs, deed }: Exchange): Promise<void> {
  const sent = await buffer(request);
  if (deed?.kind === 'drop' && !deed.reaches) return void request.socket.destroy();
  if (deed?.kind === 'silence' && !deed.reaches) return;
  if (deed?.kind === 'answer') {
    await sleep(delayMs);
    response.writeHead(deed.status, { 'content-type': deed.contentType });
    response.end(deed.body);
    return;
  }
  const answer = await forward(targetUrl, request, sent);
  const heldMs = delayMs + (deed?.kind === 'delay' ? deed.ms : 0);
  if (heldMs > 0) await sleep(heldMs);
  if (deed?.kind === 'drop') return void request.socket.destroy();
  if (deed?.kind === 'silence') return;
  if (deed?.kind === 'cut') return cut(answer, response, deed);
  response.writeHead(answer.status, answer.headers);
  if (deed?.kind === 'trickle') await trickle(answer.body, response, deed);
  response.end(deed?.kind === 'trickle' ? undefined : answer.body);
}

function forward(targetUrl: string, request: IncomingMessage, body: Buffer): Promise<Answer> {
  const { host: _proxysHost, ...headers } = request.headers;
  return new Promise((resolve, reject) => {
    const options = { method: request.method, headers, agent: false };
    const onward = openRequest(new URL(request.url ?? '/', targetUrl), options, (answer) => {
      buffer(answer).then((bytes) => {
        const { connection: _connection, 'transfer-encoding': _encoding, ...kept } = answer.headers;
        const length = request.method === 'HEAD' ? {} : { 'content-length': bytes.length };
        resolve({ status: answer.statusCode ?? 502, headers: { ...kept, ...length }, body: bytes });
      }, reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

function cut(answer: Answer, response: ServerResponse, deed: Extract<HttpDeed, { kind: 'cut' }>): void {
  const part = answer.body.subarray(0, Math.floor(answer.body.length * deed.share));
  if (deed.declaresLength) {
    response.writeHead(answer.status, answer.headers);
    response.flushHeaders();
    // Once the part is on its way; destroyed at once, it would not arrive.
    response.write(part, () => response.socket?.destroy());
    return;
  }
  // By hand: Node itself would declare a length, or mark the end of the body.
  const type = String(answer.headers['content-type'] ?? 'application/octet-stream');
  const head = `HTTP/1.1 ${answer.status} OK\r\nContent-Type: ${type}\r\nConnection: close\r\n\r\n`;
  response.socket?.end(Buffer.concat([Buffer.from(head), part]));
}

async function trickle(
  body: Buffer,
  response: ServerResponse,
  { pieces, pauseMs }: Extract<HttpDeed, { kind: 'trickle' }>,
): Promise<void> {
  const size = Math.max(1, Math.ceil(body.length / pieces));
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    await sleep(pauseMs);
    response.write(body.subarray(at, at + size));
  }
}
