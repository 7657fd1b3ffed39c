// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { machineAnswers } from '../studio-client/stand-in-machine.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { welcomeAnswers } from '../studio-client/stand-in-welcome.ts';
import { FolderDialog } from './folder-dialog.tsx';

// The rows of a virtual list are those that fit; jsdom lays nothing out.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(600);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function openDialog(accept = vi.fn(async (_folderPath: string) => true), startPath: string | null = null) {
  const studio = new StandInStudio({ ...machineAnswers('welcome'), ...welcomeAnswers('welcome', vi.fn()) });
  const stores = createStores(studio, vi.fn());
  renderForTest(stores, <FolderDialog />);
  const question = { title: 'Which', confirmLabel: 'This one', confirmChosen: (name: string) => `Open ${name}` };
  void stores.folders.getState().ask({ ...question, takesProjects: true, startPath, accept });
  await waitFor(() => expect(pathField().value).not.toBe(''));
  return { studio, stores, accept };
}

const pathField = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Folder path' });
const list = () => screen.getByRole('listbox', { name: 'Folders' });
const names = () => screen.queryAllByRole('option').map((row) => row.textContent);
const press = (key: string) => fireEvent.keyDown(list(), { key });

it('is gone through with the arrows, Enter and Backspace', async () => {
  await openDialog();
  expect(names()).toEqual(['Downloads', 'archive', 'films']);
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) press(key);
  await waitFor(() => expect(pathField().value).toBe('/home/kim/films'));
  expect(document.activeElement).toBe(list());
  press('Backspace');
  await waitFor(() => expect(pathField().value).toBe('/home/kim'));
  // Where one came from is chosen.
  expect(screen.getByRole('option', { selected: true }).textContent).toBe('films');
});

it('takes a project with Enter and stays open where it was not taken', async () => {
  const { accept } = await openDialog(
    vi.fn(async () => false),
    '/home/kim/films',
  );
  press('ArrowDown');
  expect(screen.getByRole('button', { name: 'Open bakery' })).toBeTruthy();
  press('Enter');
  await waitFor(() => expect(accept).toHaveBeenCalledWith('/home/kim/films/bakery'));
  expect(screen.getByRole('dialog')).toBeTruthy();
});

it('goes to a typed path, says when there is none, and takes it without going there', async () => {
  const { accept } = await openDialog();
  fireEvent.change(pathField(), { target: { value: '/nowhere' } });
  fireEvent.submit(pathField());
  await screen.findByText('There is no folder /nowhere.');
  fireEvent.change(pathField(), { target: { value: '/home/kim/films/harbour' } });
  fireEvent.click(screen.getByRole('button', { name: 'This one' }));
  await waitFor(() => expect(accept).toHaveBeenCalledWith('/home/kim/films/harbour'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('filters, and renders few of very many', async () => {
  await openDialog(undefined, '/home/kim/archive');
  const all = screen.getAllByRole('option');
  expect(all.length).toBeLessThan(60);
  expect(all[0]?.getAttribute('aria-setsize')).toBe('2000');
  fireEvent.change(screen.getByRole('textbox', { name: 'Filter folders' }), { target: { value: 'REEL 1999' } });
  expect(names()).toEqual(['reel 1999']);
});

it('makes a folder and enters it, but not one whose name a disk refuses', async () => {
  const { studio } = await openDialog();
  fireEvent.click(screen.getByRole('button', { name: 'New folder' }));
  const field = screen.getByRole('textbox', { name: 'Name of the new folder' });
  fireEvent.change(field, { target: { value: 'a/b' } });
  fireEvent.submit(field);
  expect(studio.inputsOf('folders.create')).toEqual([]);
  fireEvent.change(field, { target: { value: 'spring' } });
  fireEvent.submit(field);
  await waitFor(() => expect(pathField().value).toBe('/home/kim/spring'));
  expect(studio.inputsOf('folders.create')).toEqual([{ parentPath: '/home/kim', name: 'spring' }]);
});
