import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  failure,
  ignore,
  never,
  QUICK,
  silent,
  startSlowJob,
  startWorld,
  textOnly,
  value,
} from './comfy-test-server/test-world.ts';
import { createComfyServer, type PromptEvent } from './index.ts';
import { playServer } from './played-server.ts';

let folderPath = '';
beforeAll(async () => {
  folderPath = await mkdtemp(join(tmpdir(), 'comfy-failures-'));
});
afterAll(() => rm(folderPath, { recursive: true, force: true }));

describe('failures while it runs', () => {
  it('recognises that the card ran out of memory', async () => {
    await using world = await startWorld({ faults: { failNode: { classType: 'KSampler', outOfMemory: true } } });
    const promptId = randomUUID();
    value(await world.comfy.submit(promptId, textOnly('x'), never));
    const error = failure(await world.comfy.follow(promptId, ignore, never));
    expect(error.code).toBe('out-of-memory');
    expect(error.message).toContain('ran out of memory in node sampler, The sampler');
    expect(value(await world.comfy.find(promptId))).toBe('failed');
  });

  it('passes on the first line of what a node says', async () => {
    await using world = await startWorld({ faults: { failNode: { classType: 'VAEDecode', outOfMemory: false } } });
    const promptId = randomUUID();
    value(await world.comfy.submit(promptId, textOnly('x'), never));
    const error = failure(await world.comfy.follow(promptId, ignore, never));
    expect(error).toMatchObject({ code: 'render-failed' });
    expect(error.message).toContain('failed in node decode, VAEDecode: The test server was told to fail here.');
  });

  it('finishes with a deaf socket, by asking', async () => {
    await using world = await startWorld({ faults: { deafSockets: true } }, { deafAfterMs: 60_000 });
    const promptId = randomUUID();
    const events: PromptEvent[] = [];
    value(await world.comfy.submit(promptId, textOnly('x'), never));
    const outputs = value(await world.comfy.follow(promptId, (event) => events.push(event), never));
    expect(outputs.files).toHaveLength(1);
    expect(events.filter((event) => event.kind === 'progress')).toEqual([]);
  });

  it('does not wait for the next question when the socket tells the end', async () => {
    await using world = await startWorld({}, { pollEveryMs: 60_000 });
    const promptId = randomUUID();
    value(await world.comfy.submit(promptId, textOnly('x'), never));
    expect(value(await world.comfy.follow(promptId, ignore, never)).files).toHaveLength(1);
  });

  it('hears again after the server came back, and says that the job is lost', async () => {
    await using world = await startWorld({ renderMs: 4_000 }, { socket: { firstRetryMs: 20 } });
    const { comfy, server } = world;
    const lostId = await startSlowJob(comfy, 'x');
    const following = comfy.follow(lostId, ignore, never);
    await server.restart();
    expect(failure(await following).code).toBe('server-lost-job');
    const nextId = randomUUID();
    value(await comfy.submit(nextId, textOnly('y', { steps: 1 }), AbortSignal.timeout(5_000)));
    value(await comfy.cancel(nextId));
  });

  it('hears again after another socket with its id made it deaf', async () => {
    await using world = await startWorld();
    const { comfy, server } = world;
    let seed = 0;
    const render = async (prefix: string) => {
      const promptId = randomUUID();
      let steps = 0;
      seed += 1;
      value(await comfy.submit(promptId, textOnly(prefix, { seed }), never));
      const count = (event: PromptEvent) => {
        if (event.kind === 'progress') steps += 1;
      };
      value(await comfy.follow(promptId, count, never));
      return steps;
    };
    expect(await render('hears')).toBe(4);
    const intruder = new WebSocket(`${server.url.replace('http', 'ws')}/ws?clientId=${comfy.clientId}`);
    await once(intruder, 'open');
    intruder.close();
    await once(intruder, 'close');
    expect(await render('deaf')).toBe(0);
    // Noticed some time after the job was sent, then the connection is renewed.
    await expect.poll(() => render(`again ${randomUUID()}`), { timeout: 8_000 }).toBe(4);
  });

  it('says that a job is lost when the server forgets it', async () => {
    await using world = await startWorld({ faults: { dropPrompts: 1 } });
    const promptId = randomUUID();
    value(await world.comfy.submit(promptId, textOnly('x'), never));
    expect(failure(await world.comfy.follow(promptId, ignore, never)).code).toBe('server-lost-job');
    expect(value(await world.comfy.find(promptId))).toBe('unknown');
  });

  it('finds a job whose answer got lost, and does not send it twice', async () => {
    await using world = await startWorld({ faults: { loseAnswers: 1 } });
    const promptId = randomUUID();
    value(await world.comfy.submit(promptId, textOnly('x'), never));
    expect(value(await world.comfy.follow(promptId, ignore, never)).files).toHaveLength(1);
    expect(world.server.queue.history.size).toBe(1);
  });

  it('says that a lost answer was also a lost job', async () => {
    await using world = await startWorld({ faults: { loseAnswers: 1, dropPrompts: 1 } });
    const error = failure(await world.comfy.submit(randomUUID(), textOnly('x'), never));
    expect(error.code).toBe('server-unreachable');
  });

  it('says when the file named in history is not there', async () => {
    await using world = await startWorld({ faults: { loseOutputs: true } });
    const promptId = randomUUID();
    value(await world.comfy.submit(promptId, textOnly('x'), never));
    const [file] = value(await world.comfy.follow(promptId, ignore, never)).files;
    if (!file) throw new Error('no file named');
    const error = failure(await world.comfy.download(file, join(folderPath, 'gone.mp4'), never));
    expect(error.code).toBe('output-missing');
    expect(await readdir(folderPath)).not.toContain('gone.mp4');
  });
});

describe('cancel', () => {
  it('removes our waiting job and interrupts our running one, and leaves the other’s alone', async () => {
    await using world = await startWorld({ renderMs: 3_000 });
    const { comfy, server } = world;
    const other = createComfyServer({ url: server.url, logger: silent, timing: QUICK });
    const othersId = await startSlowJob(other, 'theirs');
    const waitingId = randomUUID();
    value(await comfy.submit(waitingId, textOnly('ours'), never));
    const ahead: number[] = [];
    const waiting = comfy.follow(waitingId, (event) => event.kind === 'waiting' && ahead.push(event.aheadCount), never);
    await expect.poll(() => ahead[0]).toBe(1);
    value(await comfy.cancel(waitingId));
    expect(failure(await waiting).code).toBe('stopped');
    expect(value(await comfy.find(othersId))).toBe('running');

    value(await other.cancel(othersId));
    const oursId = await startSlowJob(comfy, 'ours');
    value(await comfy.cancel(oursId));
    expect(failure(await comfy.follow(oursId, ignore, never)).code).toBe('stopped');
    expect(failure(await other.follow(othersId, ignore, never)).code).toBe('stopped');
    await other.close();
  });

  it('is named when somebody else does it', async () => {
    await using world = await startWorld({ renderMs: 3_000 });
    const { comfy, server } = world;
    const other = createComfyServer({ url: server.url, logger: silent, timing: QUICK });
    const runningId = await startSlowJob(comfy, 'x');
    const waitingId = randomUUID();
    value(await comfy.submit(waitingId, textOnly('y'), never));
    const ends = [runningId, waitingId].map((promptId) => comfy.follow(promptId, ignore, never));
    value(await other.cancel(waitingId));
    value(await other.cancel(runningId));
    const errors = (await Promise.all(ends)).map(failure);
    expect(errors.map(({ code }) => code)).toEqual(['interrupted', 'server-lost-job']);
    expect(errors[0]?.message).toContain('and not from here: somebody pressed Cancel');
    expect(errors[1]?.message).toContain('it was restarted, or somebody removed the job from its queue');
    await other.close();
  });

  it('stops following when told, and the job goes on', async () => {
    await using world = await startWorld({ renderMs: 400 });
    const promptId = await startSlowJob(world.comfy, 'x');
    const stop = new AbortController();
    const following = world.comfy.follow(promptId, ignore, stop.signal);
    stop.abort();
    expect(failure(await following).code).toBe('stopped');
    expect(value(await world.comfy.follow(promptId, ignore, never)).files).toHaveLength(1);
  });
});

describe('two jobs of one client', () => {
  it('are told apart', async () => {
    await using world = await startWorld();
    const ids = [randomUUID(), randomUUID()];
    const steps = await Promise.all(
      ids.map(async (promptId, index) => {
        value(await world.comfy.submit(promptId, textOnly(`job${index}`, { seed: index, steps: 3 + index }), never));
        const counted: number[] = [];
        const count = (event: PromptEvent) => event.kind === 'progress' && counted.push(event.value);
        value(await world.comfy.follow(promptId, (event) => void count(event), never));
        return counted;
      }),
    );
    expect(steps).toEqual([
      [1, 2, 3],
      [1, 2, 3, 4],
    ]);
  });
});

describe('a server played by hand', () => {
  it('has its history asked again when a job leaves the queue between two questions', async () => {
    let asked = 0;
    const entry = { prompt: [0, 'p', {}, {}, []], outputs: {}, status: { status_str: 'success', messages: [] } };
    await using played = await playServer((request, response) => {
      if (request.url === '/queue') return response.end('{"queue_running":[],"queue_pending":[]}');
      asked += 1;
      return response.end(asked === 1 ? '{}' : JSON.stringify({ p: entry }));
    });
    expect(await played.client.find('p')).toEqual({ ok: true, value: 'finished' });
  });

  it.each([
    ['without the jobs API', 404, 'not here', ['/queue {"delete":["ours"]}', '/interrupt {"prompt_id":"ours"}']],
    ['that takes questions only there', 405, '', ['/queue {"delete":["ours"]}', '/interrupt {"prompt_id":"ours"}']],
    ['of 2026', 200, '{"cancelled":true}', []],
    ['of 2026, when the job is over', 200, '{"cancelled":false}', []],
  ])('%s is asked to interrupt only our job, and only while it runs', async (_kind, status, answer, whileItRuns) => {
    const posted: string[] = [];
    let running = 'theirs';
    await using played = await playServer(async (request, response) => {
      if (request.url === '/api/jobs/ours/cancel') return response.writeHead(status).end(answer);
      if (request.method === 'POST') posted.push(`${request.url} ${Buffer.concat(await request.toArray())}`);
      return response.end(JSON.stringify({ queue_running: [[0, running, {}, {}, []]], queue_pending: [] }));
    });
    value(await played.client.cancel('ours'));
    expect(posted).toEqual(whileItRuns.slice(0, 1));
    running = 'ours';
    posted.length = 0;
    value(await played.client.cancel('ours'));
    expect(posted).toEqual(whileItRuns);
  });
});
