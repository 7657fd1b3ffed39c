// Which shots are chosen to be rendered.
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface GenerateState {
  readonly chosenShotIds: ReadonlySet<string>;
  toggle(shotId: string): void;
  choose(shotIds: readonly string[]): void;
  clear(): void;
}

export type GenerateStore = StoreApi<GenerateState>;

export function createGenerateStore(): GenerateStore {
  return createStore<GenerateState>()((set) => ({
    chosenShotIds: new Set(),
    toggle: (shotId) =>
      set(({ chosenShotIds }) => {
        const chosen = new Set(chosenShotIds);
        if (!chosen.delete(shotId)) chosen.add(shotId);
        return { chosenShotIds: chosen };
      }),
    choose: (shotIds) => set({ chosenShotIds: new Set(shotIds) }),
    clear: () => set({ chosenShotIds: new Set() }),
  }));
}
