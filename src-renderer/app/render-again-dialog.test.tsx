// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { standInJob, standInPlan, standInRun, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createStores } from './create-stores.ts';
import { RenderAgainDialog } from './render-again-dialog.tsx';
import { renderForTest } from './render-for-test.tsx';

afterEach(cleanup);

it('asks for seed and followers, and adds to the queue while a run is open', async () => {
  const studio = new StandInStudio({ 'run.add': () => ok(standInRun([standInJob('004/1')])) });
  const stores = createStores(studio, vi.fn());
  const view = standInPlan([standInShot(3)], () => toRender);
  const estimates = Object.fromEntries(view.plan.segments.map(({ key }) => [key, { seconds: 270, basis: '' }]));
  stores.plan.setState({ view: { ...view, estimates } });
  renderForTest(stores, <RenderAgainDialog />);
  act(() => stores.renderAgain.getState().open('004/1'));
  expect((await screen.findByRole('dialog')).textContent).toContain('Shot 004, segment 2 of 4');
  expect(screen.getByText('Also render the 2 segments that follow (about 9 min)')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Render again' })).toBeTruthy();
  act(() => studio.emit('run.changed', standInRun([standInJob('001/0')])));
  fireEvent.click(screen.getByRole('radio', { name: /^The same seed/ }));
  fireEvent.click(screen.getByRole('radio', { name: 'Only this segment for now' }));
  fireEvent.click(screen.getByRole('button', { name: 'Add to the queue' }));
  await waitFor(() => expect(stores.renderAgain.getState().segmentKey).toBeNull());
  expect(studio.inputsOf('run.add')).toEqual([
    { shotIds: null, segmentKeys: ['004/1'], again: { seed: 'same', following: 'keep' } },
  ]);
});
