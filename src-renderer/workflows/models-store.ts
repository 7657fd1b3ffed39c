// Which model files the chosen workflow needs and which of them the server has, as last asked.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StudioClient } from '#shared/contract/studio-client.ts';
import type { ModelReport } from '#shared/model/model-report.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';

export interface ModelsState {
  readonly report: ModelReport | null;
  readonly asking: boolean;
  /** Why there is no report at all; a server that does not answer is told in the report itself. */
  readonly error: StudioErrorWire | null;
  ask(): Promise<void>;
  /** Asks where `key`, all that an answer hangs on, is another than the last time. */
  askFor(key: string): Promise<void>;
  clear(): void;
}

export type ModelsStore = StoreApi<ModelsState>;

export function createModelsStore(studio: StudioClient): ModelsStore {
  let latest = 0;
  let askedKey: string | null = null;
  return createStore<ModelsState>()((set, get) => ({
    report: null,
    asking: false,
    error: null,
    async ask() {
      const mine = ++latest;
      set({ asking: true });
      const answer = await studio.call('workflows.models', { fileName: null });
      // Asked again meanwhile, or another project: only the last answer counts.
      if (mine !== latest) return;
      if (answer.ok) set({ asking: false, report: answer.value, error: null });
      else set({ asking: false, report: null, error: answer.error });
    },
    async askFor(key) {
      if (key === askedKey) return;
      askedKey = key;
      await get().ask();
    },
    clear() {
      latest += 1;
      askedKey = null;
      set({ report: null, asking: false, error: null });
    },
  }));
}
