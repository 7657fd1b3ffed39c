// Which image each shot starts from: selected/selected_keyframes.json, also one written on another machine.
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod/v4';
import { layout } from '#shared/model/project-layout.ts';
import type { KeyframeView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { isInside } from '../storage/index.ts';
import { isRawObject } from './field-reader.ts';
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
      'It has no list "selections".',
      '$.selections',
      'Export the selection again; until then no keyframe is known.',
    );
    return { byShotId, problems };
  }
  for (const [index, entry] of entries.entries()) {
    const parsed = selectionEntry.safeParse(entry);
    if (parsed.success) byShotId.set(parsed.data.shot_id, parsed.data);
    else
      wrong('This selection cannot be read.', `$.selections[${index}]`, 'It needs a "shot_id" and a file, as texts.');
  }
  return { byShotId, problems };
}

// Paths may come from Windows or from a Mac, whatever this machine is.
const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** The first that exists of export_path, source_path, selected/<selected_file>, then the same file names in `selected/`. */
export function findKeyframe(
  folderPath: string,
  entry: SelectionEntry | undefined,
): { filePath: string; found: boolean } | null {
  if (entry === undefined) return null;
  const named = [entry.export_path, entry.source_path].filter((path): path is string => Boolean(path));
  const fileNames = [entry.selected_file, ...named].filter((path): path is string => Boolean(path)).map(fileNameOf);
  const candidates = [
    ...named.map((path) => (isAbsolute(path) ? path : resolve(folderPath, path))),
    ...fileNames.map((name) => join(folderPath, layout.selectedFolder, name)),
    ...fileNames.map((name) => join(folderPath, layout.olderSelectedFolder, name)),
  ];
  const found = candidates.find((path) => isFile(path));
  if (found !== undefined) return { filePath: found, found: true };
  const expected = fileNames[0] === undefined ? undefined : join(folderPath, layout.selectedFolder, fileNames[0]);
  return expected === undefined ? null : { filePath: expected, found: false };
}

/** By shot id: what the page shows and the plan starts from. */
export function keyframesOf(
  folderPath: string,
  shots: readonly Shot[],
  selection: ParsedSelection,
): Record<string, KeyframeView> {
  // Not by assignment, which a shot called "__proto__" would turn into something else.
  return Object.fromEntries(
    shots.map((shot) => [shot.shotId, keyframeViewOf(folderPath, selection.byShotId.get(shot.shotId))]),
  );
}

function keyframeViewOf(folderPath: string, entry: SelectionEntry | undefined): KeyframeView {
  const keyframe = findKeyframe(folderPath, entry);
  return {
    status: keyframe === null ? 'not-selected' : keyframe.found ? 'found' : 'missing',
    filePath: keyframe?.filePath ?? null,
    mediaPath:
      keyframe?.found && isInside(folderPath, keyframe.filePath) ? mediaPathOf(folderPath, keyframe.filePath) : null,
  };
}

export function mediaPathOf(folderPath: string, filePath: string): string {
  return relative(folderPath, filePath).split(sep).join('/');
}
