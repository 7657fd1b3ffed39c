import { expect, it, vi } from 'vitest';
import type { SegmentTakes } from '#shared/model/takes-view.ts';
import { err, ok } from '#shared/result.ts';
import { standInPlan, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { standInTake } from '../studio-client/stand-in-takes.ts';
import { actionForTakeKey, createTakesStore, otherTake, shownTake } from './takes-store.ts';

const [segment] = standInPlan([standInShot(0)], () => toRender).plan.segments;
if (!segment) throw new Error('The stand-in plan has no segment.');
const takes = [1, 2, 3].map((number) => standInTake(segment, number, { isActive: number === 2 }));
const listed = (change = {}): SegmentTakes => ({
  segmentKey: segment.key,
  takes: takes.map((take) => ({ ...take, ...change })),
});
const refusal = { code: 'disk-failed' as const, message: 'The disk is full.', remedy: 'Make room.' };

it('shows stars at once, and takes them back where they could not be stored', async () => {
  const studio = new StandInStudio({ 'takes.list': () => ok(listed()), 'takes.rate': () => err(refusal) });
  const report = vi.fn();
  const store = createTakesStore(studio, report, segment.key);
  await store.getState().refetch();
  const rated = store.getState().rate(3, 4);
  expect(store.getState().takes?.map((take) => take.rating)).toEqual([null, null, 4]);
  await rated;
  expect(report).toHaveBeenCalledWith(refusal);
  expect(store.getState().takes?.map((take) => take.rating)).toEqual([null, null, null]);
});

it('lets no older answer overwrite a newer one', async () => {
  const answers: ((value: SegmentTakes) => void)[] = [];
  const studio = new StandInStudio({
    'takes.list': () => new Promise((resolve) => answers.push((value) => resolve(ok(value)))),
  });
  const store = createTakesStore(studio, vi.fn(), segment.key);
  const [older, newer] = [store.getState().refetch(), store.getState().refetch()];
  answers[1]?.(listed({ rating: 5 }));
  await newer;
  answers[0]?.(listed({ rating: 1 }));
  await older;
  expect(store.getState().takes?.[0]?.rating).toBe(5);
});

it('shows the chosen take while it is there, else the active one, else the newest', () => {
  expect(shownTake({ takes, chosenTake: 1 })?.take).toBe(1);
  expect(shownTake({ takes, chosenTake: 9 })?.take).toBe(2);
  expect(shownTake({ takes: takes.map((take) => ({ ...take, isActive: false })), chosenTake: null })?.take).toBe(3);
  expect(shownTake({ takes: [], chosenTake: null })).toBeNull();
});

it('puts the active take beside another, and beside itself the newest', () => {
  expect([1, 2, 3].map((take) => otherTake(takes, take)?.take)).toEqual([2, 3, 2]);
  expect(otherTake(takes.slice(0, 1), 1)).toBeNull();
});

it.each([
  ['4', { kind: 'rate', rating: 4 }],
  ['0', { kind: 'rate', rating: null }],
  ['6', null],
  ['ArrowRight', { kind: 'choose', take: 3 }],
  ['ArrowUp', { kind: 'choose', take: 1 }],
  ['End', { kind: 'choose', take: 3 }],
  ['c', { kind: 'compare' }],
  ['Enter', { kind: 'use' }],
  [' ', null],
])('hears the key %j on take 2', (key, action) => {
  expect(actionForTakeKey(key, takes, 2)).toEqual(action);
});

it('compares only where there are two', async () => {
  const studio = new StandInStudio({ 'takes.list': () => ok({ ...listed(), takes: takes.slice(0, 1) }) });
  const store = createTakesStore(studio, vi.fn(), segment.key);
  await store.getState().refetch();
  store.getState().compare();
  expect(store.getState().comparing).toBeNull();
  studio.answers['takes.list'] = () => ok(listed());
  await store.getState().refetch();
  store.getState().compare();
  expect(store.getState().comparing).toBe(2);
});
