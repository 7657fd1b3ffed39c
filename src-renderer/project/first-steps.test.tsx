// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInRun } from '../studio-client/stand-in-project.ts';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { FirstSteps } from './first-steps.tsx';

afterEach(cleanup);

async function setUp(scene: string) {
  const studio = standInScene(scene);
  const stores = createStores(studio, vi.fn());
  await stores.app.getState().refetch();
  await waitFor(() => expect(stores.plan.getState().view).not.toBeNull());
  renderForTest(stores, <FirstSteps />);
  return { studio, stores };
}

const now = () => screen.getAllByRole('listitem').find((step) => step.getAttribute('aria-current') === 'step');

it('leads from the shots to rendering', async () => {
  const { studio, stores } = await setUp('x');
  const start = vi.fn();
  stores.commands.getState().offer('run.start', start);
  stores.app.getState().show('storyboard');
  await waitFor(() => expect(now()?.textContent).toBe('1Look at the shots'));
  fireEvent.click(await screen.findByRole('button', { name: 'Render the film' }));
  expect(start).toHaveBeenCalledOnce();
  studio.answers['run.current'] = () => ok(standInRun([], { fraction: 0.4 }));
  await stores.run.getState().refetch();
  await screen.findByText('Rendering · 40 %');
  expect(now()?.textContent).toBe('2Render');
});

it('shows and plays the film from its start when all of it is there, and is then gone', async () => {
  const { stores } = await setUp('film');
  const play = vi.fn();
  stores.player.getState().setScope('shot');
  fireEvent.click(screen.getByRole('button', { name: 'Watch the film' }));
  expect([stores.app.getState().panel, stores.player.getState().scope]).toEqual(['player', 'film']);
  expect(stores.player.getState().clipKey).toBe(stores.plan.getState().view?.plan.segments[0]?.key);
  expect(screen.queryByRole('region', { name: 'The first film' })).toBeNull();
  // The panel is fetched only now.
  stores.commands.getState().offer('player.playPause', play);
  expect(play).toHaveBeenCalledOnce();
});

it('can be closed', async () => {
  await setUp('x');
  fireEvent.click(screen.getByRole('button', { name: 'Hide these steps' }));
  expect(screen.queryByRole('region', { name: 'The first film' })).toBeNull();
});
