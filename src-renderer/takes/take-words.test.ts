import { expect, it } from 'vitest';
import { standInPlan, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { standInTake } from '../studio-client/stand-in-takes.ts';
import {
  differencesBetween,
  makerWords,
  seedWords,
  sizeWords,
  standingLines,
  takeStanding,
  takeTitle,
  whenWords,
  whyStill,
} from './take-words.ts';

const [segment] = standInPlan([standInShot(0)], () => toRender).plan.segments;
if (!segment) throw new Error('The stand-in plan has no segment.');
const take = (number: number, change = {}) => standInTake(segment, number, change);

it('names a take by its number and its place, also after some were cleaned away', () => {
  expect(takeTitle([take(1), take(2), take(3)], 2)).toBe('Take 2 of 3');
  expect(takeTitle([take(2), take(5), take(7)], 5)).toBe('Take 5 (2 of 3)');
});

it('says what a take is to the plan, the worst first', () => {
  const differences = ['the prompt changed'];
  const kept = { answers: false, isKept: true, differences };
  const table = [
    [take(1), 'answers', 'It is what the plan asks for now.'],
    [take(1, { answers: false, differences }), 'differs', 'The prompt changed.'],
    [take(1, kept), 'kept', 'You keep it as it is, although: the prompt changed'],
    [take(1, { ...kept, isMissing: true }), 'missing', 'Its media file is gone or empty.'],
  ] as const;
  for (const [entry, standing, words] of table) {
    expect([takeStanding(entry), standingLines(entry).join(' ')]).toEqual([standing, words]);
  }
});

it('says why only a still can be shown', () => {
  expect(whyStill(take(1))).toBeNull();
  expect(whyStill(take(1, { playablePath: null }))).toContain('no browser plays');
  expect(whyStill(take(1, { playablePath: null, isMissing: true }))).toContain('gone');
  expect(whyStill(take(1, { playablePath: 'take_1.webp' }))).toContain('animated picture');
  expect(whyStill(take(1, { playablePath: 'take_1.webm' }))).toBeNull();
});

it('says when as people do', () => {
  const now = new Date(2026, 5, 3, 18, 0);
  const at = (...when: [number, number, number, number, number]) => whenWords(new Date(...when).toISOString(), now);
  expect(at(2026, 5, 3, 9, 5)).toBe('today, 09:05');
  expect(at(2026, 0, 3, 14, 5)).toBe('Jan 3, 14:05');
  expect(at(2025, 11, 30, 23, 59)).toBe('Dec 30, 2025, 23:59');
});

it('says of a damaged sidecar what it does not tell', () => {
  const unknown = take(1, { createdAtIso: '', seed: -1, engine: '', workflowFile: null, width: 0 });
  const words = [
    whenWords(unknown.createdAtIso, new Date()),
    seedWords(unknown),
    makerWords(unknown),
    sizeWords(unknown),
  ];
  expect(words).toEqual(['date not known', 'not known', 'not known', 'not known']);
});

it('tells two takes apart by what was asked and what came out', () => {
  expect(differencesBetween(take(1), take(1))).toEqual([]);
  const names = differencesBetween(take(1), take(1, { seed: 7, width: 640, server: null })).map(({ name }) => name);
  expect(names).toEqual(['Seed', 'Size', 'Server']);
});
