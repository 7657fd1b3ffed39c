// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { EngineSection } from '../project/engine-section.tsx';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { AdviceDialog } from './advice-dialog.tsx';

afterEach(cleanup);

async function setUp(scene: string) {
  const studio = standInScene(scene);
  const stores = createStores(studio, vi.fn());
  await stores.app.getState().refetch();
  await stores.project.getState().refetch();
  renderForTest(
    stores,
    <>
      <EngineSection />
      <AdviceDialog />
    </>,
  );
  const patches = () => studio.inputsOf('project.edit').map(({ command }) => 'patch' in command && command.patch);
  return { stores, patches };
}

const open = async (label: RegExp) => {
  fireEvent.click(screen.getByRole('button', { name: label }));
  return within(await screen.findByRole('dialog'));
};
const option = (dialog: ReturnType<typeof within>, name: RegExp) => dialog.getByRole('option', { name });

it('chooses engine and model in one list, found by typing', async () => {
  const { patches } = await setUp('engines');
  const dialog = await open(/^Model/);
  expect(option(dialog, /^Veo 3.1 Fast/).getAttribute('data-combobox-active')).toBe('true');
  fireEvent.change(dialog.getByLabelText('Search engines and models'), { target: { value: 'kling' } });
  expect(dialog.getAllByRole('option')).toHaveLength(1);
  fireEvent.click(option(dialog, /^Kling/));
  await waitFor(() =>
    expect(patches()).toEqual([{ engine: 'replicate', engine_models: { replicate: 'kwaivgi/kling-v2.5-turbo-pro' } }]),
  );
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('shows what was shut down with the reason, and does not offer it', async () => {
  const { patches } = await setUp('engines');
  const dialog = await open(/^Model/);
  const gone = option(dialog, /^Sora 2/);
  expect([gone.getAttribute('data-combobox-disabled'), gone.textContent]).toEqual([
    'true',
    expect.stringContaining('OpenAI shut it down on 24 September 2026'),
  ]);
  fireEvent.click(gone);
  expect(patches()).toEqual([]);
  expect(option(dialog, /^LTX Videounverified/).textContent).toContain('Nobody could read its schema yet');
});

it('takes the fallback away again', async () => {
  const { patches } = await setUp('engines');
  const dialog = await open(/^Fallback model/);
  fireEvent.click(option(dialog, /^None/));
  await waitFor(() => expect(patches()).toEqual([{ fallback: null }]));
});

it('says what an engine that is chosen still needs, and leads to it', async () => {
  const { stores } = await setUp('engines-unset');
  expect(screen.getByRole('alert').textContent).toContain('There is no Replicate token.');
  fireEvent.click(screen.getByRole('button', { name: 'Open the settings' }));
  expect(stores.app.getState().panel).toBe('settings');
});

it('advises, and takes what is chosen for the project', async () => {
  const { stores, patches } = await setUp('engines');
  await stores.plan.getState().build();
  fireEvent.click(screen.getByRole('button', { name: 'Which model?' }));
  const row = (await screen.findByText('Zeroscope v2 XL')).closest('tr');
  // It takes no start image, and shot 005 continues the one before.
  expect(row?.textContent).toContain('not 1 shot');
  expect(row?.textContent).toContain('005: Zeroscope v2 XL takes no picture to start from');
  expect(screen.getByText('in use').closest('tr')?.textContent).toContain('Veo 3.1 Fast');
  fireEvent.click(screen.getByRole('button', { name: 'Use for the project: Hailuo 2.3' }));
  await waitFor(() =>
    expect(patches()).toEqual([{ engine: 'replicate', engine_models: { replicate: 'minimax/hailuo-2.3' } }]),
  );
  await waitFor(() => expect(stores.advice.getState().opened).toBe(false));
});
