// Asking for a folder on the studio's machine: with the system's dialog where there is one, else with a browser of our own.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FolderListing } from '#shared/contract/shapes.ts';
import type { StudioClient } from '#shared/contract/studio-client.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { AppStore } from '../app/app-store.ts';
import type { Report } from '../app/project-store.ts';

export interface FolderQuestion {
  readonly title: string;
  /** On the button that takes the folder that is shown. */
  readonly confirmLabel: string;
  /** The same, while a folder of the list is chosen. */
  readonly confirmChosen: (name: string) => string;
  /** What becomes of the folder, in a sentence. */
  readonly hint?: string;
  /** Where to begin; null: the user's home. */
  readonly startPath?: string | null;
  /** true: a project in the list is taken at once instead of being entered. */
  readonly takesProjects: boolean;
  /** false: it was not taken, and somebody has said why; the browser stays open. */
  readonly accept: (folderPath: string) => Promise<boolean>;
}

export interface FolderState {
  /** null: closed. */
  readonly question: FolderQuestion | null;
  readonly listing: FolderListing | null;
  /** As it stands in the field; another than that of the listing while it is typed. */
  readonly path: string;
  /** Of the list; null: none, the shown folder itself is meant. */
  readonly chosenPath: string | null;
  readonly search: string;
  readonly error: StudioErrorWire | null;
  /** A folder is being read. */
  readonly reading: boolean;
  /** The answer is being taken. */
  readonly accepting: boolean;
  ask(question: FolderQuestion): Promise<void>;
  /** Shows another folder; null: the user's home. */
  go(folderPath: string | null): Promise<void>;
  typePath(path: string): void;
  choose(folderPath: string): void;
  filter(search: string): void;
  /** A new one in the folder that is shown, which is entered. */
  create(name: string): Promise<boolean>;
  accept(folderPath: string): Promise<void>;
  close(): void;
}

export type FolderStore = StoreApi<FolderState>;

const CLOSED = {
  question: null,
  listing: null,
  path: '',
  chosenPath: null,
  search: '',
  error: null,
  reading: false,
  accepting: false,
} as const;

export function createFolderStore(studio: StudioClient, report: Report, app: AppStore): FolderStore {
  let latest = 0;
  return createStore<FolderState>()((set, get) => ({
    ...CLOSED,
    async ask(question) {
      if (app.getState().info?.hasFolderDialog) {
        const answer = await studio.call('folders.pick', {});
        if (!answer.ok) report(answer.error);
        else if (answer.value.folderPath !== null) await question.accept(answer.value.folderPath);
        return;
      }
      set({ ...CLOSED, question });
      await get().go(question.startPath ?? null);
      // The folder to begin with may be gone, or not made yet.
      if (get().question === question && get().listing === null && question.startPath != null) await get().go(null);
    },
    async go(folderPath) {
      const mine = ++latest;
      set({ reading: true });
      const answer = await studio.call('folders.list', { folderPath });
      if (mine !== latest) return;
      if (!answer.ok) return set({ reading: false, error: answer.error });
      const listing = answer.value;
      const from = get().listing?.folderPath;
      // On the way up, where one came from is chosen.
      const chosenPath = listing.folders.find(({ path }) => path === from)?.path ?? null;
      set({ reading: false, error: null, listing, path: listing.folderPath, chosenPath, search: '' });
    },
    typePath: (path) => set({ path, chosenPath: null }),
    choose: (chosenPath) => set({ chosenPath }),
    filter: (search) => set({ search, chosenPath: null }),
    async create(name) {
      const { listing } = get();
      if (!listing) return false;
      const answer = await studio.call('folders.create', { parentPath: listing.folderPath, name });
      if (answer.ok) await get().go(answer.value.folderPath);
      else set({ error: answer.error });
      return answer.ok;
    },
    async accept(folderPath) {
      const { question, accepting } = get();
      if (!question || accepting) return;
      set({ accepting: true });
      const taken = await question.accept(folderPath);
      if (get().question !== question) return;
      if (taken) get().close();
      else set({ accepting: false });
    },
    close() {
      latest += 1;
      set(CLOSED);
    },
  }));
}
