// The API: account, files, models, predictions. Its refusals come in the order in which the real one gives them.
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { inputFault, openApiOf, type PlayedModel } from './played-models.ts';
import { asJson, newId, type PlayedPrediction, statusAt } from './played-prediction.ts';
import { advance, type ServerState } from './server-state.ts';

type Env = { Bindings: HttpBindings };
type Asked = Context<Env>;

/** The answer never goes out: the socket is cut. */
export class LostAnswer extends Error {}

const PAGE_SIZE = 100;

export function apiRoutes(state: ServerState): Hono<Env> {
  const app = new Hono<Env>();
  app.use((c, next) => guard(state, c, next));
  app.get('/account', (c) =>
    c.json({ type: 'user', username: 'longtake-test', name: 'Longtake test', github_url: '' }),
  );
  app.post('/files', (c) => takeFile(state, c));
  app.get('/files/:id', (c) => {
    const file = state.files.get(c.req.param('id'));
    return file === undefined ? notFound(c) : c.json(fileJson(state, file.id, file.name, file.bytes.length));
  });
  app.get('/models/:owner/:name', (c) => {
    const model = modelAt(state, c);
    if (model === undefined) return notFound(c);
    const { owner, name } = c.req.param();
    return c.json({ owner, name, latest_version: { id: model.version, openapi_schema: openApiOf(model) } });
  });
  app.post('/models/:owner/:name/predictions', async (c) => {
    const model = modelAt(state, c);
    return model?.isOfficial === true ? create(state, c, model, await c.req.json()) : notFound(c);
  });
  app.post('/predictions', async (c) => {
    const body = (await c.req.json()) as { version?: string; input?: object };
    const model = state.models.find((one) => isVersionOf(one, body.version ?? ''));
    return model === undefined ? problem(c, 422, 'Invalid version or not permitted') : create(state, c, model, body);
  });
  app.get('/predictions', (c) => listPredictions(state, c));
  app.get('/predictions/:id', (c) => one(state, c));
  app.post('/predictions/:id/cancel', async (c) => {
    const found = state.predictions.find(({ id }) => id === c.req.param('id'));
    if (found !== undefined) await advance(state, found);
    if (found !== undefined && found.end === null) {
      found.end = 'canceled';
      found.endedAtMs = state.nowMs();
    }
    return one(state, c);
  });
  return app;
}

async function guard(state: ServerState, c: Asked, next: () => Promise<void>): Promise<Response | undefined> {
  const { faults } = state;
  if (faults.delayMs > 0) await sleep(faults.delayMs);
  if (c.req.header('authorization') !== `Bearer ${state.token}`) {
    return problem(c, 401, 'You did not pass a valid authentication token', 'Unauthenticated');
  }
  if (faults.serverErrors > 0) {
    faults.serverErrors -= 1;
    return problem(c, 500, faults.echoToken ? `failed for Bearer ${state.token}` : 'Internal server error');
  }
  await next();
  return undefined;
}

const modelAt = ({ models }: ServerState, c: Asked): PlayedModel | undefined =>
  models.find(({ name }) => name === `${c.req.param('owner')}/${c.req.param('name')}`);

const isVersionOf = ({ name, version }: PlayedModel, asked: string): boolean =>
  [version, name, `${name}:${version}`].includes(asked);

function problem(c: Asked, status: 401 | 402 | 404 | 422 | 429 | 500 | 503, detail: string, title = ''): Response {
  return c.json({ title, detail, status }, status);
}

const notFound = (c: Asked): Response => problem(c, 404, 'The requested resource could not be found.', 'Not found');

async function takeFile(state: ServerState, c: Asked): Promise<Response> {
  const form = await c.req.formData();
  const content = form.get('content');
  if (content === null || typeof content === 'string') return problem(c, 422, 'Missing content');
  const bytes = new Uint8Array(await content.arrayBuffer());
  if (bytes.length <= 8) return problem(c, 422, 'The file is empty or cannot be read');
  const id = newId();
  state.files.set(id, { id, name: content.name, mime: content.type, bytes });
  return c.json(fileJson(state, id, content.name, bytes.length), 201);
}

const fileJson = ({ apiUrl, nowMs }: ServerState, id: string, name: string, size: number) => ({
  id,
  name,
  size,
  created_at: new Date(nowMs()).toISOString(),
  expires_at: new Date(nowMs() + 24 * 60 * 60_000).toISOString(),
  urls: { get: `${apiUrl}/files/${id}` },
});

function refusalOfCreation(state: ServerState, c: Asked): Response | null {
  const { faults } = state;
  const seconds = String(faults.retryAfterSeconds);
  if (faults.noCredit) return problem(c, 402, 'You have insufficient credit to run this model.', 'Insufficient credit');
  if (faults.tooMany > 0) {
    faults.tooMany -= 1;
    c.header('retry-after', seconds);
    return problem(c, 429, `Request was throttled. Your rate limit resets in ~${seconds}s.`);
  }
  if (faults.unavailable > 0) {
    faults.unavailable -= 1;
    return comeBack(c, faults.retryAfterSeconds);
  }
  return null;
}

function comeBack(c: Asked, seconds: number): Response {
  c.header('retry-after', String(seconds));
  return problem(c, 503, 'Service unavailable');
}

async function create(state: ServerState, c: Asked, model: PlayedModel, body: { input?: object }): Promise<Response> {
  const refused = refusalOfCreation(state, c);
  if (refused !== null) return refused;
  const input = (body.input ?? {}) as Record<string, unknown>;
  const fault = inputFault(model, input);
  if (fault !== null) return problem(c, 422, fault, 'Input validation failed');
  const { faults } = state;
  const nowMs = state.nowMs();
  const startsAtMs = nowMs + state.queueMs;
  const wait = secondsIn(c.req.header('cancel-after'));
  const isAborted = faults.abort > 0;
  if (isAborted) faults.abort -= 1;
  const created: PlayedPrediction = {
    ...{ id: newId(), model, input, createdAtMs: nowMs, startsAtMs, endsAtMs: startsAtMs + state.renderMs },
    deadlineMs: isAborted ? startsAtMs - 1 : wait === null ? null : nowMs + wait * 1000,
    failure: faults.failWith.shift() ?? null,
    ...{ end: null, endedAtMs: null, output: null },
  };
  state.predictions.push(created);
  if (faults.loseAnswers > 0) {
    faults.loseAnswers -= 1;
    throw new LostAnswer();
  }
  if (faults.unavailableAfterwards > 0) {
    faults.unavailableAfterwards -= 1;
    return comeBack(c, faults.retryAfterSeconds);
  }
  await waitAsPreferred(state, created, c.req.header('prefer'));
  return c.json(asJson(created, state.nowMs(), state.apiUrl), 201);
}

/** `1m`, `90s`, `90` → seconds. */
function secondsIn(header: string | undefined): number | null {
  const [, count, unit] = /^(\d+)\s*(s|m|h)?$/.exec(header ?? '') ?? [];
  if (count === undefined) return null;
  return Number(count) * (unit === 'h' ? 3600 : unit === 'm' ? 60 : 1);
}

/** `Prefer: wait=10` holds the answer back until there is something to say. */
async function waitAsPreferred(
  state: ServerState,
  created: PlayedPrediction,
  prefer: string | undefined,
): Promise<void> {
  const wait = /^wait(?:=(\d+))?$/.exec(prefer ?? '');
  if (wait === null) return;
  const until = state.nowMs() + Number(wait[1] ?? 60) * 1000;
  while (state.nowMs() < until && ['starting', 'processing'].includes(statusAt(created, state.nowMs())))
    await sleep(20);
  await advance(state, created);
}

async function one(state: ServerState, c: Asked): Promise<Response> {
  const found = state.predictions.find(({ id }) => id === c.req.param('id'));
  if (found === undefined) return notFound(c);
  await advance(state, found);
  return c.json(asJson(found, state.nowMs(), state.apiUrl));
}

function listPredictions(state: ServerState, c: Asked): Response {
  if (state.faults.listingFails) return problem(c, 500, 'Internal server error');
  const from = Number(c.req.query('cursor') ?? 0);
  const newest = state.predictions.toReversed();
  const shown = newest.slice(from, from + PAGE_SIZE);
  const isMore = newest.length > from + PAGE_SIZE;
  return c.json({
    previous: null,
    next: isMore ? `${state.apiUrl}/predictions?cursor=${from + PAGE_SIZE}` : null,
    results: shown.map((item) => asJson(item, state.nowMs(), state.apiUrl)),
  });
}
