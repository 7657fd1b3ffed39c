// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { RunView } from '#shared/model/run.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { runStateWords } from '../app/run-words.ts';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { EndReport } from './end-report.tsx';
import { secondsShort } from './fault-ways.tsx';
import { RowFault } from './row-fault.tsx';

afterEach(cleanup);

async function setUp(segmentKey: string) {
  const studio = standInScene('engines-failed');
  const stores = createStores(studio, vi.fn());
  await stores.app.getState().refetch();
  await stores.project.getState().refetch();
  await stores.plan.getState().build();
  await stores.run.getState().refetch();
  const job = stores.run.getState().jobsByKey[segmentKey];
  if (!job?.error) throw new Error(`${segmentKey} did not fail.`);
  renderForTest(stores, <RowFault job={job} error={job.error} />);
  return { studio, stores };
}

it('uses a take that is too short, by the number it has', async () => {
  const { studio } = await setUp('002/0');
  fireEvent.click(await screen.findByRole('button', { name: 'Use it (0.8 s shorter)' }));
  await waitFor(() => expect(studio.inputsOf('takes.acceptShort')).toEqual([{ segmentKey: '002/0', take: 1 }]));
  // Nothing is rendered again by it.
  expect(studio.inputsOf('run.retry')).toEqual([]);
});

it.each([
  [{ framesDelivered: 101, isMissing: false }, 19 / 24],
  // As long as needed.
  [{ framesDelivered: 121, isMissing: false }, null],
  // Nothing is left after the frame that is dropped.
  [{ framesDelivered: 1, isMissing: false }, null],
  [{ framesDelivered: 101, isMissing: true }, null],
])('knows by how much %j is too short', (take, seconds) => {
  const segment = { framesDroppedAtStart: 0, framesKept: 120, framesPerSecond: 24 };
  const dropping = { ...segment, framesDroppedAtStart: 1 };
  expect(secondsShort(take, take.framesDelivered === 101 ? segment : dropping)).toBe(seconds);
});

it('leads from a refused prompt to the prompt, and from an empty account to the settings', async () => {
  const { stores } = await setUp('003/0');
  fireEvent.click(screen.getByRole('button', { name: 'Edit the prompt' }));
  expect(stores.app.getState()).toMatchObject({ panel: 'storyboard', selectedShotId: '003', wantedField: 'prompt' });
  cleanup();
  const paid = await setUp('004/0');
  fireEvent.click(screen.getByRole('button', { name: 'Open the settings' }));
  expect(paid.stores.app.getState().panel).toBe('settings');
  expect(paid.studio.inputsOf('settings.change')).toEqual([{ layout: { 'settings.page': 'engines' } }]);
});

it('calls a run done in part where as many clips are there as were wanted', async () => {
  const { stores } = await setUp('002/0');
  renderForTest(stores, <EndReport />);
  expect(screen.getByTestId('run-report').textContent).toBe('Done in part after 2 min 00 s: 2 of 6 clips');
  const { head } = stores.run.getState();
  if (!head) throw new Error('There is no run.');
  const words = (change: Partial<RunView>) => runStateWords({ ...head, ...change });
  expect(words({ minimumClips: 3 })).toBe('Finished with failures');
  expect(words({ minimumClips: null })).toBe('Finished with failures');
  expect(words({ failed: 0 })).toBe('Finished');
});
