import { describe, expect, it } from 'vitest';
import type { SlotBindings } from '#shared/model/workflow.ts';
import { findSlots } from './find-slots.ts';
import { changesBetween, edited, node, parsed, type RawGraph, shippedJson, VALUES } from './graphs-for-tests.ts';
import { injectSegment } from './inject-segment.ts';
import { parseGraph } from './parse-graph.ts';
import { kijaiWan, unknownSampler } from './wrapper-graphs-for-tests.ts';

const at = (nodeId: string, input: string) => ({ nodeId, input });
const wan = () => shippedJson('gcv_wan_2.2_14b_i2v.json');

function slotsOf(json: RawGraph, bindings: SlotBindings = {}) {
  const slots = findSlots(parsed(json), bindings);
  if (!slots.ok) throw new Error(slots.error.message);
  return slots.value;
}

function titledNodes(graph: RawGraph, titles: Record<string, string>): RawGraph {
  return Object.fromEntries(
    Object.entries(graph).map(([nodeId, each]) => {
      const title = titles[nodeId];
      return [nodeId, title === undefined ? each : { ...each, _meta: { title } }];
    }),
  );
}

describe('titles', () => {
  it.each([
    ['[START] mine', 'extra', 'startImage', [at('extra', 'image')]],
    ['[END]', 'extra', 'endImage', [at('extra', 'image')]],
    // The title wins over the links, which lead to another node.
    ['[PROMPT]', 'negative_prompt', 'positive', [at('negative_prompt', 'text')]],
    ['[NEGATIVE]  Words', 'positive_prompt', 'negative', [at('positive_prompt', 'text')]],
    ['[SEED]', 'low_noise_sampler', 'seed', [at('low_noise_sampler', 'noise_seed')]],
    ['[LENGTH]', 'number', 'length', [at('number', 'value')]],
    ['[LENGTH:batch_size]', 'image_to_video', 'length', [at('image_to_video', 'batch_size')]],
    ['[FPS]', 'number', 'fps', [at('number', 'value')]],
    ['[STEPS]', 'high_noise_sampler', 'steps', [at('high_noise_sampler', 'steps')]],
    ['[PROMPT]', 'both', 'positive', [at('both', 'clip_l'), at('both', 't5xxl')]],
    ['[PROMPT]', 'sided', 'positive', [at('sided', 'positive_prompt')]],
    ['[CFG]', 'high_noise_shift', 'cfg', [at('high_noise_shift', 'shift')]],
  ] as const)('%s on %s decides %s', (title, nodeId, slot, places) => {
    const graph = edited(wan(), {
      extra: node('LoadImage', { image: 'b.png' }),
      number: node('PrimitiveInt', { value: 5 }),
      both: node('CLIPTextEncodeFlux', { clip_l: 'a', t5xxl: 'b', guidance: 3 }),
      sided: node('SidedEncode', { positive_prompt: 'a', negative_prompt: 'b', prompt: 'c' }),
    });
    const slots = slotsOf(titledNodes(graph, { [nodeId]: title }));
    expect(slots[slot]).toEqual(places);
    expect(slots.boundBy).toEqual({ [slot]: 'title' });
  });

  it('several tags on one node, each for itself; a place given to one slot is taken from the others', () => {
    const slots = slotsOf(titledNodes(wan(), { image_to_video: '[WIDTH] [HEIGHT][LENGTH:width] Video' }));
    expect(slots).toMatchObject({
      width: [at('image_to_video', 'width')],
      height: [at('image_to_video', 'height')],
      length: [at('image_to_video', 'width')],
    });
    // What a primitive that is taken would have been told is written where it is read.
    const square = edited(
      wan(),
      { side: { ...node('PrimitiveInt', { value: 640 }), _meta: { title: '[HEIGHT]' } } },
      { image_to_video: { width: ['side', 0] } },
    );
    expect(slotsOf(square)).toMatchObject({ height: [at('side', 'value')], width: [at('image_to_video', 'width')] });
    const moved = slotsOf(titledNodes(wan(), { image_to_video: '[LENGTH:width]' }));
    expect(moved).toMatchObject({ width: [], length: [at('image_to_video', 'width')] });
  });

  it('[SAVE] decides where tracing starts, [FRAMES] which output the last frame is taken from', () => {
    const graph = edited(wan(), {
      late: node('ImageScale', { image: ['decode', 0], width: 10, height: 10 }),
      other_save: node('SaveWEBM', { images: ['late', 0], filename_prefix: 'x', codec: 'vp9', fps: 24, crf: 32 }),
    });
    const slots = slotsOf(titledNodes(graph, { other_save: '[SAVE]', decode: '[FRAMES:2]' }));
    expect(slots).toMatchObject({ saveNodeId: 'other_save', imageBatch: { nodeId: 'decode', output: 2 } });
    expect(slotsOf(titledNodes(graph, { other_save: '[SAVE]' })).imageBatch).toEqual({ nodeId: 'late', output: 0 });
  });

  it.each([
    ['vae', '[SEED] VAE', 'none of its inputs can be "Seed"'],
    ['image_to_video', '[LENGTH:frames]', 'no input "frames"'],
    ['decode', '[PROMPT]', 'none of its inputs can be "Prompt"'],
    ['decode', '[FRAMES:all]', 'no input "all"'],
  ])('%s titled %s is refused by name', (nodeId, title, lacks) => {
    const slots = findSlots(parsed(titledNodes(wan(), { [nodeId]: title })));
    expect(slots).toMatchObject({ ok: false, error: { code: 'workflow-invalid', jsonPath: `$.${nodeId}` } });
    if (slots.ok) return;
    expect(slots.error.message).toContain(`"${nodeId}"`);
    expect(slots.error.message).toContain(title);
    expect(slots.error.message).toContain(lacks);
  });

  it.each([['[end] of the line'], ['Start [START]'], ['[STYLE] x'], ['[constructor]'], ['[__PROTO__]']])(
    'a title such as %s binds nothing',
    (title) => {
      expect(slotsOf(titledNodes(wan(), { decode: title })).boundBy).toEqual({});
    },
  );
});

describe('given bindings', () => {
  it('win over titles, and those over links', () => {
    const graph = titledNodes(wan(), { low_noise_sampler: '[SEED][CFG]' });
    const given = { seed: [at('high_noise_sampler', 'start_at_step')], imageBatch: [at('vae', '3')] };
    const slots = slotsOf(graph, given);
    expect(slots.seed).toEqual(given.seed);
    expect(slots.cfg).toEqual([at('low_noise_sampler', 'cfg')]);
    expect(slots.imageBatch).toEqual({ nodeId: 'vae', output: 3 });
    expect(slots.boundBy).toEqual({ seed: 'given', cfg: 'title', imageBatch: 'given' });
  });

  it('to places that are gone are ignored with a note, whatever they are called', () => {
    const slots = slotsOf(wan(), {
      seed: [at('gone', 'seed'), at('constructor', 'name')],
      length: [at('image_to_video', 'frames')],
      imageBatch: [at('decode', 'all')],
      saveNode: [at('gone', '')],
      // One of two is left: it stays the choice.
      fps: [at('video', 'fps'), at('gone', 'fps')],
    });
    expect(slots).toMatchObject({
      seed: [at('high_noise_sampler', 'noise_seed')],
      length: [at('image_to_video', 'length')],
      imageBatch: { nodeId: 'decode', output: 0 },
      saveNodeId: 'save',
      fps: [at('video', 'fps')],
      boundBy: { fps: 'given' },
    });
    expect(slots.notes).toHaveLength(6);
    expect(slots.notes.join()).toContain('"frames" of node "image_to_video"');
  });

  it('make a graph usable that nobody can trace, and what can be guessed by name is guessed', () => {
    const json = unknownSampler();
    expect(parseGraph(json)).toMatchObject({ ok: false });
    const bindings = {
      saveNode: [at('save', '')],
      positive: [at('everything', 'caption')],
      startImage: [at('image', 'image')],
    };
    const graph = parseGraph(json, bindings);
    if (!graph.ok) throw new Error(graph.error.message);
    expect(findSlots(graph.value, { saveNode: bindings.saveNode })).toMatchObject({ ok: false });
    const slots = findSlots(graph.value, bindings);
    if (!slots.ok) throw new Error(slots.error.message);
    expect(slots.value.notes.join()).toContain('please look');
    expect(changesBetween(graph.value, injectSegment(graph.value, slots.value, VALUES))).toEqual({
      'image.image': VALUES.startImage,
      'everything.caption': VALUES.positive,
      'everything.width': VALUES.width,
      'everything.height': VALUES.height,
      'everything.num_frames': VALUES.length,
      'everything.seed': VALUES.seed,
    });
    // Titles do the same.
    const byTitle = titledNodes(json, { save: '[SAVE]', everything: '[PROMPT:caption]', image: '[START]' });
    expect(findSlots(parsed(byTitle))).toMatchObject({ ok: true, value: { positive: bindings.positive } });
  });

  it('stand in for a prompt that no link leads to', () => {
    const silent = edited(
      wan(),
      { zero: node('ConditioningZeroOut', { conditioning: ['positive_prompt', 0] }) },
      { image_to_video: { positive: ['zero', 0] } },
    );
    const slots = slotsOf(silent, { positive: [at('positive_prompt', 'text')] });
    expect(slots).toMatchObject({ positive: [at('positive_prompt', 'text')], latentNodeId: 'image_to_video' });
  });
});

describe('questions that only the user can answer', () => {
  const two = (nodes: RawGraph, inputs: Record<string, Record<string, unknown>> = {}) => edited(wan(), nodes, inputs);
  const cases: [string, RawGraph, string, { nodeId: string; input: string }[]][] = [
    [
      'two save nodes of one kind',
      two({ second: node('SaveVideo', { video: ['video', 0], filename_prefix: 'y', format: 'auto', codec: 'auto' }) }),
      'saveNode',
      [at('save', ''), at('second', '')],
    ],
    [
      'two start images that differ',
      two(
        {
          second: node('LoadImage', { image: 'b.png' }),
          seen: node('CLIPVisionEncode', { clip_vision: ['vae', 0], image: ['second', 0], crop: 'none' }),
        },
        { image_to_video: { clip_vision_output: ['seen', 0] } },
      ),
      'startImage',
      [at('start_image', 'image'), at('second', 'image')],
    ],
    [
      'two end images that differ',
      edited(kijaiWan(), { other: node('LoadImage', { image: 'b.png' }) }, { seen: { image_2: ['other', 0] } }),
      'endImage',
      [at('last', 'image'), at('other', 'image')],
    ],
    [
      'two latents of unlike shape',
      two(
        {
          square: node('EmptyHunyuanLatentVideo', { width: 512, height: 512, length: 81, batch_size: 1 }),
          sum: node('LatentAdd', { samples1: ['image_to_video', 2], samples2: ['square', 0] }),
        },
        { high_noise_sampler: { latent_image: ['sum', 0] } },
      ),
      'width',
      [at('square', 'width'), at('image_to_video', 'width')],
    ],
  ];

  it.each(cases)('%s: the first is taken until somebody chooses', (_name, json, slot, candidates) => {
    const open = slotsOf(json);
    expect(open.ambiguous).toContainEqual({ slot, candidates });
    const taken = slot === 'saveNode' ? [at(open.saveNodeId, '')] : open[slot as 'width'];
    expect(taken).toEqual(candidates.slice(0, 1));
    const [, other] = candidates;
    const chosen = slotsOf(json, { [slot]: [other] });
    expect(chosen.ambiguous.map((each) => each.slot)).not.toContain(slot);
    expect(slot === 'saveNode' ? at(chosen.saveNodeId, '') : chosen[slot as 'width'][0]).toEqual(other);
  });

  it('two nodes that load the same file are no question: both are given the start image', () => {
    const slots = slotsOf(
      two(
        {
          second: node('LoadImage', { image: 'start_image.png' }),
          seen: node('CLIPVisionEncode', { clip_vision: ['vae', 0], image: ['second', 0], crop: 'none' }),
        },
        { image_to_video: { clip_vision_output: ['seen', 0] } },
      ),
    );
    expect(slots.startImage).toEqual([at('start_image', 'image'), at('second', 'image')]);
    expect(slots.ambiguous).toEqual([]);
  });

  it('a preview that saves nothing is not as good as the save node', () => {
    const combine = (save_output: boolean) =>
      node('VHS_VideoCombine', { images: ['decode', 0], frame_rate: 16, filename_prefix: 'p', save_output });
    const { save: _save, video: _video, ...rest } = wan();
    const json = { preview: combine(false), ...rest, combine: combine(true) };
    expect(slotsOf(json)).toMatchObject({ saveNodeId: 'combine', ambiguous: [] });
  });
});
