// A user's own graphs: recognised, paired, imported, watched, and the models a project uses them with.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  FIRST_LAST,
  findIn,
  graphWithSpareText,
  LTX,
  makeRegistryFixture,
  type RegistryFixture,
  shippedGraph,
  slotOf,
  WAN_5B,
  WAN_14B,
} from './registry-fixture.ts';

const T2V_14B = 'gcv_wan_2.2_14b_t2v.json';

let fixture: RegistryFixture;

beforeEach(async () => {
  fixture = await makeRegistryFixture();
});

afterEach(async () => {
  await fixture.remove();
});

describe('families', () => {
  it.each([
    ['by its text encoder', { class_type: 'DualCLIPLoader', type: 'hunyuan_video' }, 'hunyuan', 24, 129],
    ['of Wan by its text encoder', { class_type: 'CLIPLoader', type: 'wan' }, 'wan-14b', 16, 81],
    ['not at all', { class_type: 'CLIPLoader', type: 'mochi' }, 'other', 16, 81],
  ])('EmptyHunyuanLatentVideo is known %s', async (_how, { class_type, type }, family, framesPerSecond, maxFrames) => {
    const graph = await shippedGraph('gcv_wan_2.2_14b_t2v.json');
    Object.assign(graph.text_encoder ?? {}, { class_type, inputs: { clip_name: 'x.safetensors', type } });
    await fixture.writeUser('gcv_own.json', graph);
    expect(findIn(await fixture.open(), 'gcv_own.json')).toMatchObject({
      family,
      framesPerSecond,
      frameRule: { step: 4, maxFrames },
    });
  });
});

describe('the text start', () => {
  const partnerOf = async (fileName: string) => findIn(await fixture.open(), fileName)?.textStartFileName;

  it('is looked for under the whole name first, then under shorter ones, upper and lower case alike', async () => {
    await fixture.copyToUser(WAN_14B, 'gcv_own_i2v_fast_q4.json');
    await fixture.copyToUser(T2V_14B, 'gcv_Own_T2V.json');
    expect(await partnerOf('gcv_own_i2v_fast_q4.json')).toBe('gcv_Own_T2V.json');
    await fixture.copyToUser(T2V_14B, 'gcv_own_t2v_fast.json');
    expect(await partnerOf('gcv_own_i2v_fast_q4.json')).toBe('gcv_own_t2v_fast.json');
  });

  it('of a workflow with a last frame is the one of its model', async () => {
    await fixture.copyToUser(FIRST_LAST, 'gcvfl_own.json');
    const registry = await fixture.open();
    expect(registry.limits('gcvfl_own.json')).toMatchObject({
      value: { takesTextOnly: false, textStartWorkflowFile: null, takesEndImage: true },
    });
    await fixture.copyToUser(T2V_14B, 'gcv_own_t2v.json');
    await registry.rescan();
    expect(registry.limits('gcvfl_own.json')).toMatchObject({
      value: { takesTextOnly: true, textStartWorkflowFile: 'gcv_own_t2v.json' },
    });
  });

  it.each([
    ['needs a picture itself', WAN_14B, {}],
    [
      'is of another model',
      'gcv_ltvx_t2v.json',
      { fps: 16, frame_step: 4, frame_min: 1, frame_max: 81, size_step: 16 },
    ],
    ['makes other lengths', T2V_14B, { frame_max: 41 }],
    ['has another rate', T2V_14B, { fps: 24 }],
    ['has other sizes', T2V_14B, { size_step: 32 }],
  ])('is none that %s', async (_why, partner, limits) => {
    await fixture.copyToUser(WAN_14B, 'gcv_own_i2v.json');
    await fixture.copyToUser(partner, 'gcv_own_t2v.json');
    await fixture.writeUser('gcv_own_t2v.bindings.json', { limits });
    expect(await partnerOf('gcv_own_i2v.json')).toBeNull();
  });
});

describe('importGraph', () => {
  it('writes the graph under a safe name, and refuses to overwrite it unasked', async () => {
    const registry = await fixture.open();
    const graph = await shippedGraph(FIRST_LAST);
    const imported = await registry.importGraph('../my graph', graph, { replace: false });
    expect(imported).toMatchObject({ value: { summary: { fileName: 'gcvfl_my_graph.json', source: 'user' } } });
    expect(JSON.parse(await readFile(join(fixture.importFolder, 'gcvfl_my_graph.json'), 'utf8'))).toEqual(graph);
    const again = await registry.importGraph('My Graph', await shippedGraph(FIRST_LAST), { replace: false });
    expect(again).toMatchObject({ error: { code: 'conflict' } });
    const replaced = await registry.importGraph('gcvfl_My Graph', await shippedGraph(WAN_5B), { replace: true });
    expect(replaced).toMatchObject({ value: { summary: { fileName: 'gcvfl_my_graph.json', family: 'wan-5b' } } });
    expect(await readdir(fixture.importFolder)).toEqual(['gcvfl_my_graph.json']);
  });

  it('a replaced graph does not inherit the choices for the older one', async () => {
    const registry = await fixture.open();
    await registry.importGraph('own', await graphWithSpareText(), { replace: false });
    registry.bind('gcv_own.json', 'positive', [{ nodeId: 'spare', input: 'text' }]);
    await registry.importGraph('own', await graphWithSpareText(), { replace: true });
    expect(slotOf(registry, 'gcv_own.json', 'positive').source).toBe('traced');
  });

  it('stands before a shipped one of its name and leaves that where it is', async () => {
    const registry = await fixture.open();
    const imported = await registry.importGraph(LTX, await shippedGraph(WAN_5B), { replace: true });
    expect(imported).toMatchObject({ value: { summary: { fileName: LTX, family: 'wan-5b', source: 'user' } } });
    expect(imported.ok && imported.value.notes.join()).toContain('came with Longtake');
    await fixture.copyToUser(WAN_14B, LTX);
    await registry.rescan();
    expect(findIn(registry, LTX)?.family).toBe('wan-5b');
    expect(await shippedGraph(LTX)).toHaveProperty('model.inputs.ckpt_name');
  });

  it('writes nothing that cannot be used', async () => {
    const registry = await fixture.open();
    const { save: _save, ...graph } = await shippedGraph(WAN_5B);
    expect(await registry.importGraph('x', graph, { replace: false })).toMatchObject({
      error: { code: 'workflow-invalid' },
    });
    expect(await registry.importGraph('…', await shippedGraph(WAN_5B), { replace: false })).toMatchObject({
      error: { code: 'bad-request' },
    });
    await expect(readdir(fixture.importFolder)).rejects.toThrow('ENOENT');
  });
});

describe('a graph in which nothing leads to the prompt', () => {
  // Pictures that no sampler made, and a text that nobody reads.
  const graph = {
    words: { class_type: 'PrimitiveString', inputs: { value: 'nothing yet', text: 'a boat' } },
    load: { class_type: 'LoadImage', inputs: { image: 'a.png' } },
    batch: { class_type: 'RepeatImageBatch', inputs: { image: ['load', 0], amount: 17 } },
    video: { class_type: 'CreateVideo', inputs: { images: ['batch', 0], fps: 16 } },
    save: {
      class_type: 'SaveVideo',
      inputs: { video: ['video', 0], filename_prefix: 'x', format: 'auto', codec: 'auto' },
    },
  };

  it('is taken in, says what is open, and is used once that is chosen', async () => {
    const registry = await fixture.open();
    const imported = await registry.importGraph('still', graph, { replace: false });
    if (!imported.ok) throw new Error(imported.error.message);
    const { summary, slots } = imported.value;
    expect(summary).toMatchObject({ error: expect.stringContaining('could not be followed'), openSlots: ['positive'] });
    const prompt = slots.find(({ slot }) => slot === 'positive');
    expect(prompt).toMatchObject({ isOpen: true, places: [] });
    expect(prompt?.candidates).toContainEqual(
      expect.objectContaining({ nodeId: 'words', input: 'text', value: 'a boat' }),
    );
    expect(registry.load(summary.fileName)).toMatchObject({ ok: false, error: { code: 'workflow-open' } });
    const bound = registry.bind(summary.fileName, 'positive', [{ nodeId: 'words', input: 'text' }]);
    expect(bound).toMatchObject({ ok: true, value: { summary: { error: null, openSlots: [] } } });
    expect(registry.load(summary.fileName).ok).toBe(true);
    expect(registry.list().find(({ fileName }) => fileName === summary.fileName)?.error).toBeNull();
  });

  it('without any text is refused', async () => {
    const registry = await fixture.open();
    const { words: _words, ...mute } = graph;
    expect(await registry.importGraph('mute', mute, { replace: false })).toMatchObject({
      ok: false,
      error: { code: 'workflow-invalid' },
    });
  });
});

describe('a variant', () => {
  it('without its plain workflow is a workflow like any other', async () => {
    await fixture.copyToUser(WAN_5B, 'gcv_alone_sage.json');
    const registry = await fixture.open();
    expect(findIn(registry, 'gcv_alone_sage.json')?.displayName).toBe('alone (SageAttention)');
    expect(registry.resolve('gcv_alone_sage.json', { sage: true })).toEqual({
      ok: true,
      value: { fileName: 'gcv_alone_sage.json', reason: null },
    });
  });
});

describe('the models of a project', () => {
  it('are remembered per project and workflow, over a restart', async () => {
    const first = await fixture.open();
    expect(first.modelsOfProject('p1', WAN_14B)).toBeNull();
    first.rememberModels('p1', WAN_14B, { high: 'diffusion_models/a.safetensors' });
    first.rememberModels('p1', WAN_14B, { high: 'diffusion_models/b.safetensors' });
    first.rememberModels('p2', WAN_14B, {});
    fixture.close(first);
    const second = await fixture.open();
    expect(second.modelsOfProject('p1', WAN_14B)).toEqual({ high: 'diffusion_models/b.safetensors' });
    expect(second.modelsOfProject('p2', WAN_14B)).toEqual({});
    expect(second.modelsOfProject('p1', WAN_5B)).toBeNull();
  });
});

describe('watching', () => {
  it('sees files in folders that are there and in folders that are made later, and says so', async () => {
    const later = join(fixture.root, 'later', 'deep');
    const onChange = vi.fn();
    const registry = await fixture.open({ userFolders: () => [fixture.userFolder, later], onChange });
    await fixture.copyToUser(WAN_5B, 'gcv_here.json');
    await vi.waitFor(() => expect(findIn(registry, 'gcv_here.json')).toBeDefined(), WAIT);
    await mkdir(later, { recursive: true });
    await writeFile(join(later, 'gcv_later.json'), JSON.stringify(await shippedGraph(LTX)));
    await vi.waitFor(() => expect(findIn(registry, 'gcv_later.json')?.family).toBe('ltx'), WAIT);
    await writeFile(join(later, 'gcv_second.json'), JSON.stringify(await shippedGraph(LTX)));
    await vi.waitFor(() => expect(findIn(registry, 'gcv_second.json')).toBeDefined(), WAIT);
    await rm(join(fixture.userFolder, 'gcv_here.json'));
    await vi.waitFor(() => expect(findIn(registry, 'gcv_here.json')).toBeUndefined(), WAIT);
    await fixture.writeUser('notes.txt', 'nothing to see');
    expect(onChange.mock.calls.length).toBeGreaterThanOrEqual(3);
    fixture.close(registry);
  });
});

const WAIT = { timeout: 10_000, interval: 50 };
