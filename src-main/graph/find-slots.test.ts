import { describe, expect, it } from 'vitest';
import { edited, node, SHIPPED, shippedJson, traced } from './graphs-for-tests.ts';

const at = (nodeId: string, input: string) => ({ nodeId, input });
const WAN = 'gcv_wan_2.2_14b_i2v.json';
const LTX = 'gcv_ltvx_i2v.json';

describe('slots of the shipped workflows', () => {
  it.each(SHIPPED)('%s: every slot a segment needs is found, nothing is doubtful', (fileName) => {
    const { slots } = traced(shippedJson(fileName));
    expect(slots).toMatchObject({
      startImage: [at('start_image', 'image')],
      endImage: [],
      positive: [at('positive_prompt', 'text')],
      negative: [at('negative_prompt', 'text')],
      width: [at('image_to_video', 'width')],
      height: [at('image_to_video', 'height')],
      length: [at('image_to_video', 'length')],
      filenamePrefix: [at('save', 'filename_prefix')],
      imageBatch: { nodeId: 'decode', output: 0 },
      latentNodeId: 'image_to_video',
      saveNodeId: 'save',
      outputKind: 'video',
      ambiguous: [],
      notes: [],
    });
  });

  it('Wan 14B: only the sampler that adds noise gets the seed; both get steps and cfg; the loaders their slots', () => {
    const { slots } = traced(shippedJson(WAN));
    expect(slots.seed).toEqual([at('high_noise_sampler', 'noise_seed')]);
    expect(slots.steps).toEqual([at('high_noise_sampler', 'steps'), at('low_noise_sampler', 'steps')]);
    expect(slots.cfg).toEqual([at('high_noise_sampler', 'cfg'), at('low_noise_sampler', 'cfg')]);
    expect(slots.samplerNodeIds).toEqual(['high_noise_sampler', 'low_noise_sampler']);
    expect(slots.models).toEqual([
      { slot: 'high', nodeId: 'high_noise_model', input: 'unet_name' },
      { slot: 'low', nodeId: 'low_noise_model', input: 'unet_name' },
    ]);
  });

  it('LTX: the rate of the conditioning and of the file are one slot, steps are the scheduler’s', () => {
    const { slots } = traced(shippedJson(LTX));
    expect(slots.fps).toEqual([at('video', 'fps'), at('frame_rate', 'frame_rate')]);
    expect(slots.steps).toEqual([at('schedule', 'steps')]);
    expect(slots.seed).toEqual([at('sampler', 'noise_seed')]);
    expect(slots.models).toEqual([{ slot: '', nodeId: 'model', input: 'ckpt_name' }]);
  });
});

describe('positive and negative', () => {
  it('follows the links, whatever the nodes are called and in whichever order they stand', () => {
    const { positive_prompt, negative_prompt, ...rest } = shippedJson(WAN);
    const swapped = edited(
      // The titles lie, and the negative one stands first.
      { positive_prompt: negative_prompt ?? node('', {}), negative_prompt: positive_prompt ?? node('', {}), ...rest },
      {},
      { image_to_video: { positive: ['negative_prompt', 0], negative: ['positive_prompt', 0] } },
    );
    const { slots } = traced(swapped);
    expect(slots.positive).toEqual([at('negative_prompt', 'text')]);
    expect(slots.negative).toEqual([at('positive_prompt', 'text')]);
  });

  it('follows the output’s number: a sampler fed from output 1 is fed the negative', () => {
    const crossed = edited(
      shippedJson(LTX),
      {},
      { sampler: { positive: ['frame_rate', 1], negative: ['frame_rate', 0] } },
    );
    const { slots } = traced(crossed);
    expect(slots.positive).toEqual([at('negative_prompt', 'text')]);
    expect(slots.negative).toEqual([at('positive_prompt', 'text')]);
  });

  it('does not take the positive text behind a zeroed conditioning for the negative prompt', () => {
    const zeroed = edited(
      shippedJson(WAN),
      { zero: node('ConditioningZeroOut', { conditioning: ['positive_prompt', 0] }) },
      { image_to_video: { negative: ['zero', 0] } },
    );
    const { slots } = traced(zeroed);
    expect(slots.positive).toEqual([at('positive_prompt', 'text')]);
    expect(slots.negative).toEqual([]);
    expect(slots.notes.join()).toContain('no negative prompt');
  });

  it('leaves the negative without a slot where both sides read the same text', () => {
    const shared = edited(shippedJson(WAN), {}, { image_to_video: { negative: ['positive_prompt', 0] } });
    expect(traced(shared).slots).toMatchObject({ positive: [at('positive_prompt', 'text')], negative: [] });
  });

  it('takes the first of combined texts and lists the others for the user', () => {
    const combined = edited(
      shippedJson(WAN),
      {
        style: node('CLIPTextEncode', { text: 'oil painting', clip: ['text_encoder', 0] }),
        both: node('ConditioningCombine', { conditioning_1: ['positive_prompt', 0], conditioning_2: ['style', 0] }),
      },
      { image_to_video: { positive: ['both', 0] } },
    );
    const { slots } = traced(combined);
    expect(slots.positive).toEqual([at('positive_prompt', 'text')]);
    expect(slots.ambiguous).toEqual([
      { slot: 'positive', candidates: [at('positive_prompt', 'text'), at('style', 'text')] },
    ]);
  });

  it('reads the guider of a sampler taken apart', () => {
    const apart = edited(shippedJson(LTX), {
      noise: node('RandomNoise', { noise_seed: 3 }),
      guider: node('CFGGuider', {
        model: ['model', 0],
        positive: ['frame_rate', 0],
        negative: ['frame_rate', 1],
        cfg: 3,
      }),
      sampler: node('SamplerCustomAdvanced', {
        noise: ['noise', 0],
        guider: ['guider', 0],
        sampler: ['sampler_kind', 0],
        sigmas: ['schedule', 0],
        latent_image: ['image_to_video', 2],
      }),
    });
    const { slots } = traced(apart);
    expect(slots).toMatchObject({
      positive: [at('positive_prompt', 'text')],
      negative: [at('negative_prompt', 'text')],
      seed: [at('noise', 'noise_seed')],
      cfg: [at('guider', 'cfg')],
      steps: [at('schedule', 'steps')],
    });
  });
});

describe('on the way', () => {
  it('passes reroutes and the chosen branch of switches, and ends at the primitive', () => {
    const winding = edited(
      shippedJson(WAN),
      {
        knot: node('Reroute', { '': ['decode', 0] }),
        words: node('PrimitiveStringMultiline', { value: 'old' }),
        rate: node('PrimitiveFloat', { value: 16 }),
        choice: node('PrimitiveBoolean', { value: false }),
        turbo: node('CLIPTextEncode', { text: 'not me', clip: ['text_encoder', 0] }),
        pick: node('ComfySwitchNode', {
          switch: ['choice', 0],
          on_true: ['turbo', 0],
          on_false: ['positive_prompt', 0],
        }),
      },
      {
        video: { images: ['knot', 0], fps: ['rate', 0] },
        positive_prompt: { text: ['words', 0] },
        image_to_video: { positive: ['pick', 0] },
      },
    );
    const { slots } = traced(winding);
    expect(slots.positive).toEqual([at('words', 'value')]);
    expect(slots.fps).toEqual([at('rate', 'value')]);
    expect(slots.imageBatch).toEqual({ nodeId: 'knot', output: 0 });
  });

  it.each([
    ['by number', 'ImpactSwitch', { select: 2, input1: ['negative_prompt', 0], input2: ['positive_prompt', 0] }],
    ['by its own input names', 'CR Conditioning Input Switch', { Input: 1, conditioning1: ['positive_prompt', 0] }],
    ['the first there is', 'Any Switch (rgthree)', { any_02: ['negative_prompt', 0], any_01: ['positive_prompt', 0] }],
    ['by a node with a number', 'LazyIndexSwitch', { index: ['which', 0], value0: ['positive_prompt', 0] }],
  ])('passes switches that choose %s', (_how, classType, inputs) => {
    const pick = node(classType, inputs);
    const which = node('INTConstant', { value: 0 });
    const { slots } = traced(edited(shippedJson(WAN), { pick, which }, { image_to_video: { positive: ['pick', 0] } }));
    expect(slots.positive).toEqual([at('positive_prompt', 'text')]);
  });

  it('writes to the inputs themselves where one primitive serves two slots', () => {
    const square = edited(
      shippedJson(WAN),
      { side: node('PrimitiveInt', { value: 640 }) },
      { image_to_video: { width: ['side', 0], height: ['side', 0] } },
    );
    const { slots } = traced(square);
    expect(slots.width).toEqual([at('image_to_video', 'width')]);
    expect(slots.height).toEqual([at('image_to_video', 'height')]);
  });

  it('does not write into a text that also flows into the other side', () => {
    const mixed = edited(
      shippedJson(WAN),
      {
        words: node('PrimitiveString', { value: 'a fox' }),
        joined: node('StringConcatenate', { string_a: ['words', 0], string_b: 'but ugly', delimiter: ' ' }),
      },
      { positive_prompt: { text: ['words', 0] }, negative_prompt: { text: ['joined', 0] } },
    );
    const { slots } = traced(mixed);
    expect(slots.positive).toEqual([at('positive_prompt', 'text')]);
    expect(slots.negative).toEqual([at('negative_prompt', 'text')]);
  });

  it('finds the start image behind resizers, and sets those of the latent’s shape with it; others keep their size', () => {
    const resized = edited(
      shippedJson(WAN),
      {
        scale: node('ImageScale', { image: ['start_image', 0], width: 832, height: 480, crop: 'center' }),
        twice: node('ImageScale', { image: ['scale', 0], width: 1664, height: 960, crop: 'center' }),
        square: node('ImageScale', { image: ['twice', 0], width: 512, height: 512, crop: 'disabled' }),
      },
      { image_to_video: { start_image: ['square', 0] } },
    );
    const { slots } = traced(resized);
    expect(slots.startImage).toEqual([at('start_image', 'image')]);
    const side = (input: string) => [
      at('image_to_video', input),
      at('scale', input),
      { ...at('twice', input), scale: 2 },
    ];
    expect(slots.width).toEqual(side('width'));
    expect(slots.height).toEqual(side('height'));
  });

  it('tells start and end image apart', () => {
    const { image_to_video } = shippedJson(WAN);
    const firstLast = edited(shippedJson(WAN), {
      last: node('LoadImage', { image: 'last.png' }),
      image_to_video: node('WanFirstLastFrameToVideo', { ...image_to_video?.inputs, end_image: ['last', 0] }),
    });
    expect(traced(firstLast).slots).toMatchObject({
      startImage: [at('start_image', 'image')],
      endImage: [at('last', 'image')],
    });
  });

  it('a graph from text only has no start image and says so', () => {
    const { start_image: _start, ...graph } = shippedJson('gcv_wan_2.2_5b_i2v.json');
    delete graph.image_to_video?.inputs.start_image;
    const { slots } = traced(graph);
    expect(slots.startImage).toEqual([]);
    expect(slots.notes.join()).toContain('No start image');
  });
});
