// The test server as a ComfyUI of 2026, through Longtake's client: LTX-2 with its sound, and that version's refusals.
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countDecodedFrames, locateFfmpeg, probeVideo, runFfmpeg } from '../../media/index.ts';
import type { ComfyGraph } from '../graph.ts';
import { withInputs } from './sample-graphs.ts';
import { failure, ignore, never, startSlowJob, startWorld, textOnly, value } from './test-world.ts';

let folderPath = '';
let ffmpeg = { path: '' };
let ltx2: ComfyGraph = {};

beforeAll(async () => {
  folderPath = await mkdtemp(join(tmpdir(), 'later-version-'));
  ffmpeg = value(await locateFfmpeg(null));
  const path = resolve(import.meta.dirname, '../../../workflows/gcv_ltx2_i2v.json');
  ltx2 = JSON.parse(await readFile(path, 'utf8'));
});
afterAll(() => rm(folderPath, { recursive: true, force: true }));

describe('LTX-2', () => {
  it('doubles its half-size latent, and saves sound with the film', async () => {
    await using world = await startWorld({ version: '0.27.0' });
    const picturePath = join(folderPath, 'start.png');
    value(await runFfmpeg(ffmpeg, ['-f', 'lavfi', '-i', 'testsrc2=s=192x128', '-frames:v', '1', picturePath]));
    const image = value(await world.comfy.uploadImage(picturePath, never));
    const sized = withInputs(ltx2, 'start_image_size', { width: 192, height: 128 });
    const short = withInputs(withInputs(sized, 'empty_video', { length: 17 }), 'empty_audio', { frames_number: 17 });
    const promptId = randomUUID();
    value(await world.comfy.submit(promptId, withInputs(short, 'start_image', { image }), never));
    const { files } = value(await world.comfy.follow(promptId, ignore, never));
    const [film] = files;
    if (!film) throw new Error('no film');
    const filmPath = join(folderPath, 'film.mp4');
    value(await world.comfy.download(film, filmPath, never));
    expect(value(await countDecodedFrames(ffmpeg, filmPath))).toBe(17);
    expect(value(await probeVideo(filmPath))).toMatchObject({ width: 192, height: 128 });
    const sound: Uint8Array[] = [];
    const toSamples = ['-i', filmPath, '-map', '0:a', '-f', 's16le', '-ac', '1', '-ar', '8000', 'pipe:1'];
    value(await runFfmpeg(ffmpeg, toSamples, { onOutput: (chunk) => sound.push(chunk) }));
    // 17 frames at 25 in a second; the tone is no silence.
    expect(Buffer.concat(sound).length / 2 / 8000).toBeCloseTo(17 / 25, 1);
    expect(Math.max(...Buffer.concat(sound))).toBeGreaterThan(0);
  });

  it('is unknown to 0.3.64, and the update that brings it is named', async () => {
    await using world = await startWorld();
    const error = failure(await world.comfy.submit(randomUUID(), ltx2, never));
    expect(error).toMatchObject({ code: 'node-missing', remedy: expect.stringContaining('version of 2026') });
  });
});

describe('refusals of 2026', () => {
  it.each([
    [
      'a choice of a new kind of node',
      withInputs(textOnly('x'), 'save', { codec: 'prores' }),
      'does not have "prores"',
    ],
    ['nodes in a circle', withInputs(textOnly('x'), 'shift', { model: ['shift', 0] }), 'Dependency cycle'],
  ])('are understood: %s', async (_name, graph, words) => {
    await using world = await startWorld({ version: '0.27.0' });
    const error = failure(await world.comfy.submit(randomUUID(), graph, never));
    expect([error.code, error.message]).toEqual(['workflow-invalid', expect.stringContaining(words)]);
  });

  it('are understood: a node type that is not there', async () => {
    await using world = await startWorld({ version: '0.27.0', withoutNodes: ['KSampler'] });
    const error = failure(await world.comfy.submit(randomUUID(), textOnly('x'), never));
    expect(error.message).toContain('The node type KSampler is not installed');
  });
});

describe('a dead worker', () => {
  it('leaves its job running for ever, until the server is restarted', async () => {
    await using world = await startWorld({ faults: { deadWorker: true } });
    const promptId = await startSlowJob(world.comfy, 'x');
    value(await world.comfy.submit(randomUUID(), textOnly('y'), never));
    await world.comfy.cancel(promptId);
    expect(value(await world.comfy.find(promptId))).toBe('running');
    expect(value(await world.comfy.queueRemaining(never))).toBe(2);
    world.server.faults.deadWorker = false;
    await world.server.restart();
    expect(value(await world.comfy.queueRemaining(never))).toBe(0);
  });

  it('is what a loose node without inputs makes; Longtake does not send one', async () => {
    await using world = await startWorld();
    const graph = { ...textOnly('x'), loose: { class_type: 'LoadImage' } } as unknown as ComfyGraph;
    const error = failure(await world.comfy.submit(randomUUID(), graph, never));
    expect([error.code, error.message]).toEqual([
      'workflow-invalid',
      expect.stringContaining('node loose has no inputs'),
    ]);
    const body = JSON.stringify({ prompt: graph, prompt_id: randomUUID() });
    expect((await fetch(`${world.server.url}/prompt`, { method: 'POST', body })).status).toBe(200);
    await expect.poll(() => world.server.queue.running() !== null).toBe(true);
    value(await world.comfy.submit(randomUUID(), textOnly('y'), never));
    expect(world.server.queue.history.size).toBe(0);
  });
});
