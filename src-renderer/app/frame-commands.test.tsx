// @vitest-environment jsdom
import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
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
import { FrameCommands } from './frame-commands.ts';
import { renderForTest } from './render-for-test.tsx';

afterEach(cleanup);

function Page() {
  useCommandKeys();
  return (
    <>
      <FrameCommands />
      <input aria-label="field" />
    </>
  );
}

async function setUp() {
  const studio = new StandInStudio({
    'plan.build': () => ok(standInPlan([standInShot(0)], () => toRender)),
    'run.start': () => ok(standInRun([standInJob('001/0')])),
    'run.resume': () => ok(standInRun([standInJob('001/0')])),
    'project.undo': () => ok(standInProject([standInShot(0)])),
  });
  const stores = createStores(studio, vi.fn());
  await stores.plan.getState().build();
  const { getByLabelText } = renderForTest(stores, <Page />);
  const press = (key: string, init: KeyboardEventInit = { ctrlKey: true }, target: Element = document.body) =>
    act(() => fireEvent.keyDown(target, { key, ...init }));
  return { studio, stores, press, field: getByLabelText('field') };
}

it('starts with Ctrl+Enter, also from a field, and shows the run; once is enough', async () => {
  const { studio, stores, press, field } = await setUp();
  press('Enter', { ctrlKey: true }, field);
  await vi.waitFor(() => expect(studio.inputsOf('run.start')).toHaveLength(1));
  expect(stores.app.getState().panel).toBe('generate');
  await vi.waitFor(() => expect(stores.run.getState().asking).toBeNull());
  press('Enter');
  expect([stores.run.getState().asking, studio.inputsOf('run.start').length]).toEqual([null, 1]);
});

it('goes on with a paused run with Ctrl+Enter', async () => {
  const { studio, press } = await setUp();
  act(() => studio.emit('run.changed', standInRun([standInJob('001/0')], { state: 'paused' })));
  press('Enter');
  expect([studio.inputsOf('run.resume').length, studio.inputsOf('run.start').length]).toEqual([1, 0]);
});

it('renders the chosen shots with Ctrl+Shift+Enter', async () => {
  const { studio, stores, press } = await setUp();
  act(() => stores.app.getState().selectShot('002'));
  press('Enter', { ctrlKey: true, shiftKey: true });
  await vi.waitFor(() => expect(studio.inputsOf('run.start')).toEqual([{ shotIds: ['002'], segmentKeys: null }]));
});

it('asks to stop with Ctrl+. and changes the panel with a number, but not out of a field', async () => {
  const { studio, stores, press, field } = await setUp();
  act(() => studio.emit('run.changed', standInRun([standInJob('001/0', { state: 'running' })])));
  press('.', { ctrlKey: true }, field);
  expect(stores.run.getState().confirmingStop).toBe(true);
  press('3', {}, field);
  expect(stores.app.getState().panel).toBe('project');
  press('6', {});
  expect(stores.app.getState().panel).toBe('settings');
});

it('exports with Ctrl+E where there are shots, and takes back only what can be', async () => {
  const { studio, stores, press } = await setUp();
  press('e');
  expect(stores.exportDialog.getState().opened).toBe(false);
  act(() => studio.emit('project.changed', standInProject([standInShot(0)])));
  press('e');
  expect(stores.exportDialog.getState().opened).toBe(true);
  press('z');
  act(() => studio.emit('project.changed', { ...standInProject([standInShot(0)]), undoLabel: 'prompt of 001' }));
  press('z');
  await vi.waitFor(() => expect(studio.inputsOf('project.undo')).toHaveLength(1));
});
