// The open project as a page sees it, made from what was read. Pure but for looking which keyframes exist.
import { join } from 'node:path';
import type { Language } from '#shared/i18n/languages.ts';
import { language } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { EditHistory } from './edit-history.ts';
import type { RawObject } from './field-reader.ts';
import { keyframesOf, mediaPathOf, type ParsedSelection, parseSelection } from './keyframes.ts';
import { parseProject } from './parse-project.ts';
import { parseStoryboard } from './parse-storyboard.ts';
import type { FolderContent } from './read-folder.ts';

const projectOf = rememberLast((raw, folderPath) =>
  parseProject(raw, join(folderPath, layout.projectFile), folderPath),
);
const storyboardOf = rememberLast(parseStoryboard);
const selectionOf = rememberLast(parseSelection);
const NO_SELECTION: ParsedSelection = { byShotId: new Map(), problems: [] };

/** Documents are replaced, never changed: what was made of one, such as ten thousand shots, is good until there is another. */
function rememberLast<T>(parse: (raw: RawObject, path: string) => T): (raw: RawObject, path: string) => T {
  const made = new WeakMap<RawObject, { readonly path: string; readonly language: Language; readonly value: T }>();
  return (raw, path) => {
    const before = made.get(raw);
    // Problems are said in the language of the moment.
    if (before?.path === path && before.language === language()) return before.value;
    const value = parse(raw, path);
    made.set(raw, { path, language: language(), value });
    return value;
  };
}

export function projectViewOf(
  folderPath: string,
  content: FolderContent,
  history: EditHistory,
  revision: number,
): ProjectView {
  const project = projectOf(content.project, folderPath);
  const parsed =
    content.storyboard === null || content.storyboardFile === null
      ? { storyboard: null, problems: [] }
      : storyboardOf(content.storyboard, join(folderPath, layout.storyboardsFolder, content.storyboardFile));
  const selection =
    content.selection === null || content.selectionFile === null
      ? NO_SELECTION
      : selectionOf(content.selection, join(folderPath, content.selectionFile));
  const { state } = content.state;
  return {
    folderPath,
    revision,
    settings: project.settings,
    storyboardFile: content.storyboardFile,
    storyboardFiles: [...content.storyboardFiles],
    storyboard: parsed.storyboard,
    selectionFile: content.selectionFile,
    keyframes: keyframesOf(folderPath, parsed.storyboard?.shots ?? [], selection, content.seen),
    problems: [...content.problems, ...selection.problems, ...project.problems, ...parsed.problems],
    undoLabel: history.undo.at(-1)?.label ?? null,
    redoLabel: history.redo.at(-1)?.label ?? null,
    screen: {
      panel: state.panel,
      selectedShotId: state.selectedShotId,
      lastVideoMediaPath: state.lastVideoPath === null ? null : mediaPathOf(folderPath, state.lastVideoPath),
    },
  };
}
