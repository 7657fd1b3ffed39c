// What the film would be now: lengths, crossfades, what is missing. Asked for again whenever documents, takes or settings changed.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StudioClient } from '#shared/contract/studio-client.ts';
import type { FilmShot, FilmTransition, FilmView } from '#shared/model/film.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';

export interface FilmState {
  readonly view: FilmView | null;
  readonly shotsById: ReadonlyMap<string, FilmShot>;
  /** Why the last attempt gave no view; null: it did. */
  readonly error: StudioErrorWire | null;
  build(): Promise<void>;
  clear(): void;
}

export type FilmStore = StoreApi<FilmState>;

// As of the plan: a run changes the film with every clip.
const REBUILD_PAUSE_MS = 200;

const NOTHING = { view: null, shotsById: new Map<string, FilmShot>(), error: null };

export function createFilmStore(studio: StudioClient, rebuildPauseMs = REBUILD_PAUSE_MS): FilmStore {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let again = false;
  /** Counts projects: an answer about the one before is no news. */
  let project = 0;
  const store = createStore<FilmState>()((set) => ({
    ...NOTHING,
    async build() {
      clearTimeout(timer);
      again = true;
      if (asking) return;
      asking = true;
      while (again) {
        again = false;
        const mine = project;
        const answer = await studio.call('film.view', {});
        if (mine !== project) continue;
        set(answer.ok ? { view: answer.value, shotsById: byId(answer.value), error: null } : { error: answer.error });
      }
      asking = false;
    },
    clear() {
      clearTimeout(timer);
      again = false;
      project += 1;
      set(NOTHING);
    },
  }));
  const buildSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void store.getState().build(), rebuildPauseMs);
  };
  studio.on('plan.changed', buildSoon);
  studio.on('project.changed', (view) => view && buildSoon());
  return store;
}

const byId = ({ shots }: FilmView) => new Map(shots.map((shot) => [shot.shotId, shot]));

/** What keeps the film from being whole: segments without a clip, of all shots. */
export const missingSegments = (view: FilmView): number =>
  view.shots.reduce((sum, shot) => sum + shot.missing.length, 0);

/**
 * The crossfade out of this shot that the film shows as a cut although both sides are rendered; null: there is none. What is
 * not rendered yet may still become what was asked for.
 */
export function refusedCrossfade(
  { view, shotsById }: Pick<FilmState, 'view' | 'shotsById'>,
  shotId: string,
): FilmTransition | null {
  const shot = shotsById.get(shotId);
  if (!view || !shot?.transition?.refused) return null;
  const next = view.shots[view.shots.indexOf(shot) + 1];
  return shot.missing.length === 0 && next?.missing.length === 0 ? shot.transition : null;
}
