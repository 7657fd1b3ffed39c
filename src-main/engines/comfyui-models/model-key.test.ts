import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import {
  type EditableGraph,
  nodeAt,
  openWorkflows,
  segmentOf,
  WAN_5B,
  WAN_14B,
  WAN_14B_TEXT,
  type WorkflowsForTests,
} from '../comfyui-for-tests.ts';
import type { SegmentRequest } from '../engine.ts';
import { createModelKeys } from './model-key.ts';

let workflows: WorkflowsForTests;
beforeAll(async () => {
  workflows = await openWorkflows();
  keyOfSegment = createModelKeys({ workflow: workflows.load(WAN_14B), textStart: workflows.load(WAN_14B_TEXT) });
});
afterAll(() => workflows[Symbol.asyncDispose]());

const OTHER_HIGH = 'wan2.2_i2v_high_noise_14B_fp16.safetensors';
const lora = (name: string, strength = 1): Partial<PlanSegment> => ({ loras: [{ name, strength }] });

let keyOfSegment: ReturnType<typeof createModelKeys>;
const keyOf = (changes: Partial<PlanSegment> = {}, models: SegmentRequest['models'] = {}): string =>
  keyOfSegment(segmentOf(changes), models);

describe('the key of a segment’s models', () => {
  it.each<[string, Partial<PlanSegment>, SegmentRequest['models']?]>([
    ['words, seed, size, length and steps', { prompt: 'x', seed: 9, width: 64, framesRequested: 9, steps: 9 }],
    ['the picture it starts from', { start: { kind: 'last-frame', segmentKey: '001/0' } }],
    ['a model that is the graph’s own', {}, { high: 'wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors' }],
    ['a slot that the graph does not have', {}, { elsewhere: 'x.safetensors' }],
  ])('is the same with other %s', (_what, changes, models) => {
    expect(keyOf(changes, models)).toBe(keyOf());
  });

  it.each<[string, Partial<PlanSegment>, SegmentRequest['models']?]>([
    ['model', {}, { high: OTHER_HIGH }],
    ['LoRA', lora('ink.safetensors')],
    ['workflow, for a start from the prompt', { start: { kind: 'text' } }],
  ])('is another with another %s', (_what, changes, models) => {
    expect(keyOf(changes, models)).not.toBe(keyOf());
  });

  it('knows one file by all its spellings, and a LoRA by its strength', () => {
    expect(keyOf({}, { high: `diffusion_models\\${OTHER_HIGH}` })).toBe(keyOf({}, { high: OTHER_HIGH }));
    expect(keyOf(lora('loras/ink.safetensors'))).toBe(keyOf(lora('ink.safetensors')));
    expect(keyOf(lora('ink.safetensors', 0.5))).not.toBe(keyOf(lora('ink.safetensors')));
  });

  const editedKey = async (name: string, edit: (graph: EditableGraph) => void) => {
    const workflow = await workflows.loadEdited(name, edit);
    return createModelKeys({ workflow, textStart: null })(segmentOf(), {});
  };

  it('knows which of two models a LoRA is put on', async () => {
    const styled = (stage: string) =>
      editedKey(WAN_14B, (graph) => {
        const model = nodeAt(graph, `${stage}_noise_shift`).inputs.model;
        const inputs = { model, lora_name: 'ink.safetensors', strength_model: 1 };
        graph.style = { class_type: 'LoraLoaderModelOnly', inputs };
        nodeAt(graph, `${stage}_noise_shift`).inputs.model = ['style', 0];
      });
    expect(await styled('high')).not.toBe(await styled('low'));
  });

  it('is blind to ids and to what loads nothing, and not to the precision a model is loaded in', async () => {
    const plain = await editedKey(WAN_5B, () => undefined);
    const renamed = await editedKey(WAN_5B, (graph) => {
      graph.loader_of_the_vae = nodeAt(graph, 'vae');
      delete graph.vae;
      for (const node of Object.values(graph)) {
        if (Array.isArray(node.inputs.vae)) node.inputs.vae = ['loader_of_the_vae', 0];
      }
      nodeAt(graph, 'shift').inputs.shift = 3;
      // Nothing that is saved needs it.
      graph.lost = { class_type: 'VAELoader', inputs: { vae_name: 'another.safetensors' } };
    });
    expect(renamed).toBe(plain);
    const precise = await editedKey(WAN_5B, (graph) => {
      const loader = Object.values(graph).find((node) => node.class_type === 'UNETLoader');
      if (loader !== undefined) loader.inputs.weight_dtype = 'fp8_e4m3fn';
    });
    expect(precise).not.toBe(plain);
  });
});
