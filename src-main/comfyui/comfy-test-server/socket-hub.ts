// The server's side of `/ws`, with its quirks: nothing is kept for a socket that is away, and of two sockets with one
// id only the newer hears, until the older closes and unregisters it.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

export const SERVER_FEATURES = { supports_preview_metadata: true, max_upload_size: 104857600 };

export interface PreviewMetadata {
  readonly node_id: string;
  readonly prompt_id: string;
  readonly display_node_id: string;
  readonly parent_node_id: null;
  readonly real_node_id: string;
}

export interface SocketHub {
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  /** `clientId` null: to everybody. */
  send(type: string, data: unknown, clientId: string | null): void;
  sendPreview(metadata: PreviewMetadata, jpeg: Uint8Array, clientId: string | null): void;
  supportsPreviewMetadata(clientId: string | null): boolean;
  /** As a process that dies: no closing handshake. */
  dropAll(): void;
  close(): void;
}

interface HubOptions {
  readonly queueRemaining: () => number;
  readonly isDeaf: () => boolean;
  /** The node being run for this client; told to a socket that comes back. */
  readonly runningNodeOf: (clientId: string) => string | null;
}

export function createSocketHub(options: HubOptions): SocketHub {
  const server = new WebSocketServer({ noServer: true });
  const sockets = new Map<string, WebSocket>();
  const flagged = new Set<string>();

  const targets = (clientId: string | null): WebSocket[] => {
    if (options.isDeaf()) return [];
    if (clientId === null) return [...sockets.values()];
    const socket = sockets.get(clientId);
    return socket ? [socket] : [];
  };
  const send: SocketHub['send'] = (type, data, clientId) => {
    for (const socket of targets(clientId)) socket.send(JSON.stringify({ type, data }));
  };

  const welcome = (socket: WebSocket, sid: string) => {
    sockets.set(sid, socket);
    flagged.delete(sid);
    const status = { exec_info: { queue_remaining: options.queueRemaining() } };
    send('status', { status, sid }, sid);
    const node = options.runningNodeOf(sid);
    // Without a prompt id: the server repeats only what it remembers.
    if (node !== null) send('executing', { node }, sid);
    socket.once('message', (data, isBinary) => {
      if (isBinary || !readFeatureFlags(String(data))) return;
      flagged.add(sid);
      send('feature_flags', SERVER_FEATURES, sid);
    });
    // Removes whoever has the id now, not only this socket.
    socket.on('close', () => sockets.delete(sid));
  };

  return {
    upgrade(request, stream, head) {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      if (pathname !== '/ws' && pathname !== '/api/ws') {
        stream.end('HTTP/1.1 404 Not Found\r\n\r\n');
        return;
      }
      const sid = searchParams.get('clientId') || randomUUID().replaceAll('-', '');
      server.handleUpgrade(request, stream, head, (socket) => welcome(socket, sid));
    },
    send,
    sendPreview(metadata, jpeg, clientId) {
      for (const [sid, socket] of sockets) {
        if (clientId !== null && sid !== clientId) continue;
        if (!options.isDeaf()) socket.send(previewFrame(flagged.has(sid), metadata, jpeg));
      }
    },
    supportsPreviewMetadata: (clientId) => clientId !== null && flagged.has(clientId),
    dropAll() {
      for (const socket of server.clients) socket.terminate();
      sockets.clear();
    },
    close() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

function readFeatureFlags(text: string): boolean {
  try {
    const message: unknown = JSON.parse(text);
    return JSON.stringify(message).includes('"supports_preview_metadata":true');
  } catch {
    return false;
  }
}

function previewFrame(withMetadata: boolean, metadata: PreviewMetadata, jpeg: Uint8Array): Buffer {
  if (!withMetadata) return Buffer.concat([u32(1), u32(1), jpeg]);
  const json = Buffer.from(JSON.stringify({ ...metadata, image_type: 'image/jpeg' }));
  return Buffer.concat([u32(4), u32(json.length), json, jpeg]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
