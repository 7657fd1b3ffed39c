// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { ConnectDialog } from './connect-dialog.tsx';
import { ConnectOffer } from './connect-offer.tsx';

afterEach(cleanup);

async function openDialog(scene: string) {
  const studio = standInScene(scene);
  const stores = createStores(studio, vi.fn());
  await stores.app.getState().refetch();
  await stores.project.getState().refetch();
  renderForTest(
    stores,
    <>
      <ConnectOffer />
      <ConnectDialog />
    </>,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Connect ComfyUI' }));
  return { studio, stores };
}

const line = (name: string) => within(screen.getByRole('listitem', { name }));

it('finds the server of this machine by itself, takes it, and shows a light for every workflow', async () => {
  const { studio, stores } = await openDialog('connect-found');
  const card = within(await screen.findByRole('listitem', { name: '127.0.0.1:8188' }));
  for (const fact of ['RTX 4090', '24.0 GiB, 21.0 GiB free', '0.3.64', '2.8.0+cu128']) {
    expect(card.getByText(fact)).toBeTruthy();
  }
  await screen.findByText('Nothing answers at 127.0.0.1:8000.');
  fireEvent.click(card.getByRole('button', { name: 'Use this server' }));
  await waitFor(() => expect(stores.app.getState().settings?.servers).toEqual(['http://127.0.0.1:8188']));
  await screen.findByText('5 of 9 workflows are ready.');
  expect(studio.inputsOf('project.edit')).toEqual([]);
});

it('says of a workflow what is missing, where it belongs and where to get it, and asks again', async () => {
  const { studio } = await openDialog('connect-found');
  fireEvent.click(await screen.findByRole('button', { name: 'Use this server' }));
  const gguf = 'Wan 2.2 14B image to video, GGUF';
  await screen.findByRole('listitem', { name: gguf });
  expect(line(gguf).getByText('2 missing files')).toBeTruthy();
  fireEvent.click(line(gguf).getByRole('button', { name: 'What is missing' }));
  expect(line(gguf).getByText('models/vae')).toBeTruthy();
  expect(line(gguf).getByRole('link').getAttribute('href')).toContain('huggingface.co');
  fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
  await waitFor(() => expect(studio.inputsOf('workflows.readiness')).toHaveLength(2));
});

it('chooses for new projects where none is open, else for the open one', async () => {
  const title = 'Wan 2.2 14B image to video';
  const { stores } = await openDialog('connect-found');
  fireEvent.click(await screen.findByRole('button', { name: 'Use this server' }));
  await screen.findByRole('listitem', { name: title });
  fireEvent.click(line(title).getByRole('button', { name: 'Choose' }));
  await waitFor(() =>
    expect(stores.app.getState().settings?.defaults).toMatchObject({
      engine: 'comfyui',
      workflowFile: 'gcv_wan_2.2_14b_i2v.json',
    }),
  );
  cleanup();

  const { studio } = await openDialog('connect-project');
  fireEvent.click(await screen.findByRole('button', { name: 'Use this server' }));
  await screen.findByRole('listitem', { name: title });
  fireEvent.click(line(title).getByRole('button', { name: 'Choose' }));
  await waitFor(() => expect(studio.inputsOf('project.edit')).toHaveLength(2));
  expect(studio.inputsOf('project.edit').map(({ command }) => command)).toEqual([
    { kind: 'project.change', patch: { engine: 'comfyui' } },
    { kind: 'project.change', patch: { engine: 'comfyui', workflow: 'gcv_wan_2.2_14b_i2v.json' } },
  ]);
});

it('says where it looked and what to do where nobody answers', async () => {
  const { studio } = await openDialog('connect-none');
  await screen.findByText(/Asked at 127\.0\.0\.1:8188, 127\.0\.0\.1:8000\. Start ComfyUI/);
  const asked = studio.inputsOf('servers.check').length;
  fireEvent.click(screen.getByRole('button', { name: 'Look again' }));
  await waitFor(() => expect(studio.inputsOf('servers.check').length).toBe(asked + 2));
});
