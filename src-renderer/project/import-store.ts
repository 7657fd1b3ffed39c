// Taking over the configuration of an older tool: the file, what it would change, and that it was done.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StudioClient } from '#shared/contract/studio-client.ts';
import type { ImportPreview } from '#shared/model/story.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { AppStore } from '../app/app-store.ts';
import type { ReadFile } from './new-project-fields.ts';

export interface ImportState {
  readonly opened: boolean;
  readonly file: ReadFile | null;
  /** null: not known yet, or it cannot be read. */
  readonly preview: ImportPreview | null;
  readonly error: StudioErrorWire | null;
  readonly busy: boolean;
  open(): void;
  openWithFile(name: string, text: string): Promise<void>;
  takeFile(file: File): Promise<void>;
  /** true: it was taken over. */
  apply(): Promise<boolean>;
  close(): void;
}

export type ImportStore = StoreApi<ImportState>;

const NOTHING = { file: null, preview: null, error: null, busy: false } as const;

/** Files of these names are configurations; what else JSON is, is a story or a storyboard. */
export const isConfigurationName = (fileName: string): boolean =>
  /\.ya?ml$/i.test(fileName) || /(^|[\\/])(settings|pipeline_config)\.json$/i.test(fileName);

export function createImportStore(studio: StudioClient, app: AppStore): ImportStore {
  let latest = 0;
  return createStore<ImportState>()((set, get) => ({
    opened: false,
    ...NOTHING,
    open: () => set({ opened: true, ...NOTHING }),
    async openWithFile(name, text) {
      const mine = ++latest;
      set({ opened: true, file: { name, text }, preview: null, error: null, busy: true });
      const answer = await studio.call('import.preview', { fileName: name, text });
      if (mine !== latest) return;
      set(answer.ok ? { busy: false, preview: answer.value } : { busy: false, error: answer.error });
    },
    async takeFile(file) {
      await get().openWithFile(file.name, await file.text());
    },
    async apply() {
      const { file, busy } = get();
      if (!file || busy) return false;
      set({ busy: true, error: null });
      const answer = await studio.call('import.apply', { fileName: file.name, text: file.text });
      if (!answer.ok) {
        set({ busy: false, error: answer.error });
        return false;
      }
      set({ opened: false, ...NOTHING });
      // Settings of the whole machine are among what it changes.
      await app.getState().refetch();
      return true;
    },
    close() {
      latest += 1;
      set({ opened: false, ...NOTHING });
    },
  }));
}
