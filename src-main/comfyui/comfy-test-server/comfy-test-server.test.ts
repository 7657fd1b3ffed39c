// The test server against what a real 0.3.64 was seen to answer.
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ComfyGraph } from '../graph.ts';
import type { ComfyTestServerOptions } from './options.ts';
import { sampleGraph, withInputs } from './sample-graphs.ts';
import { type ComfyTestServer, startComfyTestServer } from './start-comfy-test-server.ts';

const start = (options: ComfyTestServerOptions = {}) => startComfyTestServer({ renderMs: 20, ...options });
const graph = (prefix: string, more = {}) => sampleGraph({ image: null, prefix, frameCount: 5, ...more });

async function post(server: ComfyTestServer, path: string, body: unknown) {
  const response = await fetch(server.url + path, { method: 'POST', body: JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}
const get = async (server: ComfyTestServer, path: string) => (await fetch(server.url + path)).json();
const send = (server: ComfyTestServer, prompt: ComfyGraph, more = {}) => post(server, '/prompt', { prompt, ...more });

async function finished(server: ComfyTestServer, ...promptIds: string[]) {
  await expect.poll(() => promptIds.every((id) => server.queue.history.has(id)), { timeout: 10_000 }).toBe(true);
}

async function listen(server: ComfyTestServer, clientId: string, flags: boolean) {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws?clientId=${clientId}`);
  const heard: { type: string; data: Record<string, unknown> }[] = [];
  const binary: Buffer[] = [];
  socket.on('message', (data: Buffer, isBinary) =>
    isBinary ? binary.push(data) : heard.push(JSON.parse(String(data))),
  );
  await once(socket, 'open');
  if (flags) socket.send(JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } }));
  await expect.poll(() => heard.length).toBeGreaterThanOrEqual(flags ? 2 : 1);
  return { socket, heard, binary };
}

describe('messages', () => {
  it('come in the order of the real server, and only to the job’s client', async () => {
    await using server = await start();
    const mine = await listen(server, 'me', true);
    const other = await listen(server, 'other', false);
    await send(server, graph('a', { steps: 2 }), { prompt_id: 'p1', client_id: 'me' });
    await expect.poll(() => mine.heard.at(-1)?.data).toEqual({ node: null, prompt_id: 'p1' });
    const types = mine.heard.map((message) => message.type).filter((type) => type !== 'status');
    expect(types.slice(0, 5)).toEqual([
      'feature_flags',
      'execution_start',
      'execution_cached',
      'progress_state',
      'executing',
    ]);
    expect(types.slice(-4)).toEqual(['executed', 'progress_state', 'execution_success', 'executing']);
    expect(types.filter((type) => type === 'progress')).toHaveLength(2);
    expect(mine.binary).toHaveLength(2);
    expect(mine.binary[0]?.readUInt32BE(0)).toBe(4);
    expect(new Set(other.heard.map((message) => message.type))).toEqual(new Set(['status']));
    expect(other.binary).toEqual([]);
  });

  it('say progress and previews of a job without client to everybody', async () => {
    await using server = await start();
    const anyone = await listen(server, 'anyone', false);
    await send(server, graph('a', { steps: 2 }), { prompt_id: 'p1' });
    await finished(server, 'p1');
    await expect.poll(() => anyone.binary.length).toBe(2);
    expect(anyone.binary[0]?.readUInt32BE(0)).toBe(1);
    expect(new Set(anyone.heard.map(({ type }) => type))).toEqual(new Set(['status', 'progress', 'progress_state']));
  });

  it('repeat the running node, without the job, to a socket that comes back', async () => {
    await using server = await start({ renderMs: 1_000 });
    const first = await listen(server, 'me', false);
    await send(server, graph('a'), { prompt_id: 'p1', client_id: 'me' });
    await expect.poll(() => first.heard.some(({ type }) => type === 'progress')).toBe(true);
    first.socket.close();
    await once(first.socket, 'close');
    const second = await listen(server, 'me', false);
    await expect.poll(() => second.heard[1]).toEqual({ type: 'executing', data: { node: 'sampler' } });
  });
});

describe('validation', () => {
  it('lists every node’s errors, with empty details at the top', async () => {
    await using server = await start({ withoutModels: ['wan2.2_vae.safetensors'] });
    const broken = withInputs(graph('a'), 'sampler', { steps: 0, cfg: 101 });
    const { status, body } = await send(server, broken);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ type: 'prompt_outputs_failed_validation', details: '' });
    const types = body.node_errors.sampler.errors.map((error: { type: string }) => error.type);
    expect(types.toSorted()).toEqual(['value_bigger_than_max', 'value_smaller_than_min']);
    expect(body.node_errors.vae).toMatchObject({
      class_type: 'VAELoader',
      dependent_outputs: ['save'],
      errors: [
        {
          type: 'value_not_in_list',
          details: "vae_name: 'wan2.2_vae.safetensors' not in ['wan_2.1_vae.safetensors', 'pixel_space']",
          extra_info: { input_name: 'vae_name', received_value: 'wan2.2_vae.safetensors' },
        },
      ],
    });
  });

  it.each([
    ['no prompt', { client_id: 'x' }, 400, 'no_prompt'],
    ['an unknown class', { prompt: { 1: { class_type: 'Nope', inputs: {} } } }, 400, 'invalid_prompt'],
    ['a node without class', { prompt: { nodes: [] } }, 400, 'invalid_prompt'],
    ['an empty graph', { prompt: {} }, 400, 'prompt_no_outputs'],
    ['number null', { prompt: graph('a'), number: null }, 500, undefined],
  ])('answers %s', async (_name, body, status, type) => {
    await using server = await start();
    const answer = await post(server, '/prompt', body);
    expect([answer.status, answer.body.error?.type]).toEqual([status, type]);
  });

  it('names the node whose link leads nowhere through the node below it', async () => {
    await using server = await start();
    const { body } = await send(server, withInputs(graph('a'), 'decode', { samples: ['99', 0] }));
    expect(body.node_errors.decode.errors[0]).toMatchObject({
      type: 'exception_during_inner_validation',
      details: "'99'",
      extra_info: { exception_type: 'KeyError' },
    });
  });

  it('lets the choices of V3 nodes pass, and they fail when they run', async () => {
    await using server = await start();
    const answer = await send(server, withInputs(graph('a'), 'save', { codec: 'prores' }), { prompt_id: 'p' });
    expect(answer.status).toBe(200);
    await finished(server, 'p');
    expect(server.queue.history.get('p')?.status).toMatchObject({ status_str: 'error', completed: false });
  });

  it('coerces, and takes a wrapped list', async () => {
    await using server = await start();
    const inputs = { steps: '2', cfg: { __value__: 3 } };
    await send(server, withInputs(graph('a'), 'sampler', inputs), { prompt_id: 'p' });
    await finished(server, 'p');
    const prompt = server.queue.history.get('p')?.prompt[2] as ComfyGraph;
    expect(prompt.sampler?.inputs).toMatchObject({ steps: 2, cfg: 3 });
  });

  it('drops a bad output on 200 and runs the other', async () => {
    await using server = await start();
    const two = { ...graph('a'), png: { class_type: 'SaveImage', inputs: { images: ['decode', 0] } } };
    const { status, body } = await send(server, two, { prompt_id: 'p' });
    expect([status, Object.keys(body.node_errors)]).toEqual([200, ['png']]);
    await finished(server, 'p');
    expect(Object.keys(server.queue.history.get('p')?.outputs ?? {})).toEqual(['save']);
  });
});

describe('queue and history', () => {
  it('runs front jobs first, the last of them before the others', async () => {
    await using server = await start({ renderMs: 200 });
    const quick = (prefix: string) => graph(prefix, { steps: 1 });
    await send(server, quick('a'), { prompt_id: 'running' });
    await send(server, quick('b'), { prompt_id: 'plain' });
    await send(server, quick('c'), { prompt_id: 'front1', front: true });
    await send(server, quick('d'), { prompt_id: 'front2', front: true });
    await send(server, quick('e'), { prompt_id: 'removed' });
    await post(server, '/queue', { delete: ['removed', 'running', 'nobody'] });
    expect((await get(server, '/api/prompt')).exec_info.queue_remaining).toBe(4);
    await finished(server, 'running', 'plain', 'front1', 'front2');
    expect([...server.queue.history.keys()]).toEqual(['running', 'front2', 'front1', 'plain']);
    expect(await get(server, '/history/removed')).toEqual({});
    expect(Object.keys(await get(server, '/history?max_items=1'))).toEqual(['plain']);
  });

  it('interrupts by id only that job, and without id whatever runs', async () => {
    await using server = await start({ renderMs: 2_000 });
    await send(server, graph('a', { steps: 20 }), { prompt_id: 'p' });
    await expect.poll(() => server.queue.running()?.promptId).toBe('p');
    await post(server, '/interrupt', { prompt_id: 'another' });
    expect(server.queue.history.has('p')).toBe(false);
    await fetch(`${server.url}/interrupt`, { method: 'POST' });
    await finished(server, 'p');
    const status = server.queue.history.get('p')?.status;
    expect(status).toMatchObject({ status_str: 'error', completed: false });
    expect(status?.messages.at(-1)).toMatchObject(['execution_interrupted', { node_id: 'sampler' }]);
  });

  it('finds cached results under other node ids, and names the old file also when it is gone', async () => {
    await using server = await start();
    await send(server, graph('a'), { prompt_id: 'p1' });
    await finished(server, 'p1');
    await rm(join(server.outputFolderPath, 'a_00001_.mp4'));
    const renamed = JSON.parse(JSON.stringify(graph('a')).replaceAll('"sampler"', '"s2"')) as ComfyGraph;
    await send(server, renamed, { prompt_id: 'p2' });
    await finished(server, 'p2');
    expect(server.queue.history.get('p2')?.outputs).toEqual(server.queue.history.get('p1')?.outputs);
    expect(await readdir(server.outputFolderPath)).toEqual([]);
    const view = await fetch(`${server.url}/view?filename=a_00001_.mp4`);
    expect(view.status).toBe(404);
    await post(server, '/free', { free_memory: true });
    await send(server, graph('a'), { prompt_id: 'p3' });
    await finished(server, 'p3');
    expect(await readdir(server.outputFolderPath)).toEqual(['a_00001_.mp4']);
  });
});

describe('files', () => {
  async function upload(server: ComfyTestServer, name: string, bytes: string, more: Record<string, string> = {}) {
    const form = new FormData();
    form.set('image', new File([bytes], name));
    for (const [key, text] of Object.entries(more)) form.set(key, text);
    const response = await fetch(`${server.url}/upload/image`, { method: 'POST', body: form });
    return response.status === 200 ? (await response.json()).name : response.status;
  }

  it('are uploaded by the real server’s rules', async () => {
    await using server = await start();
    expect(await upload(server, 'a.png', 'one')).toBe('a.png');
    expect(await upload(server, 'a.png', 'one')).toBe('a.png');
    expect(await upload(server, 'a.png', 'two')).toBe('a (1).png');
    expect(await upload(server, 'a.png', 'two', { overwrite: 'True' })).toBe('a (1).png');
    expect(await upload(server, 'a.png', 'two', { overwrite: 'true' })).toBe('a.png');
    expect(await upload(server, 'a.png', 'x', { subfolder: '../out' })).toBe(400);
    expect(await upload(server, 'a.png', 'x', { type: 'elsewhere' })).toBe(500);
    const info = await get(server, '/object_info/LoadImage');
    expect(info.LoadImage.input.required.image[0]).toEqual(['a (1).png', 'a.png']);
  });

  it('are sent in ranges', async () => {
    await using server = await start();
    await upload(server, 'a.txt', '0123456789');
    const view = (range: string) => fetch(`${server.url}/view?filename=a.txt&type=input`, { headers: { range } });
    const part = await view('bytes=2-4');
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await (await view('bytes=-3')).text()).toBe('789');
    const past = await view('bytes=10-');
    expect([past.status, past.headers.get('content-range')]).toEqual([416, 'bytes */10']);
    const whole = await fetch(`${server.url}/view?filename=a.txt%20[input]`);
    expect([whole.status, whole.headers.get('content-length')]).toEqual([200, '10']);
    expect((await fetch(`${server.url}/view?filename=a.txt&subfolder=../..`)).status).toBe(403);
  });

  it('are numbered after the highest number there now', async () => {
    await using server = await start();
    for (const [index, seed] of [1, 2, 3].entries()) {
      await send(server, graph('day/a', { seed }), { prompt_id: `p${index}` });
      await finished(server, `p${index}`);
      if (index === 1) await rm(join(server.outputFolderPath, 'day', 'a_00002_.mp4'));
    }
    expect((await readdir(join(server.outputFolderPath, 'day'))).sort()).toEqual(['a_00001_.mp4', 'a_00002_.mp4']);
  });

  it('come from VHS under its own key and name, and from LTX on its own grid', async () => {
    await using server = await start();
    const { save: _save, video: _video, ...rest } = graph('a');
    const ltx = { width: 96, height: 70, length: 16, batch_size: 1 };
    const vhs = { frame_rate: 16, loop_count: 0, filename_prefix: 'v', format: 'video/h264-mp4' };
    const prompt = {
      ...rest,
      latent: { class_type: 'EmptyLTXVLatentVideo', inputs: ltx },
      vhs: {
        class_type: 'VHS_VideoCombine',
        inputs: { images: ['decode', 0], ...vhs, pingpong: false, save_output: true },
      },
      png: { class_type: 'SaveImage', inputs: { images: ['decode', 0], filename_prefix: 'frame' } },
    };
    await send(server, prompt, { prompt_id: 'p' });
    await finished(server, 'p');
    const outputs = server.queue.history.get('p')?.outputs as Record<string, Record<string, { filename: string }[]>>;
    expect(outputs.vhs?.gifs?.[0]).toMatchObject({ filename: 'v_00001.mp4', format: 'video/h264-mp4', frame_rate: 16 });
    expect(outputs.png?.images?.map(({ filename }) => filename)).toHaveLength(9);
  });
});

describe('the door', () => {
  it('refuses other origins and large bodies, and says what it is', async () => {
    await using server = await start();
    const foreign = await fetch(`${server.url}/prompt`, { headers: { origin: 'http://example.org' } });
    expect(foreign.status).toBe(403);
    expect(await get(server, '/api/system_stats')).toMatchObject({ system: { comfyui_version: '0.3.64' } });
    expect(await get(server, '/object_info/Nope')).toEqual({});
    expect((await fetch(`${server.url}/models/unet`)).status).toBe(404);
    expect(await get(server, '/features')).toEqual({ supports_preview_metadata: true, max_upload_size: 104857600 });
  });
});
