import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { ServerStatus } from '#shared/contract/shapes.ts';
import { startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import { playServer } from '../comfyui/played-server.ts';
import { createLogger } from '../logging/index.ts';
import { checkServerAt, type ServerCheckContext } from './check-server.ts';

const context = (more: Partial<ServerCheckContext> = {}): ServerCheckContext => ({
  logger: createLogger(() => undefined),
  restartCommands: {},
  ownJobIds: () => new Set(),
  canRender: async () => null,
  ...more,
});

const RTX = { name: 'cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync', pytorchVersion: '2.8.0+cu128' };
const STATS = {
  system: { os: 'posix', comfyui_version: '0.3.64', pytorch_version: '' },
  devices: [{ name: 'cuda:0', type: 'cuda', vram_total: 1, vram_free: 1 }],
};
const VRAM_BYTES = 24 * 2 ** 30;

async function send(url: string, promptId: string): Promise<void> {
  const prompt = {
    1: { class_type: 'EmptyImage', inputs: { width: 64, height: 64, batch_size: 1, color: 0 } },
    2: { class_type: 'PreviewImage', inputs: { images: ['1', 0] } },
  };
  const body = JSON.stringify({ prompt, prompt_id: promptId, client_id: 'test' });
  const answer = await fetch(`${url}/prompt`, { method: 'POST', body });
  expect(answer.status, await answer.text()).toBe(200);
}

describe('the look at a server', () => {
  it('tells card, memory, version, SageAttention, what it can render and how it is started again', async () => {
    const device = { ...RTX, vramTotalBytes: VRAM_BYTES };
    await using comfy = await startComfyTestServer({ version: '0.27.0', device });
    const asked: string[] = [];
    const status = await checkServerAt(
      ` ${comfy.url.replace('http://', '')}/ `,
      context({
        restartCommands: { [`${comfy.url}/`]: { command: 'systemctl restart comfyui', byItself: true } },
        canRender: async (url) => {
          asked.push(url);
          return { able: false, reasons: ['No VAE.'] };
        },
      }),
    );
    expect(status).toEqual({
      url: comfy.url,
      reachable: true,
      version: '0.27.0',
      device: RTX.name,
      pytorchVersion: RTX.pytorchVersion,
      vramTotalBytes: VRAM_BYTES,
      vramFreeBytes: expect.any(Number),
      queueRemaining: 0,
      othersQueued: 0,
      canRender: { able: false, reasons: ['No VAE.'] },
      restart: { offered: true, byItself: true },
      sageAttention: { usable: true, reasons: [] },
      error: null,
    } satisfies ServerStatus);
    expect(status.vramFreeBytes).toBeLessThanOrEqual(VRAM_BYTES);
    expect(asked).toEqual([comfy.url]);
  });

  it('does not call main memory graphics memory', async () => {
    const device = { name: 'cpu', pytorchVersion: '2.5.1+cpu', vramTotalBytes: 25e9 };
    await using comfy = await startComfyTestServer({ device });
    const status = await checkServerAt(comfy.url, context());
    expect(status).toMatchObject({ device: 'cpu', vramTotalBytes: null, vramFreeBytes: null });
    expect(status.sageAttention.usable).toBe(false);
  });

  it('counts the jobs of others, the one that runs too', async () => {
    await using comfy = await startComfyTestServer({ faults: { deadWorker: true } });
    for (const id of ['ours', 'theirs', 'theirs too']) await send(comfy.url, id);
    const withOwn = context({ ownJobIds: () => new Set(['ours', 'finished long ago']) });
    expect(await checkServerAt(comfy.url, withOwn)).toMatchObject({ queueRemaining: 3, othersQueued: 2, error: null });
  });

  it.each([
    ['nothing is worked on', () => [], ['first', 'second'], 'worker-dead'],
    ['it was only between two jobs', (look: number) => (look === 1 ? [] : ['first']), ['second'], undefined],
    ['another one waits by then', () => [], (look: number) => (look === 1 ? ['first'] : ['second']), undefined],
  ])('looks twice at a queue of which nothing runs: %s', async (_, running, pending, code) => {
    let looks = 0;
    const item = (id: string, index: number) => [index, id, {}, {}, []];
    const play: RequestListener = ({ url }, response) => {
      if (url === '/queue') looks += 1;
      const waiting = typeof pending === 'function' ? pending(looks) : pending;
      const queue = { queue_running: running(looks).map(item), queue_pending: waiting.map(item) };
      response.end(JSON.stringify(url === '/queue' ? queue : url === '/system_stats' ? STATS : {}));
    };
    await using server = await playServer(play);
    const status = await checkServerAt(server.url, context(), { lookAgainMs: 1 });
    expect([status.reachable, status.error?.code, looks]).toEqual([true, code, 2]);
  });
});

describe('a server that does not answer as it should', () => {
  const down = (error: object) => ({
    reachable: false,
    version: null,
    canRender: null,
    queueRemaining: null,
    othersQueued: null,
    restart: { offered: true, byItself: false },
    sageAttention: { usable: null, reasons: ['The server does not answer.'] },
    error: expect.objectContaining(error),
  });
  const inSettings = (url: string) => ({ restartCommands: { [url]: { command: 'x', byItself: false } } });

  it('is not there', async () => {
    const url = 'http://127.0.0.1:9';
    const canRender = async () => ({ able: false, reasons: ['The server does not answer.'] });
    const status = await checkServerAt(url, context({ ...inSettings(url), canRender }));
    expect(status).toMatchObject(down({ code: 'server-unreachable' }));
  });

  it('takes the connection and says nothing: nobody waits longer than agreed, also for what others ask it', async () => {
    await using server = await playServer(() => undefined);
    const { url } = server;
    const never = new Promise<null>(() => undefined);
    const status = await checkServerAt(url, context({ ...inSettings(url), canRender: () => never }), {
      answerMs: 50,
      wholeMs: 200,
    });
    expect(status).toMatchObject(
      down({ code: 'server-unreachable', message: expect.stringContaining('within 0.1 s') }),
    );
  });
});
