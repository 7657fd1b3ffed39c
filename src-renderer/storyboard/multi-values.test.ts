import { expect, it } from 'vitest';
import { standInShot } from '../studio-client/stand-in-project.ts';
import { commonValue, promptChanges, SEVERAL, scaledDurations } from './multi-values.ts';

const shots = (...prompts: string[]) => prompts.map((prompt, index) => standInShot(index, { prompt }));
const after = (prompts: string[], edit: Parameters<typeof promptChanges>[1]) =>
  promptChanges(shots(...prompts), edit).map(({ patch }) => patch.prompt);

it('knows what shots have in common', () => {
  const both = [standInShot(0), standInShot(1)];
  expect(commonValue(both, 'negative_prompt')).toBe('blurry, text');
  expect(commonValue(both, 'duration')).toBe(SEVERAL);
  expect(commonValue(both, 'wan_motion')).toMatchObject({ type: 'none' });
});

it('puts words before and after with one comma', () => {
  expect(after(['A lamp.', 'Gulls,', ''], { kind: 'after', words: ', film grain' })).toEqual([
    'A lamp., film grain',
    'Gulls, film grain',
    'film grain',
  ]);
  expect(after(['A lamp'], { kind: 'before', words: 'Dusk,' })).toEqual(['Dusk, A lamp']);
});

it('replaces as typed, whatever the case, and leaves prompts alone that do not hold the words', () => {
  expect(after(['A (red) lamp, a (RED) door', 'Gulls'], { kind: 'replace', words: '(red)', by: '$&' })).toEqual([
    'A $& lamp, a $& door',
  ]);
  expect(after(['A lamp'], { kind: 'replace', words: 'lamp', by: 'lamp' })).toEqual([]);
});

it('scales lengths, and leaves those that are none or would be too long', () => {
  const lengths = [4.2, Number.NaN, 3000, 2].map((durationSeconds, index) => standInShot(index, { durationSeconds }));
  expect(scaledDurations(lengths, 1.5)).toEqual([
    { shotId: '001', patch: { duration: 6.3 } },
    { shotId: '004', patch: { duration: 3 } },
  ]);
});
