import { expect, it, vi } from 'vitest';
import { err, ok } from '#shared/result.ts';
import { standInPlan, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { countStandings, createPlanStore } from './plan-store.ts';

const plan = standInPlan([standInShot(0), standInShot(1)], () => toRender);

it('builds once for many changes that come together', async () => {
  const studio = new StandInStudio({ 'plan.build': () => ok(plan) });
  const store = createPlanStore(studio, 10);
  for (let change = 0; change < 20; change++) studio.emit('plan.changed', {});
  await vi.waitFor(() => expect(store.getState().view).toBe(plan));
  expect(studio.calls).toHaveLength(1);
});

it('builds again when something changed while it was built', async () => {
  let answer: (() => void) | undefined;
  const studio = new StandInStudio({
    'plan.build': () => new Promise((resolve) => (answer = () => resolve(ok(plan)))),
  });
  const store = createPlanStore(studio, 1);
  const built = store.getState().build();
  await vi.waitFor(() => expect(answer).toBeDefined());
  void store.getState().build();
  answer?.();
  await vi.waitFor(() => expect(studio.calls).toHaveLength(2));
  answer?.();
  await built;
  expect(store.getState().building).toBe(false);
});

it('keeps the last plan beside the reason why there is no newer one', async () => {
  const error = { code: 'workflow-missing' as const, message: 'Gone.', remedy: 'Choose another.' };
  const studio = new StandInStudio({ 'plan.build': () => ok(plan) });
  const store = createPlanStore(studio);
  await store.getState().build();
  studio.answers['plan.build'] = () => err(error);
  await store.getState().build();
  expect(store.getState()).toMatchObject({ view: plan, error, building: false });
});

it('does not show the plan of a project that is no longer open', async () => {
  let answer: (() => void) | undefined;
  const studio = new StandInStudio({
    'plan.build': () => new Promise((resolve) => (answer = () => resolve(ok(plan)))),
  });
  const store = createPlanStore(studio);
  const built = store.getState().build();
  await vi.waitFor(() => expect(answer).toBeDefined());
  store.getState().clear();
  answer?.();
  await built;
  expect(store.getState()).toMatchObject({ view: null, building: false });
});

it('counts what stands between the plan and its clips', () => {
  const mixed = standInPlan([standInShot(0), standInShot(3)], ({ key }) =>
    key === '001/0'
      ? { ...toRender, status: 'up-to-date' }
      : { ...toRender, status: key === '004/0' ? 'stale' : key === '004/1' ? 'blocked' : 'will-render' },
  );
  expect(countStandings(mixed)).toMatchObject({ segments: 5, upToDate: 1, toRender: 3, stale: 1, blocked: 1 });
});
