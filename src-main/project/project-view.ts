// The open project as a page sees it, made from what was read. Pure but for looking which keyframes exist.
import { join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { EditHistory } from './edit-history.ts';
import { keyframesOf, mediaPathOf } from './keyframes.ts';
import { parseProject } from './parse-project.ts';
import { parseStoryboard } from './parse-storyboard.ts';
import type { FolderContent } from './read-folder.ts';

export function projectViewOf(
  folderPath: string,
  content: FolderContent,
  history: EditHistory,
  revision: number,
): ProjectView {
  const project = parseProject(content.project.raw, join(folderPath, layout.projectFile), folderPath);
  const parsed =
    content.storyboard === null || content.storyboardFile === null
      ? { storyboard: null, problems: [] }
      : parseStoryboard(content.storyboard.raw, join(folderPath, layout.storyboardsFolder, content.storyboardFile));
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
