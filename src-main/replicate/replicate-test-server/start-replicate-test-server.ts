// A server that plays Replicate's API and renders with ffmpeg instead of a model. For development only.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { locateFfmpeg } from '../../media/index.ts';
import { apiRoutes, LostAnswer } from './api-routes.ts';
import { NO_FAULTS, type ReplicateFaults, type ReplicateTestServerOptions, TEST_TOKEN } from './options.ts';
import { createOutputHost } from './output-host.ts';
import { PLAYED_MODELS } from './played-models.ts';
import type { PlayedPrediction } from './played-prediction.ts';
import type { SeenRequest, ServerState } from './server-state.ts';

export interface ReplicateTestServer extends AsyncDisposable {
  /** Of the API, with its `/v1`. */
  readonly url: string;
  readonly token: string;
  /** May be changed while it runs. */
  readonly faults: ReplicateFaults;
  /** Everything that was ever created: what would have been paid. The oldest first. */
  readonly predictions: readonly PlayedPrediction[];
  /** By the server's own clock. */
  readonly requests: readonly SeenRequest[];
  /** Where the token was seen although it has no business there. */
  readonly leaks: readonly string[];
  /** Files that were uploaded, by name. */
  fileNames(): string[];
  /** As for another account: it has no predictions. */
  forget(): void;
  close(): Promise<void>;
}

export async function startReplicateTestServer(options: ReplicateTestServerOptions = {}): Promise<ReplicateTestServer> {
  const state = await createState(options);
  const api = createServer(getRequestListener((request, env) => createApp(state).fetch(request, env)));
  const outputHost = createOutputHost(state);
  state.apiUrl = `${await listen(api, options.port ?? 0)}/v1`;
  state.outputsUrl = await listen(outputHost, 0);
  const close = async () => {
    await Promise.all([stop(api), stop(outputHost)]);
    await rm(state.workFolder, { recursive: true, force: true });
  };
  return {
    url: state.apiUrl,
    token: state.token,
    faults: state.faults,
    predictions: state.predictions,
    requests: state.requests,
    leaks: state.leaks,
    fileNames: () => [...state.files.values()].map(({ name }) => name),
    forget: () => {
      state.predictions.length = 0;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function createState(options: ReplicateTestServerOptions): Promise<ServerState> {
  const located = await locateFfmpeg(options.ffmpegPath ?? null);
  if (!located.ok) throw new Error(`${located.error.message} ${located.error.remedy}`);
  const { token = TEST_TOKEN, queueMs = 1_000, renderMs = 4_000, nowMs = Date.now, shrink = 1 } = options;
  return {
    ...{ token, queueMs, renderMs, nowMs, shrink },
    faults: { ...NO_FAULTS, failWith: [], ...options.faults },
    models: modelsOf(options),
    ffmpeg: located.value,
    workFolder: await mkdtemp(join(tmpdir(), 'longtake-replicate-')),
    ...{ files: new Map(), predictions: [], outputs: new Map(), making: new Map(), requests: [], leaks: [] },
    ...{ apiUrl: '', outputsUrl: '' },
  };
}

const modelsOf = ({ withoutModels = [], changedModels = [] }: ReplicateTestServerOptions) =>
  PLAYED_MODELS.filter(({ name }) => !withoutModels.includes(name)).map(
    (model) => changedModels.find(({ name }) => name === model.name) ?? model,
  );

type Env = { Bindings: HttpBindings };

function createApp(state: ServerState): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    await noteLeaks(state, c);
    await next();
    c.header('date', new Date(state.nowMs()).toUTCString());
    state.requests.push({ method: c.req.method, path: c.req.path, status: c.res.status, atMs: state.nowMs() });
  });
  app.route('/v1', apiRoutes(state));
  app.onError((error, c) => {
    if (error instanceof LostAnswer) c.env.incoming.socket.destroy();
    else process.stderr.write(`${error.stack}\n`);
    return c.json({ title: 'Internal server error', detail: '', status: 500 }, 500);
  });
  app.notFound((c) => c.json({ title: 'Not found', detail: 'Not found', status: 404 }, 404));
  return app;
}

/** The npm package sends it in the input; nothing of ours may. */
async function noteLeaks({ token, leaks }: ServerState, c: Context<Env>): Promise<void> {
  const { authorization: _, ...others } = c.req.header();
  const body = ['POST', 'PUT'].includes(c.req.method) ? await c.req.raw.clone().text() : '';
  for (const [where, text] of Object.entries({ headers: JSON.stringify(others), url: c.req.url, body })) {
    if (text.includes(token)) leaks.push(`${where} of ${c.req.method} ${c.req.path}`);
  }
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
