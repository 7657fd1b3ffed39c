// The dialog for a new project: of what it is made, how its story would be cut, and where it is put.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RequestOutput, StudioClient, WireResult } from '#shared/contract/studio-client.ts';
import type { StoryArc, StorySource } from '#shared/model/story.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { AppStore } from '../app/app-store.ts';
import type { ProjectStore } from '../app/project-store.ts';
import {
  canCreate,
  EMPTY_FIELDS,
  folderPathOf,
  type NewProjectFields,
  type NewProjectKind,
  type Preview,
  shownPreview,
  storySourceOf,
} from './new-project-fields.ts';

export interface NewProjectState extends NewProjectFields {
  readonly opened: boolean;
  readonly preview: Preview;
  /** Empty until they are known. */
  readonly arcs: readonly StoryArc[];
  readonly creating: boolean;
  /** Why it was not made. */
  readonly error: StudioErrorWire | null;
  /** The projects of a list of products; null: none were made yet. */
  readonly made: RequestOutput<'project.createFromProducts'> | null;
  open(kind?: NewProjectKind): void;
  openWithFile(name: string, text: string): void;
  change(fields: Partial<NewProjectFields>): void;
  takeFile(file: File): Promise<void>;
  create(): Promise<void>;
  /** What is typed stays for the next time. */
  close(): void;
}

export type NewProjectStore = StoreApi<NewProjectState>;

type Tools = { studio: StudioClient; app: AppStore; project: ProjectStore } & Pick<
  NewProjectStore,
  'setState' | 'getState'
>;

export function createNewProjectStore(studio: StudioClient, app: AppStore, project: ProjectStore): NewProjectStore {
  const store = createStore<NewProjectState>()((setState, getState) => {
    const tools: Tools = { studio, app, project, setState, getState };
    const show = (fields: Partial<NewProjectFields>) => {
      setState({ opened: true, error: null, made: null, ...fields });
      void askArcs(tools);
    };
    return {
      ...EMPTY_FIELDS,
      opened: false,
      preview: { kind: 'none' },
      arcs: [],
      creating: false,
      error: null,
      made: null,
      open: (kind = getState().kind) => show({ kind }),
      openWithFile: (name, text) => show({ kind: 'story-file', file: { name, text }, name: null }),
      change: (fields) => setState({ ...fields, error: null }),
      async takeFile(file) {
        const read = { name: file.name, text: await file.text() };
        if (getState().kind === 'products') setState({ products: read, error: null, made: null });
        else setState({ kind: 'story-file', file: read, name: null, error: null });
      },
      create: () => create(tools),
      close: () => setState({ opened: false }),
    };
  });
  followStory(studio, store);
  return store;
}

/** Once; said in another language, they are asked for when the dialog is opened again. */
async function askArcs({ studio, setState }: Tools): Promise<void> {
  const answer = await studio.call('story.arcs', {});
  if (answer.ok) setState({ arcs: answer.value });
}

/** Files may be large: their text is not written out anew with every key that is pressed. */
function sourceKey(source: StorySource | null): string {
  if (source?.kind !== 'story-file') return JSON.stringify(source);
  const { text, ...others } = source;
  return `${JSON.stringify(others)}\n${text}`;
}

/** Nobody waits for what is not typed to its end. */
const PREVIEW_PAUSE_MS = 300;

/** Asks for the preview whenever the story is another one; only the last answer counts. */
function followStory(studio: StudioClient, store: NewProjectStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  let shownKey = '';
  store.subscribe((state) => {
    if (!state.opened) return;
    const source = storySourceOf(state);
    const key = sourceKey(source);
    if (key === shownKey) return;
    shownKey = key;
    const mine = ++latest;
    clearTimeout(timer);
    if (!source) return store.setState({ preview: { kind: 'none' } });
    const isTyped = source.kind !== 'story-file';
    store.setState({ preview: { kind: 'asking', before: isTyped ? shownPreview(state) : null } });
    const ask = async () => {
      const answer = await studio.call('story.preview', source);
      if (mine !== latest) return;
      store.setState({
        preview: answer.ok ? { kind: 'known', story: answer.value } : { kind: 'failed', error: answer.error },
      });
    };
    timer = setTimeout(() => void ask(), isTyped ? PREVIEW_PAUSE_MS : 0);
  });
}

async function create(tools: Tools): Promise<void> {
  const { studio, app, project, setState, getState } = tools;
  const state = getState();
  const projectsFolderPath = app.getState().info?.projectsFolderPath ?? '';
  if (state.creating || !canCreate(state, projectsFolderPath)) return;
  const folderPath = folderPathOf(state, projectsFolderPath);
  setState({ creating: true, error: null });
  if (state.kind === 'products') return createProducts(tools, folderPath);
  const source = storySourceOf(state);
  const answer: WireResult<RequestOutput<'project.create'>> = source
    ? await studio.call('project.createFromStory', { folderPath, source })
    : await studio.call('project.create', { folderPath });
  if (!answer.ok) return setState({ creating: false, error: answer.error });
  setState({ ...EMPTY_FIELDS, parentPath: state.parentPath, opened: false, creating: false });
  project.setState({ view: answer.value });
}

/** None of them is opened: the dialog shows what was made, and each is a press away. */
async function createProducts({ studio, project, setState, getState }: Tools, parentPath: string): Promise<void> {
  const { products } = getState();
  if (!products) return setState({ creating: false });
  const answer = await studio.call('project.createFromProducts', {
    parentPath,
    fileName: products.name,
    text: products.text,
  });
  setState(answer.ok ? { creating: false, made: answer.value } : { creating: false, error: answer.error });
  if (answer.ok) await project.getState().refetch();
}
