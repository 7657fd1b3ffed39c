import { describe, expect, it } from 'vitest';
import type { Lora } from './add-loras.ts';
import { canonicalGraph } from './canonical-graph.ts';
import { changesBetween, edited, node, type RawGraph, shippedJson, traced, VALUES } from './graphs-for-tests.ts';
import { injectSegment } from './inject-segment.ts';
import { ltx2TwoStages } from './ltx-graphs-for-tests.ts';
import { parseGraph } from './parse-graph.ts';
import { wanTurbo } from './wan-graphs-for-tests.ts';
import { kijaiWan } from './wrapper-graphs-for-tests.ts';

const STYLE: Lora = { name: 'loras/style/oil.safetensors', strength: 0.8 };
const HIGH: Lora = { name: 'orbit_high_noise.safetensors', strength: 1 };
const LOW: Lora = { name: 'orbit_low_noise.safetensors', strength: 0.9 };

function withLoras(json: RawGraph, loras: readonly Lora[]) {
  const { graph, slots } = traced(json);
  const plain = injectSegment(graph, slots, VALUES);
  const injected = injectSegment(graph, slots, { ...VALUES, loras });
  expect(parseGraph(injected).ok).toBe(true);
  return { plain, injected, slots, changes: changesBetween(plain, injected) };
}

const loader = (model: unknown, name: string, strength: number) => ({
  class_type: 'LoraLoaderModelOnly',
  inputs: { model, lora_name: name, strength_model: strength },
});

describe('LoRAs of a shot', () => {
  it('go behind each model and its own LoRAs, chained in order; high and low noise into their lines alone', () => {
    const { injected, slots } = withLoras(wanTurbo(), [STYLE, HIGH, LOW]);
    expect(slots.modelLines).toEqual([
      { stage: 'high', nodeId: 'high_turbo', output: 0 },
      { stage: 'low', nodeId: 'low_turbo', output: 0 },
    ]);
    expect(injected).toMatchObject({
      longtake_lora_1: loader(['high_turbo', 0], 'style/oil.safetensors', 0.8),
      longtake_lora_2: loader(['longtake_lora_1', 0], 'orbit_high_noise.safetensors', 1),
      longtake_lora_3: loader(['low_turbo', 0], 'style/oil.safetensors', 0.8),
      longtake_lora_4: loader(['longtake_lora_3', 0], 'orbit_low_noise.safetensors', 0.9),
      high_noise_shift: { inputs: { model: ['longtake_lora_2', 0] } },
      low_noise_shift: { inputs: { model: ['longtake_lora_4', 0] } },
    });
  });

  it('a checkpoint’s model output is rewired for all who read it, its other outputs are not', () => {
    const { injected, changes } = withLoras(shippedJson('gcv_ltvx_i2v.json'), [STYLE]);
    expect(injected.longtake_lora_1).toMatchObject(loader(['model', 0], 'style/oil.safetensors', 0.8));
    expect(Object.keys(changes).filter((key) => !key.startsWith('longtake_lora_1'))).toEqual(['sampler.model']);
    expect(injected.decode?.inputs.vae).toEqual(['model', 2]);
  });

  it('a stage that goes on from another’s model has it already: it does not come twice', () => {
    const { injected, slots } = withLoras(ltx2TwoStages(), [STYLE]);
    expect(slots.modelLines).toEqual([{ stage: '', nodeId: 'checkpoint', output: 0 }]);
    expect(injected.first_guider?.inputs.model).toEqual(['longtake_lora_1', 0]);
    expect(injected.distilled?.inputs.model).toEqual(['longtake_lora_1', 0]);
    expect(injected).not.toHaveProperty('longtake_lora_2');
  });

  it('Kijai: they are picked beside the loader, after its own, under the settings of that chain', () => {
    const { injected } = withLoras(kijaiWan(), [STYLE, HIGH]);
    const settings = { low_mem_load: false, merge_loras: false };
    expect(injected).toMatchObject({
      high: { inputs: { lora: ['longtake_lora_2', 0] } },
      low: { inputs: { lora: ['longtake_lora_3', 0] } },
      longtake_lora_1: {
        class_type: 'WanVideoLoraSelect',
        inputs: { lora: 'style/oil.safetensors', strength: 0.8, prev_lora: ['high_lora', 0], ...settings },
      },
      longtake_lora_2: { inputs: { lora: 'orbit_high_noise.safetensors', prev_lora: ['longtake_lora_1', 0] } },
      longtake_lora_3: { inputs: { lora: 'style/oil.safetensors', prev_lora: ['low_lora', 0] } },
    });
    const { low: bare, ...rest } = kijaiWan();
    const { lora: _lora, ...inputs } = bare?.inputs ?? {};
    const first = withLoras({ ...rest, low: node('WanVideoModelLoader', inputs) }, [LOW]).injected;
    expect(first.low?.inputs.lora).toEqual(['longtake_lora_1', 0]);
    expect(first.longtake_lora_1?.inputs).toEqual({ lora: 'orbit_low_noise.safetensors', strength: 0.9 });
    // Sent again for a shot without LoRAs, the loader has none.
    expect(withLoras(first as RawGraph, []).injected.low?.inputs).not.toHaveProperty('lora');
  });

  it('fill the slots that ask for one first: by the title’s stage, or by the line the loader stands in', () => {
    const json = wanTurbo();
    const titled = (nodeId: string, title: string) => ({ ...(json[nodeId] ?? node('', {})), _meta: { title } });
    const asking = {
      ...json,
      high_turbo: titled('high_turbo', '[LORA]'),
      low_turbo: titled('low_turbo', '[LORA:low]'),
    };
    const { slots, changes } = withLoras(asking, [STYLE, HIGH]);
    expect(slots.loras).toEqual([
      { slot: 'high', nodeId: 'high_turbo', input: 'lora_name' },
      { slot: 'low', nodeId: 'low_turbo', input: 'lora_name' },
    ]);
    expect(changes).toMatchObject({
      'high_turbo.lora_name': 'style/oil.safetensors',
      'high_turbo.strength_model': 0.8,
      'low_turbo.lora_name': 'style/oil.safetensors',
      'longtake_lora_1.lora_name': 'orbit_high_noise.safetensors',
    });
    expect(changes).not.toHaveProperty(['longtake_lora_2.lora_name']);
    const onlyLow = withLoras({ ...asking, high_turbo: titled('high_turbo', '') }, [HIGH]);
    expect(onlyLow.changes).not.toHaveProperty(['low_turbo.lora_name']);
    expect(onlyLow.injected.longtake_lora_1?.inputs.model).toEqual(['high_turbo', 0]);
  });

  it.each([
    ['high', 'wan2.2_high_noise_14B.gguf', 'wan2.2_low_noise_14B.gguf', ['high', 'low']],
    ['HighNoise', 'A14B-HighNoise-Q4.gguf', 'A14B-other.gguf', ['high', 'low']],
    ['only the second named', 'a.gguf', 'folder/HIGH_fp8.safetensors', ['low', 'high']],
    ['nothing named', 'a.gguf', 'b.gguf', ['1', '2']],
    ['other capitals', 'HIGH_RES.gguf', 'LOW_VRAM.gguf', ['1', '2']],
    ['other highs', 'high_quality.gguf', 'lowVRAM.gguf', ['1', '2']],
  ])('stages by file name: %s', (_name, first, second, stages) => {
    const json = edited(shippedJson('gcv_wan_2.2_14b_i2v.json'), {
      high_noise_model: node('UNETLoader', { unet_name: first }),
      low_noise_model: node('UNETLoader', { unet_name: second }),
    });
    const untitled = Object.entries(json).map(([nodeId, { class_type, inputs }]) => [nodeId, { class_type, inputs }]);
    const { slots, injected } = withLoras(Object.fromEntries(untitled), [LOW]);
    expect(slots.modelLines.map(({ stage }) => stage)).toEqual(stages);
    // Of two that nobody has named the second has the low noise.
    const line = stages[0] === 'low' ? 'high_noise_model' : 'low_noise_model';
    expect(injected.longtake_lora_1?.inputs.model).toEqual([line, 0]);
    expect(injected).not.toHaveProperty('longtake_lora_2');
  });

  it('one node that samples both stages has a line for each', () => {
    const { low_noise_sampler: _low, ...rest } = shippedJson('gcv_wan_2.2_14b_i2v.json');
    const { model: _model, ...inputs } = rest.high_noise_sampler?.inputs ?? {};
    const both = {
      ...inputs,
      model_high_noise: ['high_noise_shift', 0],
      model_low_noise: ['low_noise_shift', 0],
    };
    const { slots } = traced(
      edited(
        rest,
        { high_noise_sampler: node('WanMoeKSampler', both) },
        { decode: { samples: ['high_noise_sampler', 0] } },
      ),
    );
    expect(slots.modelLines.map(({ stage, nodeId }) => [stage, nodeId])).toEqual([
      ['high', 'high_noise_model'],
      ['low', 'low_noise_model'],
    ]);
  });

  it.each([
    ['in the model’s line', wanTurbo],
    ['beside the loader', kijaiWan],
  ])('of an earlier take (%s) are replaced, not doubled, and taken out where a shot has none', (_name, graphOf) => {
    const { graph, slots } = traced(graphOf());
    const sent = injectSegment(graph, slots, { ...VALUES, endImage: 'e.png', loras: [STYLE, HIGH] });
    const again = traced(sent);
    expect(again.slots.modelLines).toEqual(slots.modelLines);
    const send = (from: typeof again, loras: readonly Lora[]) =>
      injectSegment(from.graph, from.slots, { ...VALUES, endImage: 'e.png', loras });
    expect(send(again, [LOW])).toEqual(send({ graph, slots }, [LOW]));
    expect(send(again, [])).toEqual(send({ graph, slots }, []));
  });

  it('count in a fingerprint', () => {
    const { graph, slots } = traced(wanTurbo());
    const fingerprint = (loras: readonly Lora[]) =>
      canonicalGraph(injectSegment(graph, slots, { ...VALUES, loras }), slots);
    expect(new Set([[], [STYLE], [{ ...STYLE, strength: 0.7 }], [HIGH]].map(fingerprint)).size).toBe(4);
  });
});
