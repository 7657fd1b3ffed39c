// The dialog for a new project: of what it is made, how its story would be cut, and where it is put.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RequestOutput, StudioClient, WireResult } from '#shared/contract/studio-client.ts';
import { say } from '#shared/i18n/say.ts';
import type { StoryPreview, StorySource } from '#shared/model/story.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { AppStore } from '../app/app-store.ts';
import type { ProjectStore } from '../app/project-store.ts';
import { folderNameFor, joinPath } from '../folders/folder-paths.ts';
import { parseLength } from './film-length.ts';

export type NewProjectKind = 'prompt' | 'story-file' | 'empty';

export type Preview =
  | { readonly kind: 'none' }
  /** `before`: what was shown until now, so that nothing flickers while somebody types. */
  | { readonly kind: 'asking'; readonly before: StoryPreview | null }
  | { readonly kind: 'known'; readonly story: StoryPreview }
  | { readonly kind: 'failed'; readonly error: StudioErrorWire };

/** What is typed and chosen. */
export interface NewProjectFields {
  readonly kind: NewProjectKind;
  readonly prompt: string;
  readonly lengthText: string;
  readonly sceneText: string;
  readonly file: { readonly name: string; readonly text: string } | null;
  /** null: the one that is suggested. */
  readonly name: string | null;
  /** null: where the studio offers to put projects. */
  readonly parentPath: string | null;
}

export interface NewProjectState extends NewProjectFields {
  readonly opened: boolean;
  readonly preview: Preview;
  readonly creating: boolean;
  /** Why it was not made. */
  readonly error: StudioErrorWire | null;
  open(kind?: NewProjectKind): void;
  openWithFile(name: string, text: string): void;
  change(fields: Partial<NewProjectFields>): void;
  takeFile(file: File): Promise<void>;
  create(): Promise<void>;
  /** What is typed stays for the next time. */
  close(): void;
}

export type NewProjectStore = StoreApi<NewProjectState>;

export const MOST_SECONDS = { film: 36_000, scene: 600, promptSigns: 4000 } as const;

const EMPTY_FIELDS: NewProjectFields = {
  kind: 'prompt',
  prompt: '',
  lengthText: '1:00',
  sceneText: '5 s',
  file: null,
  name: null,
  parentPath: null,
};

/** The story as it can be asked for; null: something is not there yet, or it is none. */
export function storySourceOf({ kind, prompt, lengthText, sceneText, file }: NewProjectFields): StorySource | null {
  if (kind === 'empty') return null;
  if (kind === 'story-file') return file && { kind, fileName: file.name, text: file.text };
  const totalSeconds = parseLength(lengthText);
  const segmentSeconds = parseLength(sceneText);
  if (prompt.trim() === '' || prompt.length > MOST_SECONDS.promptSigns) return null;
  if (totalSeconds === null || totalSeconds > MOST_SECONDS.film) return null;
  if (segmentSeconds === null || segmentSeconds > MOST_SECONDS.scene) return null;
  return { kind, prompt: prompt.trim(), totalSeconds, segmentSeconds };
}

/** While a preview is awaited, the one before it. */
export function shownPreview({ preview }: NewProjectState): StoryPreview | null {
  if (preview.kind === 'known') return preview.story;
  return preview.kind === 'asking' ? preview.before : null;
}

export function suggestedName(state: NewProjectState): string {
  const fromFile = state.file?.name.replace(/\.[^.]*$/, '') ?? '';
  const title = state.kind === 'empty' ? '' : (shownPreview(state)?.title ?? (state.kind === 'prompt' ? '' : fromFile));
  return atWordsEnd(folderNameFor(title)) || say`New project`;
}

/** A whole prompt is no name for a folder. */
const LONGEST_SUGGESTION = 48;

const atWordsEnd = (title: string): string =>
  title.length <= LONGEST_SUGGESTION ? title : title.slice(0, LONGEST_SUGGESTION + 1).replace(/[\s,;:.–-]+\S*$/, '');

export const nameOf = (state: NewProjectState): string => (state.name ?? suggestedName(state)).trim();

/** '' while it cannot be made of what is there. */
export function folderPathOf(state: NewProjectState, projectsFolderPath: string): string {
  const name = nameOf(state);
  const parentPath = state.parentPath ?? projectsFolderPath;
  return name === '' || folderNameFor(name) !== name || parentPath === '' ? '' : joinPath(parentPath, name);
}

type Tools = { studio: StudioClient; app: AppStore; project: ProjectStore } & Pick<
  NewProjectStore,
  'setState' | 'getState'
>;

export function createNewProjectStore(studio: StudioClient, app: AppStore, project: ProjectStore): NewProjectStore {
  const store = createStore<NewProjectState>()((setState, getState) => {
    const tools: Tools = { studio, app, project, setState, getState };
    return {
      ...EMPTY_FIELDS,
      opened: false,
      preview: { kind: 'none' },
      creating: false,
      error: null,
      open: (kind = getState().kind) => setState({ opened: true, kind, error: null }),
      openWithFile: (name, text) =>
        setState({ opened: true, kind: 'story-file', file: { name, text }, name: null, error: null }),
      change: (fields) => setState({ ...fields, error: null }),
      async takeFile(file) {
        const text = await file.text();
        setState({ kind: 'story-file', file: { name: file.name, text }, name: null, error: null });
      },
      create: () => create(tools),
      close: () => setState({ opened: false }),
    };
  });
  followStory(studio, store);
  return store;
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
    const key = source?.kind === 'story-file' ? `${source.fileName}\n${source.text}` : JSON.stringify(source);
    if (key === shownKey) return;
    shownKey = key;
    const mine = ++latest;
    clearTimeout(timer);
    if (!source) return store.setState({ preview: { kind: 'none' } });
    store.setState({ preview: { kind: 'asking', before: source.kind === 'prompt' ? shownPreview(state) : null } });
    const ask = async () => {
      const answer = await studio.call('story.preview', source);
      if (mine !== latest) return;
      store.setState({
        preview: answer.ok ? { kind: 'known', story: answer.value } : { kind: 'failed', error: answer.error },
      });
    };
    timer = setTimeout(() => void ask(), source.kind === 'prompt' ? PREVIEW_PAUSE_MS : 0);
  });
}

async function create({ studio, app, project, setState, getState }: Tools): Promise<void> {
  const state = getState();
  const folderPath = folderPathOf(state, app.getState().info?.projectsFolderPath ?? '');
  const source = storySourceOf(state);
  if (state.creating || folderPath === '' || (state.kind !== 'empty' && source === null)) return;
  setState({ creating: true, error: null });
  const answer: WireResult<RequestOutput<'project.create'>> = source
    ? await studio.call('project.createFromStory', { folderPath, source })
    : await studio.call('project.create', { folderPath });
  if (!answer.ok) return setState({ creating: false, error: answer.error });
  setState({ ...EMPTY_FIELDS, parentPath: state.parentPath, opened: false, creating: false });
  project.setState({ view: answer.value });
}
