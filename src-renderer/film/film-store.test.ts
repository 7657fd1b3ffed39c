import { expect, it, vi } from 'vitest';
import { DEFAULT_FILM_SETTINGS } from '#shared/model/film.ts';
import { err, ok } from '#shared/result.ts';
import { standInFilm } from '../studio-client/stand-in-film.ts';
import { standInPlan, standInProject, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createFilmStore, missingSegments, refusedCrossfade } from './film-store.ts';

const shots = [standInShot(0), standInShot(1)];
const film = standInFilm(
  standInPlan(shots, () => toRender),
  DEFAULT_FILM_SETTINGS,
);

it('asks once for many changes that come together, and not for a closed project', async () => {
  const studio = new StandInStudio({ 'film.view': () => ok(film) });
  const store = createFilmStore(studio, 5);
  studio.emit('project.changed', null);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(studio.calls).toHaveLength(0);
  for (let change = 0; change < 20; change++) studio.emit('plan.changed', {});
  studio.emit('project.changed', standInProject(shots));
  await vi.waitFor(() => expect(store.getState().view).toBe(film));
  expect(studio.calls).toHaveLength(1);
  expect([store.getState().shotsById.get('002')?.firstFrame, missingSegments(film)]).toEqual([72, 3]);
});

it('holds no answer about a project that was closed meanwhile, and asks for the next one', async () => {
  const answers: (() => void)[] = [];
  const studio = new StandInStudio({
    'film.view': () => new Promise((resolve) => answers.push(() => resolve(ok(film)))),
  });
  const store = createFilmStore(studio, 1);
  const built = store.getState().build();
  store.getState().clear();
  void store.getState().build();
  answers[0]?.();
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  expect(store.getState().view).toBeNull();
  answers[1]?.();
  await built;
  expect(store.getState().view).toBe(film);
});

it('keeps the last view beside the reason why there is no newer one', async () => {
  const error = { code: 'bad-file' as const, message: 'Damaged.', remedy: 'Mend it.' };
  const studio = new StandInStudio({ 'film.view': () => ok(film) });
  const store = createFilmStore(studio);
  await store.getState().build();
  studio.answers['film.view'] = () => err(error);
  await store.getState().build();
  expect(store.getState()).toMatchObject({ view: film, error });
});

it('calls a crossfade refused only where both shots are rendered', async () => {
  const crossfade = { kind: 'crossfade' as const, durationSeconds: 0.5 };
  const pair = [standInShot(0, { transition: crossfade }), standInShot(1)];
  const rendered = { ...toRender, clip: { mediaPath: 'video/a.mp4', thumbnailPath: null, take: 1, version: '1' } };
  const refusedIn = async (isRendered: (shotId: string) => boolean) => {
    const plan = standInPlan(pair, ({ shotId }) => (isRendered(shotId) ? rendered : toRender));
    const view = standInFilm(plan, DEFAULT_FILM_SETTINGS, { '001': 'Its take is too short.' });
    const store = createFilmStore(new StandInStudio({ 'film.view': () => ok(view) }));
    await store.getState().build();
    return ['001', '002'].map((shotId) => refusedCrossfade(store.getState(), shotId)?.refused ?? null);
  };
  expect(await refusedIn(() => true)).toEqual(['Its take is too short.', null]);
  expect(await refusedIn((shotId) => shotId === '001')).toEqual([null, null]);
  expect(await refusedIn((shotId) => shotId === '002')).toEqual([null, null]);
});
