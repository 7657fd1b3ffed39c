// The host that serves what was made, another one than the API's: it must never see a token.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { HOUR_MS } from './played-prediction.ts';
import type { ServerState, StoredOutput } from './server-state.ts';

export function createOutputHost(state: ServerState): Server {
  return createServer((request, response) => serve(state, request, response));
}

function serve(state: ServerState, request: IncomingMessage, response: ServerResponse): void {
  const { faults, leaks, outputs, nowMs } = state;
  const path = request.url ?? '';
  if (JSON.stringify(request.headers).includes(state.token)) leaks.push(`output host ${path}`);
  const isSpoilt = faults.spoiltDownloads > 0;
  const name = path.split('/').at(-1) ?? '';
  const output = outputs.get(name);
  const isGone = output === undefined || nowMs() - output.madeAtMs >= HOUR_MS || (isSpoilt && faults.output === 'gone');
  state.requests.push({ method: 'GET', path, status: isGone ? 404 : 200, atMs: nowMs() });
  if (isGone) return void response.writeHead(404).end();
  if (faults.redirect !== 'none' && !path.startsWith('/moved/')) {
    const location = faults.redirect === 'web' ? `${state.outputsUrl}/moved/${name}` : `file:///etc/${name}`;
    return void response.writeHead(302, { location }).end();
  }
  if (isSpoilt && faults.output !== 'whole') faults.spoiltDownloads -= 1;
  send(response, output, isSpoilt ? faults.output : 'whole');
}

function send(response: ServerResponse, { bytes, mime }: StoredOutput, how: ServerState['faults']['output']): void {
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  if (how === 'cut') {
    response.writeHead(200, { 'content-type': mime, 'content-length': bytes.length });
    response.write(half, () => response.destroy());
    return;
  }
  const body = how === 'empty' ? Buffer.alloc(0) : how === 'short' ? half : how === 'garbled' ? garbled(bytes) : bytes;
  response.writeHead(200, { 'content-type': mime, 'content-length': body.length }).end(body);
}

const garbled = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte, at) => (at < 64 ? byte : byte ^ 0x5a)));
