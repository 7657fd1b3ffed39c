import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComfyTestServerOptions } from '../../comfyui/comfy-test-server/options.ts';
import { startComfyTestServer } from '../../comfyui/comfy-test-server/start-comfy-test-server.ts';
import {
  connectTo,
  type EditableGraph,
  engineFor,
  FIRST_LAST,
  GGUF_SAGE,
  nodeAt,
  openWorkflows,
  segmentOf,
  soon,
  WAN_5B,
  WAN_14B,
  WAN_14B_TEXT,
  type WorkflowsForTests,
} from '../comfyui-for-tests.ts';
import type { EngineCheck } from '../engine.ts';
import { checkMemory } from './check-server.ts';

const startServer = (options: ComfyTestServerOptions = {}) =>
  connectTo(startComfyTestServer({ renderMs: 40, previews: false, ...options }));

let workflows: WorkflowsForTests;
beforeEach(async () => {
  workflows = await openWorkflows();
});
afterEach(() => workflows[Symbol.asyncDispose]());

const problems = ({ findings }: EngineCheck) => findings.filter(({ severity }) => severity === 'problem');
const looked = (check: EngineCheck, what: string) => check.looked.find((each) => each.what === what)?.result;

async function checkEdited(
  edit: (graph: EditableGraph) => void,
  segments = [segmentOf()],
  options: ComfyTestServerOptions = {},
) {
  await using world = await startServer(options);
  const engine = engineFor(world.comfy, workflows, await workflows.loadEdited(WAN_5B, edit));
  // Awaited here: the server goes when this function ends.
  return await engine.check(segments, {}, soon());
}

describe('the check of a ComfyUI server', () => {
  it('finds nothing in the way of a shipped workflow, and says what it looked at', async () => {
    await using world = await startServer();
    // Its LoadImage lists the files of its input folder; ours is sent with the job.
    await writeFile(join(world.server.inputFolderPath, 'example.png'), '');
    const engine = engineFor(world.comfy, workflows, workflows.load(WAN_5B));
    const check = await engine.check([segmentOf()], {}, soon());
    expect(problems(check)).toEqual([]);
    expect(looked(check, 'Server')).toMatch(/^ComfyUI 0\.3\.64 on /);
    // Eleven of its own and the three that save the last frame.
    expect(looked(check, 'Node types')).toBe('14: all there');
    expect(looked(check, 'Inputs and choices')).toMatch(/: all fit$/);
    expect(looked(check, 'Model files')).toBe('3 files: 3 there');
  });

  it('stops at a server that does not answer', async () => {
    const gone = await startServer();
    await gone.server.close();
    const check = await engineFor(gone.comfy, workflows, workflows.load(WAN_5B)).check([segmentOf()], {}, soon());
    await gone.comfy.close();
    expect(check.findings).toMatchObject([{ severity: 'problem', code: 'server-unreachable' }]);
    expect(looked(check, 'Server')).toContain('does not answer');
  });

  it('names every node type that is missing, and what brings it', async () => {
    await using world = await startServer({ withoutNodes: ['UnetLoaderGGUF', 'PathchSageAttentionKJ'] });
    const engine = engineFor(world.comfy, workflows, workflows.load(GGUF_SAGE), { sageAsked: true });
    const check = await engine.check([segmentOf()], {}, soon());
    const missing = check.findings.filter(({ code }) => code === 'node-missing');
    expect(missing.map(({ message }) => /node type (\w+)/.exec(message)?.[1]).sort()).toEqual([
      'PathchSageAttentionKJ',
      'UnetLoaderGGUF',
    ]);
    expect(missing.map(({ remedy }) => remedy).join()).toContain('ComfyUI-GGUF');
    // What its loader would offer is not a second finding.
    expect(check.findings.filter(({ code, message }) => code === 'model-missing' && message.includes('.gguf'))).toEqual(
      [],
    );
    expect(problems(check).find(({ message }) => message.startsWith('SageAttention'))?.message).toContain(
      'PathchSageAttentionKJ (ComfyUI-KJNodes) is not installed',
    );
  });

  it.each<[string, (graph: EditableGraph) => void, string, string]>([
    [
      'a required input that is not given',
      (graph) => delete nodeAt(graph, 'sampler').inputs.denoise,
      'problem',
      'this server’s KSampler wants the input "denoise", which the workflow does not give',
    ],
    [
      'an input that the node does not know',
      (graph) => Object.assign(nodeAt(graph, 'decode').inputs, { tile: 512 }),
      'warning',
      'the input "tile" is ignored by this version of VAEDecode',
    ],
    [
      'a choice of an older node',
      (graph) => Object.assign(nodeAt(graph, 'sampler').inputs, { sampler_name: 'euler_2030' }),
      'problem',
      '"sampler_name" is "euler_2030"; this server takes euler, ',
    ],
    [
      'a choice of a newer node, which 0.3.64 itself lets pass',
      (graph) => Object.assign(nodeAt(graph, 'save').inputs, { format: 'avi' }),
      'problem',
      'Node save "Save video" (SaveVideo): "format" is "avi"; this server takes auto, mp4.',
    ],
    [
      'a number out of range',
      (graph) => Object.assign(nodeAt(graph, 'shift').inputs, { shift: 1000 }),
      'problem',
      '"shift" is 1000; this server takes 100 at most',
    ],
    [
      'a text where a number belongs',
      (graph) => Object.assign(nodeAt(graph, 'sampler').inputs, { denoise: 'full' }),
      'problem',
      '"denoise" is "full", which is no number',
    ],
  ])('finds %s', async (_name, edit, severity, message) => {
    const { findings } = await checkEdited(edit);
    const [found, ...more] = findings.filter(({ code }) => code === 'workflow-invalid');
    expect(found).toMatchObject({ severity, message: expect.stringContaining(message) });
    expect(found?.jsonPath).toMatch(/^\$\["\w+"\]\.inputs\["\w+"\]$/);
    expect(more).toEqual([]);
  });

  it('passes over nodes that lead nowhere, and inputs that a node declares as hidden', async () => {
    const check = await checkEdited((graph) => {
      graph.lost = { class_type: 'KSampler', inputs: { sampler_name: 'nonsense' } };
      Object.assign(nodeAt(graph, 'save').inputs, { prompt: 'hidden' });
    });
    expect(check.findings.filter(({ code }) => code === 'workflow-invalid')).toEqual([]);
  });

  it('gives a value that only one shot asks for to that shot', async () => {
    const check = await checkEdited(
      () => undefined,
      [segmentOf(), segmentOf({ key: '002/0', shotId: '002', cfgScale: 400 })],
    );
    expect(problems(check)).toMatchObject([
      { shotId: '002', message: expect.stringContaining('"cfg" is 400; this server takes 100 at most') },
    ]);
  });

  it('looks for the LoRAs of the planned shots', async () => {
    const extraModels = { loras: ['style\\ink.safetensors', 'grain.safetensors'] };
    const loras = (name: string) => [{ name, strength: 0.8 }];
    const check = await checkEdited(
      () => undefined,
      [
        segmentOf({ loras: loras('style/ink.safetensors') }),
        segmentOf({ key: '002/0', shotId: '002', loras: loras('loras/grain.safetensors') }),
        segmentOf({ key: '003/0', shotId: '003', loras: loras('ink.safetensors') }),
      ],
      { extraModels },
    );
    expect(problems(check)).toMatchObject([
      {
        code: 'model-missing',
        shotId: '003',
        message: 'Shot 003 asks for the LoRA "ink.safetensors", which the server does not have in models/loras.',
        remedy: expect.stringContaining('Did you mean style\\ink.safetensors?'),
      },
    ]);
    expect(looked(check, 'LoRAs')).toBe('3: some are missing');
  });

  it('looks at the text start only where a segment uses it, and not with the other workflow’s models', async () => {
    const t2vHigh = 'wan2.2_t2v_high_noise_14B_fp8_scaled.safetensors';
    await using world = await startServer({ withoutModels: [t2vHigh] });
    const textStart = workflows.load(WAN_14B_TEXT);
    const engine = engineFor(world.comfy, workflows, workflows.load(WAN_14B), { textStart });
    const models = { high: 'diffusion_models/wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors' };
    expect(problems(await engine.check([segmentOf()], models, soon()))).toEqual([]);
    const text = segmentOf({ start: { kind: 'text' }, shotId: 'text-only' });
    const both = await engine.check([segmentOf(), text], models, soon());
    // The other shots do not need that workflow: its faults stop only the shot that begins from text.
    expect(problems(both)).toMatchObject([{ code: 'plan-blocked', shotId: 'text-only' }]);
    expect(both.findings).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        code: 'model-missing',
        filePath: `${WAN_14B_TEXT}.json`,
        message: expect.stringContaining(t2vHigh),
      }),
    );
    // A shot that begins so and goes on with the main workflow needs both: nothing can be rendered without this one.
    const whole = await engine.check([text, segmentOf({ shotId: 'text-only' })], models, soon());
    expect(problems(whole)).toMatchObject([{ code: 'model-missing' }]);
    const alone = problems(await engine.check([text], models, soon()));
    expect(alone).toMatchObject([{ code: 'model-missing', message: expect.stringContaining(t2vHigh) }]);
    expect(looked(both, 'Workflows')).toBe(`${WAN_14B}.json, ${WAN_14B_TEXT}.json`);
    // What it does not have is not what the project chose for the other one.
    expect(both.findings.filter(({ message }) => message.includes('The project chooses'))).toEqual([]);
  });
});

describe('what stops some shots only', () => {
  const keyframe = segmentOf({ shotId: 'keyframe' });
  const text = segmentOf({ shotId: 'text-only', start: { kind: 'text' } });

  it('is the project’s own workflow, where a shot begins from text and ends there', async () => {
    await using world = await startServer({ withoutNodes: ['WanImageToVideo'] });
    const textStart = workflows.load(WAN_14B_TEXT);
    const engine = engineFor(world.comfy, workflows, workflows.load(WAN_14B), { textStart });
    const found = await engine.check([keyframe, text], {}, soon());
    expect(problems(found)).toMatchObject([
      {
        shotId: 'keyframe',
        message: `Shot keyframe is rendered with ${WAN_14B}.json, which cannot run on this server.`,
      },
    ]);
    expect(found.findings).toContainEqual(expect.objectContaining({ severity: 'warning', code: 'node-missing' }));
  });

  it('is a node or a file that only their graphs need', async () => {
    await using world = await startServer({ withoutNodes: ['LoraLoaderModelOnly'] });
    const engine = engineFor(world.comfy, workflows, workflows.load(WAN_5B));
    const withLora = segmentOf({ shotId: 'lora', loras: [{ name: 'ink.safetensors', strength: 1 }] });
    expect(problems(await engine.check([keyframe, withLora], {}, soon()))).toMatchObject([
      { code: 'node-missing', shotId: 'lora', message: expect.stringContaining('LoraLoaderModelOnly') },
    ]);
    const onPaper = await workflows.loadEdited(FIRST_LAST, (graph) => {
      Object.assign(nodeAt(graph, 'end_image'), { _meta: { title: '[END] picture' } });
      graph.paper = { class_type: 'LoadImage', inputs: { image: 'paper.png' } };
      graph.laid = { class_type: 'ImageBatch', inputs: { image1: ['end_image', 0], image2: ['paper', 0] } };
      nodeAt(graph, 'image_to_video').inputs.end_image = ['laid', 0];
    });
    const toEnd = segmentOf({ shotId: 'ending', endImagePath: '/p/end.png' });
    const check = await engineFor(world.comfy, workflows, onPaper).check([keyframe, toEnd], {}, soon());
    expect(problems(check)).toMatchObject([
      { code: 'file-missing', shotId: 'ending', message: expect.stringContaining('paper.png') },
    ]);
  });
});

describe('graphics memory', () => {
  const stats = (vramTotalBytes: number) => ({
    vramTotalBytes,
    vramFreeBytes: 0,
    version: '',
    os: '',
    pytorchVersion: '',
    device: '',
  });
  const workflow = {
    vramGigabytes: 12,
    displayName: 'Wan',
    fileName: 'w.json',
    notes: 'Good.\n- VRAM: 12 GB or more (quoted).',
  };

  it.each([
    // What a "12 GB" card reports is a little less than 12 GiB.
    [12_622_000_000, 0],
    [8_585_000_000, 1],
    [0, 0],
  ])('%d bytes: %d warnings', (bytes, count) => {
    expect(checkMemory(stats(bytes), workflow)).toHaveLength(count);
  });

  it('quotes the notes', () => {
    expect(checkMemory(stats(8_585_000_000), workflow)).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringContaining('ask for 12 GB of graphics memory; this server has 8.0 GB'),
        details: 'From its notes: VRAM: 12 GB or more (quoted).',
      },
    ]);
  });
});
