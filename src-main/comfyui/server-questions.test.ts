import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { failure, never, silent, startWorld, value } from './comfy-test-server/test-world.ts';
import { nodesMissing } from './errors.ts';
import { createComfyServer } from './index.ts';
import { playServer } from './played-server.ts';

/** Answers `/object_info/…` only when `together` questions are open at once, or nothing more is to come. */
async function startPatientServer(total: number, together: number, failing = '') {
  const open: { classType: string; response: ServerResponse }[] = [];
  let received = 0;
  let mostOpen = 0;
  const server = createServer((request, response) => {
    received += 1;
    open.push({ classType: request.url?.split('/').at(-1) ?? '', response });
    mostOpen = Math.max(mostOpen, open.length);
    if (open.length < together && received < total) return;
    for (const { classType, response: waiting } of open.splice(0)) {
      const body = classType === 'Node1' ? {} : { [classType]: { input: {}, output: ['IMAGE'], output_node: false } };
      waiting.writeHead(classType === failing ? 500 : 200).end(JSON.stringify(body));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const comfy = createComfyServer({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    logger: silent,
  });
  return {
    comfy,
    mostOpen: () => mostOpen,
    received: () => received,
    async [Symbol.asyncDispose]() {
      await comfy.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

describe('many node types', () => {
  const names = Array.from({ length: 20 }, (_, index) => `Node${index}`);

  it('are asked a few at a time, each once', async () => {
    await using world = await startPatientServer(20, 6);
    const infos = value(await world.comfy.nodeInfos([...names, 'Node3', 'Node3'], never));
    expect([...infos.keys()].toSorted()).toEqual(names.toSorted());
    expect(infos.get('Node1')).toBeNull();
    expect(infos.get('Node7')).toMatchObject({ classType: 'Node7', outputTypes: ['IMAGE'] });
    expect([world.mostOpen(), world.received()]).toEqual([6, 20]);
  });

  it('stop at the first that fails', async () => {
    await using world = await startPatientServer(20, 6, 'Node2');
    expect(failure(await world.comfy.nodeInfos(names, never)).code).toBe('server-error');
    expect(world.received()).toBeLessThan(20);
  });

  it('are none for none', async () => {
    await using world = await startPatientServer(0, 1);
    expect(value(await world.comfy.nodeInfos([], never)).size).toBe(0);
  });
});

describe('what a server says of itself', () => {
  it('names the card and its PyTorch', async () => {
    const device = { name: 'cuda:0 NVIDIA GeForce RTX 3090', pytorchVersion: '2.8.0+cu128', vramTotalBytes: 24e9 };
    await using world = await startWorld({ device });
    expect(value(await world.comfy.systemStats(never))).toEqual({
      version: '0.3.64',
      os: 'posix',
      pytorchVersion: '2.8.0+cu128',
      device: 'cuda:0 NVIDIA GeForce RTX 3090',
      vramTotalBytes: 24e9,
      vramFreeBytes: 24e9,
    });
  });

  it('names the jobs in its queue in the order of execution', async () => {
    const item = (number: number, id: string) => [number, id, {}, {}, []];
    await using played = await playServer((_request, response) =>
      response.end(
        JSON.stringify({
          queue_running: [item(1, 'now')],
          queue_pending: [item(-2, 'front'), item(7, 'last'), item(3, 'b'), item(3, 'a')],
        }),
      ),
    );
    expect(value(await played.client.queue(never))).toEqual({ running: ['now'], pending: ['front', 'a', 'b', 'last'] });
  });

  it('tells bounds, defaults and choices of inputs, in both ways of writing', async () => {
    await using world = await startWorld({ version: '0.27.0' });
    const inputs = value(await world.comfy.nodeInfo('KSampler', never))?.inputs;
    expect(inputs?.steps).toEqual({ required: true, type: 'INT', choices: null, default: 20, min: 1, max: 10000 });
    expect(inputs?.model).toEqual({
      required: true,
      type: 'MODEL',
      choices: null,
      default: undefined,
      min: null,
      max: null,
    });
    const format = value(await world.comfy.nodeInfo('SaveVideo', never))?.inputs.format;
    expect(format).toMatchObject({ type: 'COMBO', choices: ['auto', 'mp4'], default: 'auto' });
    const kinds = value(await world.comfy.nodeInfo('ResizeImageMaskNode', never))?.inputs.resize_type;
    expect(kinds?.choices).toContain('scale dimensions');
  });

  it('gives a definition untouched', async () => {
    await using world = await startWorld();
    const raw = await (await fetch(`${world.server.url}/object_info/VHS_VideoCombine`)).json();
    expect(value(await world.comfy.nodeDefinition('VHS_VideoCombine', never))).toEqual(raw.VHS_VideoCombine);
    expect(value(await world.comfy.nodeDefinition('Nope', never))).toBeNull();
  });

  it('says the size of model files', async () => {
    await using world = await startWorld({ modelBytes: { 'wan_2.1_vae.safetensors': 253_815_318 } });
    const sizes = value(await world.comfy.modelSizes('vae', never));
    expect([...(sizes ?? [])]).toEqual([
      ['wan2.2_vae.safetensors', 48_000_000_000],
      ['wan_2.1_vae.safetensors', 253_815_318],
    ]);
    expect(value(await world.comfy.modelSizes('nonsense', never))).toBeNull();
  });
});

it.each([
  ['UnetLoaderGGUF', 'ComfyUI-GGUF (by city96)'],
  ['DualCLIPLoaderGGUF', 'ComfyUI-GGUF (by city96)'],
  ['PathchSageAttentionKJ', 'ComfyUI-KJNodes (by kijai)'],
  ['WanVideoTeaCacheKJ', 'ComfyUI-KJNodes (by kijai)'],
  ['ImageResizeKJv2', 'ComfyUI-KJNodes (by kijai)'],
  ['VHS_VideoCombine', 'ComfyUI-VideoHelperSuite (by Kosinkadink)'],
  ['WanVideoSampler', 'ComfyUI-WanVideoWrapper (by kijai)'],
  ['LTXVImgToVideoInplace', 'Update ComfyUI to a version of 2026'],
  ['SomebodysNode', 'ComfyUI Manager finds them by that name'],
])('a missing %s is mended by: %s', (classType, words) => {
  expect(nodesMissing('http://gpu:8188', [classType])[0]).toMatchObject({
    code: 'node-missing',
    message: `The node type ${classType} is not installed on ComfyUI at http://gpu:8188.`,
    remedy: expect.stringContaining(words),
  });
});

it('names several missing node types together where one thing brings them', () => {
  const wan = ['Sampler', 'Decode', 'Encode', 'Model', 'Loras', 'Cache', 'Blocks', 'Text', 'Tiles'];
  const types = ['LTXVEmptyLatentAudio', ...wan.map((name) => `WanVideo${name}`), 'ManualSigmas'];
  const [core, pack, ...more] = nodesMissing('http://gpu:8188', types);
  expect(more).toEqual([]);
  expect(core).toMatchObject({
    message: 'The node types LTXVEmptyLatentAudio, ManualSigmas are not installed on ComfyUI at http://gpu:8188.',
    remedy: 'Update ComfyUI to a version of 2026 (these nodes are part of it) and restart it.',
  });
  expect(pack?.message).toMatch(/, WanVideoText and 1 more are not installed on/);
  expect(pack?.details).toContain('WanVideoText, WanVideoTiles');
});
