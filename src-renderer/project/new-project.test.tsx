// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInRun } from '../studio-client/stand-in-project.ts';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { NewProjectDialog } from './new-project-dialog.tsx';
import { type NewProjectKind, suggestedName } from './new-project-fields.ts';

// The rows of a virtual list are those that fit; jsdom lays nothing out.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(600);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function openDialog(kind: NewProjectKind) {
  const studio = standInScene('welcome');
  const stores = createStores(studio, vi.fn());
  await stores.app.getState().refetch();
  renderForTest(stores, <NewProjectDialog />);
  stores.newProject.getState().open(kind);
  await screen.findByRole('dialog');
  return { studio, stores };
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Create project' });
const PROMPT = 'A lighthouse keeper lights the lamp';

it('shows the scenes of a prompt while it is typed, asking once for what was typed last', async () => {
  const { studio } = await openDialog('prompt');
  expect(button().disabled).toBe(true);
  for (const prompt of ['A', 'A light', PROMPT]) type('Prompt', prompt);
  type('Length of the film', '1:30');
  await screen.findByText('18 scenes · 1 min 30 s');
  expect(studio.inputsOf('story.preview')).toEqual([
    { kind: 'prompt', prompt: PROMPT, totalSeconds: 90, segmentSeconds: 5 },
  ]);
  const [first] = within(screen.getByRole('list', { name: 'Scenes' })).getAllByRole('listitem');
  expect(first?.textContent).toBe(`001Beginning${PROMPT}, wide and still5 s`);
  expect(screen.getByText(/The scenes follow a dramatic arc/)).toBeTruthy();
});

it('is made under the suggested name in the usual place, and opens', async () => {
  const { studio, stores } = await openDialog('prompt');
  type('Prompt', PROMPT);
  await screen.findByText('12 scenes · 1 min 00 s');
  expect(field('Name').value).toBe(PROMPT);
  fireEvent.click(button());
  await waitFor(() => expect(stores.project.getState().view).not.toBeNull());
  expect(studio.inputsOf('project.createFromStory')).toEqual([
    {
      folderPath: `/home/kim/Longtake/${PROMPT}`,
      source: { kind: 'prompt', prompt: PROMPT, totalSeconds: 60, segmentSeconds: 5 },
    },
  ]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('keeps what was typed where it cannot be made there, and says why', async () => {
  const { stores } = await openDialog('prompt');
  type('Prompt', PROMPT);
  type('Name', 'films');
  await screen.findByText('12 scenes · 1 min 00 s');
  fireEvent.click(button());
  await screen.findByText('There is something in /home/kim/Longtake/films already.');
  expect([field('Prompt').value, stores.project.getState().view]).toEqual([PROMPT, null]);
});

it.each([
  ['Length of the film', 'long'],
  ['Length of a scene', '11 min'],
  ['Name', 'a/b'],
  ['In the folder', ''],
])('is not made with the %s %j', async (name, value) => {
  await openDialog('prompt');
  type('Prompt', PROMPT);
  await waitFor(() => expect(button().disabled).toBe(false));
  type(name, value);
  expect(button().disabled).toBe(true);
  expect(field(name).getAttribute('aria-invalid')).toBe('true');
});

it('takes a dropped story file, and says what is wrong with one that is none', async () => {
  await openDialog('prompt');
  const drop = (name: string, text: string) => {
    const file = new File([text], name);
    fireEvent.drop(button(), { dataTransfer: { types: ['Files'], files: [file] } });
  };
  drop('notes.json', '{}');
  await screen.findByText('notes.json is no story.');
  expect(button().disabled).toBe(true);
  drop('bakery.json', '[{}]');
  await screen.findByText('4 scenes · 20 s');
  expect(field('Name').value).toBe('bakery');
  expect(button().disabled).toBe(false);
});

it('is empty where nothing is asked for', async () => {
  const { studio, stores } = await openDialog('empty');
  type('Name', 'Fresh');
  fireEvent.click(button());
  await waitFor(() => expect(stores.project.getState().view).not.toBeNull());
  expect(studio.inputsOf('project.create')).toEqual([{ folderPath: '/home/kim/Longtake/Fresh' }]);
  expect(studio.inputsOf('story.preview')).toEqual([]);
});

it('waits for the run of the open project', async () => {
  const { studio, stores } = await openDialog('empty');
  studio.answers['run.current'] = () => ok(standInRun([]));
  await stores.run.getState().refetch();
  await screen.findByText('A run is going on in the open project');
  expect(button().disabled).toBe(true);
});

it('suggests a short name that ends with a word', async () => {
  const { stores } = await openDialog('empty');
  const story = { title: 'A lighthouse keeper’s last night before the light is switched off', shots: [] };
  stores.newProject.setState({
    kind: 'prompt',
    preview: { kind: 'known', story: { ...story, totalSeconds: 0, notes: [] } },
  });
  expect(suggestedName(stores.newProject.getState())).toBe('A lighthouse keeper’s last night before the');
});
