// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { StyleSection } from './style-section.tsx';

afterEach(cleanup);

async function setUp() {
  const studio = standInScene('engines');
  const stores = createStores(studio, vi.fn());
  await stores.app.getState().refetch();
  await stores.project.getState().refetch();
  renderForTest(stores, <StyleSection />);
  const settings = () => stores.project.getState().view?.settings;
  const patches = () => studio.inputsOf('project.edit').map(({ command }) => 'patch' in command && command.patch);
  return { settings, patches };
}

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('makes an own style of a built-in one, uses it, and takes it away again', async () => {
  const { settings } = await setUp();
  expect(screen.getByText(/soft lighting, elegant camera movement/).textContent).toContain('motion: little');
  press('Make an own style of it');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Create and use' }).disabled).toBe(true);
  fireEvent.change(dialog.getByLabelText('Name'), { target: { value: 'Warm dusk' } });
  fireEvent.change(dialog.getByLabelText('Aspect ratio'), { target: { value: 'wide' } });
  expect(dialog.getByText('Two numbers such as 16:9')).toBeTruthy();
  fireEvent.change(dialog.getByLabelText('Aspect ratio'), { target: { value: '21:9' } });
  fireEvent.click(dialog.getByRole('button', { name: 'bottom left' }));
  fireEvent.click(dialog.getByRole('button', { name: 'Create and use' }));
  await waitFor(() => expect(settings()?.stylePreset).toBe('warm-dusk'));
  expect(settings()?.ownStyles).toMatchObject([
    {
      id: 'warm-dusk',
      words: 'soft lighting, elegant camera movement, premium aesthetics',
      aspectRatio: '21:9',
      overlay: { position: 'bottom-left', scale: 0.5 },
    },
  ]);
  press('Edit this style');
  fireEvent.click(await screen.findByRole('button', { name: 'Remove this style' }));
  await waitFor(() => expect(settings()).toMatchObject({ stylePreset: null, ownStyles: [] }));
});

it('makes the film as the style has it only where that is asked for', async () => {
  const { settings, patches } = await setUp();
  fireEvent.click(screen.getByRole('button', { name: /^Make the film 9:16 at / }));
  await waitFor(() => expect(settings()?.resolution).toEqual({ width: 720, height: 1280 }));
  expect(settings()?.framesPerSecond).toBe(24);
  expect(patches()).toEqual([{ fps: 24, resolution: { width: 720, height: 1280 } }]);
  expect(screen.queryByRole('button', { name: /^Make the film/ })).toBeNull();
});

it('sends variables once they can be taken, and points out what has no value', async () => {
  const { settings, patches } = await setUp();
  expect(screen.queryByText(/without a value/)).toBeNull();
  press('Add a variable');
  type('Name of variable 3', '2nd');
  fireEvent.blur(screen.getByLabelText('Name of variable 3'));
  expect(screen.getByText('Letters, digits and _; the first one is a letter')).toBeTruthy();
  expect(patches()).toEqual([]);
  type('Name of variable 3', 'place');
  type('Value of place', 'the pier');
  fireEvent.blur(screen.getByLabelText('Value of place'));
  await waitFor(() => expect(settings()?.variables).toMatchObject({ place: 'the pier', brand: 'Harbour Light' }));
  press('Remove brand');
  await waitFor(() => expect(settings()?.variables).toEqual({ product_name: 'Fresnel lamp', place: 'the pier' }));
});
