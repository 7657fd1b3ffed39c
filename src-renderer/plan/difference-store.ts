// What differs from what the newest run was started with, asked for while somebody looks at it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StudioClient } from '#shared/contract/studio-client.ts';
import type { PlanDifference } from '#shared/model/history.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';

export interface DifferenceState {
  /** null: not answered yet. */
  readonly difference: PlanDifference | null;
  /** Why the last question got no answer; null: it did. */
  readonly error: StudioErrorWire | null;
  ask(): Promise<void>;
}

export type DifferenceStore = StoreApi<DifferenceState>;

export function createDifferenceStore(studio: StudioClient): DifferenceStore {
  let asking = false;
  let again = false;
  return createStore<DifferenceState>()((set) => ({
    difference: null,
    error: null,
    async ask() {
      again = true;
      if (asking) return;
      asking = true;
      while (again) {
        again = false;
        const answer = await studio.call('plan.sinceLastRun', {});
        set(answer.ok ? { difference: answer.value, error: null } : { error: answer.error });
      }
      asking = false;
    },
  }));
}
