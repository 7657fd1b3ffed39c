import { describe, expect, it } from 'vitest';
import { type SlotBindings, type SlotName, slotName, workflowSlot } from '#shared/model/workflow.ts';
import { describeSlots } from './describe-slots.ts';
import { findSlots } from './find-slots.ts';
import { edited, node, parsed, type RawGraph, shippedJson } from './graphs-for-tests.ts';
import { ltx2Formulas } from './ltx-graphs-for-tests.ts';
import { kijaiWan } from './wrapper-graphs-for-tests.ts';

function described(json: RawGraph, bindings: SlotBindings = {}) {
  const graph = parsed(json);
  const slots = findSlots(graph, bindings);
  if (!slots.ok) throw new Error(slots.error.message);
  const all = describeSlots(graph, slots.value);
  return (slot: SlotName) => {
    const found = all.find((each) => each.slot === slot);
    if (found === undefined) throw new Error(slot);
    return found;
  };
}

const wan = () => shippedJson('gcv_wan_2.2_14b_i2v.json');
const where = (places: readonly { nodeId: string; input: string }[]) =>
  places.map(({ nodeId, input }) => `${nodeId}.${input}`);

describe('describeSlots', () => {
  it('names every slot once, in the shape that goes to the page', () => {
    const graph = parsed(kijaiWan());
    const slots = findSlots(graph);
    if (!slots.ok) throw new Error(slots.error.message);
    const all = describeSlots(graph, slots.value);
    expect(all.map(({ slot }) => slot)).toEqual(slotName.options);
    expect(workflowSlot.array().parse(all)).toEqual(all);
  });

  it('says where a slot is, what stands there now, and where else it could be', () => {
    const slot = described(wan());
    expect(slot('positive')).toEqual({
      slot: 'positive',
      places: [
        {
          nodeId: 'positive_prompt',
          input: 'text',
          nodeTitle: 'Prompt',
          nodeType: 'CLIPTextEncode',
          value: 'A slow, steady shot with natural movement.',
        },
      ],
      candidates: [expect.objectContaining({ nodeId: 'negative_prompt', input: 'text' })],
      source: 'traced',
      isOpen: false,
    });
    expect(where(slot('seed').candidates)).toEqual(['low_noise_sampler.noise_seed']);
    expect(slot('saveNode').places).toMatchObject([{ nodeId: 'save', input: '', value: null }]);
    expect(where(slot('imageBatch').places)).toEqual(['decode.0']);
  });

  it('reads values through links; what the server computes has none', () => {
    const slot = described(ltx2Formulas());
    expect(slot('width').places.map(({ nodeId, value }) => [nodeId, value])).toEqual([
      ['picture_width', 1280],
      ['empty', null],
    ]);
    expect(slot('length').places.map(({ value }) => value)).toEqual([null, null]);
  });

  it.each([
    ['startImage', ['extra.image']],
    ['endImage', ['extra.image', 'start_image.image']],
    ['length', ['long.value', 'count.length']],
    ['positive', ['words.value', 'negative_prompt.text']],
    ['imageBatch', ['larger.0']],
  ] as const)('other places for %s: those of its kind, and the primitives behind them', (slot, candidates) => {
    const json = edited(
      wan(),
      {
        extra: node('LoadImage', { image: 'b.png' }),
        // Feeds a latent that nothing reads: nobody's length by the links, but one by its name.
        long: node('PrimitiveInt', { value: 5 }),
        words: node('PrimitiveString', { value: 'x' }),
        loose: node('EmptyHunyuanLatentVideo', { width: 8, height: 8, length: ['long', 0], batch_size: 1 }),
        count: node('ImageFromBatch', { image: ['larger', 0], batch_index: 0, length: 1 }),
        larger: node('ImageScale', { image: ['decode', 0], width: 10, height: 20 }),
        small: node('ImageScale', { image: ['start_image', 0], width: 10, height: 20 }),
        encode: node('CLIPTextEncode', { text: ['words', 0], clip: ['text_encoder', 0] }),
      },
      {},
    );
    expect(where(described(json)(slot).candidates).toSorted()).toEqual([...candidates].toSorted());
  });

  it('puts what is as good first, and says that it is open until somebody chooses', () => {
    const style = node('CLIPTextEncode', { text: 'oil', clip: ['text_encoder', 0] });
    const both = node('ConditioningCombine', { conditioning_1: ['positive_prompt', 0], conditioning_2: ['style', 0] });
    const json = edited(wan(), { style, both }, { image_to_video: { positive: ['both', 0] } });
    const open = described(json)('positive');
    expect(open.isOpen).toBe(true);
    expect(where(open.candidates)).toEqual(['style.text', 'negative_prompt.text']);
    const chosen = described(json, { positive: [{ nodeId: 'style', input: 'text' }] })('positive');
    expect(chosen).toMatchObject({ isOpen: false, source: 'chosen' });
    expect(where(chosen.places)).toEqual(['style.text']);
    const titled = described({ ...json, style: { ...style, _meta: { title: '[PROMPT]' } } })('positive');
    expect(titled).toMatchObject({ isOpen: false, source: 'title' });
  });
});
