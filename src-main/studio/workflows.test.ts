import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ComfyTestServer, startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import { countDecodedFrames } from '../media/index.ts';
import { type SmallShot, type StudioFixture, startStudioFixture } from './studio-fixture.ts';

const SHOTS: readonly SmallShot[] = [
  { id: 'a', duration: 1 },
  { id: 'b', duration: 1 },
];
const shippedPath = (name: string) => resolve(import.meta.dirname, '..', '..', 'workflows', name);
const shippedText = (name: string) => readFile(shippedPath(name), 'utf8');
const W5B = 'gcv_wan_2.2_5b_i2v.json';
const LTX = 'gcv_ltvx_i2v.json';
const VAE_5B = 'wan2.2_vae.safetensors';

const studioOn = (comfy: ComfyTestServer, workflow = W5B) =>
  startStudioFixture(SHOTS, { overrides: { engine: 'comfyui', servers: [comfy.url], workflow } });

async function change(fixture: StudioFixture, patch: Record<string, unknown>) {
  const view = await fixture.ask('project.current', {});
  return fixture.ask('project.edit', {
    revision: view?.revision ?? 0,
    command: { kind: 'project.change', patch },
  });
}

/** A graph as the ComfyUI editor saves it: one link is enough to tell that it was converted. */
const editorGraph = (prefix: string) => ({
  last_node_id: 3,
  last_link_id: 2,
  nodes: [
    {
      id: 1,
      type: 'LoadImage',
      mode: 0,
      inputs: [],
      outputs: [{ name: 'IMAGE', type: 'IMAGE', links: [1] }],
      widgets_values: ['a.png', 'image'],
    },
    {
      id: 3,
      type: 'SaveImage',
      mode: 0,
      inputs: [{ name: 'images', type: 'IMAGE', link: 1 }],
      outputs: [],
      widgets_values: [prefix],
    },
  ],
  links: [[1, 1, 0, 3, 0, 'IMAGE']],
  version: 0.4,
});

describe('a workflow brought in by the user', () => {
  it('is listed, looked into, used for a run, and stands beside nothing outside the app’s folder', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 5 });
    await using fixture = await startStudioFixture(SHOTS, { overrides: { engine: 'comfyui', servers: [comfy.url] } });
    const text = await shippedText(W5B);
    const { inspection } = await fixture.ask('workflows.import', { name: '../../My Own!.json', text, replace: false });
    const { fileName, filePath, source, takesStartImage } = inspection.summary;
    expect([source, takesStartImage]).toEqual(['user', true]);
    expect(fileName).toMatch(/^gcv_[\w.-]+\.json$/);
    expect(filePath).toContain(join('app', 'workflows'));
    expect(inspection.slots.find(({ slot }) => slot === 'positive')?.places).toHaveLength(1);
    expect((await fixture.ask('workflows.list', {})).map((one) => one.fileName)).toContain(fileName);
    expect(fixture.events.some(({ name }) => name === 'workflows.changed')).toBe(true);
    await change(fixture, { workflow: fileName });
    expect(await fixture.runToEnd()).toMatchObject({ done: 2, failed: 0, rendered: 2 });
  });

  it('of a name that is taken is refused until it may be replaced', async () => {
    await using comfy = await startComfyTestServer();
    await using fixture = await studioOn(comfy);
    const once = { name: 'mine', text: await shippedText(W5B), replace: false };
    await fixture.ask('workflows.import', once);
    expect(await fixture.studio.call('workflows.import', once)).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
    expect(await fixture.studio.call('workflows.import', { ...once, replace: true })).toMatchObject({ ok: true });
  });

  it.each([
    ['no JSON', 'this is no JSON', /not JSON/],
    ['no graph', '[1, 2]', /not a JSON object/],
    ['a graph that saves nothing', '{"1":{"class_type":"LoadImage","inputs":{"image":"a.png"}}}', /saves no pictures/],
  ])('%s is refused with what to do, and nothing is written', async (_, text, words) => {
    await using comfy = await startComfyTestServer();
    await using fixture = await studioOn(comfy);
    const before = await fixture.ask('workflows.list', {});
    const refused = await fixture.studio.call('workflows.import', { name: 'broken', text, replace: false });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'workflow-invalid', message: expect.stringMatching(words), remedy: expect.stringMatching(/\S/) },
    });
    expect(await fixture.ask('workflows.rescan', {})).toHaveLength(before.length);
  });

  it('in the editor’s format needs a server to be converted', async () => {
    await using comfy = await startComfyTestServer();
    const text = JSON.stringify(editorGraph('x'));
    const wanted = { name: 'drawn', text, replace: false };
    await using alone = await startStudioFixture(SHOTS);
    const refused = await alone.studio.call('workflows.import', wanted);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'server-unreachable', remedy: expect.stringContaining('Export (API)') },
    });
    await using fixture = await studioOn(comfy);
    // Converted, then refused for what it is: pictures without a sampler.
    expect(await fixture.studio.call('workflows.import', wanted)).toMatchObject({
      ok: false,
      error: { code: 'workflow-invalid', message: expect.not.stringContaining('editor') },
    });
  });
});

describe('model files', () => {
  it('are missed by name, and found when asked again', async () => {
    const first = await startComfyTestServer({ withoutModels: [VAE_5B] });
    await using fixture = await studioOn(first);
    const before = await fixture.ask('workflows.models', { fileName: null });
    expect(before.findings).toEqual([
      expect.objectContaining({ severity: 'problem', code: 'model-missing', message: expect.stringContaining(VAE_5B) }),
    ]);
    await first.close();
    expect((await fixture.ask('workflows.models', { fileName: null })).error).toMatchObject({
      code: 'server-unreachable',
    });
    await using _second = await startComfyTestServer({ port: Number(new URL(first.url).port) });
    const after = await fixture.ask('workflows.models', { fileName: null });
    expect([after.error, after.findings]).toEqual([null, []]);
    expect(after.required.find(({ path }) => path === `vae/${VAE_5B}`)?.state).toBe('present');
  });

  it('chosen for one workflow are not sent with another, and come back with it', async () => {
    await using comfy = await startComfyTestServer();
    await using fixture = await startStudioFixture(SHOTS, { overrides: { engine: 'comfyui', servers: [comfy.url] } });
    await change(fixture, { workflow: LTX });
    const models = { '': 'checkpoints/ltxv-13b-0.9.7-dev-fp8.safetensors' };
    await change(fixture, { models });
    expect((await change(fixture, { workflow: W5B })).settings.models).toEqual({});
    expect((await change(fixture, { workflow: LTX })).settings.models).toEqual(models);
    expect((await change(fixture, { workflow: LTX })).settings.models, 'the same again').toEqual(models);
  });

  it('written by hand into project.json come back too', async () => {
    await using comfy = await startComfyTestServer();
    await using fixture = await startStudioFixture(SHOTS, { overrides: { engine: 'comfyui', servers: [comfy.url] } });
    const models = { '': 'checkpoints/by_hand.safetensors' };
    const project = { id: 'small', name: 'Small', workflow: LTX, models };
    await writeFile(join(fixture.projectPath, 'project.json'), JSON.stringify(project));
    await fixture.ask('project.reload', {});
    await change(fixture, { workflow: W5B });
    expect((await change(fixture, { workflow: LTX })).settings.models).toEqual(models);
  });
});

describe('a test of one second', () => {
  it('gives a video of that second, and leaves nothing in the project', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 20 });
    await using fixture = await studioOn(comfy);
    const test = await fixture.ask('workflows.test', { fileName: W5B });
    expect(test).toMatchObject({ frames: 25, framesPerSecond: 24, width: 1280, height: 704 });
    const folderPath = await mkdtemp(join(tmpdir(), 'longtake-second-'));
    try {
      await writeFile(join(folderPath, 'a.mp4'), Buffer.from(test.videoBase64, 'base64'));
      expect(await countDecodedFrames(fixture.ffmpeg, join(folderPath, 'a.mp4'))).toEqual({ ok: true, value: 25 });
    } finally {
      await rm(folderPath, { recursive: true, force: true });
    }
    expect(fixture.events.some(({ name }) => name === 'workflows.testing')).toBe(true);
    expect(existsSync(join(fixture.projectPath, 'video', '_takes'))).toBe(false);
  });

  it('can be stopped, and takes only its own prompt off the server', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 60_000 });
    await using fixture = await studioOn(comfy);
    const test = fixture.studio.call('workflows.test', { fileName: W5B });
    await expect.poll(() => comfy.queue.running() !== null, { timeout: 20_000 }).toBe(true);
    await fixture.ask('workflows.stopTest', {});
    expect(await test).toMatchObject({ ok: false, error: { code: 'stopped' } });
    await expect.poll(() => comfy.queue.running(), { timeout: 20_000 }).toBeNull();
    expect(await fixture.studio.call('workflows.stopTest', {})).toMatchObject({ ok: false, error: { code: 'no-run' } });
  });
});

describe('a test of one second and the rest of the studio', () => {
  it('excludes a run, counts as running, and is off the server when the studio has closed', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 60_000 });
    const fixture = await studioOn(comfy);
    const test = fixture.studio.call('workflows.test', { fileName: W5B });
    await expect.poll(() => comfy.queue.running() !== null, { timeout: 20_000 }).toBe(true);
    expect(fixture.studio.isRunning()).toBe(true);
    expect(await fixture.studio.call('run.start', { shotIds: null, segmentKeys: null })).toMatchObject({
      ok: false,
      error: { code: 'run-active' },
    });
    await fixture[Symbol.asyncDispose]();
    expect(await test).toMatchObject({ ok: false, error: { code: 'stopped' } });
    await expect.poll(() => comfy.queue.running(), { timeout: 20_000 }).toBeNull();
  });
});

describe('what would be sent', () => {
  it('is the graph, filled for that very segment', async () => {
    await using comfy = await startComfyTestServer();
    await using fixture = await studioOn(comfy);
    const { body } = await fixture.ask('plan.request', { segmentKey: 'a/0' });
    expect(JSON.stringify(body)).toContain('Shot a');
    expect(comfy.queue.history.size).toBe(0);
    expect(await fixture.studio.call('plan.request', { segmentKey: 'z/9' })).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    });
  });
});
