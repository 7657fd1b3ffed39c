import { expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { createProjectStore } from '../app/project-store.ts';
import { standInSeam } from '../studio-client/stand-in-film.ts';
import { standInPlan, standInProject, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createSeamsStore, worstFirst } from './seams-store.ts';

const shots = [standInShot(3)];
const [, second, third, fourth] = standInPlan(shots, () => toRender).plan.segments;
if (!second || !third || !fourth) throw new Error('Shot 004 has four segments.');

const setUp = () => {
  const seams = [standInSeam(second, 72), standInSeam(third, 144, { status: 'waiting', figures: null })];
  const studio = new StandInStudio({
    'project.current': () => ok(standInProject(shots)),
    'project.recent': () => ok([]),
    'project.edit': () => ok(standInProject(shots, { revision: 2 })),
    'seams.list': () => ok({ seams: structuredClone(seams), waiting: 1 }),
  });
  const project = createProjectStore(studio, vi.fn());
  return {
    studio,
    project,
    seams,
    store: createSeamsStore(studio, project, 1),
    asked: () => studio.inputsOf('seams.list'),
  };
};

it('measures nothing until somebody looks, and follows only while they do', async () => {
  const { studio, store, asked } = setUp();
  studio.emit('seams.changed', {});
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked()).toHaveLength(0);
  const done = store.getState().want();
  await vi.waitFor(() => expect(store.getState().byKey.size).toBe(2));
  expect(asked()).toEqual([{ wait: false }]);
  for (let seam = 0; seam < 10; seam++) studio.emit('seams.changed', {});
  studio.emit('plan.changed', {});
  await vi.waitFor(() => expect(asked()).toHaveLength(2));
  studio.emit('plan.changed', {});
  await vi.waitFor(() => expect(asked()).toHaveLength(3));
  done();
  studio.emit('seams.changed', {});
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked()).toHaveLength(3);
  // What was missed meanwhile is caught up.
  store.getState().want();
  await vi.waitFor(() => expect(asked()).toHaveLength(4));
});

it('keeps the object of a seam that did not change', async () => {
  const { store, seams } = setUp();
  await store.getState().refetch();
  const [first, waiting] = store.getState().report?.seams ?? [];
  seams[1] = standInSeam(third, 144);
  await store.getState().refetch();
  expect(store.getState().byKey.get('004/1')).toBe(first);
  expect(store.getState().byKey.get('004/2')).not.toBe(waiting);
});

it('chooses by an edit of the project, so that it can be undone', async () => {
  const { studio, project, store } = setUp();
  await project.getState().refetch();
  expect(await store.getState().choose('004/1', 'off')).toBe(true);
  expect(studio.inputsOf('project.edit')).toEqual([
    { revision: 1, command: { kind: 'seam.choose', segmentKey: '004/1', choice: 'off' } },
  ]);
});

it('puts the most visible first, and leaves out what is not known', () => {
  const clean = standInSeam(second, 72);
  const figures = clean.figures;
  if (!figures) throw new Error('measured');
  const broken = standInSeam(third, 144, { figures: { ...figures, grade: 'broken', score: 91 } });
  const slight = standInSeam(fourth, 216, { figures: { ...figures, grade: 'slight', score: 95 } });
  const waiting = { ...clean, segmentKey: 'x/1', status: 'waiting' as const, figures: null };
  expect(worstFirst({ seams: [clean, waiting, slight, broken], waiting: 1 })).toEqual([broken, slight, clean]);
});
