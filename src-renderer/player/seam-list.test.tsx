// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { SeamView } from '#shared/model/seam.ts';
import { ok } from '#shared/result.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInCorrection, standInFilm, standInSeam } from '../studio-client/stand-in-film.ts';
import { standInPlan, standInProject, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { SeamList } from './seam-list.tsx';
import { measuringWords, seamFacts, seamName } from './seam-words.ts';

afterEach(cleanup);

const plan = standInPlan([standInShot(1), standInShot(2)], () => toRender);
const [first, second] = plan.plan.segments.filter(({ segmentIndex }) => segmentIndex === 1);
if (!first || !second) throw new Error('The plan has two shots of two segments.');
const clean = standInSeam(first, 72);
const { figures } = clean;
if (!figures) throw new Error('It is measured.');
const visible = standInSeam(second, 72, {
  figures: { ...figures, score: 58, grade: 'visible', lumaStep: 0.036, words: ['It becomes brighter at once.'] },
  possibleCorrection: standInCorrection,
});

function setUp(seams: SeamView[], waiting = 0) {
  const studio = new StandInStudio({ 'project.edit': () => ok(standInProject([])) });
  const stores = createStores(studio, vi.fn());
  stores.project.setState({ view: standInProject([]) });
  stores.seams.setState({
    report: { seams, waiting },
    byKey: new Map(seams.map((seam) => [seam.segmentKey, seam])),
  });
  const actions = { go: (key: string) => stores.player.getState().setSeam(key), loop: vi.fn() };
  // Without a layout a virtual list has no room for rows: it is told of some.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  renderForTest(stores, <SeamList actions={actions} />);
  return { stores, studio, actions };
}

it('lists the worst first, with name, score and grade in words', async () => {
  setUp([clean, visible]);
  const rows = await screen.findAllByRole('option');
  expect(rows.map((row) => row.textContent)).toEqual(['003: 1 → 2score 58Visible', '002: 1 → 2score 4Clean']);
});

it('tells of the chosen one in words, and lets its correction be chosen', async () => {
  const { stores, studio, actions } = setUp([clean, visible]);
  act(() => stores.player.getState().setSeam(visible.segmentKey));
  const details = within(screen.getByRole('region', { name: 'Seam 003: 1 → 2' }));
  expect(details.getByText('It becomes brighter at once.')).toBeTruthy();
  expect(details.getByRole<HTMLInputElement>('radio', { name: 'Automatic' }).checked).toBe(true);
  fireEvent.click(details.getByRole('radio', { name: 'On' }));
  await waitFor(() =>
    expect(studio.inputsOf('project.edit').map(({ command }) => command)).toEqual([
      { kind: 'seam.choose', segmentKey: '003/1', choice: 'on' },
    ]),
  );
  fireEvent.click(details.getByRole('button', { name: 'Loop' }));
  expect(actions.loop).toHaveBeenCalledWith('003/1');
  fireEvent.click(details.getByRole('button', { name: 'Before / after' }));
  expect(stores.player.getState().previewedKey).toBe('003/1');
});

it('offers no correction where there is nothing to correct', () => {
  const { stores } = setUp([clean]);
  act(() => stores.player.getState().setSeam(clean.segmentKey));
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'On' }).disabled).toBe(true);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Before / after' }).disabled).toBe(true);
});

it('says how far the measuring is, and of refused crossfades what would help', () => {
  const { stores } = setUp([clean, { ...visible, status: 'waiting', figures: null }], 1);
  expect(screen.getByRole('status').textContent).toBe('Measuring 2 of 2…');
  const clip = { mediaPath: 'video/x.mp4', thumbnailPath: null, take: 1, version: 'v' };
  const rendered = standInPlan([standInShot(1), standInShot(2)], () => ({ ...toRender, clip }));
  const film = standInFilm(rendered, standInProject([]).settings.film, { '002': 'It is too short.' });
  act(() => stores.film.setState({ view: film }));
  expect(screen.getByText('It is too short.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Render again with the frames it needs' }));
  expect(stores.renderAgain.getState()).toMatchObject({ segmentKey: '002/1', seed: 'same' });
});

it('counts what is measured, without those that have no clips', () => {
  const missing: SeamView = { ...clean, status: 'missing', figures: null };
  const waiting: SeamView = { ...clean, status: 'waiting', figures: null };
  const many = [missing, ...Array.from({ length: 9 }, () => waiting), clean, clean, visible];
  expect(measuringWords(many, 9)).toBe('Measuring 4 of 12…');
  expect(measuringWords([clean], 0)).toBeNull();
});

it('names a seam by its segments and its figures in percent', () => {
  expect(seamName({ segmentKey: 'a/b/2', shotId: 'a/b' })).toBe('a/b: 2 → 3');
  expect(Object.fromEntries(seamFacts(visible))).toMatchObject({
    'Dropped frame': 'the frame before it again, 0.4 % apart',
    Brightness: '+3.6 %',
    Correction: 'over 9 frames after the join, off',
  });
  const none = { ...visible, figures: { ...figures, repeatDifference: null, isRepeat: null } };
  expect(Object.fromEntries(seamFacts(none))).toMatchObject({ 'Dropped frame': 'none' });
});
