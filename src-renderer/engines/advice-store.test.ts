import { expect, it, vi } from 'vitest';
import type { ModelAdvice } from '#shared/model/engine-info.ts';
import { err, ok } from '#shared/result.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createAdviceStore, shownAdvice, wishOf } from './advice-store.ts';

const model = (name: string): ModelAdvice => ({
  engine: 'replicate',
  model: name,
  name,
  costUsd: 1,
  ready: true,
  blocked: [],
  bestFor: '',
  quality: 'high',
});

it.each([
  ['5', 5],
  ['2,5', 2.5],
  ['', null],
  ['0', null],
  ['-1', null],
  ['much', null],
])('takes %j as a budget of %j', (usdText, usd) =>
  expect(wishOf({ wish: 'best-under', usdText })).toEqual(usd === null ? null : { kind: 'best-under', usd }),
);

it('shows the last answer to the last wish, and what was there until it comes', async () => {
  const waiting: ((models: ModelAdvice[]) => void)[] = [];
  const studio = new StandInStudio({
    'engines.advise': () => new Promise((resolve) => waiting.push((models) => resolve(ok(models)))),
  });
  const advice = createAdviceStore(studio);
  advice.getState().open();
  waiting[0]?.([model('first')]);
  await vi.waitFor(() => expect(shownAdvice(advice.getState())).toMatchObject([{ name: 'first' }]));
  advice.getState().change({ wish: 'local-only' });
  await vi.waitFor(() => expect(waiting.length).toBe(2));
  expect(shownAdvice(advice.getState())).toMatchObject([{ name: 'first' }]);
  advice.getState().change({ wish: 'cheapest' });
  await vi.waitFor(() => expect(waiting.length).toBe(3));
  waiting[2]?.([model('third')]);
  waiting[1]?.([model('second')]);
  await vi.waitFor(() => expect(advice.getState().advice.kind).toBe('known'));
  expect(shownAdvice(advice.getState())).toMatchObject([{ name: 'third' }]);
});

it('asks for nothing while the budget is no amount, and tells an error', async () => {
  const studio = new StandInStudio({
    'engines.advise': () => err({ code: 'no-project', message: 'No project is open.', remedy: '' }),
  });
  const advice = createAdviceStore(studio);
  advice.setState({ wish: 'best-under', usdText: '' });
  advice.getState().open();
  expect(studio.inputsOf('engines.advise')).toEqual([]);
  advice.getState().change({ wish: 'cheapest' });
  await vi.waitFor(() => expect(advice.getState().advice).toMatchObject({ kind: 'failed' }));
});
