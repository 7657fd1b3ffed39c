// For tests: an HTTP server that a test plays by hand, and a client of it.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '../logging/index.ts';
import { type ComfyServerOptions, createComfyServer } from './index.ts';

export async function playServer(play: RequestListener | Server, options: Partial<ComfyServerOptions> = {}) {
  const server = typeof play === 'function' ? createServer(play) : play;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createComfyServer({ url, logger: createLogger(() => {}), ...options });
  return {
    url,
    client,
    server,
    async [Symbol.asyncDispose]() {
      await client.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
