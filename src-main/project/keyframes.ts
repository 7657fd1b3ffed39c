// Which image each shot starts from (selected/selected_keyframes.json) and which it ends on, also as another machine named them.

import { lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { KeyframeView, NamedPictureView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { isInside } from '../storage/index.ts';
import { isRawObject } from './field-reader.ts';
import type { FolderLook } from './folder-look.ts';
import { isFile } from './is-file.ts';

const selectionEntry = z.looseObject({
  shot_id: z.string(),
  filename_base: z.string().nullish(),
  selected_file: z.string().nullish(),
  source_path: z.string().nullish(),
  export_path: z.string().nullish(),
});
type SelectionEntry = z.infer<typeof selectionEntry>;

export interface ParsedSelection {
  readonly byShotId: ReadonlyMap<string, SelectionEntry>;
  readonly problems: readonly StudioErrorWire[];
}

export function parseSelection(raw: unknown, filePath: string): ParsedSelection {
  const problems: StudioErrorWire[] = [];
  const wrong = (message: string, jsonPath: string, remedy: string) =>
    problems.push({ code: 'bad-file', message, remedy, filePath, jsonPath });
  const byShotId = new Map<string, SelectionEntry>();
  const entries = isRawObject(raw) ? raw.selections : undefined;
  if (!Array.isArray(entries)) {
    wrong(
      say`It has no list "selections".`,
      '$.selections',
      say`Export the selection again; until then no keyframe is known.`,
    );
    return { byShotId, problems };
  }
  for (const [index, entry] of entries.entries()) {
    const parsed = parseEntry(entry);
    if (parsed !== null) byShotId.set(parsed.shot_id, parsed);
    else
      wrong(
        say`This selection cannot be read.`,
        `$.selections[${index}]`,
        say`It needs a "shot_id" and a file, as texts.`,
      );
  }
  return { byShotId, problems };
}

const parsedEntries = new WeakMap<object, SelectionEntry>();

/** Once for each entry: an edit of one leaves the others the same objects. */
function parseEntry(entry: unknown): SelectionEntry | null {
  if (!isRawObject(entry)) return null;
  const known = parsedEntries.get(entry);
  if (known !== undefined) return known;
  const parsed = selectionEntry.safeParse(entry);
  if (!parsed.success) return null;
  parsedEntries.set(entry, parsed.data);
  return parsed.data;
}

// Paths may come from Windows or from a Mac, whatever this machine is.
const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

interface LookedFor {
  readonly filePath: string;
  readonly found: boolean;
}

/** The first that exists of export_path, source_path, selected/<selected_file>, then the same file names in `selected/`. */
function findKeyframe(folderPath: string, entry: SelectionEntry | undefined): LookedFor | null {
  if (entry === undefined) return null;
  const named = [entry.export_path, entry.source_path].filter((path): path is string => Boolean(path));
  return findPicture(folderPath, named, entry.selected_file ? [entry.selected_file] : []);
}

/** @param others file names, or paths of which only the file name counts; they are looked for first in `selected/` */
function findPicture(
  folderPath: string,
  named: readonly string[],
  others: readonly string[],
  isUsable: (path: string) => boolean = isFile,
): LookedFor | null {
  const fileNames = [...others, ...named].map(fileNameOf);
  const candidates = [
    ...named.map((path) => (isAbsolute(path) ? path : resolve(folderPath, path))),
    ...fileNames.map((name) => join(folderPath, layout.selectedFolder, name)),
    ...fileNames.map((name) => join(folderPath, layout.olderSelectedFolder, name)),
  ];
  const found = candidates.find(isUsable);
  if (found !== undefined) return { filePath: found, found: true };
  const expected = fileNames[0] === undefined ? undefined : join(folderPath, layout.selectedFolder, fileNames[0]);
  return expected === undefined ? null : { filePath: expected, found: false };
}

interface Looked {
  readonly entry: SelectionEntry | undefined;
  readonly endKeyframe: string | null;
  readonly images: readonly string[];
  readonly view: KeyframeView;
}
const lookedAt = new WeakMap<FolderLook['pictures'], Map<string, Looked>>();

/**
 * By shot id: what the page shows, and what the plan starts from and ends on. The disk is asked once for each picture, until the
 * folder is read again.
 */
export function keyframesOf(
  folderPath: string,
  shots: readonly Shot[],
  selection: ParsedSelection,
  { pictures }: Pick<FolderLook, 'pictures'>,
): Record<string, KeyframeView> {
  const known = lookedAt.get(pictures) ?? new Map<string, Looked>();
  lookedAt.set(pictures, known);
  const viewOf = (shot: Shot): KeyframeView => {
    const entry = selection.byShotId.get(shot.shotId);
    const before = known.get(shot.shotId);
    if (before !== undefined && before.entry === entry && namesTheSame(before, shot)) return before.view;
    const view = keyframeViewOf(folderPath, entry, shot);
    known.set(shot.shotId, { entry, endKeyframe: shot.endKeyframe, images: imagesOf(shot), view });
    return view;
  };
  // Not by assignment, which a shot called "__proto__" would turn into something else.
  return Object.fromEntries(shots.map((shot) => [shot.shotId, viewOf(shot)]));
}

const namesTheSame = (before: Looked, shot: Shot): boolean =>
  before.endKeyframe === shot.endKeyframe && isSameList(before.images, imagesOf(shot));

const isSameList = (before: readonly string[], now: readonly string[]): boolean =>
  before.length === now.length && before.every((one, index) => one === now[index]);

/** References first: what moves from one list to the other is looked at anew. */
const imagesOf = ({ referenceImages, overlays }: Shot): string[] => [
  ...referenceImages,
  '',
  ...overlays.map(({ image }) => image),
];

function keyframeViewOf(
  folderPath: string,
  entry: SelectionEntry | undefined,
  { endKeyframe, referenceImages, overlays }: Shot,
): KeyframeView {
  const start = findKeyframe(folderPath, entry);
  const asked = endKeyframe?.trim() ?? '';
  const end = asked === '' ? null : findNamed(folderPath, asked);
  const viewOf = (given: string) => namedView(folderPath, given);
  return {
    status: start === null ? 'not-selected' : statusOf(start),
    ...pathsOf(folderPath, start),
    end: end === null ? null : { status: statusOf(end), ...pathsOf(folderPath, end) },
    ...(referenceImages.length > 0 && { references: referenceImages.map(viewOf) }),
    ...(overlays.length > 0 && { overlays: overlays.map(({ image }) => viewOf(image)) }),
  };
}

/** As the storyboard names it: absolute, relative to the project folder, or by its file name in `selected/`. */
function findNamed(folderPath: string, asked: string): LookedFor | null {
  return findPicture(folderPath, [asked], [], (path) => isFile(path) && !isLinkOut(folderPath, path));
}

// A drive such as `C:` is no scheme of a network.
const ADDRESS = /^([a-z][a-z0-9+.-]+:\/\/|data:)/i;

function namedView(folderPath: string, given: string): NamedPictureView {
  if (ADDRESS.test(given.trim())) return { status: 'address', filePath: null, mediaPath: null, given };
  const found = findNamed(folderPath, given.trim());
  return { status: found?.found ? 'found' : 'missing', ...pathsOf(folderPath, found), given };
}

// A storyboard may come from others: what it names is the file itself, not where a link leads.
function isLinkOut(folderPath: string, path: string): boolean {
  try {
    if (isInside(folderPath, path)) return !isInside(realpathSync(folderPath), realpathSync(path));
    return lstatSync(path).isSymbolicLink();
  } catch {
    return true;
  }
}

const statusOf = ({ found }: LookedFor) => (found ? 'found' : 'missing');

function pathsOf(folderPath: string, picture: LookedFor | null) {
  const isShown = picture?.found && isInside(folderPath, picture.filePath);
  return {
    filePath: picture?.filePath ?? null,
    mediaPath: isShown ? mediaPathOf(folderPath, picture.filePath) : null,
  };
}

export function mediaPathOf(folderPath: string, filePath: string): string {
  return relative(folderPath, filePath).split(sep).join('/');
}
