// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { EnginesPage } from './engines-page.tsx';
import { wanCommand } from './wan-command.ts';

afterEach(cleanup);

const TOKEN = 'r8_Vxq3kT9mZb27LwYc5sNd8RfGh1JpUeAo4tXi6';

async function openPage(scene: string) {
  const studio = standInScene(scene);
  const stores = createStores(studio, vi.fn());
  await stores.app.getState().refetch();
  const page = renderForTest(stores, <EnginesPage />);
  await screen.findByRole('status');
  return { studio, stores, page };
}

const part = (name: string) => within(screen.getByRole('region', { name }));
const tokenField = () => screen.getByLabelText('Replicate token') as HTMLInputElement;

it('takes a token once, hidden, keeps none of it, and asks which engines can be used now', async () => {
  const { studio, page } = await openPage('engines-unset');
  expect(screen.getByRole('status').textContent).toBe('No token yet');
  expect([tokenField().type, tokenField().autocomplete]).toEqual(['password', 'off']);
  const asked = studio.inputsOf('engines.list').length;
  fireEvent.change(tokenField(), { target: { value: TOKEN } });
  fireEvent.click(screen.getByRole('button', { name: 'Store it' }));
  await screen.findByText('Token set (in a file that only you can read)');
  expect(studio.inputsOf('secrets.set')).toEqual([{ name: 'replicate', value: TOKEN }]);
  expect(studio.inputsOf('engines.list')).toHaveLength(asked + 1);
  expect(screen.queryByLabelText('Replicate token')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Replace' }));
  expect([tokenField().value, page.container.innerHTML.includes(TOKEN)]).toEqual(['', false]);
  fireEvent.change(tokenField(), { target: { value: 'two words' } });
  fireEvent.click(screen.getByRole('button', { name: 'Store it' }));
  await screen.findByText(/^This is no token/);
  fireEvent.change(tokenField(), { target: { value: `${TOKEN}x` } });
  fireEvent.click(screen.getByRole('button', { name: 'Store it' }));
  await waitFor(() => expect(screen.queryByLabelText('Replicate token')).toBeNull());
  expect(screen.queryByText(/^This is no token/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Replace' }));
  fireEvent.click(screen.getByRole('button', { name: 'Keep the old one' }));
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  await screen.findByText('No token yet');
});

it('says when the environment wins, and lets only what is stored be removed', async () => {
  const { studio } = await openPage('engines-environment');
  expect(screen.getByRole('status').textContent).toContain('Token set by REPLICATE_API_TOKEN in the environment');
  expect(screen.queryByRole('button', { name: 'Replace' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Remove the stored one' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Remove the stored one' })).toBeNull());
  expect(studio.inputsOf('secrets.clear')).toEqual([{ name: 'replicate' }]);
  expect(part('Clips on Replicate').getByText(/VIDEO_GENERATOR_DURATION_BUFFER is "1,5"/)).toBeTruthy();
  expect(screen.getByText('/home/kim/models/Wan2.2 (LONGTAKE_WAN_FOLDER in the environment wins)')).toBeTruthy();
});

it('tells of a token that cannot be used, which can be replaced or removed', async () => {
  await openPage('engines-locked');
  expect(screen.getByText(/cannot be decrypted/)).toBeTruthy();
  expect(tokenField().value).toBe('');
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(screen.queryByText(/cannot be decrypted/)).toBeNull());
});

it('changes what is typed and nothing else, and nothing that cannot be', async () => {
  const { studio, stores } = await openPage('engines');
  const type = (name: string, label: string, text: string) => {
    const field = part(name).getByLabelText(label);
    fireEvent.change(field, { target: { value: text } });
    fireEvent.blur(field);
  };
  type('Clips on Replicate', 'Clips at once', '21');
  expect(part('Clips on Replicate').getByText('1 to 20')).toBeTruthy();
  type('Clips on Replicate', 'Clips at once', '8');
  await waitFor(() => expect(stores.app.getState().settings?.engines.replicateWorkers).toBe(8));
  type('Clips on Replicate', 'Duration buffer', '1,5');
  await screen.findByText(/for 4 s, 6 s now/);
  fireEvent.click(part('Done in part').getByLabelText('All clips are wanted'));
  await waitFor(() =>
    expect(part('Done in part').getByLabelText('Least number of clips')).toHaveProperty('value', '3'),
  );
  fireEvent.click(part('Clips of Wan').getByLabelText('Wait as long as it takes'));
  await waitFor(() => expect(stores.app.getState().settings?.engines.wanTimeoutSeconds).toBe(3600));
  expect(studio.inputsOf('settings.change')).toEqual([
    { engines: { replicateWorkers: 8 } },
    { engines: { durationBuffer: 1.5 } },
    { engines: { minimumClips: 3 } },
    { engines: { wanTimeoutSeconds: 3600 } },
  ]);
});

it('shows how Wan is set up without a way to do it here, and looks again when told to', async () => {
  const { studio } = await openPage('engines-unset');
  const wan = part('Wan on this machine');
  expect(wan.getByText('No folder with Wan’s generate.py is named.')).toBeTruthy();
  expect(wan.queryByRole('textbox')).toBeNull();
  expect(wan.getByText(/^npm run --silent longtake -- wan --folder \/path\/to\/Wan2\.2/)).toBeTruthy();
  const calls = studio.calls.length;
  fireEvent.click(wan.getByRole('button', { name: 'Check again' }));
  await waitFor(() => expect(studio.calls.slice(calls).map(({ name }) => name)).toContain('engines.list'));
  expect(studio.calls[calls]?.name).toBe('settings.get');
});

it('writes the command with what is set already, quoted where it must be', () => {
  const wan = { folder: '/my films/Wan2.2', python: 'C:\\venv\\python.exe', checkpoints: { 'i2v-A14B': '/m' } };
  const rest = { offloadModel: null, convertModelDtype: false, t5Cpu: false, sampleShift: null };
  expect(wanCommand({ ...wan, ...rest })).toBe(
    'npm run --silent longtake -- wan --folder "/my films/Wan2.2" --python "C:\\venv\\python.exe" --checkpoint i2v-A14B=/m',
  );
});
