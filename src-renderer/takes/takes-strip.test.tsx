// @vitest-environment jsdom
import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { DiskSpaceButton } from './disk-space-button.tsx';
import { TakesStrip } from './takes-strip.tsx';

// The stand-in takes its time as a studio does, and the machine may be busy.
configure({ asyncUtilTimeout: 5_000 });
afterEach(cleanup);

async function openStrip(segmentKey: string) {
  const studio = standInScene('takes');
  const stores = createStores(studio, vi.fn());
  await waitFor(() => expect(stores.plan.getState().view).not.toBeNull());
  renderForTest(stores, <TakesStrip segmentKey={segmentKey} open onToggle={vi.fn()} onCovered={vi.fn()} />);
  await screen.findByTestId('take-1');
  return { studio, stores };
}

const card = (take: number) => within(screen.getByTestId(`take-${take}`));

it('asks what becomes of what follows before another take is used, with the time it costs', async () => {
  const { studio } = await openStrip('003/0');
  fireEvent.click(screen.getByTestId('take-5'));
  expect(screen.getByTestId('takes-title').textContent).toBe('Take 5 of 5');
  fireEvent.click(screen.getByRole('button', { name: 'Use this take' }));
  expect(await screen.findByText(/shot 003, segment 2\./)).toBeTruthy();
  expect(screen.getByText('about 2 min')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Use, keep the rest' }));
  await waitFor(() => expect(card(5).getByText('Active')).toBeTruthy());
  expect(studio.inputsOf('takes.activate')).toEqual([{ segmentKey: '003/0', take: 5, following: 'keep' }]);
});

it('asks nothing where nothing follows', async () => {
  const { studio } = await openStrip('001/0');
  fireEvent.click(screen.getByTestId('take-1'));
  fireEvent.click(screen.getByRole('button', { name: 'Use this take' }));
  await waitFor(() => expect(card(1).getByText('Active')).toBeTruthy());
  expect(studio.inputsOf('takes.activate')).toHaveLength(1);
});

it('does not use a take whose file is gone, nor the one in use', async () => {
  const { studio } = await openStrip('003/0');
  fireEvent.click(screen.getByRole('button', { name: 'In use' }));
  fireEvent.click(screen.getByTestId('take-3'));
  fireEvent.click(screen.getByRole('button', { name: 'Use this take' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(studio.inputsOf('takes.activate')).toEqual([]);
});

it('rates with the keys of a focused take and leaves them to the panels elsewhere', async () => {
  const { studio } = await openStrip('003/0');
  const button = card(2).getByRole('button', { pressed: true });
  expect(fireEvent.keyDown(button, { key: '3' })).toBe(false);
  expect(fireEvent.keyDown(button, { key: '0' })).toBe(false);
  expect(fireEvent.keyDown(document.body, { key: '3' })).toBe(true);
  await waitFor(() => expect(studio.inputsOf('takes.rate').map(({ rating }) => rating)).toEqual([3, null]));
});

it('copies a seed to the segment and knows when it has it already', async () => {
  const { studio } = await openStrip('003/0');
  const openMenu = (take: number) => {
    fireEvent.click(screen.getByTestId(`take-${take}`));
    fireEvent.click(screen.getByRole('button', { name: 'More of this take' }));
  };
  openMenu(1);
  const known = await screen.findByRole('menuitem', { name: 'The segment already renders with this seed' });
  expect(known.getAttribute('data-disabled')).toBe('true');
  fireEvent.click(screen.getByRole('button', { name: 'More of this take' }));
  openMenu(5);
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Copy seed to this segment' }));
  await waitFor(() => expect(studio.inputsOf('project.edit')).toHaveLength(1));
  expect(studio.inputsOf('project.edit')[0]?.command).toEqual({
    kind: 'segment.seed',
    segmentKey: '003/0',
    seed: 1_204_331_877 + 4 * 7919,
  });
});

it('uses a take with Enter on it, and with its command while the strip is open', async () => {
  const { studio, stores } = await openStrip('001/0');
  expect(fireEvent.keyDown(card(2).getByRole('button', { pressed: true }), { key: 'Enter' })).toBe(false);
  expect(stores.commands.getState().run('player.useTake')).toBe(false);
  fireEvent.click(screen.getByTestId('take-1'));
  fireEvent.keyDown(card(1).getByRole('button', { pressed: true }), { key: 'Enter' });
  await waitFor(() => expect(card(1).getByText('Active')).toBeTruthy());
  fireEvent.click(screen.getByTestId('take-2'));
  expect(stores.commands.getState().run('player.useTake')).toBe(true);
  await waitFor(() => expect(studio.inputsOf('takes.activate').map(({ take }) => take)).toEqual([1, 2]));
});

it('removes nothing before the second press', async () => {
  const { studio, stores } = await openStrip('003/0');
  renderForTest(stores, <DiskSpaceButton />);
  fireEvent.click(screen.getByRole('button', { name: 'Disk space…' }));
  fireEvent.click(await screen.findByRole('button', { name: /^Remove 6 takes, .* and 61 MB of leftovers…$/ }));
  expect(studio.inputsOf('takes.cleanup').every(({ confirmed }) => !confirmed)).toBe(true);
  fireEvent.click(await screen.findByRole('button', { name: 'Remove for good' }));
  await screen.findByText(/^Removed 6 takes/, undefined, { timeout: 3_000 });
  await waitFor(() => expect(screen.queryByTestId('take-3')).toBeNull());
  expect(screen.getByTestId('take-2')).toBeTruthy();
});
