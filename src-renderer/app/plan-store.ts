// The plan as last built. It is built again whenever the studio says that it is out of date.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PlanView } from '#shared/contract/shapes.ts';
import type { StudioClient } from '#shared/contract/studio-client.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';

export interface PlanState {
  readonly view: PlanView | null;
  readonly segmentsByKey: ReadonlyMap<string, PlanSegment>;
  readonly building: boolean;
  /** Why the last attempt gave no plan; null: it did. */
  readonly error: StudioErrorWire | null;
  build(): Promise<void>;
  clear(): void;
}

export type PlanStore = StoreApi<PlanState>;

// A run changes the plan with every clip and an edit with every word; nobody reads it faster than this.
const REBUILD_PAUSE_MS = 200;

export function createPlanStore(studio: StudioClient, rebuildPauseMs = REBUILD_PAUSE_MS): PlanStore {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  /** Counts projects: an answer about the one before is no news. */
  let project = 0;
  const store = createStore<PlanState>()((set, get) => ({
    view: null,
    segmentsByKey: new Map(),
    building: false,
    error: null,
    async build() {
      clearTimeout(timer);
      if (get().building) {
        again = true;
        return;
      }
      set({ building: true });
      do {
        again = false;
        const mine = project;
        const answer = await studio.call('plan.build', {});
        if (mine !== project) continue;
        if (answer.ok) set({ view: answer.value, segmentsByKey: byKey(answer.value), error: null });
        else set({ error: answer.error });
      } while (again);
      set({ building: false });
    },
    clear() {
      clearTimeout(timer);
      again = false;
      project += 1;
      set({ view: null, segmentsByKey: new Map(), error: null });
    },
  }));
  studio.on('plan.changed', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void store.getState().build(), rebuildPauseMs);
  });
  return store;
}

const byKey = ({ plan }: PlanView) => new Map(plan.segments.map((segment) => [segment.key, segment]));

export interface StandingCounts {
  readonly segments: number;
  readonly upToDate: number;
  readonly toRender: number;
  readonly stale: number;
  readonly blocked: number;
  readonly problems: number;
  readonly warnings: number;
}

export function countStandings(view: PlanView): StandingCounts {
  const status = { 'up-to-date': 0, 'will-render': 0, stale: 0, blocked: 0 };
  for (const segment of view.plan.segments) status[view.standings[segment.key]?.status ?? 'will-render'] += 1;
  const problems = view.plan.problems.filter((problem) => problem.severity === 'problem').length;
  return {
    segments: view.plan.segments.length,
    upToDate: status['up-to-date'],
    toRender: status['will-render'] + status.stale,
    stale: status.stale,
    blocked: status.blocked,
    problems,
    warnings: view.plan.problems.length - problems,
  };
}
