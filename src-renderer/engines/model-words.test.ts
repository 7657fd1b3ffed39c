import { expect, it } from 'vitest';
import type { EngineLimits } from '#shared/model/engine.ts';
import { limitsOf, STAND_IN_ENGINES } from '../studio-client/stand-in-engine-models.ts';
import {
  abilitiesOf,
  dayWords,
  formatUsd,
  lengthWords,
  modelName,
  priceSourceWords,
  priceWords,
  sizeWords,
  standingNotes,
} from './model-words.ts';

const of = (engine: string, model: string | null = null): EngineLimits => {
  const limits = limitsOf(engine, model);
  if (!limits) throw new Error(`The stand-in has no ${engine} ${model}.`);
  return limits;
};

it.each([
  ['discrete', of('replicate', 'google/veo-3.1-fast'), '4, 6 or 8 s'],
  ['two', of('replicate', 'minimax/hailuo-2.3'), '6 or 10 s'],
  ['fixed', of('replicate', 'anotherjesse/zeroscope-v2-xl'), 'always 3 s'],
  ['a grid', of('wan-cli', 'ti2v-5B'), 'up to 5 s'],
  ['from a second on', of('comfyui'), '1.1 to 5.1 s'],
  ['whatever the rate', of('draft'), 'any length'],
])('says how long a clip may be: %s', (_what, limits, words) => expect(lengthWords(limits)).toBe(words));

it('says the sizes, and how many are left out', () => {
  const size = (name: string) => ({ width: 1, height: 1, name });
  const list = (...names: string[]) => ({ kind: 'list' as const, followsStartImage: false, sizes: names.map(size) });
  expect(sizeWords({ sizeRule: { kind: 'step', stepPixels: 16 } })).toBe('any size');
  expect(sizeWords({ sizeRule: list('16:9', '9:16') })).toBe('16:9, 9:16');
  expect(sizeWords({ sizeRule: list('a', 'b', 'c', 'd', 'e', 'f') })).toBe('a, b, c, d and 2 more');
  expect(sizeWords({ sizeRule: { ...list('832*480'), followsStartImage: true } })).toBe(
    '832*480, in the shape of the start image',
  );
});

it('says what is to be paid, with who says so and when', () => {
  const { price } = of('replicate', 'google/veo-3.1-fast');
  expect(priceWords({ price }, false)).toBe('about $0.10 to $0.15 a second');
  expect(priceWords(of('replicate', 'minimax/hailuo-2.3'), false)).toBe('about $0.28 a clip');
  // Nothing known is not nothing to pay, but on the user's own machine.
  expect([priceWords({ price: null }, false), priceWords({ price: null }, true)]).toEqual([
    'price not known',
    'nothing to pay',
  ]);
  expect(price && priceSourceWords(price)).toBe('Google, as published by a reseller, November 2, 2026');
  expect([formatUsd(0.004), formatUsd(0), formatUsd(12.5)]).toEqual(['$0.004', '$0.00', '$12.50']);
  expect(dayWords('soon')).toBe('soon');
});

it('says what a model can, and what must be known of it first', () => {
  expect(abilitiesOf(of('replicate', 'google/veo-3.1')).map(([, words]) => words)).toEqual([
    'From an image',
    'From text',
    'End frame',
    'up to 3 references',
    'Sound',
  ]);
  const [unverified] = STAND_IN_ENGINES.flatMap(({ models }) => models.filter((one) => one.standing === 'unverified'));
  if (!unverified) throw new Error('The stand-in has no unverified model.');
  expect(standingNotes({ ...unverified, notes: [] })).toEqual([
    'Nobody could check its figures: its own description is read before the first clip.',
  ]);
  const [draft, comfyui] = STAND_IN_ENGINES;
  expect(draft && modelName(draft, draft.models[0])).toBe('Draft (built in)');
  expect(comfyui && modelName(comfyui, comfyui.models[0])).toBe('ComfyUI · Wan 2.2 14B image to video');
});
