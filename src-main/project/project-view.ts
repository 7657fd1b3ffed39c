// The open project as a page sees it, made from what was read. Pure but for looking which keyframes exist.
import { join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { EditHistory } from './edit-history.ts';
import type { RawObject } from './field-reader.ts';
import { keyframesOf, mediaPathOf } from './keyframes.ts';
import { parseProject } from './parse-project.ts';
import { parseStoryboard } from './parse-storyboard.ts';
import type { FolderContent } from './read-folder.ts';

const projectOf = rememberLast((raw, folderPath) =>
  parseProject(raw, join(folderPath, layout.projectFile), folderPath),
);
const storyboardOf = rememberLast(parseStoryboard);

/** Documents are replaced, never changed: what was made of one, such as ten thousand shots, is good until there is another. */
function rememberLast<T>(parse: (raw: RawObject, path: string) => T): (raw: RawObject, path: string) => T {
  const made = new WeakMap<RawObject, { readonly path: string; readonly value: T }>();
  return (raw, path) => {
    const before = made.get(raw);
    if (before?.path === path) return before.value;
    const value = parse(raw, path);
    made.set(raw, { path, value });
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
  const { state } = content.state;
  return {
    folderPath,
    revision,
    settings: project.settings,
    storyboardFile: content.storyboardFile,
    storyboardFiles: [...content.storyboardFiles],
    storyboard: parsed.storyboard,
    selectionFile: content.selectionFile,
    keyframes: keyframesOf(folderPath, parsed.storyboard?.shots ?? [], content.selection),
    problems: [...content.problems, ...project.problems, ...parsed.problems],
    undoLabel: history.undo.at(-1)?.label ?? null,
    redoLabel: history.redo.at(-1)?.label ?? null,
    screen: {
      panel: state.panel,
      selectedShotId: state.selectedShotId,
      lastVideoMediaPath: state.lastVideoPath === null ? null : mediaPathOf(folderPath, state.lastVideoPath),
    },
  };
}
