// Jobs over HTTP: prompt, queue, interrupt, history, free.
import { Hono } from 'hono';
import { HandlerFailure } from './handler-failure.ts';
import { type Job, jobTuple, type Prompt } from './prompt.ts';
import type { ServerState } from './server-state.ts';
import { validatePrompt } from './validate-prompt.ts';

type Body = Record<string, unknown>;

export function promptRoutes(state: ServerState): Hono {
  const { queue, worker } = state;
  const routes = new Hono();
  routes.get('/prompt', (c) => c.json({ exec_info: { queue_remaining: queue.remaining() } }));
  routes.post('/prompt', async (c) => {
    const answer = postPrompt(state, asObject(await readJson(c.req.raw)));
    if (state.faults.loseAnswers > 0) {
      state.faults.loseAnswers -= 1;
      throw new LostAnswer();
    }
    return c.json(answer.body, answer.status);
  });
  routes.get('/queue', (c) => {
    const running = queue.running();
    return c.json({
      queue_running: running ? [jobTuple(running)] : [],
      queue_pending: queue.pending().map(jobTuple),
    });
  });
  routes.post('/queue', async (c) => {
    const body = asObject(await readJson(c.req.raw));
    if (body.clear === true) queue.clear();
    if (Array.isArray(body.delete)) queue.remove(body.delete.map(String));
    return c.body(null, 200);
  });
  routes.post('/interrupt', async (c) => {
    let body: unknown = {};
    try {
      body = JSON.parse(await c.req.text());
    } catch {
      // An unreadable body counts as none: whatever runs is interrupted.
    }
    const promptId = asObject(body).prompt_id;
    worker.interrupt(promptId ? String(promptId) : null);
    return c.body(null, 200);
  });
  routes.get('/history', (c) => c.json(historyPage(state, c.req.query('max_items'), c.req.query('offset'))));
  routes.get('/history/:id', (c) => {
    const record = queue.history.get(c.req.param('id'));
    return c.json(record ? { [c.req.param('id')]: record } : {});
  });
  routes.post('/history', async (c) => {
    const body = asObject(await readJson(c.req.raw));
    if (body.clear === true) queue.history.clear();
    if (Array.isArray(body.delete)) for (const id of body.delete) queue.history.delete(String(id));
    return c.body(null, 200);
  });
  routes.post('/free', async (c) => {
    const body = asObject(await readJson(c.req.raw));
    if (body.free_memory === true || body.unload_models === true) state.freeRequested = true;
    return c.body(null, 200);
  });
  return routes;
}

/** The job was taken; its answer never leaves. */
export class LostAnswer extends Error {}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new HandlerFailure();
  }
}

function asObject(body: unknown): Body {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new HandlerFailure();
  return body as Body;
}

interface Answer {
  readonly status: 200 | 400;
  readonly body: Body;
}

function postPrompt(state: ServerState, body: Body): Answer {
  // Counted before anything is looked at.
  const counter = state.queue.nextNumber();
  if (!('prompt' in body)) {
    const error = { type: 'no_prompt', message: 'No prompt provided', details: 'No prompt provided', extra_info: {} };
    return { status: 400, body: { error, node_errors: {} } };
  }
  const prompt = asObject(body.prompt) as Prompt;
  const number = sortKey(body, counter);
  const promptId = readPromptId(state, body);
  if (promptId === null) return { status: 400, body: { error: INVALID_PROMPT_ID, node_errors: {} } };
  const targets = Array.isArray(body.partial_execution_targets) ? body.partial_execution_targets.map(String) : null;
  const verdict = validatePrompt(prompt, state.definitions, state.folders, state.version, targets);
  if (verdict.error) return { status: 400, body: { error: verdict.error, node_errors: verdict.nodeErrors } };
  const extraData = 'extra_data' in body ? { ...asObject(body.extra_data) } : {};
  if ('client_id' in body) extraData.client_id = body.client_id;
  if (state.version !== '0.3.64') extraData.create_time = Date.now();
  enqueue(state, { number, promptId, prompt, extraData, outputIds: verdict.goodOutputs });
  return { status: 200, body: { prompt_id: promptId, number, node_errors: verdict.nodeErrors } };
}

function enqueue(state: ServerState, job: Job): void {
  if (state.faults.dropPrompts > 0) {
    state.faults.dropPrompts -= 1;
    return;
  }
  state.queue.put(job);
  state.worker.wake();
}

function sortKey(body: Body, counter: number): number {
  if (!('number' in body)) return body.front === true ? -counter : counter;
  const number = body.number === null ? Number.NaN : Number(body.number);
  if (Number.isNaN(number)) throw new HandlerFailure();
  return number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INVALID_PROMPT_ID = {
  type: 'invalid_prompt_id',
  message: 'prompt_id must be a valid UUID',
  details:
    'prompt_id must be a UUID string in canonical lowercase hyphenated form; omit it to let the server generate one',
  extra_info: {},
};

/** 0.3.64 takes anything for an id, also `None`; 2026 only a UUID, which gives null here. */
function readPromptId(state: ServerState, body: Body): string | null {
  const given = body.prompt_id;
  if (state.version === '0.3.64')
    return 'prompt_id' in body ? (given === null ? 'None' : String(given)) : crypto.randomUUID();
  if (given === undefined || given === null) return crypto.randomUUID();
  return typeof given === 'string' && UUID.test(given) ? given : null;
}

function historyPage(state: ServerState, maxItems: string | undefined, offset: string | undefined): Body {
  const count = wholeNumber(maxItems);
  const skip = wholeNumber(offset);
  const all = [...state.queue.history];
  const from = skip ?? (count === null ? 0 : Math.max(0, all.length - count));
  return Object.fromEntries(all.slice(from, count === null ? undefined : from + count));
}

function wholeNumber(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^-?\d+$/.test(text)) throw new HandlerFailure();
  return Number(text);
}
