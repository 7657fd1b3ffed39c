// A server that speaks ComfyUI's protocol (0.3.64, or 0.27.0 when asked) and renders with ffmpeg instead of a model. For development only.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { createExecutionCache } from './execution-cache.ts';
import { makeFolders, removeFolders } from './folders.ts';
import { HandlerFailure } from './handler-failure.ts';
import { infoRoutes } from './info-routes.ts';
import { installedModels } from './models.ts';
import { nodeDefinitions } from './node-definitions.ts';
import { type ComfyFaults, type ComfyTestServerOptions, NO_FAULTS } from './options.ts';
import { createPromptQueue, type PromptQueue } from './prompt-queue.ts';
import { LostAnswer, promptRoutes } from './prompt-routes.ts';
import { createRenderer } from './render-frames.ts';
import type { ServerState } from './server-state.ts';
import { createSocketHub, type SocketHub } from './socket-hub.ts';
import { systemStats } from './system-stats.ts';
import { uploadRoutes } from './upload-routes.ts';
import { viewRoutes } from './view-routes.ts';
import { createWorker } from './worker.ts';

export interface ComfyTestServer extends AsyncDisposable {
  readonly url: string;
  /** May be changed while it runs. */
  readonly faults: ComfyFaults;
  /** For tests that look at what arrived. */
  readonly queue: Pick<PromptQueue, 'running' | 'pending' | 'history'>;
  readonly outputFolderPath: string;
  readonly inputFolderPath: string;
  /** As a process that died and came back on the same port: queue, history, cache and counter are gone. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function startComfyTestServer(options: ComfyTestServerOptions = {}): Promise<ComfyTestServer> {
  const folders = await makeFolders();
  const faults = { ...NO_FAULTS, ...options.faults };
  const models = installedModels(options);
  const version = options.version ?? '0.3.64';
  const definitions = nodeDefinitions(version, models, options.withoutNodes ?? []);
  const cache = createExecutionCache();
  const queue: PromptQueue = createPromptQueue(() => tellStatus(hub, queue));
  const hub: SocketHub = createSocketHub({
    queueRemaining: () => queue.remaining(),
    isDeaf: () => faults.deafSockets,
    runningNodeOf: (clientId) => worker.runningNodeOf(clientId),
  });
  const { renderMs = 1_000, previews = true } = options;
  const renderer = await createRenderer(folders, options.ffmpegPath ?? null);
  const freeIfAsked = () => {
    if (state.freeRequested) cache.clear();
    state.freeRequested = false;
  };
  const worker = createWorker({
    hub,
    cache,
    definitions,
    folders,
    renderer,
    faults,
    version,
    renderMs,
    previews,
    queue,
    beforeJob: freeIfAsked,
  });
  const state: ServerState = {
    version,
    stats: systemStats(version, options.device),
    folders,
    models,
    modelBytes: options.modelBytes ?? {},
    definitions,
    queue,
    cache,
    faults,
    worker,
    freeRequested: false,
  };
  const server = await listen(createApp(state), options.port ?? 0, hub);
  const close = async () => {
    hub.close();
    server.closeAllConnections();
    await Promise.all([new Promise((resolve) => server.close(resolve)), worker.die()]);
    await removeFolders(folders);
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    queue,
    outputFolderPath: folders.output,
    inputFolderPath: folders.input,
    async restart() {
      hub.dropAll();
      queue.clear();
      await worker.die();
      queue.forgetAll();
      cache.clear();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function tellStatus(hub: SocketHub, queue: PromptQueue): void {
  hub.send('status', { status: { exec_info: { queue_remaining: queue.remaining() } } }, null);
}

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

async function listen(app: Hono<{ Bindings: HttpBindings }>, port: number, hub: SocketHub): Promise<Server> {
  const answer = getRequestListener((request, env) => app.fetch(request, env));
  const server = createServer((request: IncomingMessage, response: ServerResponse) => void answer(request, response));
  server.on('upgrade', (request, stream, head) => hub.upgrade(request, stream, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}
