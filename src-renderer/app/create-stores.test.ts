import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_FILM_SETTINGS } from '#shared/model/film.ts';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import { ok } from '#shared/result.ts';
import { standInExport } from '../studio-client/stand-in-exports.ts';
import { standInFilm } from '../studio-client/stand-in-film.ts';
import {
  standInJob,
  standInPlan,
  standInProject,
  standInRun,
  standInShot,
  toRender,
} from '../studio-client/stand-in-project.ts';
import { standInModels } from '../studio-client/stand-in-reports.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { standInWorkflow } from '../studio-client/stand-in-workflows.ts';
import { createStores } from './create-stores.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const shots = [standInShot(0)];

function openStudio(): StandInStudio {
  return new StandInStudio({
    'project.current': () =>
      ok(standInProject(shots, { screen: { panel: 'plan', selectedShotId: '001', lastVideoMediaPath: null } })),
    'project.recent': () => ok([]),
    'plan.build': () => ok(standInPlan(shots, () => toRender)),
    'film.view': () =>
      ok(
        standInFilm(
          standInPlan(shots, () => toRender),
          DEFAULT_FILM_SETTINGS,
        ),
      ),
    'seams.list': () => ok({ seams: [], waiting: 0 }),
    'export.current': () => ok(null),
    'run.current': () => ok(null),
    'screen.remember': () => ok({}),
    'workflows.models': () => ok(standInModels('', standInWorkflow(), null)),
  });
}

it('comes back to what the screen showed last, with the plan of the open project', async () => {
  const stores = createStores(openStudio(), vi.fn());
  await vi.advanceTimersByTimeAsync(10);
  expect(stores.app.getState()).toMatchObject({ panel: 'plan', selectedShotId: '001', connected: true });
  expect(stores.plan.getState().view?.plan.segments).toHaveLength(1);
});

it('asks for everything again after the connection was lost', async () => {
  const studio = openStudio();
  const stores = createStores(studio, vi.fn());
  await vi.advanceTimersByTimeAsync(10);
  studio.setConnected(false);
  expect(stores.app.getState().connected).toBe(false);
  studio.setConnected(true);
  await vi.advanceTimersByTimeAsync(10);
  expect(stores.app.getState().connected).toBe(true);
  for (const name of [
    'project.current',
    'plan.build',
    'film.view',
    'run.current',
    'export.current',
    'app.info',
  ] as const)
    expect([name, studio.inputsOf(name).length]).toEqual([name, 2]);
});

it('fills the page even where no events arrive, and says so', async () => {
  const studio = openStudio();
  studio.setConnected(false);
  const stores = createStores(studio, vi.fn());
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stores.project.getState().view?.settings.name).toBe('Harbour');
  expect(stores.app.getState().connected).toBe(false);
});

it('forgets plan, run and choice when the project is closed, and remembers the panel of the next', async () => {
  const studio = openStudio();
  const stores = createStores(studio, vi.fn());
  await vi.advanceTimersByTimeAsync(10);
  stores.generate.getState().choose(['001']);
  studio.emit('export.changed', standInExport());
  stores.exportDialog.getState().open({ shotId: '001' });
  studio.emit('project.changed', null);
  expect(stores.film.getState().view).toBeNull();
  expect(stores.exports.getState().current).toBeNull();
  expect(stores.exportDialog.getState()).toMatchObject({ opened: false, shotId: undefined });
  expect(stores.app.getState().panel).toBe('project');
  expect(stores.plan.getState().view).toBeNull();
  expect(stores.generate.getState().chosenShotIds.size).toBe(0);
});

it('stores the panel once when somebody passes over many', async () => {
  const studio = openStudio();
  const stores = createStores(studio, vi.fn());
  await vi.advanceTimersByTimeAsync(10);
  for (const panel of ['project', 'generate', 'player'] as const) stores.app.getState().show(panel);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(studio.inputsOf('screen.remember')).toEqual([{ panel: 'player', selectedShotId: '001' }]);
});

it('takes up the workflows when their folder changed', async () => {
  const studio = openStudio();
  const stores = createStores(studio, vi.fn());
  await vi.advanceTimersByTimeAsync(10);
  const workflow = standInWorkflow({ fileName: 'gcv_new.json' });
  studio.emit('workflows.changed', [workflow]);
  expect(stores.app.getState().workflows).toEqual([workflow]);
});

it('checks whether the plan can run after a run, not beside it', async () => {
  const studio = openStudio();
  const stores = createStores(studio, vi.fn());
  await vi.advanceTimersByTimeAsync(10);
  stores.preflight.getState().watch();
  studio.emit('run.changed', standInRun([standInJob('001/0', { state: 'running' })]));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(studio.inputsOf('preflight.check')).toHaveLength(0);
  studio.emit('run.changed', standInRun([standInJob('001/0', { state: 'done' })], { state: 'finished' }));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(studio.inputsOf('preflight.check')).toHaveLength(1);
});

it('checks again when the plan, the workflows or the settings changed', async () => {
  const studio = openStudio();
  const stores = createStores(studio, vi.fn());
  stores.app.setState({ settings: DEFAULT_SETTINGS });
  await vi.advanceTimersByTimeAsync(10);
  stores.preflight.getState().watch();
  await vi.advanceTimersByTimeAsync(2_000);
  const changes = [
    () => studio.emit('plan.changed', {}),
    () => studio.emit('workflows.changed', []),
    () => stores.app.setState({ settings: { ...DEFAULT_SETTINGS, comfyRoot: '/comfy' } }),
  ];
  for (const [index, change] of changes.entries()) {
    change();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(studio.inputsOf('preflight.check')).toHaveLength(index + 2);
  }
});

it('holds the last check for out of date once the server was asked about models again', async () => {
  const studio = openStudio();
  const stores = createStores(studio, vi.fn());
  await vi.advanceTimersByTimeAsync(10);
  stores.preflight.setState({ outdated: false });
  await stores.models.getState().ask();
  expect(stores.preflight.getState().outdated).toBe(false);
  await stores.models.getState().ask();
  expect(stores.preflight.getState().outdated).toBe(true);
});

it('asks which engines are set up when what that hangs on has changed, and only then', async () => {
  const studio = openStudio();
  const stores = createStores(studio, vi.fn());
  await vi.advanceTimersByTimeAsync(10);
  stores.app.setState({ settings: DEFAULT_SETTINGS });
  const asked = () => studio.inputsOf('engines.list').length;
  const before = asked();
  stores.app.setState({ settings: { ...DEFAULT_SETTINGS, appearance: 'dark' } });
  expect(asked()).toBe(before);
  stores.app.setState({ settings: { ...DEFAULT_SETTINGS, servers: ['http://127.0.0.1:8188'] } });
  expect(asked()).toBe(before + 1);
  studio.emit('workflows.changed', []);
  expect(asked()).toBe(before + 2);
});
