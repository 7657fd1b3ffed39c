// @vitest-environment jsdom
import { Notifications, notifications } from '@mantine/notifications';
import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Shot } from '#shared/model/storyboard.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { useProject } from '../app/stores-context.ts';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { BoardSide } from './board-side.tsx';
import { ShotListContext } from './shot-list.ts';
import { useBuiltShotList } from './use-built-shot-list.ts';

// What is typed is saved after a pause, and the plan is built anew after that.
configure({ asyncUtilTimeout: 5_000 });

afterEach(() => {
  notifications.clean();
  cleanup();
});

function Side({ shots }: { readonly shots: readonly Shot[] }) {
  return (
    <ShotListContext value={useBuiltShotList(shots)}>
      <BoardSide />
      <Notifications />
    </ShotListContext>
  );
}

function Page() {
  const shots = useProject((state) => state.view?.storyboard?.shots);
  return shots ? <Side shots={shots} /> : null;
}

/** The editor beside the list, of one shot or several. */
async function open(shotIds: readonly string[], scene = 'usual') {
  const studio = standInScene(scene);
  const stores = createStores(studio, vi.fn());
  await waitFor(() => expect(stores.plan.getState().view).not.toBeNull());
  stores.storyboard.getState().chooseAll(shotIds);
  renderForTest(stores, <Page />);
  const shot = (shotId = shotIds[0]) =>
    stores.project.getState().view?.storyboard?.shots.find((entry) => entry.shotId === shotId);
  return { studio, stores, shot, lastEdit: () => studio.inputsOf('project.edit').at(-1)?.command };
}

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

it('takes a length as it is typed, shows it in seconds and frames, and gives it up with Escape', async () => {
  const { shot } = await open(['003']);
  const field = screen.getByLabelText<HTMLInputElement>('Duration');
  expect(field.value).toBe('4 s 5 f');
  fireEvent.focus(field);
  type(field, '4s 12');
  expect(screen.getByText(/A length such as 4, 4.5/)).toBeTruthy();
  type(field, '6,5');
  fireEvent.blur(field);
  await waitFor(() => expect(shot()?.durationSeconds).toBe(6.5));
  expect(field.value).toBe('6 s 12 f');
  expect(screen.getByText('6.5 s, 156 frames at 24 fps')).toBeTruthy();
  fireEvent.focus(field);
  fireEvent.keyDown(field, { key: 'ArrowUp' });
  expect(field.value).toBe('6 s 13 f');
  fireEvent.keyDown(field, { key: 'ArrowDown', shiftKey: true });
  expect(field.value).toBe('5 s 13 f');
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(field.value).toBe('6 s 12 f');
  type(field, 'half');
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(field.value).toBe('6 s 12 f');
});

it('locks the seed the plan has, and lets it go', async () => {
  const { shot } = await open(['001']);
  const field = screen.getByLabelText<HTMLInputElement>('Seed');
  expect([field.value, field.placeholder]).toEqual(['', '1204331877']);
  press('Lock the seed');
  await waitFor(() => expect(shot()?.seed).toBe(1_204_331_877));
  press('Lock the seed');
  await waitFor(() => expect(shot()?.seed).toBe(-1));
  press('New seed');
  await waitFor(() => expect(shot()?.seed).toBeGreaterThanOrEqual(0));
});

it('has a prompt for each segment of a shot that is split, and none at all once they are empty', async () => {
  const { shot } = await open(['004']);
  fireEvent.click(screen.getByRole('switch', { name: 'A prompt for each' }));
  const third = screen.getByLabelText('Segment 3, 3 s');
  expect(screen.getByLabelText('Segment 4, 1 s')).toBeTruthy();
  type(third, 'Spray');
  fireEvent.blur(third);
  await waitFor(() => expect(shot()?.segmentPrompts).toEqual(['', '', 'Spray']));
  type(third, '');
  fireEvent.blur(third);
  await waitFor(() => expect(shot()?.segmentPrompts).toEqual([]));
});

it('shows the variants of a keyframe and chooses one with a digit', async () => {
  const { lastEdit } = await open(['001']);
  const strip = within(await screen.findByLabelText('Variants of the keyframe'));
  expect(strip.getByRole('button', { name: 'Variant v1' }).getAttribute('aria-pressed')).toBe('true');
  fireEvent.keyDown(strip.getByRole('button', { name: 'Variant v1' }), { key: '3' });
  await waitFor(() =>
    expect(lastEdit()).toEqual({ kind: 'keyframe.choose', shotId: '001', filePath: 'selected/001_shot_v3.png' }),
  );
  await waitFor(() =>
    expect(strip.getByRole('button', { name: 'Variant v3' }).getAttribute('aria-pressed')).toBe('true'),
  );
});

it('changes all chosen shots as one edit', async () => {
  const { lastEdit } = await open(['001', '002', '004']);
  const duration = screen.getByLabelText<HTMLInputElement>('Duration of each');
  expect([duration.value, duration.placeholder]).toEqual(['', 'several values']);
  type(duration, '2s 12f');
  expect(lastEdit()).toBeUndefined();
  fireEvent.blur(duration);
  const shotIds = ['001', '002', '004'];
  await waitFor(() => expect(lastEdit()).toEqual({ kind: 'shots.change', shotIds, patch: { duration: 2.5 } }));
  await waitFor(() => expect(duration.value).toBe('2 s 12 f'));
  fireEvent.click(screen.getByRole('radio', { name: 'The previous shot' }));
  await waitFor(() => expect(lastEdit()).toEqual({ kind: 'shots.change', shotIds, patch: { start: 'previous' } }));
});

it('says how many prompts a replacement changes before it is applied', async () => {
  const { lastEdit } = await open(['001', '002', '003']);
  fireEvent.click(screen.getByRole('radio', { name: 'Replace' }));
  type(screen.getByLabelText('Find'), 'boat');
  type(screen.getByLabelText('Replace by'), 'ship');
  expect(await screen.findByText('1 prompt changes')).toBeTruthy();
  const [apply] = screen.getAllByRole('button', { name: 'Apply' });
  if (apply) fireEvent.submit(apply);
  await waitFor(() =>
    expect(lastEdit()).toMatchObject({ kind: 'shots.changeEach', changes: [{ shotId: '003', patch: {} }] }),
  );
});

it('offers undo for what was removed until something else is edited', async () => {
  const { stores, shot } = await open(['002']);
  press('Remove shot');
  expect(await screen.findByText('Shot 002 removed')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(shot('002')).toBeTruthy());
  stores.storyboard.getState().chooseAll(['003']);
  await screen.findByLabelText('Shot 003');
  press('Remove shot');
  expect(await screen.findByText('Shot 003 removed')).toBeTruthy();
  await stores.project.getState().editOrReport({ kind: 'shots.change', shotIds: ['001'], patch: { prompt: 'Other' } });
  await waitFor(() => expect(screen.queryByText('Shot 003 removed')).toBeNull());
});

it.each([
  ['duration', 'Duration'],
  ['prompt', 'Prompt'],
])('a problem with %s leads to the field where it is mended', async (field, label) => {
  const { stores } = await open(['002']);
  stores.app.getState().showShot('002', field);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(label)));
  expect(stores.app.getState().wantedField).toBeNull();
});
