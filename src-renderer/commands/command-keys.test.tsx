// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { useCommandKeys } from './use-command-keys.ts';
import { type CommandHandlers, useCommands } from './use-commands.ts';

afterEach(cleanup);

function Page({ handlers, inside }: { readonly handlers: CommandHandlers; readonly inside?: CommandHandlers }) {
  useCommandKeys();
  return (
    <>
      <Offers handlers={handlers} />
      <input aria-label="field" />
      <div role="menu">
        <button type="button">entry</button>
      </div>
      {inside && <Offers handlers={inside} />}
    </>
  );
}

function Offers({ handlers }: { readonly handlers: CommandHandlers }) {
  useCommands(handlers);
  return null;
}

function setUp(handlers: CommandHandlers, keyPreset: 'longtake' | 'premiere' | 'resolve' = 'longtake') {
  const stores = createStores(new StandInStudio({}), vi.fn());
  stores.app.setState({ panel: 'storyboard', settings: { ...DEFAULT_SETTINGS, keyPreset } });
  const view = renderForTest(stores, <Page handlers={handlers} />);
  return { stores, view };
}

const press = (key: string, with_: Partial<KeyboardEventInit> = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, ...with_ });

it('obeys the keys of the preset, in the panel where they are heard', () => {
  const split = vi.fn();
  const { stores } = setUp({ 'shot.split': split }, 'premiere');
  press('s');
  press('b', { ctrlKey: true });
  expect(split).not.toHaveBeenCalled();
  press('k', { ctrlKey: true });
  press('K', { ctrlKey: true, repeat: true });
  expect(split).toHaveBeenCalledTimes(1);
  act(() => stores.app.setState({ panel: 'plan' }));
  press('k', { ctrlKey: true });
  expect(split).toHaveBeenCalledTimes(1);
});

it('leaves single keys and undo to a field, and everything to a menu and a dialog', () => {
  const handlers = { 'edit.undo': vi.fn(), 'panel.plan': vi.fn(), 'run.start': vi.fn() };
  setUp(handlers);
  const field = screen.getByLabelText('field');
  press('z', { ctrlKey: true }, field);
  press('3', {}, field);
  expect([handlers['edit.undo'].mock.calls, handlers['panel.plan'].mock.calls]).toEqual([[], []]);
  press('Enter', { ctrlKey: true }, field);
  expect(handlers['run.start']).toHaveBeenCalledTimes(1);
  press('Enter', { ctrlKey: true }, screen.getByText('entry'));
  const dialog = document.body.appendChild(document.createElement('div'));
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-modal', 'true');
  press('Enter', { ctrlKey: true });
  dialog.remove();
  expect(handlers['run.start']).toHaveBeenCalledTimes(1);
});

it('knows a sign by what is typed: with Shift, and with AltGr, which Windows tells as Ctrl and Alt', () => {
  const handlers = { 'app.keys': vi.fn(), 'player.nextSeam': vi.fn(), 'player.loop': vi.fn() };
  const { stores } = setUp(handlers, 'resolve');
  act(() => stores.app.setState({ panel: 'player' }));
  press('?', { shiftKey: true });
  press(']', { ctrlKey: true, altKey: true, modifierAltGraph: true });
  press(']', { ctrlKey: true, altKey: true });
  press('/', { ctrlKey: true, shiftKey: true });
  expect(Object.values(handlers).map((handler) => handler.mock.calls.length)).toEqual([1, 1, 1]);
});

it('gives a command to the newest that offers it, and back', () => {
  const [outer, inner] = [vi.fn(), vi.fn()];
  const { stores, view } = setUp({ 'shot.add': outer });
  view.unmount();
  expect(stores.commands.getState().run('shot.add')).toBe(false);
  const again = renderForTest(stores, <Page handlers={{ 'shot.add': outer }} inside={{ 'shot.add': inner }} />);
  press('n');
  again.unmount();
  renderForTest(stores, <Page handlers={{ 'shot.add': outer }} inside={{ 'shot.add': undefined }} />);
  press('n');
  expect([outer.mock.calls.length, inner.mock.calls.length]).toEqual([1, 1]);
});
