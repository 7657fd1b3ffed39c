import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countDecodedFrames, locateFfmpeg, runFfmpeg } from '../media/index.ts';
import { sampleGraph, withInputs } from './comfy-test-server/sample-graphs.ts';
import { startComfyTestServer } from './comfy-test-server/start-comfy-test-server.ts';
import { failure, ignore, never, silent, startWorld, textOnly, value } from './comfy-test-server/test-world.ts';
import { createComfyServer, nameOnServer, type PromptEvent } from './index.ts';

let folderPath = '';
let imagePath = '';
let ffmpegPath = '';

beforeAll(async () => {
  folderPath = await mkdtemp(join(tmpdir(), 'comfy-client-'));
  imagePath = join(folderPath, 'start.png');
  ffmpegPath = value(await locateFfmpeg(null)).path;
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=120x90', '-frames:v', '1', imagePath];
  value(await runFfmpeg({ path: ffmpegPath }, picture));
});
afterAll(() => rm(folderPath, { recursive: true, force: true }));

describe('a job from start to end', () => {
  it('gives progress, previews, a film with the asked frames and the captured frame', async () => {
    await using world = await startWorld();
    const { comfy, server } = world;
    const image = value(await comfy.uploadImage(imagePath, never));
    const promptId = randomUUID();
    const graph = sampleGraph({ image, prefix: `shots/a_${promptId}`, frameCount: 10, captureFrame: 8 });
    const events: PromptEvent[] = [];
    value(await comfy.submit(promptId, graph, never));
    const outputs = value(await comfy.follow(promptId, (event) => events.push(event), never));

    const label = { id: 'sampler', classType: 'KSampler', title: 'The sampler' };
    const steps = events.filter((event) => event.kind === 'progress');
    expect(steps.map(({ value: step, max, node }) => [step, max, node])).toEqual(
      [1, 2, 3, 4].map((step) => [step, 4, label]),
    );
    expect(events.find((event) => event.kind === 'node-started' && event.node.id === 'sampler')).toBeDefined();
    const preview = events.find((event) => event.kind === 'preview');
    expect(preview).toMatchObject({ mime: 'image/jpeg', node: label });
    expect([...(preview?.bytes.subarray(0, 2) ?? [])]).toEqual([0xff, 0xd8]);

    const film = outputs.files.find((file) => file.nodeId === 'save');
    const frame = outputs.files.find((file) => file.nodeId === 'png');
    if (!film || !frame) throw new Error('outputs missing');
    expect(film).toMatchObject({ filename: `a_${promptId}_00001_.mp4`, subfolder: 'shots', type: 'output' });
    expect(nameOnServer(frame)).toBe(`shots/a_${promptId}_last_00001_.png [output]`);
    const filmPath = join(folderPath, 'film.mp4');
    value(await comfy.download(film, filmPath, never));
    // 10 frames were asked for; the latent's grid gives 9.
    expect(value(await countDecodedFrames({ path: ffmpegPath }, filmPath))).toBe(9);
    expect((await stat(filmPath)).size).toBe((await stat(join(server.outputFolderPath, 'shots', film.filename))).size);
    expect((await readdir(folderPath)).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(value(await comfy.find(promptId))).toBe('finished');
    expect(outputs.finishedAtMs).toBeGreaterThanOrEqual(outputs.startedAtMs ?? Number.POSITIVE_INFINITY);
  });

  it('starts the next job from the captured frame without a trip, and differs by seed', async () => {
    await using world = await startWorld();
    const render = async (image: string | null, prefix: string, seed: number) => {
      const promptId = randomUUID();
      const graph = sampleGraph({ image, prefix, seed, captureFrame: 8 });
      value(await world.comfy.submit(promptId, graph, never));
      const { files } = value(await world.comfy.follow(promptId, ignore, never));
      const frame = files.find((file) => file.nodeId === 'png');
      if (!frame) throw new Error('no frame');
      return { frame, bytes: await readFile(join(world.server.outputFolderPath, frame.filename)) };
    };
    const first = await render(null, 'one', 1);
    const second = await render(nameOnServer(first.frame), 'two', 1);
    const third = await render(nameOnServer(first.frame), 'three', 2);
    expect(second.bytes.equals(first.bytes)).toBe(false);
    expect(third.bytes.equals(second.bytes)).toBe(false);
  });

  it('names the old file when nothing changed, and saves again under a new prefix', async () => {
    await using world = await startWorld();
    const render = async (prefix: string) => {
      const promptId = randomUUID();
      value(await world.comfy.submit(promptId, textOnly(prefix), never));
      return value(await world.comfy.follow(promptId, ignore, never));
    };
    const first = await render('same');
    const again = await render('same');
    const fresh = await render('other');
    expect(again.files).toEqual(first.files);
    expect(again.cachedNodeIds).toHaveLength(Object.keys(textOnly('same')).length);
    expect(fresh.files.map((file) => file.filename)).toEqual(['other_00001_.mp4']);
    expect(fresh.cachedNodeIds).toContain('sampler');
    expect(await readdir(world.server.outputFolderPath)).toEqual(['other_00001_.mp4', 'same_00001_.mp4']);
  });
});

describe('refusals', () => {
  it('names node, input and file when a model is missing (400)', async () => {
    await using world = await startWorld({ withoutModels: ['wan2.2_ti2v_5B_fp16.safetensors'] });
    const error = failure(await world.comfy.submit(randomUUID(), textOnly('x'), never));
    expect(error.code).toBe('model-missing');
    expect(error.message).toContain(
      'node unet, UNETLoader: the server does not have "wan2.2_ti2v_5B_fp16.safetensors"',
    );
  });

  it('says which node type is not installed', async () => {
    await using world = await startWorld({ withoutNodes: ['Wan22ImageToVideoLatent'] });
    const error = failure(await world.comfy.submit(randomUUID(), textOnly('x'), never));
    expect(error).toMatchObject({ code: 'node-missing' });
    expect(error.message).toContain('Wan22ImageToVideoLatent');
    expect(value(await world.comfy.nodeInfo('Wan22ImageToVideoLatent', never))).toBeNull();
  });

  it.each([
    ['sampler', { steps: 0 }, '"steps" is 0'],
    ['sampler', { cfg: 'much' }, '"cfg" cannot be "much"'],
    ['decode', { samples: ['vae', 0] }, 'linked wrongly'],
    ['decode', { samples: ['99', 0] }, 'a link leads nowhere'],
    ['sampler', { sampler_name: 'magic' }, 'does not have "magic"'],
  ])('explains %s with %j', async (nodeId, inputs, words) => {
    await using world = await startWorld();
    const error = failure(await world.comfy.submit(randomUUID(), withInputs(textOnly('x'), nodeId, inputs), never));
    expect(error.code).toBe('workflow-invalid');
    expect(error.message).toContain(words);
    expect(error.message).toContain(`node ${nodeId}`);
  });

  it('takes back a job of which the server would drop an output (200)', async () => {
    await using world = await startWorld();
    const graph = sampleGraph({ image: null, prefix: 'x', captureFrame: 9 });
    const error = failure(await world.comfy.submit(randomUUID(), withInputs(graph, 'pick', { length: 0 }), never));
    expect(error.code).toBe('workflow-invalid');
    expect(error.message).toContain('would leave out a part');
    expect(error.message).toContain('node pick');
    await expect.poll(() => world.comfy.queueRemaining(never)).toEqual({ ok: true, value: 0 });
    expect(await readdir(world.server.outputFolderPath)).toEqual([]);
  });

  it('sends an image again after the server says that it lacks it', async () => {
    await using world = await startWorld();
    const { comfy, server } = world;
    const image = value(await comfy.uploadImage(imagePath, never));
    await rm(join(server.inputFolderPath, image));
    const graph = sampleGraph({ image, prefix: 'x' });
    expect(failure(await comfy.submit(randomUUID(), graph, never)).code).toBe('file-missing');
    expect(value(await comfy.uploadImage(imagePath, never))).toBe(image);
    value(await comfy.submit(randomUUID(), graph, never));
  });

  it('uploads the same image once, under the name of its content', async () => {
    await using world = await startWorld();
    const names = [await world.comfy.uploadImage(imagePath, never), await world.comfy.uploadImage(imagePath, never)];
    expect(names.map(value)[0]).toMatch(/^[0-9a-f]{64}\.png$/);
    expect(new Set(names.map(value)).size).toBe(1);
    expect(await readdir(world.server.inputFolderPath)).toHaveLength(1);
    world.server.faults.rejectUploads = true;
    value(await world.comfy.uploadImage(imagePath, never));
    expect(failure(await world.comfy.uploadImage(join(folderPath, 'none.png'), never)).code).toBe('file-missing');
  });
});

describe('addresses', () => {
  it('says that nothing listens there', async () => {
    const gone = await startComfyTestServer();
    await gone.close();
    const comfy = createComfyServer({ url: gone.url.replace('http://', ''), logger: silent });
    const error = failure(await comfy.systemStats(never));
    expect(error.code).toBe('server-unreachable');
    expect(error.message).toBe(`ComfyUI at ${gone.url} is not running (connection refused).`);
    expect(failure(await comfy.submit(randomUUID(), textOnly('x'), never)).code).toBe('server-unreachable');
    await comfy.close();
  });

  it.each([
    [200, '<!doctype html><title>Router</title>'],
    [404, 'nothing here'],
    [200, '{"hello":"world"}'],
    [302, ''],
  ])('says that another program answers (%i %s)', async (status, body) => {
    const other = createServer((_request, response) => response.writeHead(status, { location: '/login' }).end(body));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const comfy = createComfyServer({
      url: `http://127.0.0.1:${(other.address() as AddressInfo).port}/`,
      logger: silent,
    });
    const error = failure(await comfy.systemStats(never));
    expect(error.message).toBe(`${comfy.url} answered, but not as ComfyUI does.`);
    await comfy.close();
    other.closeAllConnections();
    other.close();
  });

  it('gives up on a server that does not answer', async () => {
    await using world = await startWorld({ faults: { delayMs: 2_000 } }, { requestTimeoutMs: 100 });
    expect(failure(await world.comfy.queueRemaining(never)).message).toContain('did not answer within');
  });

  it('tells version, device and the choices of a loader', async () => {
    await using world = await startWorld();
    expect(value(await world.comfy.systemStats(never))).toMatchObject({ version: '0.3.64', os: 'posix' });
    const loader = value(await world.comfy.nodeInfo('UnetLoaderGGUF', never));
    expect(loader?.inputs.unet_name?.choices).toContain('wan2.2_i2v_low_noise_14B_Q4_K_M.gguf');
    expect(value(await world.comfy.nodeInfo('SaveVideo', never))?.inputs.codec?.choices).toEqual(['auto', 'h264']);
    expect(value(await world.comfy.models('vae', never))).toContain('wan_2.1_vae.safetensors');
    expect(value(await world.comfy.models('unet', never))).toBeNull();
  });
});
