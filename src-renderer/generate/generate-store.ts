// What is chosen on the Generate panel: shots to render, what is looked at, and whether only failures are shown.
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface GenerateState {
  readonly chosenShotIds: ReadonlySet<string>;
  /** The segment whose live picture is shown large; null, or no longer rendered: the first that is. */
  readonly watchedKey: string | null;
  readonly onlyFailed: boolean;
  toggle(shotId: string): void;
  choose(shotIds: readonly string[]): void;
  watch(segmentKey: string): void;
  showOnlyFailed(onlyFailed: boolean): void;
  clear(): void;
}

export type GenerateStore = StoreApi<GenerateState>;

const NOTHING = { chosenShotIds: new Set<string>(), watchedKey: null, onlyFailed: false };

export function createGenerateStore(): GenerateStore {
  return createStore<GenerateState>()((set) => ({
    ...NOTHING,
    toggle: (shotId) =>
      set(({ chosenShotIds }) => {
        const chosen = new Set(chosenShotIds);
        if (!chosen.delete(shotId)) chosen.add(shotId);
        return { chosenShotIds: chosen };
      }),
    choose: (shotIds) => set({ chosenShotIds: new Set(shotIds) }),
    watch: (watchedKey) => set({ watchedKey }),
    showOnlyFailed: (onlyFailed) => set({ onlyFailed }),
    clear: () => set(NOTHING),
  }));
}
