import { expect, it } from 'vitest';
import { wordDiff } from './word-diff.ts';

const marked = (was: string, is: string) =>
  wordDiff(was, is)
    .map(({ kind, text }) => ({ same: text, added: `[+${text}]`, removed: `[-${text}]` })[kind])
    .join('');

it('marks the words that came and went, and leaves the others alone', () => {
  expect(marked('A late boat rounds the pier', 'A small boat rounds the stone pier')).toBe(
    'A [-late ][+small ]boat rounds the [+stone ]pier',
  );
  expect(marked('', 'all new')).toBe('[+all new]');
  expect(marked('all gone', '')).toBe('[-all gone]');
  expect(marked('same  words', 'same words')).toBe('same words');
});

it('puts together what is, whatever was', () => {
  const is = 'one two\nthree  four five';
  const parts = wordDiff('zero one three five six', is).filter(({ kind }) => kind !== 'removed');
  expect(parts.map(({ text }) => text).join('')).toBe(is);
});

it('tells two very long texts as one change instead of counting for ever', () => {
  const words = (word: string) => Array.from({ length: 3_000 }, (_, at) => `${word}${at}`).join(' ');
  expect(wordDiff(words('a'), words('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});
