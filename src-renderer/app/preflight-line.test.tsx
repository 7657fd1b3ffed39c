// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { RunBar } from '../generate/run-bar.tsx';
import {
  standInJob,
  standInPlan,
  standInProject,
  standInRun,
  standInShot,
  toRender,
} from '../studio-client/stand-in-project.ts';
import { standInPreflight } from '../studio-client/stand-in-reports.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createStores } from './create-stores.ts';
import { PreflightLine } from './preflight-line.tsx';
import { renderForTest } from './render-for-test.tsx';

const shots = [standInShot(0)];
const plan = standInPlan(shots, () => toRender);

afterEach(cleanup);

async function setUp(scene: string) {
  const studio = new StandInStudio({
    'project.current': () => ok(standInProject(shots)),
    'plan.build': () => ok(plan),
    'preflight.check': () => ok(standInPreflight(scene, new Date().toISOString())),
  });
  const stores = createStores(studio, vi.fn());
  await waitFor(() => expect(stores.project.getState().view).not.toBeNull());
  return { studio, stores };
}

it('lists what, where and what to do, and leads to the shot', async () => {
  const { stores } = await setUp('preflight-warnings');
  renderForTest(stores, <PreflightLine />);
  await screen.findByText('Can run, 2 warnings', undefined, { timeout: 3_000 });
  fireEvent.click(screen.getByRole('button', { name: 'Details' }));
  expect(screen.getByText('selected/003_v1.png')).toBeTruthy();
  expect(screen.getByText('14 node types, their inputs agree')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Show shot 003' }));
  expect(stores.app.getState()).toMatchObject({ panel: 'storyboard', selectedShotId: '003' });
});

it('holds Start back where nothing can run, says why, and lets go when it was mended', async () => {
  const { studio, stores } = await setUp('preflight-problem');
  renderForTest(stores, <RunBar view={plan} />);
  const start = screen.getByTestId('start-run');
  expect(start).toHaveProperty('disabled', false);
  await screen.findByText(/^Cannot run: 1 problem/, undefined, { timeout: 3_000 });
  expect(start).toHaveProperty('disabled', true);
  expect(screen.getByText(/then check again/)).toBeTruthy();
  studio.answers['preflight.check'] = () => ok(standInPreflight('', new Date().toISOString()));
  fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
  await screen.findByText('Ready to run');
  expect(start).toHaveProperty('disabled', false);
});

it('is quiet while a run is on', async () => {
  const { studio, stores } = await setUp('');
  renderForTest(stores, <PreflightLine />);
  act(() => studio.emit('run.changed', standInRun([standInJob('001/0', { state: 'running' })])));
  expect(screen.getByText('Not checked while a run is on')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Check again' })).toHaveProperty('disabled', true);
});
