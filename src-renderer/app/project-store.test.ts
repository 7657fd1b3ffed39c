import { expect, it, vi } from 'vitest';
import { err, ok } from '#shared/result.ts';
import { standInProject, standInShot } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createProjectStore } from './project-store.ts';

const shots = [standInShot(0), standInShot(1)];
const at = (revision: number) => standInProject(shots, { revision });

it('names in each edit the revision that the edit before it made', async () => {
  const studio = new StandInStudio({ 'project.edit': async ({ revision }) => ok(at(revision + 1)) });
  const store = createProjectStore(studio, vi.fn());
  store.setState({ view: at(7) });
  const rename = (name: string) => store.getState().edit({ kind: 'project.change', patch: { name } });
  await Promise.all([rename('a'), rename('b'), rename('c')]);
  expect(studio.inputsOf('project.edit').map((input) => input.revision)).toEqual([7, 8, 9]);
  expect(store.getState().view?.revision).toBe(10);
});

it('does not go back to an older revision when an event comes late', () => {
  const studio = new StandInStudio();
  const store = createProjectStore(studio, vi.fn());
  store.setState({ view: at(5) });
  studio.emit('project.changed', at(4));
  expect(store.getState().view?.revision).toBe(5);
  studio.emit('project.changed', at(6));
  expect(store.getState().view?.revision).toBe(6);
});

it('shows what an event brought while it asked for the project, but what a studio started anew says', async () => {
  let answer: (() => void) | undefined;
  const studio = new StandInStudio({
    'project.current': () => new Promise((resolve) => (answer = () => resolve(ok(at(5))))),
    'project.recent': () => ok([]),
  });
  const store = createProjectStore(studio, vi.fn());
  store.setState({ view: at(9) });
  const asked = store.getState().refetch();
  answer?.();
  await asked;
  expect(store.getState()).toMatchObject({ loaded: true, view: { revision: 5 } });
  const again = store.getState().refetch();
  studio.emit('project.changed', at(6));
  answer?.();
  await again;
  expect(store.getState().view?.revision).toBe(6);
  const last = store.getState().refetch();
  studio.emit('project.changed', null);
  answer?.();
  await last;
  expect(store.getState().view).toBeNull();
});

it('takes any revision of another folder, and a closed project', () => {
  const studio = new StandInStudio();
  const store = createProjectStore(studio, vi.fn());
  store.setState({ view: at(5) });
  studio.emit('project.changed', standInProject(shots, { revision: 1, folderPath: '/other' }));
  expect(store.getState().view?.folderPath).toBe('/other');
  studio.emit('project.changed', null);
  expect(store.getState().view).toBeNull();
});

it('tells a conflict and shows what the folder holds now', async () => {
  const conflict = { code: 'conflict' as const, message: 'Changed meanwhile.', remedy: 'Look again.' };
  const studio = new StandInStudio({ 'project.edit': () => err(conflict), 'project.reload': () => ok(at(9)) });
  const report = vi.fn();
  const store = createProjectStore(studio, report);
  store.setState({ view: at(3) });
  expect(await store.getState().editOrReport({ kind: 'shots.remove', shotIds: ['001'] })).toBe(false);
  expect(report).toHaveBeenCalledWith(conflict);
  expect(store.getState().view?.revision).toBe(9);
});

it('keeps the project that is open when another cannot be opened', async () => {
  const error = { code: 'project-locked' as const, message: 'Open elsewhere.', remedy: 'Close it there.' };
  const studio = new StandInStudio({ 'project.open': () => err(error) });
  const report = vi.fn();
  const store = createProjectStore(studio, report);
  store.setState({ view: at(3) });
  expect(await store.getState().open('/locked')).toBe(false);
  expect(store.getState()).toMatchObject({ opening: null, view: { revision: 3 } });
  expect(report).toHaveBeenCalledWith(error);
});
