// Every workflow that comes with Longtake: complete, described, with its models and notes, and valid for a ComfyUI.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ComfyTestServer, startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import type { ListedModel, LoadedWorkflow, WorkflowRegistry } from './index.ts';
import { findIn, makeRegistryFixture, type RegistryFixture, SHIPPED_FOLDER } from './registry-fixture.ts';

const WAN_14B_LIMITS = ['wan-14b', 16, 4, 1, 81, 16, '832x480', 12] as const;
const WAN_5B_LIMITS = ['wan-5b', 24, 4, 1, 121, 32, '1280x704', 8] as const;
const LTX_LIMITS = ['ltx', 25, 8, 9, 257, 32, '768x512', 6] as const;
const T2V_14B = 'gcv_wan_2.2_14b_t2v.json';

/** name, [family, fps, frame step, least, most frames, size step, size, VRAM], what it begins from, its text start */
const WORKFLOWS = [
  ['gcv_wan_2.2_14b_i2v.json', WAN_14B_LIMITS, 'start', T2V_14B],
  ['gcv_ltvx_i2v.json', LTX_LIMITS, 'start', 'gcv_ltvx_t2v.json'],
  ['gcv_ltvx_t2v.json', LTX_LIMITS, 'text', null],
  ['gcv_ltx2_i2v.json', ['ltx', 25, 8, 9, 257, 64, '1280x704', 32], 'start', null],
  ['gcv_ltx2.3_i2v.json', ['ltx', 24, 8, 9, 257, 64, '1280x704', 32], 'start', null],
  ['gcv_wan_2.2_5b_i2v.json', WAN_5B_LIMITS, 'start', 'gcv_wan_2.2_5b_t2v.json'],
  ['gcv_wan_2.2_5b_i2v_sage.json', WAN_5B_LIMITS, 'start', 'gcv_wan_2.2_5b_t2v.json'],
  ['gcv_wan_2.2_5b_t2v.json', WAN_5B_LIMITS, 'text', null],
  ['gcv_wan_2.2_14B_i2v_gguf.json', WAN_14B_LIMITS, 'start', T2V_14B],
  ['gcv_wan_2.2_14B_i2v_gguf_sage.json', WAN_14B_LIMITS, 'start', T2V_14B],
  ['gcv_wan_2.2_14b_i2v_sage.json', WAN_14B_LIMITS, 'start', T2V_14B],
  ['gcv_wan_2.2_14b_i2v_turbo.json', WAN_14B_LIMITS, 'start', 'gcv_wan_2.2_14b_t2v_turbo.json'],
  [T2V_14B, WAN_14B_LIMITS, 'text', null],
  ['gcv_wan_2.2_14b_t2v_turbo.json', WAN_14B_LIMITS, 'text', null],
  ['gcvfl_wan_2.2_14b.json', WAN_14B_LIMITS, 'start and end', T2V_14B],
] as const;
/** Their nodes came to ComfyUI in 2026; the recorded server is of 2025. */
const NEEDS_2026 = ['gcv_ltx2_i2v.json', 'gcv_ltx2.3_i2v.json'];

let fixture: RegistryFixture;
let registry: WorkflowRegistry;

beforeAll(async () => {
  fixture = await makeRegistryFixture();
  registry = await fixture.open();
});

afterAll(async () => {
  await fixture.remove();
});

function load(fileName: string): LoadedWorkflow {
  const loaded = registry.load(fileName);
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value;
}

it('are these and no others, the default first and the SageAttention variants not by themselves', () => {
  const files = readdirSync(SHIPPED_FOLDER).filter((name) => /(?<!\.bindings)\.json$/.test(name));
  expect(files.toSorted()).toEqual(WORKFLOWS.map(([fileName]) => fileName).toSorted());
  const listed = registry.list();
  expect(listed.map(({ fileName }) => fileName).toSorted()).toEqual(
    files.filter((name) => !name.endsWith('_sage.json')).toSorted(),
  );
  expect(listed[0]?.fileName).toBe('gcv_wan_2.2_14b_i2v.json');
  const variants = listed.flatMap(({ fileName, sageFileName }) => (sageFileName === null ? [] : [fileName]));
  expect(variants.toSorted()).toEqual([
    'gcv_wan_2.2_14B_i2v_gguf.json',
    'gcv_wan_2.2_14b_i2v.json',
    'gcv_wan_2.2_5b_i2v.json',
  ]);
});

describe.each(WORKFLOWS)('%s', (fileName, limits, beginsFrom, textStart) => {
  const [family, framesPerSecond, step, minFrames, maxFrames, sizeStepPixels, size, vramGigabytes] = limits;
  const takesStartImage = beginsFrom !== 'text';
  const takesEndImage = beginsFrom === 'start and end';

  it('is known with its limits', () => {
    const { summary } = load(fileName);
    expect(summary).toMatchObject({ family, vramGigabytes, outputKind: 'video', takesLoras: true, openSlots: [] });
    expect(registry.limits(fileName)).toMatchObject({
      value: {
        workflowFile: fileName,
        framesPerSecond,
        frameRule: { kind: 'grid', step, minFrames, maxFrames },
        sizeRule: { kind: 'step', stepPixels: sizeStepPixels },
        takesStartImage,
        takesEndImage,
        takesTextOnly: !takesStartImage || textStart !== null,
        textStartWorkflowFile: textStart,
      },
    });
    expect(`${summary.defaultSize.width}x${summary.defaultSize.height}`).toBe(size);
    expect([summary.defaultSize.width % sizeStepPixels, summary.defaultSize.height % sizeStepPixels]).toEqual([0, 0]);
  });

  it('has a place for all that a segment says, and nothing to ask about', () => {
    const { slots } = load(fileName);
    const places = ['positive', 'negative', 'seed', 'width', 'height', 'length', 'fps', 'filenamePrefix'] as const;
    expect(places.filter((slot) => slots[slot].length === 0)).toEqual([]);
    expect([slots.startImage.length, slots.endImage.length]).toEqual([Number(takesStartImage), Number(takesEndImage)]);
    expect(slots.imageBatch).toEqual({ nodeId: 'decode', output: 0 });
    expect(slots.saveNodeId).toBe('save');
    expect(slots.notes.filter((note) => !/^No start image/.test(note) || takesStartImage)).toEqual([]);
  });

  it('lists every model that its graph names, with the page to get it', () => {
    const { summary, models } = load(fileName);
    const wanted = (listed: readonly ListedModel[] | undefined) => listed?.map(({ path }) => path);
    for (const { slot, nodeType, input, file } of summary.requiredModels) {
      const path = `${folderOf(nodeType, input)}/${file}`;
      if (slot === null) expect(wanted(models.required)).toContain(path);
      else expect(wanted(models.bySlot[slot])?.[0]).toBe(path);
    }
    const named = summary.requiredModels.map(({ file }) => file);
    expect(wanted(models.required)?.filter((path) => !named.includes(path.split('/')[1] ?? ''))).toEqual([]);
    const all = [...models.required, ...Object.values(models.bySlot).flat()];
    expect(all.filter(({ pageUrl }) => !pageUrl?.startsWith('https://huggingface.co/'))).toEqual([]);
    expect(all.filter(({ path, pageUrl }) => pageUrl?.split('/').at(-1) !== path.split('/').at(-1))).toEqual([]);
  });

  it('has a name and notes', () => {
    const { summary } = load(fileName);
    expect(summary.displayName).toMatch(/^(Wan|LTX)/);
    expect(summary.notes).toContain('quoted from');
  });
});

function folderOf(nodeType: string, input: string): string {
  if (input === 'text_encoder' || nodeType === 'CLIPLoader') return 'text_encoders';
  if (nodeType === 'LatentUpscaleModelLoader') return 'latent_upscale_models';
  if (input === 'ckpt_name') return 'checkpoints';
  return { unet_name: 'diffusion_models', vae_name: 'vae', lora_name: 'loras' }[input] ?? '';
}

describe('on a ComfyUI', () => {
  let server: ComfyTestServer;

  beforeAll(async () => {
    const diskPaths = WORKFLOWS.flatMap(([fileName]) => {
      const { required, bySlot } = load(fileName).models;
      return [...required, ...Object.values(bySlot).flat()].map(({ path }) => path);
    });
    const filesIn = (folder: string) =>
      diskPaths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
    const folders = ['checkpoints', 'diffusion_models', 'loras', 'text_encoders', 'vae'];
    server = await startComfyTestServer({
      extraModels: {
        ...Object.fromEntries(folders.map((folder) => [folder, filesIn(folder)])),
        unet_gguf: filesIn('diffusion_models').filter((file) => file.endsWith('.gguf')),
      },
      // Valid is all that is asked for: every job ends at its first node.
      faults: { failNode: { classType: 'CLIPLoader', outOfMemory: false } },
    });
    for (const name of ['start_image.png', 'end_image.png']) await upload(server.url, name);
  });

  afterAll(async () => {
    await server.close();
  });

  it.each(WORKFLOWS.map(([fileName]) => fileName))('%s is valid', async (fileName) => {
    const { graph } = load(fileName);
    const body = JSON.stringify({ prompt: graph, prompt_id: crypto.randomUUID(), client_id: 'shipped' });
    const response = await fetch(`${server.url}/prompt`, { method: 'POST', body });
    const answer = (await response.json()) as { error?: { message: string }; node_errors: object };
    if (NEEDS_2026.includes(fileName)) {
      expect(answer.error?.message).toBe('Cannot execute because node LTXAVTextEncoderLoader does not exist.');
      return;
    }
    expect(answer).toMatchObject({ node_errors: {} });
    expect(response.status).toBe(200);
  });
});

async function upload(url: string, name: string): Promise<void> {
  const form = new FormData();
  form.append('image', new Blob(['any bytes']), name);
  const response = await fetch(`${url}/upload/image`, { method: 'POST', body: form });
  expect(response.status).toBe(200);
}

it('say how long they are for whom the file does not matter: a name per workflow', () => {
  const names = registry.list().map(({ displayName }) => displayName);
  expect(new Set(names).size).toBe(names.length);
  expect(findIn(registry, 'gcv_ltx2_i2v.json')?.notes).toContain('Needs a ComfyUI server of 2026');
});
