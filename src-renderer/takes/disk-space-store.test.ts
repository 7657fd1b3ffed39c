import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CleanupChoice, CleanupReport } from '#shared/model/takes-view.ts';
import { err, ok } from '#shared/result.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { cleanupWords, isNothing, sparedWords } from './cleanup-words.ts';
import { createDiskSpaceStore, USUAL_CHOICE } from './disk-space-store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const usage = { takes: 3, totalBytes: 90, inactiveTakes: 2, inactiveBytes: 60, leftoverBytes: 0 };
const reportOf = ({ keepNewest }: CleanupChoice, done: boolean): CleanupReport => ({
  done,
  takes: [{ segmentKey: '001/0', take: keepNewest, bytes: 30 }],
  bytes: 30,
  leftoverBytes: 0,
});

function setUp() {
  const studio = new StandInStudio({
    'takes.usage': () => ok(usage),
    'takes.cleanup': ({ choice, confirmed }) => ok(reportOf(choice, confirmed)),
  });
  return { studio, store: createDiskSpaceStore(studio, 100) };
}

it('only looks until it was confirmed, then removes what it showed', async () => {
  const { studio, store } = setUp();
  await store.getState().open();
  store.getState().choose({ keepNewest: 2 });
  store.getState().goTo('confirming');
  expect(store.getState().step).toBe('choosing');
  await vi.advanceTimersByTimeAsync(200);
  store.getState().goTo('confirming');
  expect(studio.inputsOf('takes.cleanup').map(({ confirmed }) => confirmed)).toEqual([false, false]);
  await store.getState().remove();
  expect(studio.inputsOf('takes.cleanup').at(-1)).toEqual({
    choice: { ...USUAL_CHOICE, keepNewest: 2 },
    confirmed: true,
  });
  expect(store.getState()).toMatchObject({ step: 'done', report: { done: true } });
  expect(studio.inputsOf('takes.usage')).toHaveLength(2);
});

it('asks once for quick changes and drops the answer to an older choice', async () => {
  const { studio, store } = setUp();
  const answers: (() => void)[] = [];
  studio.answers['takes.cleanup'] = ({ choice }) =>
    new Promise((resolve) => answers.push(() => resolve(ok(reportOf(choice, false)))));
  for (const keepNewest of [2, 3, 4]) store.getState().choose({ keepNewest });
  await vi.advanceTimersByTimeAsync(200);
  expect(answers).toHaveLength(1);
  store.getState().choose({ keepNewest: 9 });
  answers[0]?.();
  await vi.advanceTimersByTimeAsync(50);
  expect(store.getState().report).toBeNull();
  await vi.advanceTimersByTimeAsync(200);
  answers[1]?.();
  await vi.advanceTimersByTimeAsync(1);
  expect(store.getState().report?.takes[0]?.take).toBe(9);
});

it('goes back to the choice and says why where removing failed', async () => {
  const { studio, store } = setUp();
  await store.getState().open();
  const error = { code: 'run-active' as const, message: 'A run is on.', remedy: 'Wait for it.' };
  studio.answers['takes.cleanup'] = () => err(error);
  await store.getState().remove();
  expect(store.getState()).toMatchObject({ step: 'choosing', report: null, error });
});

it('says what goes and what stays', () => {
  const takes = [{ segmentKey: '001/0', take: 1, bytes: 2e9 }];
  const report = { done: false, takes, bytes: 2e9, leftoverBytes: 8e7 };
  expect(cleanupWords(report)).toBe('1 take, 2.0 GB, and 80 MB of leftovers');
  expect(cleanupWords({ ...report, takes: [], bytes: 0 })).toBe('80 MB of leftovers');
  expect(isNothing({ ...report, takes: [], bytes: 0, leftoverBytes: 0 })).toBe(true);
  expect(sparedWords({ keepRatedFrom: 3, keepNewest: 2, shotIds: ['001'] })).toBe(
    'the active takes, takes with 3 stars or more, the newest 2 of each segment, every take of the other shots',
  );
  expect(sparedWords({ keepRatedFrom: null, keepNewest: 0, shotIds: null })).toBe('the active takes');
});
