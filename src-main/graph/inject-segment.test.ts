import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalGraph } from './canonical-graph.ts';
import { captureLastFrame } from './capture-last-frame.ts';
import { isLink, upstreamOf } from './comfy-graph.ts';
import {
  changesBetween,
  edited,
  node,
  type RawGraph,
  SHIPPED,
  shippedJson,
  traced,
  VALUES,
} from './graphs-for-tests.ts';
import { injectSegment } from './inject-segment.ts';
import { parseGraph } from './parse-graph.ts';

const WAN = 'gcv_wan_2.2_14b_i2v.json';

/** What every shipped workflow is given, besides its seed and rates. */
const COMMON = {
  'start_image.image': VALUES.startImage,
  'positive_prompt.text': VALUES.positive,
  'negative_prompt.text': VALUES.negative,
  'image_to_video.width': 640,
  'image_to_video.height': 352,
  'image_to_video.length': 49,
  'video.fps': 12,
  'save.filename_prefix': VALUES.filenamePrefix,
};
const OWN: Record<(typeof SHIPPED)[number], Record<string, unknown>> = {
  'gcv_ltvx_i2v.json': { 'sampler.noise_seed': VALUES.seed, 'frame_rate.frame_rate': 12 },
  'gcv_wan_2.2_14B_i2v_gguf.json': { 'high_noise_sampler.noise_seed': VALUES.seed },
  'gcv_wan_2.2_14B_i2v_gguf_sage.json': { 'high_noise_sampler.noise_seed': VALUES.seed },
  'gcv_wan_2.2_14b_i2v.json': { 'high_noise_sampler.noise_seed': VALUES.seed },
  'gcv_wan_2.2_5b_i2v.json': { 'sampler.seed': VALUES.seed },
};

describe('injectSegment', () => {
  it.each(SHIPPED)('%s: exactly the intended inputs change, and the template does not', (fileName) => {
    const { graph, slots } = traced(shippedJson(fileName));
    const before = structuredClone(graph);
    const injected = injectSegment(graph, slots, VALUES);
    expect(changesBetween(graph, injected)).toEqual({ ...COMMON, ...OWN[fileName] });
    expect(graph).toEqual(before);
    expect(parseGraph(injected).ok).toBe(true);
  });

  it.each([[null], [''], ['  ']])('negative %j keeps the workflow’s own', (negative) => {
    const { graph, slots } = traced(shippedJson(WAN));
    const changes = changesBetween(graph, injectSegment(graph, slots, { ...VALUES, negative, startImage: null }));
    expect(changes).not.toHaveProperty(['negative_prompt.text']);
    expect(changes).not.toHaveProperty(['start_image.image']);
  });

  it.each([
    [10, 5, 5],
    [30, 15, 15],
    [7, 4, 4],
    // A stage must keep a step of its own.
    [1, 1, 1],
  ])('%i steps: the hand-over moves to %i', (steps, end, start) => {
    const { graph, slots } = traced(shippedJson(WAN));
    const changes = changesBetween(graph, injectSegment(graph, slots, { ...VALUES, steps, cfg: 2 }));
    expect(changes).toMatchObject({
      'high_noise_sampler.steps': Math.max(steps, 2),
      'low_noise_sampler.steps': Math.max(steps, 2),
      'high_noise_sampler.end_at_step': end,
      'low_noise_sampler.start_at_step': start,
      'high_noise_sampler.cfg': 2,
      'low_noise_sampler.cfg': 2,
    });
    expect(changes).not.toHaveProperty(['low_noise_sampler.end_at_step']);
    expect(changes).not.toHaveProperty(['high_noise_sampler.start_at_step']);
  });

  it('a late hand-over still leaves the last stage a step', () => {
    const late = edited(
      shippedJson(WAN),
      {},
      { high_noise_sampler: { end_at_step: 19 }, low_noise_sampler: { start_at_step: 19, end_at_step: 20 } },
    );
    const { graph, slots } = traced(late);
    const changes = changesBetween(graph, injectSegment(graph, slots, { ...VALUES, steps: 4 }));
    expect(changes).toMatchObject({
      'high_noise_sampler.end_at_step': 3,
      'low_noise_sampler.start_at_step': 3,
      'low_noise_sampler.end_at_step': 4,
    });
  });

  it('steps and hand-over behind primitives: each primitive is written once, for both stages', () => {
    const split = edited(
      shippedJson(WAN),
      { all: node('PrimitiveInt', { value: 20 }), half: node('PrimitiveInt', { value: 8 }) },
      {
        high_noise_sampler: { steps: ['all', 0], end_at_step: ['half', 0] },
        low_noise_sampler: { steps: ['all', 0], start_at_step: ['half', 0] },
      },
    );
    const { graph, slots } = traced(split);
    const changes = changesBetween(graph, injectSegment(graph, slots, { ...VALUES, steps: 10 }));
    expect(changes).toMatchObject({ 'all.value': 10, 'half.value': 4 });
    expect(changes).not.toHaveProperty(['high_noise_sampler.steps']);
    expect(changes).not.toHaveProperty(['low_noise_sampler.start_at_step']);
  });

  it('one primitive for the steps and for the last stage’s end: each input is written by itself', () => {
    const all = node('PrimitiveInt', { value: 20 });
    const shared = edited(
      shippedJson(WAN),
      { all },
      {
        high_noise_sampler: { steps: ['all', 0] },
        low_noise_sampler: { steps: ['all', 0], end_at_step: ['all', 0] },
      },
    );
    const { graph, slots } = traced(shared);
    const injected = injectSegment(graph, slots, { ...VALUES, steps: 10 });
    expect(injected.low_noise_sampler?.inputs).toMatchObject({ steps: 10, start_at_step: 5, end_at_step: 10 });
    expect(injected.high_noise_sampler?.inputs).toMatchObject({ steps: 10, end_at_step: 5 });
    expect(injected.all).toEqual(all);
  });

  it('leaves the cfg of a distilled stage alone', () => {
    const { graph, slots } = traced(edited(shippedJson(WAN), {}, { low_noise_sampler: { cfg: 1 } }));
    const changes = changesBetween(graph, injectSegment(graph, slots, { ...VALUES, cfg: 4 }));
    expect(changes['high_noise_sampler.cfg']).toBe(4);
    expect(changes).not.toHaveProperty(['low_noise_sampler.cfg']);
  });

  it('puts model files into their slots without the models folder, and into no others', () => {
    const { graph, slots } = traced(shippedJson(WAN));
    const models = { high: 'diffusion_models/wan/high.safetensors', other: 'x.safetensors' };
    const changes = changesBetween(graph, injectSegment(graph, slots, { ...VALUES, models }));
    expect(changes['high_noise_model.unet_name']).toBe('wan/high.safetensors');
    expect(changes).not.toHaveProperty(['low_noise_model.unet_name']);
  });

  it('writes a size primitive once for all who read it', () => {
    const json = edited(
      shippedJson(WAN),
      {
        width: node('PrimitiveInt', { value: 832 }),
        scale: node('ImageScale', { image: ['start_image', 0], width: ['width', 0], height: 480, crop: 'center' }),
      },
      { image_to_video: { width: ['width', 0], start_image: ['scale', 0] } },
    );
    const { graph, slots } = traced(json);
    const changes = changesBetween(graph, injectSegment(graph, slots, VALUES));
    expect(changes).toMatchObject({ 'width.value': 640, 'scale.height': 352, 'image_to_video.height': 352 });
    expect(changes).not.toHaveProperty(['image_to_video.width']);
  });
});

describe('canonicalGraph', () => {
  const canonical = (values: typeof VALUES, capture: number | null = null) => {
    const { graph, slots } = traced(shippedJson(WAN));
    const injected = injectSegment(graph, slots, values);
    const sent = capture === null ? injected : captureLastFrame(injected, slots, capture, `p${capture}`)?.graph;
    return canonicalGraph(sent ?? injected, slots);
  };

  it('is blind to image names, prefixes, capture nodes, titles and the order of keys', () => {
    const base = canonical(VALUES);
    expect(canonical({ ...VALUES, startImage: 'other.png [output]', filenamePrefix: 'q' })).toBe(base);
    expect(canonical(VALUES, 12)).toBe(base);
    const { graph, slots } = traced(shippedJson(WAN));
    const reversed = Object.fromEntries(
      Object.entries(injectSegment(graph, slots, VALUES))
        .reverse()
        .map(([id, { class_type, inputs }]) => [
          id,
          { inputs: Object.fromEntries(Object.entries(inputs).reverse()), class_type },
        ]),
    );
    expect(canonicalGraph(reversed, slots)).toBe(base);
  });

  it.each([
    [{ seed: 2 }],
    [{ positive: 'another' }],
    [{ negative: 'another' }],
    [{ length: 53 }],
    [{ width: 656 }],
    [{ fps: 13 }],
    [{ steps: 8 }],
    [{ cfg: 1 }],
    [{ models: { low: 'b.gguf' } }],
  ])('sees %j', (change) => {
    expect(canonical({ ...VALUES, ...change })).not.toBe(canonical(VALUES));
  });
});

/** The same graph under other node ids, in another order. */
function renamed(
  json: RawGraph,
  ids: readonly string[],
  order: readonly number[],
): { graph: RawGraph; idOf: Map<string, string> } {
  const idOf = new Map(Object.keys(json).map((nodeId, index) => [nodeId, ids[index] ?? nodeId]));
  const entries = Object.entries(json).map(([nodeId, { inputs, ...rest }]): [string, RawGraph[string]] => {
    const moved = Object.entries(inputs).map(([input, value]) => [
      input,
      isLink(value) ? [idOf.get(value[0]), value[1]] : value,
    ]);
    return [idOf.get(nodeId) ?? nodeId, { ...rest, inputs: Object.fromEntries(moved) }];
  });
  const shuffled = entries.map((entry, index) => ({ entry, rank: order[index] ?? 0 })).sort((a, b) => a.rank - b.rank);
  return { graph: Object.fromEntries(shuffled.map(({ entry }) => entry)), idOf };
}

describe('for any node ids in any order', () => {
  const nodeIds = fc.uniqueArray(
    fc.oneof(
      fc.nat(10_000).map(String),
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.constantFrom('__proto__', 'constructor', 'toString'),
    ),
    {
      minLength: 20,
      maxLength: 20,
    },
  );
  const anyGraph = fc.record({
    fileName: fc.constantFrom(...SHIPPED),
    nodeIds,
    order: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
    swapped: fc.boolean(),
  });

  it('the positive text reaches only what the positive side reads, and the negative stays its own', () => {
    fc.assert(
      fc.property(anyGraph, fc.string(), ({ fileName, nodeIds: ids, order, swapped }, words) => {
        const json = shippedJson(fileName);
        const target = Object.values(json).find(({ inputs }) => 'positive' in inputs && 'negative' in inputs);
        if (swapped && target !== undefined) {
          const { positive, negative } = target.inputs;
          Object.assign(target.inputs, { positive: negative, negative: positive });
        }
        const { graph: raw, idOf } = renamed(json, ids, order);
        const { graph, slots } = traced(raw);
        const text = `positive ${words}`;
        const injected = injectSegment(graph, slots, { ...VALUES, positive: text, negative: null });
        const [right, wrong] = swapped
          ? ['negative_prompt', 'positive_prompt']
          : ['positive_prompt', 'negative_prompt'];
        const wrongId = idOf.get(wrong ?? '') ?? '';
        expect(injected[idOf.get(right ?? '') ?? '']?.inputs.text).toBe(text);
        expect(injected[wrongId]).toEqual(graph[wrongId]);
        const behindNegative = [...upstreamOf(injected, [wrongId])].map((id) => JSON.stringify(injected[id]));
        expect(behindNegative.some((each) => each.includes(JSON.stringify(text)))).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
