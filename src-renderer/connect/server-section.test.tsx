// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { ATTIC_URL, BOX_URL, machineAnswers, SERVER_URL } from '../studio-client/stand-in-machine.ts';
import { standInProject, standInShot } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { ServerSection } from './server-section.tsx';

afterEach(cleanup);

async function setUp() {
  const studio = new StandInStudio(machineAnswers('farm'));
  const stores = createStores(studio, vi.fn());
  stores.project.setState({ view: standInProject([standInShot(0)]) });
  await stores.app.getState().refetch();
  renderForTest(stores, <ServerSection />);
  return studio;
}

const item = (name: string) => within(screen.getByRole('listitem', { name }));

it('says of each server by itself what it is, and why it cannot render', async () => {
  const studio = await setUp();
  await waitFor(() => expect(item('127.0.0.1:8188').getByText('Ready')).toBeTruthy());
  expect(item('gpu-box:8188').getByText('Cannot render this project')).toBeTruthy();
  expect(item('gpu-box:8188').getByText(/RTX 3090 · 24\.0 GiB, 6\.3 GiB free .* 2 jobs of others/)).toBeTruthy();
  expect(item('gpu-box:8188').getByText(/WanImageToVideo is missing/)).toBeTruthy();
  expect(item('10.0.0.7:8188').getByText('Does not answer')).toBeTruthy();
  expect(studio.inputsOf('servers.check').map(({ url }) => url)).toEqual([SERVER_URL, BOX_URL, ATTIC_URL]);
});

it('shows the restart command and lets a run use it by itself', async () => {
  const studio = await setUp();
  const attic = item('10.0.0.7:8188');
  expect(attic.getByText('ssh attic systemctl --user restart comfyui')).toBeTruthy();
  fireEvent.click(attic.getByRole('switch'));
  await waitFor(() => expect(attic.getByRole<HTMLInputElement>('switch').checked).toBe(true));
  expect(studio.inputsOf('servers.allowRestart')).toEqual([{ url: ATTIC_URL, byItself: true }]);
});

it('looks at a server before it adds it, knows those it has, and takes one off', async () => {
  const studio = await setUp();
  const field = screen.getByRole('textbox', { name: 'Server URL' });
  const check = screen.getByRole<HTMLButtonElement>('button', { name: 'Check' });
  fireEvent.change(field, { target: { value: `${BOX_URL}/` } });
  expect([check.disabled, screen.queryByText('This server is in the list already') !== null]).toEqual([true, true]);
  fireEvent.change(field, { target: { value: 'http://cellar:8188/' } });
  fireEvent.click(check);
  fireEvent.click(await screen.findByRole('button', { name: 'Add server' }));
  await waitFor(() => expect(screen.getByRole('listitem', { name: 'cellar:8188' })).toBeTruthy());
  fireEvent.click(screen.getByRole('button', { name: 'Remove gpu-box:8188' }));
  await waitFor(() => expect(screen.queryByRole('listitem', { name: 'gpu-box:8188' })).toBeNull());
  expect(studio.inputsOf('settings.change')).toEqual([
    { servers: [SERVER_URL, BOX_URL, ATTIC_URL, 'http://cellar:8188'] },
    { servers: [SERVER_URL, ATTIC_URL, 'http://cellar:8188'] },
  ]);
});
