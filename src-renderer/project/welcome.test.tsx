// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { relativeWords } from './relative-time.ts';
import { Welcome } from './welcome.tsx';

/** Only what a test says comes into view. */
const seen: ((isIntersecting: boolean) => void)[] = [];
class StandInObserver {
  constructor(callback: (entries: { isIntersecting: boolean }[]) => void) {
    seen.push((isIntersecting) => callback([{ isIntersecting }]));
  }
  observe(): void {}
  disconnect(): void {}
}

afterEach(() => {
  cleanup();
  seen.length = 0;
});

async function setUp(scene: string) {
  vi.stubGlobal('IntersectionObserver', StandInObserver);
  const studio = standInScene(scene);
  const stores = createStores(studio, vi.fn());
  await stores.app.getState().refetch();
  await stores.project.getState().refetch();
  renderForTest(stores, <Welcome />);
  return { studio, stores };
}

const way = (name: RegExp) => screen.getByRole('button', { name });
const recent = () => within(screen.getByRole('region', { name: 'Recent projects' }));

it('has four ways, reached with the arrows', async () => {
  const { studio, stores } = await setUp('welcome');
  expect(screen.queryByRole('region', { name: 'Recent projects' })).toBeNull();
  way(/^Try the sample/).focus();
  for (const name of [/^Open a folder/, /^New from a prompt/, /^New empty project/]) {
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(way(name));
  }
  fireEvent.click(way(/^New empty project/));
  expect(stores.newProject.getState()).toMatchObject({ opened: true, kind: 'empty' });
  fireEvent.click(way(/^New from a prompt/));
  expect(stores.newProject.getState().kind).toBe('prompt');
  fireEvent.click(way(/^Open a folder/));
  expect(stores.folders.getState().question).not.toBeNull();
  fireEvent.click(way(/^Try the sample/));
  await waitFor(() => expect(studio.inputsOf('project.createSample')).toEqual([{ folderPath: null }]));
});

it('opens a recent project, marks one that is gone and forgets it', async () => {
  const { studio } = await setUp('welcome-recent');
  expect(recent().getByText('24 minutes ago')).toBeTruthy();
  expect(recent().getByText('yesterday')).toBeTruthy();
  const gone = recent().getByRole('button', { name: /^Night train/ });
  expect([gone.textContent?.includes('not there'), (gone as HTMLButtonElement).disabled]).toEqual([true, true]);
  fireEvent.click(recent().getByRole('button', { name: 'Forget Night train' }));
  await waitFor(() => expect(recent().queryByText('Night train')).toBeNull());
  fireEvent.click(recent().getByRole('button', { name: /^Harbour/ }));
  await waitFor(() => expect(studio.inputsOf('project.open')).toEqual([{ folderPath: '/home/kim/films/harbour' }]));
});

it('asks for the picture of what comes into view, once', async () => {
  const { studio } = await setUp('welcome-recent');
  expect(studio.inputsOf('project.recentPicture')).toEqual([]);
  for (const isIn of [true, false, true]) await act(async () => seen[1]?.(isIn));
  expect(studio.inputsOf('project.recentPicture')).toEqual([{ folderPath: '/home/kim/Longtake/Longtake sample' }]);
});

const NOW = Date.parse('2026-05-10T12:00:00Z');
it.each([
  ['2026-05-10T11:59:50Z', 'now'],
  ['2026-05-10T10:30:00Z', '1 hour ago'],
  ['2026-05-09T11:00:00Z', 'yesterday'],
  ['2026-03-01T12:00:00Z', '2 months ago'],
  // A clock that was wrong.
  ['2027-01-01T00:00:00Z', 'now'],
  ['no time', ''],
])('%s is %s', (iso, words) => expect(relativeWords(iso, NOW)).toBe(words));
