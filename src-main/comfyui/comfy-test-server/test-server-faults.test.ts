// What the test server has beyond ComfyUI: its log of executions, spoilt outputs, a restart with a gap, a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { countDecodedFrames, locateFfmpeg, probeVideo } from '../../media/index.ts';
import type { OutputDamage } from './options.ts';
import { sampleGraph } from './sample-graphs.ts';
import { type ComfyTestServer, startComfyTestServer } from './start-comfy-test-server.ts';

const graph = (prefix: string, more = {}) => sampleGraph({ image: null, prefix, frameCount: 5, ...more });

const send = (url: string, prompt: object, promptId: string, clientId = 'me') =>
  fetch(`${url}/prompt`, {
    method: 'POST',
    body: JSON.stringify({ prompt, prompt_id: promptId, client_id: clientId }),
  });

async function render(server: ComfyTestServer, prompt: object, promptId: string): Promise<void> {
  await send(server.url, prompt, promptId);
  await expect.poll(() => server.queue.history.has(promptId), { timeout: 10_000 }).toBe(true);
}

describe('the log of executions', () => {
  it('says what was worked on, when and how it ended, over HTTP too, and outlives a restart', async () => {
    await using server = await startComfyTestServer({ renderMs: 60 });
    await render(server, graph('good', { captureFrame: 4 }), 'good');
    server.faults.failNode = { classType: 'VAEDecode', outOfMemory: true };
    await render(server, graph('bad', { seed: 2 }), 'bad');
    await send(server.url, graph('stopped', { steps: 20, seed: 3 }), 'stopped');
    await expect.poll(() => server.queue.running()?.promptId).toBe('stopped');
    await fetch(`${server.url}/interrupt`, { method: 'POST' });
    await expect.poll(() => server.queue.history.has('stopped')).toBe(true);
    await send(server.url, graph('lost', { seed: 4 }), 'lost');
    await expect.poll(() => server.queue.running()?.promptId).toBe('lost');
    await server.restart();
    expect(server.executions.map(({ promptId, outcome }) => [promptId, outcome])).toEqual([
      ['good', 'success'],
      ['bad', 'error'],
      ['stopped', 'interrupted'],
      ['lost', 'lost'],
    ]);
    const [good, bad] = server.executions;
    expect(good?.filenamePrefixes).toEqual(['good', 'good_last']);
    expect((good?.finishedAtMs ?? 0) - (good?.startedAtMs ?? 0)).toBeGreaterThan(60);
    expect(bad?.startedAtMs).toBeGreaterThan(good?.finishedAtMs ?? Number.POSITIVE_INFINITY);
    expect(server.executions[3]?.finishedAtMs).toBeNull();
    expect(await (await fetch(`${server.url}/longtake-test/executions`)).json()).toEqual(server.executions);
  });
});

describe('the end of a job', () => {
  it('is told as by the real server: film, added frame, success, and last that it is over', async () => {
    await using server = await startComfyTestServer({ renderMs: 20, settleMs: 120 });
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws?clientId=me`);
    const heard: { what: string; atMs: number; stored: boolean }[] = [];
    socket.on('message', (data, isBinary) => {
      if (isBinary) return;
      const { type, data: said } = JSON.parse(String(data));
      const what = `${type} ${said.node ?? ''}`.trim();
      heard.push({ what, atMs: performance.now(), stored: server.queue.history.has('p') });
    });
    await once(socket, 'open');
    await render(server, graph('a', { captureFrame: 4 }), 'p');
    await expect.poll(() => heard.at(-1)?.what).toBe('executing');
    socket.close();
    const ends = heard.filter(({ what }) =>
      ['executed', 'execution_success', 'executing'].includes(what.split(' ')[0] ?? ''),
    );
    expect(ends.slice(-6).map(({ what }) => what)).toEqual([
      'executed save',
      'executing pick',
      'executing png',
      'executed png',
      'execution_success',
      'executing',
    ]);
    expect(ends.at(-1)?.stored, 'history is there when the end is told').toBe(true);
    const at = (what: string) => ends.findLast((one) => one.what === what)?.atMs ?? 0;
    expect(at('execution_success') - at('executed png')).toBeGreaterThan(100);
    expect(at('executed png') - at('executed save')).toBeLessThan(100);
  });
});

describe('outputs spoilt on its disk', () => {
  it.each<[OutputDamage['how'], boolean]>([
    ['gone', false],
    ['empty', false],
    ['cut-short', false],
    ['garbled', true],
  ])('%s, as often as asked, and only the files named', async (how, hasHeader) => {
    const damage: OutputDamage = { how, endsWith: '.mp4', times: 1 };
    await using server = await startComfyTestServer({ renderMs: 5, faults: { damage } });
    const located = await locateFfmpeg(null);
    if (!located.ok) throw new Error(located.error.message);
    const pathOf = (name: string) => join(server.outputFolderPath, name);
    const frames = async (name: string) => {
      const counted = await countDecodedFrames(located.value, pathOf(name));
      return counted.ok ? counted.value : null;
    };
    await render(server, graph('a', { captureFrame: 4 }), 'first');
    expect(await frames('a_00001_.mp4')).not.toBe(5);
    expect((await probeVideo(pathOf('a_00001_.mp4'))).ok).toBe(hasHeader);
    expect((await stat(pathOf('a_last_00001_.png'))).size).toBeGreaterThan(100);
    await render(server, graph('b', { seed: 2 }), 'second');
    expect([await frames('b_00001_.mp4'), damage.times]).toEqual([5, 0]);
  });

  it('a picture is garbled where its pixels are, not in its header', async () => {
    const damage: OutputDamage = { how: 'garbled', endsWith: '.png', times: 1 };
    await using server = await startComfyTestServer({ renderMs: 5, faults: { damage } });
    await render(server, graph('a', { captureFrame: 4 }), 'p');
    const bytes = await readFile(join(server.outputFolderPath, 'a_last_00001_.png'));
    expect(bytes.readUInt32BE(16)).toBe(96);
    // The server's own reader of pictures cannot read it either.
    const preview = await fetch(`${server.url}/view?filename=a_last_00001_.png&preview=webp`);
    expect(preview.status).toBe(500);
  });
});

describe('a restart with a gap', () => {
  it('refuses connections meanwhile, and is back at the same address without a memory', async () => {
    await using server = await startComfyTestServer({ renderMs: 5 });
    await render(server, graph('a'), 'p');
    const restarting = server.restart(150);
    await expect
      .poll(() => fetch(`${server.url}/prompt`).then(() => 'answers', refusal), { interval: 5 })
      .toBe('ECONNREFUSED');
    await restarting;
    expect(await (await fetch(`${server.url}/history`)).json()).toEqual({});
    await render(server, graph('b'), 'q');
  });
});

const refusal = (error: Error): string => String((error.cause as { code?: string } | undefined)?.code);

describe('as a process of its own', () => {
  it('prints its address, renders as quickly as asked, and ends on SIGTERM', async () => {
    const child = spawn(process.execPath, [
      join(import.meta.dirname, 'main.ts'),
      '--port',
      '0',
      '--render-ms',
      '5',
      '--no-previews',
    ]);
    try {
      const [printed] = (await once(child.stdout, 'data')) as [Buffer];
      const url = printed.toString().trim();
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      await send(url, graph('a'), 'p');
      const executions = async () => (await fetch(`${url}/longtake-test/executions`)).json();
      await expect.poll(async () => (await executions())[0]?.outcome, { timeout: 10_000 }).toBe('success');
    } finally {
      child.kill('SIGTERM');
    }
    expect((await once(child, 'exit'))[0]).toBe(0);
  });
});
