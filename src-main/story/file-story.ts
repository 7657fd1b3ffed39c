// A file of one of the older tools. What it is, is seen from its content: a list of scenes of one of four kinds, or a storyboard.
import { many, say } from '#shared/i18n/say.ts';
import type { StorySource } from '#shared/model/story.ts';
import type { StylePreset } from '#shared/model/style.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { parseJsonText } from '../storage/index.ts';
import { EntryKeys, haveKey, isObject, type RawObject } from './entry-keys.ts';
import { isProductList } from './product-list.ts';
import { missingVariableNotes } from './product-project.ts';
import { productSceneKind, readScriptHead, SCRIPT_KEYS } from './product-script.ts';
import {
  CLIP_KEYS,
  clipPrompts,
  folderOfFile,
  fromFolder,
  SCENE_KEYS,
  SCENE_PROMPTS,
  STORY_LIST,
  soundNotes,
} from './scene-kinds.ts';
import { type ReadScenes, readScenes, type SceneKind } from './scene-list.ts';
import type { Story } from './story.ts';
import { listed, productImageNote, withoutPictures } from './story-words.ts';
import { storyFromStoryboard } from './storyboard-file.ts';

type FileSource = Extract<StorySource, { kind: 'story-file' }>;

/** Under which key of an object the scenes may stand. */
const LIST_KEYS = ['scenes', 'scene_prompts', 'clips', 'clip_prompts', 'prompts', 'timeline', 'story'];
const CLIP_LIST_KEYS = ['clips', 'clip_prompts'];

export function storyFromFile(source: FileSource, styles: readonly StylePreset[]): Result<Story> {
  const { fileName, text } = source;
  const parsed = parseJsonText(text, fileName, 'exact');
  if (!parsed.ok) return parsed;
  const title = titleOf(fileName);
  if (isObject(parsed.value) && Array.isArray(parsed.value.shots)) {
    return ok(storyFromStoryboard(parsed.value, parsed.value.shots, title, Boolean(source.picturesFolder)));
  }
  if (isProductList(parsed.value)) return err(severalProducts(fileName));
  const list = sceneListOf(parsed.value);
  if (list === null) return err(notAStory(fileName, '$', say`This JSON is neither a story nor a storyboard.`));
  if (list.entries.length === 0) return err(notAStory(fileName, list.jsonPath, say`The story has no scenes.`));
  return haveKey(list.entries, SCRIPT_KEYS) ? fromScript(list, source, styles) : fromScenes(list, source, title);
}

/** `films/Two cats.json` → `Two cats` */
const titleOf = (fileName: string): string =>
  fileName
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\.json$/i, '') || say`Story`;

interface SceneList {
  readonly entries: readonly unknown[];
  readonly jsonPath: string;
  /** What they stand in; null: the file is the list. */
  readonly head: RawObject | null;
  readonly isClips: boolean;
}

function sceneListOf(value: unknown): SceneList | null {
  if (Array.isArray(value)) return { entries: value, jsonPath: '$', head: null, isClips: false };
  if (!isObject(value)) return null;
  const key = Object.keys(value).find((name) => LIST_KEYS.includes(name.toLowerCase()));
  const inside = key === undefined ? undefined : value[key];
  if (key !== undefined && Array.isArray(inside)) {
    const isClips = CLIP_LIST_KEYS.includes(key.toLowerCase());
    return { entries: inside, jsonPath: `$.${key}`, head: value, isClips };
  }
  // One scene by itself, or scenes by their names: {"scene_1": {…}, "scene_2": {…}}.
  if (haveKey([value], ['video_prompt'])) return { entries: [value], jsonPath: '$', head: null, isClips: false };
  const named = Object.entries(isObject(inside) ? inside : value);
  if (named.length === 0 || !named.every(([, entry]) => isObject(entry) && haveKey([entry], ['video_prompt'])))
    return null;
  const entries = named.map(([name, entry]) => ({ scene_number: name, ...(entry as RawObject) }));
  return { entries, jsonPath: '$', head: null, isClips: false };
}

function kindOf({ entries, isClips }: SceneList, fileName: string): SceneKind {
  if (isClips || haveKey(entries, CLIP_KEYS)) return clipPrompts(folderOfFile(fileName));
  return haveKey(entries, SCENE_KEYS) ? SCENE_PROMPTS : STORY_LIST;
}

function fromScenes(list: SceneList, source: FileSource, fileTitle: string): Result<Story> {
  const kind = kindOf(list, source.fileName);
  const read = readScenes(list.entries, kind, source.continues ?? null);
  if (!read.ok) return read;
  const { scenes } = read.value;
  if (scenes.length === 0) return err(noPrompts(source.fileName, list.jsonPath, kind));
  const head = list.head === null ? null : new EntryKeys(list.head);
  const title = head?.text('title', 'concept', 'concept_name', 'name', 'project') || fileTitle;
  return ok({
    kind: 'scenes',
    title,
    description: head?.text('description', 'synopsis') ?? '',
    scenes,
    notes: [
      ...(kind.about ? [kind.about()] : []),
      ...sharedNotes(read.value, kind, head),
      ...soundNotes(scenes),
      ...missingVariableNotes(scenes, {}),
      ...(source.picturesFolder ? [] : withoutPictures(scenes)),
    ],
  });
}

function fromScript(list: SceneList, source: FileSource, styles: readonly StylePreset[]): Result<Story> {
  const keys = new EntryKeys(list.head ?? {});
  const head = readScriptHead(list.head ?? {}, keys, list.entries, styles);
  const kind = productSceneKind(head.style, styles);
  const read = readScenes(list.entries, kind, source.continues ?? null);
  if (!read.ok) return read;
  const { scenes } = read.value;
  if (scenes.length === 0) return err(noPrompts(source.fileName, list.jsonPath, kind));
  const showing = scenes.filter(({ showsProduct }) => showsProduct).map(({ number }) => number);
  const { productImagePath } = head;
  return ok({
    kind: 'scenes',
    title: head.title || titleOf(source.fileName),
    description: '',
    scenes,
    project: head.project,
    ...(productImagePath !== null &&
      showing.length > 0 && { productImagePath: fromFolder(productImagePath, folderOfFile(source.fileName)) }),
    notes: [
      say`This is a product script.`,
      ...head.notes,
      ...sharedNotes(read.value, kind, keys),
      ...missingVariableNotes(scenes, head.variables),
      ...productImageNotes(showing, productImagePath),
      ...(source.picturesFolder || showing.length === scenes.length ? [] : withoutPictures(scenes)),
    ],
  });
}

function productImageNotes(showing: readonly number[], path: string | null): string[] {
  if (showing.length === 0) return path === null ? [] : [say`No scene uses the product image: it is left out.`];
  if (path !== null) return [productImageNote(showing)];
  return [
    many(
      showing.length,
      'Scene {{list}} should show the product image, but the script names none.',
      'Scenes {{list}} should show the product image, but the script names none.',
      { list: listed(showing) },
    ),
  ];
}

function sharedNotes({ scenes, findings, isReordered }: ReadScenes, kind: SceneKind, head: EntryKeys | null): string[] {
  head?.take(...LIST_KEYS);
  head?.take('total_scenes', 'scene_count', 'version');
  const unknown = head?.unknown() ?? [];
  return [
    ...findings.notes(kind.promptKeys[0], kind.defaultSeconds),
    ...(isReordered ? [say`The scenes are put in the order of their numbers.`] : []),
    ...(kind.numberKeys.length > 0 ? gapNotes(scenes.map(({ number }) => number)) : []),
    ...(unknown.length > 0
      ? [say`Keys beside the scenes that mean nothing here and are left out: ${listed(unknown)}.`]
      : []),
  ];
}

function gapNotes(numbers: readonly number[]): string[] {
  const there = new Set(numbers);
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
  // A file that counts by dates or by thousands has no gaps worth a list.
  if (last - first > 10 * numbers.length) return [];
  const missing = Array.from({ length: last - first }, (_, index) => first + index).filter((one) => !there.has(one));
  return missing.length === 0 ? [] : [say`Numbers without a scene: ${listed(missing)}.`];
}

const noPrompts = (fileName: string, jsonPath: string, { promptKeys: [key] }: SceneKind): StudioError =>
  notAStory(fileName, `${jsonPath}[0].${key}`, say`No scene of the story has a "${key}".`);

const notAStory = (filePath: string, jsonPath: string, message: string): StudioError => ({
  code: 'bad-file',
  message,
  remedy: say`A story is a list such as [{"prompt": "…", "duration": 5, "seed_offset": 0}]; scenes may also have "video_prompt" and "scene_number", "video_prompt_template", or "target_duration". A storyboard is an object with a list "shots".`,
  filePath,
  jsonPath,
});

const severalProducts = (filePath: string): StudioError => ({
  code: 'bad-file',
  message: say`This is a list of products: each of them becomes a project of its own.`,
  remedy: say`Import it as products, into a folder for all of them.`,
  filePath,
  jsonPath: '$',
});
