// @vitest-environment jsdom

import { notifications } from '@mantine/notifications';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { pictureActions } from './pictures.tsx';
import { shotActions, shotsOf } from './shot-actions.ts';

afterEach(() => void notifications.clean());

async function setUp(scene = 'usual') {
  const studio = standInScene(scene);
  const report = vi.fn();
  const stores = createStores(studio, report);
  await vi.waitFor(() => expect(stores.plan.getState().view).not.toBeNull());
  const { storyboard, app } = stores;
  return {
    studio,
    stores,
    report,
    actions: shotActions(stores),
    pictures: pictureActions(stores),
    ids: () => shotsOf(stores).map(({ shotId }) => shotId),
    chosen: () => [...storyboard.getState().chosen.ids],
    focus: () => app.getState().selectedShotId,
    commands: () => studio.inputsOf('project.edit').map(({ command }) => command),
  };
}

it('removes several at once, stands on what follows, and offers undo', async () => {
  const { actions, ids, focus, chosen, stores, commands } = await setUp();
  await actions.remove(['002', '003']);
  expect(ids()).toEqual(['001', '004', '005', '006']);
  expect(commands()).toHaveLength(1);
  expect([focus(), chosen()]).toEqual(['004', ['004']]);
  expect(stores.storyboard.getState().announcement).toBe('2 shots removed');
  await stores.project.getState().undo();
  expect(ids()).toHaveLength(6);
});

it('chooses the copies', async () => {
  const { actions, ids, chosen } = await setUp();
  await actions.duplicate(['001', '003']);
  expect(ids().slice(0, 5)).toEqual(['001', '002', '003', '001_copy', '003_copy']);
  expect(chosen()).toEqual(['001_copy', '003_copy']);
});

it('moves several together, also those that stood apart, and not beyond the ends', async () => {
  const { actions, ids, commands } = await setUp();
  await actions.move(['002', '004'], 1);
  expect(ids()).toEqual(['001', '003', '005', '002', '004', '006']);
  await actions.move(['002', '004'], -1);
  expect(ids()).toEqual(['001', '003', '002', '004', '005', '006']);
  await actions.moveBefore(['003', '001'], 6);
  expect(ids()).toEqual(['002', '004', '005', '006', '001', '003']);
  const before = commands().length;
  await actions.move(['001', '003'], 1);
  await actions.moveBefore(['003'], 5);
  await actions.moveBefore(['003'], 6);
  expect(commands()).toHaveLength(before);
});

it('goes as many places as the key was pressed, however fast', async () => {
  const { actions, ids } = await setUp();
  await Promise.all([actions.move(['001'], 1), actions.move(['001'], 1), actions.move(['001'], 1)]);
  expect(ids()).toEqual(['002', '003', '004', '001', '005', '006']);
});

it('splits on a frame, and refuses where a part would have none', async () => {
  const { actions, commands, report } = await setUp();
  expect(await actions.split('003', null)).toBe(true);
  // 4.2 s are 101 frames at 24 a second; the middle is after 50 of them.
  expect(commands().at(-1)).toEqual({ kind: 'shot.split', shotId: '003', atSeconds: 2.0833 });
  expect(await actions.split('001', 3)).toBe(false);
  expect(report).toHaveBeenCalledWith(expect.objectContaining({ shotId: '001' }));
});

it('follows another panel to one shot, and forgets what was chosen', async () => {
  const { stores, chosen } = await setUp();
  stores.storyboard.getState().chooseAll(['001', '002', '003']);
  stores.app.getState().showShot('005');
  expect(chosen()).toEqual(['005']);
});

const picture = (name: string, type = 'image/png') => new File(['picture'], name, { type });

it('takes dropped pictures in one after the other, and says what is none', async () => {
  const { pictures, studio, report, stores } = await setUp();
  await pictures.drop([picture('002_shot_v7.png'), picture('001_shot.png'), picture('notes.txt', 'text/plain')], null);
  expect(studio.inputsOf('keyframes.import')).toMatchObject([
    { shotId: '001', role: 'start', fileName: '001_shot.png', base64: btoa('picture') },
    { shotId: '002', role: 'start', fileName: '002_shot_v7.png' },
  ]);
  const [first, second] = studio.inputsOf('keyframes.import');
  expect(second?.revision).toBe((first?.revision ?? 0) + 1);
  expect(report).toHaveBeenCalledWith(expect.objectContaining({ message: expect.stringContaining('notes.txt') }));
  expect(stores.storyboard.getState().incoming.size).toBe(0);
});

it('goes on after a picture that is refused, and tells of it', async () => {
  const { pictures, studio, report, stores } = await setUp('import-fails');
  await pictures.take([picture('a.png'), picture('b.png')], '001', 'end');
  expect(studio.inputsOf('keyframes.import')).toHaveLength(2);
  expect(report).toHaveBeenCalledTimes(2);
  expect(stores.storyboard.getState().incoming.size).toBe(0);
});

it('makes a shot of each picture', async () => {
  const { pictures, ids, chosen, stores } = await setUp('no-shots');
  await pictures.makeShots([picture('a.png'), picture('b.png')]);
  expect(ids()).toHaveLength(2);
  expect(chosen()).toEqual(ids());
  expect(Object.values(stores.project.getState().view?.keyframes ?? {})).toMatchObject([
    { status: 'found' },
    { status: 'found' },
  ]);
});
