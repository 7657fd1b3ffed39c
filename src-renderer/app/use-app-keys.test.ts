import { expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import {
  standInJob,
  standInPlan,
  standInProject,
  standInRun,
  standInShot,
  toRender,
} from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createStores } from './create-stores.ts';
import { keyAction } from './use-app-keys.ts';

const press = (key: string, ctrlKey = true) => ({ key, ctrlKey, metaKey: false, altKey: false, shiftKey: false });

async function setUp() {
  const studio = new StandInStudio({
    'plan.build': () => ok(standInPlan([standInShot(0)], () => toRender)),
    'run.start': () => ok(standInRun([standInJob('001/0')])),
    'run.resume': () => ok(standInRun([standInJob('001/0')])),
    'run.stop': () => ok(standInRun([standInJob('001/0', { state: 'stopped' })], { state: 'stopped' })),
  });
  const stores = createStores(studio, vi.fn());
  await stores.plan.getState().build();
  const named = (name: string) => studio.calls.filter((call) => call.name === name).length;
  return { studio, stores, named };
}

it('starts with Ctrl+Enter, also from a field, and shows the run', async () => {
  const { stores, named } = await setUp();
  keyAction(press('Enter'), stores, true)?.();
  await vi.waitFor(() => expect(named('run.start')).toBe(1));
  expect(stores.app.getState().panel).toBe('generate');
  // A second press while it runs starts nothing more.
  await vi.waitFor(() => expect(stores.run.getState().asking).toBeNull());
  keyAction(press('Enter'), stores)?.();
  expect([stores.run.getState().asking, named('run.start')]).toEqual([null, 1]);
});

it('goes on with a paused run with Ctrl+Enter', async () => {
  const { studio, stores, named } = await setUp();
  studio.emit('run.changed', standInRun([standInJob('001/0')], { state: 'paused' }));
  keyAction(press('Enter'), stores)?.();
  expect([named('run.resume'), named('run.start')]).toEqual([1, 0]);
});

it('asks to stop with Ctrl+. and leaves single keys to a field', async () => {
  const { studio, stores } = await setUp();
  studio.emit('run.changed', standInRun([standInJob('001/0', { state: 'running' })]));
  keyAction(press('.'), stores, true)?.();
  expect(stores.run.getState().confirmingStop).toBe(true);
  expect([keyAction(press('3', false), stores, true), keyAction(press('z'), stores, true)]).toEqual([null, null]);
  expect(keyAction(press('3', false), stores)).not.toBeNull();
});

it('opens the export with Ctrl+E where there is something to export', async () => {
  const { studio, stores } = await setUp();
  expect(keyAction(press('e'), stores)).toBeNull();
  studio.emit('project.changed', standInProject([standInShot(0)]));
  keyAction(press('e'), stores, true)?.();
  expect(stores.exportDialog.getState().opened).toBe(true);
});
