// The door of the test server: the routes under both prefixes, what it refuses before any route, and its port.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { HandlerFailure } from './handler-failure.ts';
import { infoRoutes } from './info-routes.ts';
import { LostAnswer, promptRoutes } from './prompt-routes.ts';
import type { ServerState } from './server-state.ts';
import type { SocketHub } from './socket-hub.ts';
import { uploadRoutes } from './upload-routes.ts';
import { viewRoutes } from './view-routes.ts';

const MAX_BODY_BYTES = 104857600;

function createApp(state: ServerState): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono();
  for (const part of [promptRoutes(state), infoRoutes(state), uploadRoutes(state), viewRoutes(state)])
    routes.route('/', part);
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (c, next) => {
    if (state.faults.delayMs > 0) await sleep(state.faults.delayMs);
    const origin = c.req.header('origin');
    if (origin !== undefined && hostOf(origin) !== c.req.header('host')) return c.body(null, 403);
    if (Number(c.req.header('content-length') ?? 0) > MAX_BODY_BYTES)
      return c.text('413: Request Entity Too Large', 413);
    return next();
  });
  app.route('/api', routes);
  app.route('/', routes);
  app.onError((error, c) => {
    if (error instanceof LostAnswer) c.env.incoming.socket.destroy();
    else if (!(error instanceof HandlerFailure)) process.stderr.write(`${error.stack}\n`);
    return c.text('500 Internal Server Error\n\nServer got itself in trouble', 500);
  });
  app.notFound((c) => c.text('404: Not Found', 404));
  return app;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

export async function listen(state: ServerState, port: number, hub: SocketHub): Promise<Server> {
  const app = createApp(state);
  const answer = getRequestListener((request, env) => app.fetch(request, env));
  const server = createServer((request: IncomingMessage, response: ServerResponse) => void answer(request, response));
  server.on('upgrade', (request, stream, head) => hub.upgrade(request, stream, head));
  await startListening(server, port);
  return server;
}

export function startListening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

export async function stopListening(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
