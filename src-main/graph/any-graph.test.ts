// What must hold for every graph, however odd: nothing throws, nothing is left linked to nowhere, the template stays as it was.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SlotBindings, slotName } from '#shared/model/workflow.ts';
import { canonicalGraph } from './canonical-graph.ts';
import { captureLastFrame } from './capture-last-frame.ts';
import { describeSlots } from './describe-slots.ts';
import { findSlots } from './find-slots.ts';
import { edited, node, type RawGraph, SHIPPED, shippedJson, VALUES } from './graphs-for-tests.ts';
import { hunyuanImage } from './hunyuan-graphs-for-tests.ts';
import { injectSegment, type SegmentValues } from './inject-segment.ts';
import {
  AUDIO_LATENT_INPUTS,
  BUNDLE_INPUTS,
  IMAGE_ENTRIES,
  LATENT_INPUTS,
  MODEL_INPUTS,
  SIZE_PAIRS,
  SLOT_INPUTS,
} from './input-names.ts';
import { ltx2Formulas, ltx2TwoStages, ltxLastGuide } from './ltx-graphs-for-tests.ts';
import { parseGraph } from './parse-graph.ts';
import { wanFirstLast, wanTurbo } from './wan-graphs-for-tests.ts';
import { kijaiHunyuan, kijaiWan } from './wrapper-graphs-for-tests.ts';

const FAMILIES = [
  ...SHIPPED.map((fileName) => () => shippedJson(fileName)),
  ...[wanTurbo, wanFirstLast, ltxLastGuide, ltx2TwoStages, ltx2Formulas, hunyuanImage, kijaiWan, kijaiHunyuan],
];
const IDS = [
  '1',
  '2',
  '57:3',
  '__proto__',
  'constructor',
  'toString',
  'longtake_lora_1',
  'longtake_captured_frame',
  'longtake_after_capture_2',
  'a b',
];
const CLASSES = ['KSampler', 'Reroute', 'LoadImage', 'ComfySwitchNode', 'PrimitiveInt', 'WanVideoModelLoader', 'X'];
const INPUTS = [
  ...new Set([
    ...Object.values(SLOT_INPUTS).flat(),
    ...SIZE_PAIRS.flat(),
    ...LATENT_INPUTS,
    ...AUDIO_LATENT_INPUTS,
    ...BUNDLE_INPUTS,
    ...MODEL_INPUTS,
    ...IMAGE_ENTRIES,
    ...['images', 'positive', 'negative', 'conditioning', 'sigmas', 'noise', 'upscale_model', 'frame_idx', 'bypass'],
    ...['lora', 'prev_lora', 'lora_name', 'value', 'any', 'switch', 'on_true', 'input1', 'scale_by', '__proto__', ''],
  ]),
];
const TITLES = [
  '[START]',
  '[SAVE]',
  '[PROMPT]',
  '[LENGTH:value]',
  '[SEED][CFG]',
  '[LORA:high]',
  '[MODEL]',
  '[FRAMES:1]',
  '',
];

const odd = fc.constantFrom<unknown>(null, {}, [], ['1', 0, 0], [1, 0], ['1', -1], ['1', 0.5], '', 1e308, {
  toString: 1,
  __proto__: null,
});
const plain = fc.oneof(fc.integer({ min: -2, max: 4000 }), fc.constantFrom('a.png', 'high_noise'), fc.boolean(), odd);

/** Links lead to nodes further on, so that most graphs have no cycle. */
const anyGraph: fc.Arbitrary<RawGraph> = fc
  .array(
    fc.record({
      classType: fc.constantFrom(...CLASSES),
      title: fc.oneof({ weight: 9, arbitrary: fc.constant('') }, fc.constantFrom(...TITLES)),
      links: fc.dictionary(fc.constantFrom(...INPUTS), fc.tuple(fc.nat(8), fc.nat(3)), { maxKeys: 6 }),
      values: fc.dictionary(fc.constantFrom(...INPUTS), plain, { maxKeys: 6 }),
    }),
    { minLength: 1, maxLength: IDS.length },
  )
  .map((nodes) => {
    const rows = nodes.map(({ classType, title, links, values }, index): [string, RawGraph[string]] => {
      const ahead = Object.entries(links)
        .map(([input, [steps, output]]) => [input, [IDS[index + 1 + steps] ?? '', output]] as const)
        .filter(([, [nodeId]]) => IDS.indexOf(nodeId) > index && IDS.indexOf(nodeId) < nodes.length);
      const inputs = Object.fromEntries([...Object.entries(values), ...ahead]);
      return [IDS[index] ?? '', { class_type: classType, inputs, _meta: { title } }];
    });
    const save = node('SaveVideo', { video: [IDS[0], 0], filename_prefix: 'x' });
    return Object.fromEntries([...rows, ['save', save]]);
  });

/** A real graph with a few inputs set to something else. */
const brokenFamily: fc.Arbitrary<RawGraph> = fc
  .tuple(fc.constantFrom(...FAMILIES), fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), plain), { maxLength: 4 }))
  .map(([graphOf, edits]) => {
    const graph = edited(graphOf(), {});
    const ids = Object.keys(graph);
    for (const [which, input, other, value] of edits) {
      const target = graph[ids[which % ids.length] ?? ''];
      const names = Object.keys(target?.inputs ?? {});
      const name = names[input % Math.max(1, names.length)] ?? 'x';
      if (target !== undefined) target.inputs[name] = other % 2 === 0 ? [ids[other % ids.length], other % 3] : value;
    }
    return graph;
  });

const place = fc.record({ nodeId: fc.constantFrom(...IDS, 'save', 'decode'), input: fc.constantFrom(...INPUTS, '0') });
/** Half of them say where the prompt goes, so that no trace is needed. */
const anyBindings: fc.Arbitrary<SlotBindings> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...slotName.options), fc.array(place, { maxLength: 2 }), { maxKeys: 5 }),
    fc.boolean(),
  )
  .map(([bindings, isBound]) => {
    const positive = [{ nodeId: 'save', input: 'filename_prefix' }];
    return isBound ? { ...bindings, positive } : bindings;
  });

const anyValues: fc.Arbitrary<SegmentValues> = fc.record({
  startImage: fc.option(fc.constant('s.png')),
  endImage: fc.option(fc.constant('e.png')),
  positive: fc.string(),
  negative: fc.option(fc.string()),
  seed: fc.nat(),
  width: fc.constant(640),
  height: fc.constant(352),
  length: fc.constant(49),
  fps: fc.constant(16),
  filenamePrefix: fc.constant('p'),
  steps: fc.option(fc.nat(50)),
  cfg: fc.option(fc.double({ noNaN: true })),
  loras: fc.array(
    fc.record({ name: fc.constantFrom('loras/a.safetensors', 'b_high_noise.gguf', '__proto__'), strength: fc.float() }),
    { maxLength: 3 },
  ),
  models: fc.dictionary(fc.constantFrom('', 'high', '__proto__'), fc.constant('m.gguf')),
});

describe('for any graph', () => {
  it.each([
    ['made up', anyGraph],
    ['taken from a family and broken', brokenFamily],
  ])('%s: nothing throws, the template stays, what is sent is a graph again', (_name, graphs) => {
    let usable = 0;
    fc.assert(
      fc.property(graphs, anyBindings, anyValues, (json, bindings, values) => {
        const graph = parseGraph(json, bindings);
        if (!graph.ok) return;
        const before = structuredClone(graph.value);
        const slots = findSlots(graph.value, bindings);
        if (!slots.ok) return;
        usable += 1;
        describeSlots(graph.value, slots.value);
        const injected = injectSegment(graph.value, slots.value, values);
        canonicalGraph(injected, slots.value);
        const captured = captureLastFrame(injected, slots.value, 3, 'last')?.graph ?? injected;
        expect(parseGraph(injected, bindings)).toMatchObject({ ok: true });
        expect(Object.keys(captured)).toContain(slots.value.saveNodeId);
        expect(graph.value).toEqual(before);
        expect(JSON.parse(JSON.stringify(slots.value))).toEqual(slots.value);
      }),
      { numRuns: 400 },
    );
    // Enough of them must get through to say something.
    expect(usable).toBeGreaterThan(40);
  });

  it('megabytes of nodes in one long row: a clear error, and usable by a choice all the same', () => {
    const filler = 'words to fill it '.repeat(20);
    const row = Array.from({ length: 12_000 }, (_, index): [string, RawGraph[string]] => [
      `n${index}`,
      node('Relay', {
        ...{ text: filler, seed: index, length: 1, width: 64, height: 64, image: 'a.png' },
        ...(index === 11_999 ? {} : { any: [`n${index + 1}`, 0], samples: [`n${index + 1}`, 0] }),
      }),
    ]);
    const json = { ...Object.fromEntries(row), save: node('SaveVideo', { video: ['n0', 0], filename_prefix: 'x' }) };
    expect(JSON.stringify(json).length).toBeGreaterThan(5_000_000);
    const graph = parseGraph(json);
    if (!graph.ok) throw new Error(graph.error.message);
    expect(findSlots(graph.value)).toMatchObject({ ok: false, error: { code: 'workflow-open' } });
    const slots = findSlots(graph.value, { positive: [{ nodeId: 'n5', input: 'text' }] });
    if (!slots.ok) throw new Error(slots.error.message);
    expect(describeSlots(graph.value, slots.value).every(({ candidates }) => candidates.length <= 200)).toBe(true);
    expect(injectSegment(graph.value, slots.value, VALUES).n5?.inputs.text).toBe(VALUES.positive);
  });

  it('thousands of samplers, each behind thousands of reroutes and conditionings', () => {
    const count = 10_000;
    const next = (prefix: string, index: number) => [index + 1 < count ? `${prefix}${index + 1}` : 'source', 0];
    const rows = Array.from({ length: count }, (_, index): [string, RawGraph[string]][] => {
      const sides = { positive: [`c${index}`, 0], negative: [`r${index}`, 0] };
      const inputs = { ...sides, model: ['r0', 0], seed: ['r0', 0], latent_image: next('s', index) };
      return [
        [`r${index}`, node('Reroute', { '': next('r', index) })],
        [`c${index}`, node('ConditioningSetMask', { conditioning: next('c', index) })],
        [`s${index}`, node('KSampler', inputs)],
      ];
    });
    const graph = parseGraph({
      ...Object.fromEntries(rows.flat()),
      source: node('CLIPTextEncode', { text: 'a fox' }),
      decode: node('VAEDecode', { samples: ['s0', 0] }),
      save: node('SaveWEBM', { images: ['decode', 0], filename_prefix: 'x' }),
    });
    if (!graph.ok) throw new Error(graph.error.message);
    const slots = findSlots(graph.value);
    if (!slots.ok) throw new Error(slots.error.message);
    expect(slots.value.positive).toEqual([{ nodeId: 'source', input: 'text' }]);
    expect(describeSlots(graph.value, slots.value).length).toBe(slotName.options.length);
  });
});
