// What is typed into the dialog for a new project, and the story, name and folder that come of it. Pure.
import { say } from '#shared/i18n/say.ts';
import type { StoryPreview, StorySource } from '#shared/model/story.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { folderNameFor, joinPath } from '../folders/folder-paths.ts';
import { parseLength } from './film-length.ts';

export const NEW_PROJECT_KINDS = ['prompt', 'story-file', 'product', 'products', 'empty'] as const;
/** `products`: a list, which becomes a project each. */
export type NewProjectKind = (typeof NEW_PROJECT_KINDS)[number];

export type Preview =
  | { readonly kind: 'none' }
  /** `before`: what was shown until now, so that nothing flickers while somebody types. */
  | { readonly kind: 'asking'; readonly before: StoryPreview | null }
  | { readonly kind: 'known'; readonly story: StoryPreview }
  | { readonly kind: 'failed'; readonly error: StudioErrorWire };

export interface ReadFile {
  readonly name: string;
  readonly text: string;
}

/** What is typed and chosen. */
export interface NewProjectFields {
  readonly kind: NewProjectKind;
  readonly prompt: string;
  readonly lengthText: string;
  readonly sceneText: string;
  /** null: the prompt's words choose. */
  readonly arc: string | null;
  /** Each scene begins with the last frame of the one before; null: as usual, in a file as its kind has it. */
  readonly continues: boolean | null;
  readonly picturesFolder: string;
  readonly file: ReadFile | null;
  readonly productName: string;
  readonly productStyle: string;
  readonly callToAction: string;
  readonly productImage: string;
  readonly products: ReadFile | null;
  /** null: the one that is suggested. */
  readonly name: string | null;
  /** null: where the studio offers to put projects. */
  readonly parentPath: string | null;
}

export const MOST_SECONDS = { film: 36_000, scene: 600, promptSigns: 4000 } as const;
export const MOST_NAME_SIGNS = 200;

export const EMPTY_FIELDS: NewProjectFields = {
  kind: 'prompt',
  prompt: '',
  lengthText: '1:00',
  sceneText: '5 s',
  arc: null,
  continues: null,
  picturesFolder: '',
  file: null,
  productName: '',
  productStyle: 'luxury',
  callToAction: '',
  productImage: '',
  products: null,
  name: null,
  parentPath: null,
};

/** The story as it can be asked for; null: something is not there yet, or it is none. */
export function storySourceOf(fields: NewProjectFields): StorySource | null {
  const { kind, file } = fields;
  if (kind === 'prompt') return promptSourceOf(fields);
  if (kind === 'product') return productSourceOf(fields);
  if (kind !== 'story-file' || !file) return null;
  return { kind, fileName: file.name, text: file.text, ...extrasOf(fields) };
}

function promptSourceOf(fields: NewProjectFields): StorySource | null {
  const { prompt, lengthText, sceneText, arc } = fields;
  const totalSeconds = parseLength(lengthText);
  const segmentSeconds = parseLength(sceneText);
  if (prompt.trim() === '' || prompt.length > MOST_SECONDS.promptSigns) return null;
  if (totalSeconds === null || totalSeconds > MOST_SECONDS.film) return null;
  if (segmentSeconds === null || segmentSeconds > MOST_SECONDS.scene) return null;
  const words = { kind: 'prompt' as const, prompt: prompt.trim(), totalSeconds, segmentSeconds };
  return { ...words, ...(arc !== null && { arc }), ...extrasOf(fields) };
}

/** Only what is other than usual is said. */
const extrasOf = ({ continues, picturesFolder }: NewProjectFields) => ({
  ...(continues !== null && { continues }),
  ...(picturesFolder.trim() !== '' && { picturesFolder: picturesFolder.trim() }),
});

function productSourceOf(fields: NewProjectFields): StorySource | null {
  const { productName, productStyle, callToAction, productImage } = fields;
  if (productName.trim() === '' || productName.length > MOST_NAME_SIGNS || callToAction.length > MOST_NAME_SIGNS) {
    return null;
  }
  return {
    kind: 'product',
    productName: productName.trim(),
    style: productStyle,
    callToAction: callToAction.trim(),
    productImage: productImage.trim() || null,
  };
}

type Shown = NewProjectFields & { readonly preview: Preview };

/** While a preview is awaited, the one before it. */
export function shownPreview({ preview }: Pick<Shown, 'preview'>): StoryPreview | null {
  if (preview.kind === 'known') return preview.story;
  return preview.kind === 'asking' ? preview.before : null;
}

export function suggestedName(state: Shown): string {
  return atWordsEnd(folderNameFor(titleOf(state))) || say`New project`;
}

function titleOf(state: Shown): string {
  const { kind, file, productName } = state;
  if (kind === 'empty' || kind === 'products') return '';
  const title = shownPreview(state)?.title;
  if (kind === 'product') return title ?? productName;
  return title ?? (kind === 'prompt' ? '' : (file?.name.replace(/\.[^.]*$/, '') ?? ''));
}

/** A whole prompt is no name for a folder. */
const LONGEST_SUGGESTION = 48;

const atWordsEnd = (title: string): string =>
  title.length <= LONGEST_SUGGESTION ? title : title.slice(0, LONGEST_SUGGESTION + 1).replace(/[\s,;:.–-]+\S*$/, '');

export const nameOf = (state: Shown): string => (state.name ?? suggestedName(state)).trim();

/** '' while it cannot be made of what is there. A list of products has folders of their own in it. */
export function folderPathOf(state: Shown, projectsFolderPath: string): string {
  const parentPath = state.parentPath ?? projectsFolderPath;
  if (parentPath === '') return '';
  if (state.kind === 'products') return parentPath;
  const name = nameOf(state);
  return name === '' || folderNameFor(name) !== name ? '' : joinPath(parentPath, name);
}

/** true: everything that it is made of is there. */
export function canCreate(state: Shown, projectsFolderPath: string): boolean {
  if (folderPathOf(state, projectsFolderPath) === '') return false;
  if (state.kind === 'empty') return true;
  if (state.kind === 'products') return state.products !== null;
  return storySourceOf(state) !== null && state.preview.kind !== 'failed';
}

/** The names in a list of products, as far as they can be read here; the studio reads it once more. Empty: none were found. */
export function productNames(text: string): string[] {
  try {
    const read: unknown = JSON.parse(text);
    const list = Array.isArray(read) ? read : Object.values(read ?? {}).find(Array.isArray);
    return (Array.isArray(list) ? list : []).flatMap((entry: unknown) => {
      const { name, product_name: longName } = (entry ?? {}) as Record<string, unknown>;
      const found = name ?? longName;
      return typeof found === 'string' && found.trim() !== '' ? [found.trim()] : [];
    });
  } catch {
    return [];
  }
}
