// What the Plan panel shows of the plan: it stays as it was when another panel is looked at in between.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ListedState } from './segment-state.ts';

export type PlanTab = 'segments' | 'problems' | 'difference' | 'json';

export interface PlanScreenState {
  readonly tab: PlanTab;
  /** Of the segment whose details are shown; null: the selected shot's first. */
  readonly chosenKey: string | null;
  /** The list shows what stands so; empty: everything. */
  readonly states: ReadonlySet<ListedState>;
  /** Keys picked to be started together. */
  readonly picked: ReadonlySet<string>;
  show(tab: PlanTab): void;
  choose(segmentKey: string): void;
  /** Also brings the list to the front. */
  list(states: readonly ListedState[]): void;
  pick(segmentKeys: Iterable<string>): void;
  clear(): void;
}

export type PlanScreenStore = StoreApi<PlanScreenState>;

const FIRST = { tab: 'segments', chosenKey: null, states: new Set<ListedState>(), picked: new Set<string>() } as const;

export function createPlanScreenStore(): PlanScreenStore {
  return createStore<PlanScreenState>()((set) => ({
    ...FIRST,
    show: (tab) => set({ tab }),
    choose: (chosenKey) => set({ chosenKey }),
    list: (states) => set({ tab: 'segments', states: new Set(states) }),
    pick: (segmentKeys) => set({ picked: new Set(segmentKeys) }),
    clear: () => set(FIRST),
  }));
}
