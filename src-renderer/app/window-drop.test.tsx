// @vitest-environment jsdom

import { notifications, notificationsStore } from '@mantine/notifications';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { standInProject } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createStores } from './create-stores.ts';
import { renderForTest } from './render-for-test.tsx';
import { WindowDrop } from './window-drop.tsx';

afterEach(() => {
  cleanup();
  notifications.clean();
  Reflect.deleteProperty(window, 'longtake');
});

function setUp() {
  const studio = new StandInStudio({ 'project.open': () => ok(standInProject([])) });
  const stores = createStores(studio, vi.fn());
  renderForTest(
    stores,
    <>
      <WindowDrop />
      <button
        type="button"
        data-testid="place"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => event.preventDefault()}
      />
    </>,
  );
  return { studio, stores };
}

const dragOf = (file: File, isFolder = false) => ({
  dataTransfer: {
    types: ['Files'],
    items: [
      { kind: 'file', type: file.type, getAsFile: () => file, webkitGetAsEntry: () => ({ isDirectory: isFolder }) },
    ],
    dropEffect: '',
  },
});
const story = new File(['{"shots":[]}'], 'story.json', { type: 'application/json' });
const picture = new File(['x'], 'dusk.png', { type: 'image/png' });
const folder = new File([], 'harbour');
const titles = () => notificationsStore.getState().notifications.map(({ title }) => title);

it('shows what dropping would do, and nothing over a place of its own', () => {
  setUp();
  fireEvent.dragOver(document.body, dragOf(story));
  expect(screen.getByRole('status').textContent).toMatch(/begin a new project/);
  fireEvent.dragOver(screen.getByTestId('place'), dragOf(story));
  expect(screen.queryByRole('status')).toBeNull();
  fireEvent.dragOver(document.body, dragOf(picture));
  expect(screen.getByRole('status').textContent).toMatch(/on a shot/);
});

it('begins a project with a story, and leaves a drop to the place that took it', async () => {
  const { stores } = setUp();
  fireEvent.drop(screen.getByTestId('place'), dragOf(story));
  expect(stores.newProject.getState().opened).toBe(false);
  fireEvent.drop(document.body, dragOf(story));
  await vi.waitFor(() => expect(stores.newProject.getState().file?.name).toBe('story.json'));
});

it('opens a folder where its path is known; a browser keeps it, and is told so', async () => {
  const { studio } = setUp();
  fireEvent.drop(document.body, dragOf(folder, true));
  await vi.waitFor(() => expect(titles()).toEqual(['A browser does not say where harbour lies']));
  Object.assign(window, { longtake: { pathOfFile: (file: File) => `/films/${file.name}` } });
  fireEvent.drop(document.body, dragOf(folder, true));
  await vi.waitFor(() => expect(studio.inputsOf('project.open')).toEqual([{ folderPath: '/films/harbour' }]));
});

it('says where a picture belongs', async () => {
  setUp();
  act(() => void fireEvent.drop(document.body, dragOf(picture)));
  await vi.waitFor(() => expect(titles()).toEqual(['A picture belongs to a shot']));
});
