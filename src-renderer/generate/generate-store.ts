// What is chosen on the Generate panel: shots to render, what is looked at, and which of the queue is shown.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { QueueFilter } from './queue-filter.ts';

export type GenerateTab = 'run' | 'history' | 'log';

export interface GenerateState {
  readonly tab: GenerateTab;
  readonly filter: QueueFilter;
  readonly chosenShotIds: ReadonlySet<string>;
  /** The segment on the stage, and in view in the queue; null: what is rendered, as it goes on. */
  readonly shownKey: string | null;
  /** The server whose work is shown large; null, or without work: the first that has some. */
  readonly watchedServerId: string | null;
  setTab(tab: GenerateTab): void;
  setFilter(filter: QueueFilter): void;
  toggle(shotId: string): void;
  choose(shotIds: readonly string[]): void;
  show(segmentKey: string): void;
  /** From anywhere to the row of a segment, whatever the queue was filtered by. */
  goTo(segmentKey: string): void;
  watch(serverId: string): void;
  /** Back to what is rendered. */
  follow(): void;
  clear(): void;
}

export type GenerateStore = StoreApi<GenerateState>;

const NOTHING = {
  tab: 'run',
  filter: 'all',
  chosenShotIds: new Set<string>(),
  shownKey: null,
  watchedServerId: null,
} as const;

export function createGenerateStore(): GenerateStore {
  return createStore<GenerateState>()((set) => ({
    ...NOTHING,
    setTab: (tab) => set({ tab }),
    setFilter: (filter) => set({ filter }),
    toggle: (shotId) =>
      set(({ chosenShotIds }) => {
        const chosen = new Set(chosenShotIds);
        if (!chosen.delete(shotId)) chosen.add(shotId);
        return { chosenShotIds: chosen };
      }),
    choose: (shotIds) => set({ chosenShotIds: new Set(shotIds) }),
    show: (shownKey) => set({ shownKey }),
    goTo: (shownKey) => set({ tab: 'run', filter: 'all', shownKey }),
    watch: (watchedServerId) => set({ watchedServerId, shownKey: null }),
    follow: () => set({ shownKey: null }),
    clear: () => set(NOTHING),
  }));
}
