// What the storyboard's screen knows beyond the documents: which shots are chosen, what is searched for, which pictures
// are on their way.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppStore } from '../app/app-store.ts';
import type { ProjectStore } from '../app/project-store.ts';
import { type ChooseHow, type Chosen, choose, chooseOnly } from './selection.ts';
import type { ShotFilter, ShotQuery } from './shot-filter.ts';

export type PictureRole = 'start' | 'end';

export const incomingKey = (shotId: string, role: PictureRole): string => `${role} ${shotId}`; // not for people

export interface StoryboardState extends ShotQuery {
  readonly chosen: Chosen;
  /** Pictures being taken in, as `incomingKey`. */
  readonly incoming: ReadonlySet<string>;
  /** Dropped pictures of which somebody has to say where they belong; null: none. */
  readonly asked: readonly File[] | null;
  /** What a screen reader is told. */
  readonly announcement: string;
  /** A click or an arrow on a shot of the list. */
  choose(shotId: string, how: ChooseHow, listedIds: readonly string[]): void;
  chooseAll(shotIds: readonly string[]): void;
  /** Back to the one in the focus. */
  chooseOne(): void;
  search(words: string): void;
  toggleFilter(filter: ShotFilter): void;
  clearQuery(): void;
  setIncoming(key: string, isIncoming: boolean): void;
  ask(pictures: readonly File[] | null): void;
  announce(words: string): void;
}

export type StoryboardStore = StoreApi<StoryboardState>;

const NOTHING = {
  chosen: chooseOnly(null),
  incoming: new Set<string>(),
  asked: null,
  announcement: '',
  words: '',
  filters: new Set<ShotFilter>(),
};

export function createStoryboardStore(app: AppStore, project: ProjectStore): StoryboardStore {
  const store = createStore<StoryboardState>()((set, get) => {
    const take = (chosen: Chosen) => {
      set({ chosen });
      if (app.getState().selectedShotId !== chosen.focusId) app.getState().selectShot(chosen.focusId);
    };
    return {
      ...NOTHING,
      choose: (shotId, how, listedIds) => take(choose(get().chosen, shotId, how, listedIds)),
      chooseAll(shotIds) {
        const { focusId } = get().chosen;
        const focus = focusId !== null && shotIds.includes(focusId) ? focusId : (shotIds[0] ?? null);
        take({ focusId: focus, ids: new Set(shotIds), anchorId: focus });
      },
      chooseOne: () => take(chooseOnly(get().chosen.focusId)),
      search: (words) => set({ words }),
      toggleFilter(filter) {
        const filters = new Set(get().filters);
        if (!filters.delete(filter)) filters.add(filter);
        set({ filters });
      },
      clearQuery: () => set({ words: '', filters: NOTHING.filters }),
      setIncoming(key, isIncoming) {
        const incoming = new Set(get().incoming);
        if (isIncoming) incoming.add(key);
        else incoming.delete(key);
        set({ incoming });
      },
      ask: (asked) => set({ asked }),
      announce: (announcement) => set({ announcement }),
    };
  });
  // A problem, a segment or another panel led to a shot: that one and no other.
  app.subscribe(({ selectedShotId }) => {
    if (store.getState().chosen.focusId !== selectedShotId) store.setState({ chosen: chooseOnly(selectedShotId) });
  });
  project.subscribe(({ view }, before) => {
    if (view?.folderPath !== before.view?.folderPath) {
      store.setState({ ...NOTHING, chosen: chooseOnly(app.getState().selectedShotId) });
    }
  });
  return store;
}
