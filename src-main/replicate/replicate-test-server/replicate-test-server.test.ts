import { describe, expect, it } from 'vitest';
import { outputOf } from '../api/output-of.ts';
import { retryAfterMs } from '../api/retry-after.ts';
import type { ReplicateTestServerOptions } from './options.ts';
import { startReplicateTestServer } from './start-replicate-test-server.ts';

/** What the tests read of an answer: of a model, a prediction, a page of them, or a refusal. */
interface Json {
  readonly id: string;
  readonly status: string;
  readonly detail: string;
  readonly next: string;
  readonly output: string;
  readonly started_at: string | null;
  readonly input: { readonly prompt: string };
  readonly results: readonly [Json, ...Json[]];
  readonly latest_version: { readonly openapi_schema: { readonly components: { readonly schemas: unknown } } };
}

interface Answer {
  readonly status: number;
  readonly json: Json;
}

async function open(options: ReplicateTestServerOptions = {}) {
  let clockMs = Date.parse('2026-11-21T12:00:00Z');
  const server = await startReplicateTestServer({ nowMs: () => clockMs, shrink: 8, ...options });
  return {
    server,
    pass: (ms: number) => {
      clockMs += ms;
    },
    async ask(path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
      const method = body === undefined ? 'GET' : 'POST';
      const json = { 'content-type': 'application/json', authorization: `Bearer ${server.token}`, ...headers };
      const response = await fetch(server.url + path, { method, headers: json, body: JSON.stringify(body) });
      return { status: response.status, json: (await response.json()) as Json };
    },
    [Symbol.asyncDispose]: server.close,
  };
}

const VEO = '/models/google/veo-3-fast/predictions';

describe('the played Replicate', () => {
  it('lets in who has the token, and answers with models that describe themselves', async () => {
    await using world = await open();
    expect((await world.ask('/account', undefined, { authorization: 'Bearer other' })).status).toBe(401);
    expect((await world.ask('/models/nobody/nothing')).status).toBe(404);
    const { json } = await world.ask('/models/google/veo-3-fast');
    expect(json.latest_version.openapi_schema.components.schemas).toMatchObject({
      duration: { type: 'integer', enum: [4, 6, 8] },
      Input: { required: ['prompt'], properties: { duration: { allOf: [{ $ref: '#/components/schemas/duration' }] } } },
    });
  });

  it('validates before it creates, and creates official models by name and the others by version', async () => {
    await using world = await open();
    const bad = await world.ask(VEO, { input: { prompt: 'a', duration: 5 } });
    expect([bad.status, bad.json.detail]).toEqual([422, '- input.duration: must be one of: 4, 6, 8\n']);
    expect((await world.ask('/models/lucataco/hotshot-xl/predictions', { input: {} })).status).toBe(404);
    expect((await world.ask('/predictions', { version: 'hotshot-1', input: { prompt: 'a' } })).status).toBe(201);
    expect((await world.ask('/predictions', { version: 'none', input: {} })).status).toBe(422);
    expect(world.server.predictions).toHaveLength(1);
  });

  it('goes from starting over processing to its output by its clock, and forgets all after an hour', async () => {
    await using world = await open({ queueMs: 1_000, renderMs: 4_000 });
    const { json: created } = await world.ask(VEO, { input: { prompt: 'a', duration: 4 } });
    const seen = async () => (await world.ask(`/predictions/${created.id}`)).json;
    expect([created.status, created.started_at]).toEqual(['starting', null]);
    world.pass(3_000);
    expect(await seen()).toMatchObject({ status: 'processing', logs: expect.stringMatching(/48%\|/), output: null });
    world.pass(10_000);
    const done = await seen();
    expect(done).toMatchObject({ status: 'succeeded', metrics: { predict_time: 4 }, data_removed: false });
    expect((await fetch(done.output)).status).toBe(200);
    world.pass(3_600_000);
    expect(await seen()).toMatchObject({ status: 'succeeded', output: null, input: {}, logs: '', data_removed: true });
    expect((await fetch(done.output)).status).toBe(404);
  });

  it('gives up what has not begun by its deadline, and holds an answer back where that is preferred', async () => {
    await using world = await open({ queueMs: 90_000 });
    const { json: late } = await world.ask(VEO, { input: { prompt: 'a' } }, { 'cancel-after': '1m' });
    world.pass(61_000);
    expect((await world.ask(`/predictions/${late.id}`)).json).toMatchObject({ status: 'aborted', started_at: null });
    await using quick = await open({ queueMs: 0, renderMs: 0 });
    const { json } = await quick.ask(VEO, { input: { prompt: 'a', duration: 4 } }, { prefer: 'wait=5' });
    expect(json.status).toBe('succeeded');
  });

  it('lists the newest first, page by page', async () => {
    await using world = await open();
    for (let count = 0; count < 105; count += 1) await world.ask(VEO, { input: { prompt: String(count) } });
    const { json: first } = await world.ask('/predictions');
    expect([first.results.length, first.results[0].input.prompt]).toEqual([100, '104']);
    const { json: second } = await world.ask(first.next.replace(world.server.url, ''));
    expect([second.results.length, second.next]).toEqual([5, null]);
  });

  it('notes a token in a body, as the npm package sends it', async () => {
    await using world = await open();
    await world.ask(VEO, { input: { prompt: 'a', auth: world.server.token } });
    expect(world.server.leaks).toEqual(['body of POST /v1/models/google/veo-3-fast/predictions']);
  });
});

describe('how long to wait', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  it.each([
    ['2', '', 2_000],
    ['Sat, 21 Nov 2026 12:00:30 GMT', '', 30_000],
    ['Sat, 21 Nov 2026 11:00:00 GMT', '', 0],
    [undefined, '{"detail":"Request was throttled. Your rate limit resets in ~30s."}', 30_000],
    ['soon', '', null],
    [undefined, '', null],
    ['999999', '', 600_000],
  ])('%s %s: %s ms', (header, body, ms) => {
    expect(retryAfterMs(header, body, now)).toBe(ms);
  });
});

describe('where a film is in an output', () => {
  it.each([
    ['https://a/b/film.MP4?x=1', { kind: 'url', url: 'https://a/b/film.MP4?x=1', ending: '.mp4' }],
    [['https://a/1.gif'], { kind: 'url', ending: '.gif' }],
    [
      { last_frame: 'https://a/l.png', video: 'https://a/v.webm' },
      { kind: 'url', ending: '.webm' },
    ],
    [{ files: { preview: 'https://a/p.jpg', clip: 'https://a/without-ending' } }, { kind: 'url', ending: '.mp4' }],
    ['data:video/mp4;base64,AAAA', { kind: 'bytes', ending: '.mp4' }],
    ['nothing of that kind', null],
    [null, null],
  ])('%j', (output, place) => {
    const found = outputOf(output);
    expect(found === null ? null : { ...found, bytes: undefined }).toEqual(
      place === null ? null : expect.objectContaining(place),
    );
  });
});
