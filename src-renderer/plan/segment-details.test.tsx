// @vitest-environment jsdom
import { act, cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { usePlan } from '../app/stores-context.ts';
import { standInJob, standInRun } from '../studio-client/stand-in-project.ts';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { SegmentDetails } from './segment-details.tsx';

// The stand-in takes its time as a studio does, and the machine may be busy.
configure({ asyncUtilTimeout: 5_000 });
afterEach(cleanup);

function Details({ segmentKey }: { readonly segmentKey: string }) {
  const view = usePlan((state) => state.view);
  const segment = view?.plan.segments.find(({ key }) => key === segmentKey);
  return view && segment ? <SegmentDetails segment={segment} view={view} /> : null;
}

async function openDetails(segmentKey: string) {
  const studio = standInScene('takes');
  const stores = createStores(studio, vi.fn());
  await waitFor(() => expect(stores.plan.getState().view).not.toBeNull());
  renderForTest(stores, <Details segmentKey={segmentKey} />);
  return { studio, stores };
}

it('keeps a stale take as it is, says in spite of what, and lets go again', async () => {
  const { studio } = await openDetails('003/1');
  fireEvent.click(screen.getByRole('button', { name: 'Keep as it is' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Stop keeping' }));
  expect(screen.getByText(/^Kept as it is although the start image changed/)).toBeTruthy();
  await screen.findByRole('button', { name: 'Keep as it is' });
  expect(studio.inputsOf('takes.keep').map(({ kept }) => kept)).toEqual([true, false]);
});

it('offers no keeping where there is nothing to keep, and no rendering of what is blocked', async () => {
  await openDetails('004/1');
  expect(screen.queryByRole('button', { name: 'Keep as it is' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Render' })).toBeTruthy();
  cleanup();
  await openDetails('006/0');
  expect(screen.queryByRole('button', { name: 'Render' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Render shot' })).toHaveProperty('disabled', true);
  expect(screen.getByText('Its keyframe is missing: selected/006_v2.png.')).toBeTruthy();
});

it('renders the segment or the shot, and adds to a run that is open', async () => {
  const { studio } = await openDetails('004/1');
  fireEvent.click(screen.getByRole('button', { name: 'Render' }));
  await waitFor(() => expect(studio.inputsOf('run.start')).toEqual([{ shotIds: null, segmentKeys: ['004/1'] }]));
  act(() => studio.emit('run.changed', standInRun([standInJob('001/0', { state: 'running' })], { runId: 'r' })));
  fireEvent.click(screen.getByRole('button', { name: 'Add shot to the run' }));
  await waitFor(() => expect(studio.inputsOf('run.add')).toEqual([{ shotIds: ['004'], segmentKeys: null }]));
  act(() => studio.emit('run.changed', standInRun([standInJob('004/1')], { runId: 'r' })));
  expect(screen.getByRole('button', { name: 'Add to the run' })).toHaveProperty('disabled', true);
  expect(screen.getByText('Waiting in the run')).toBeTruthy();
});

it('says what the shot will take, and how much of that is a guess', async () => {
  await openDetails('004/1');
  expect(screen.getByText('4 segments, 4 to render, about 16 min, 2 of them guessed')).toBeTruthy();
});
