// Reads everything a project folder holds. Whatever is damaged becomes a problem; the rest is there all the same.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type StudioErrorWire, toWireError } from '#shared/studio-error.ts';
import { diskError } from '../storage/index.ts';
import type { RawObject } from './field-reader.ts';
import { type FolderLook, findSelection, findStoryboards, listPictures } from './folder-look.ts';
import { newProjectJson } from './parse-project.ts';
import { type ReadDocument, readDocument } from './read-document.ts';
import { type ReadState, readStateFile } from './state-file.ts';

export interface FolderContent {
  /** project.json; where it is missing or damaged, a new one that is not on disk. */
  readonly project: RawObject;
  /** false: it is there, but damaged. It is neither guessed nor replaced. */
  readonly projectFileUsable: boolean;
  readonly storyboardFiles: readonly string[];
  readonly storyboardFile: string | null;
  /** null: there is none, or it is damaged. */
  readonly storyboard: RawObject | null;
  readonly selectionFile: string | null;
  /** null: there is none, or it is damaged. */
  readonly selection: RawObject | null;
  readonly state: ReadState;
  readonly problems: readonly StudioErrorWire[];
  readonly seen: FolderLook;
}

export async function checkFolder(folderPath: string): Promise<Result<void>> {
  try {
    if ((await stat(folderPath)).isDirectory()) return ok(undefined);
  } catch (cause) {
    return err(diskError('open', folderPath, cause));
  }
  return err({
    code: 'bad-request',
    message: say`It is not a folder.`,
    remedy: say`Choose the project’s folder.`,
    filePath: folderPath,
  });
}

export interface ReadFolderOptions {
  /** The file to open where it is still there; else what the state file remembers, else the first. */
  readonly preferredStoryboard: string | null;
  /** false: nothing in the folder is touched; a damaged state file stays where it is. */
  readonly forWriting: boolean;
  /** Keys of project.json for a folder that has none yet. */
  readonly newProjectKeys: RawObject;
}

export async function readFolder(folderPath: string, options: ReadFolderOptions): Promise<Result<FolderContent>> {
  const checked = await checkFolder(folderPath);
  if (!checked.ok) return checked;
  const state = await readStateFile(folderPath, options.forWriting);
  const problems: StudioErrorWire[] = [...state.problems];
  const storyboardFiles = await findStoryboards(folderPath);
  const wanted = [options.preferredStoryboard, state.state.storyboardFile].find(
    (name) => name !== null && storyboardFiles.includes(name),
  );
  const storyboardFile = wanted ?? storyboardFiles[0] ?? null;
  const storyboardPath = storyboardFile === null ? null : `${layout.storyboardsFolder}/${storyboardFile}`;
  const selectionFile = findSelection(folderPath, state.state.selectionFile);
  // Listed before it is looked for: a picture that comes meanwhile is then a change, not overlooked.
  const pictures = await listPictures(folderPath);
  const read = (path: string | null) => (path === null ? NO_FILE : readDocument(join(folderPath, path)));
  const storyboard = await read(storyboardPath);
  const project = await read(layout.projectFile);
  const selection = await read(selectionFile);
  problems.push(...problemOf(storyboard), ...projectProblem(project), ...problemOf(selection));
  return ok({
    project: project.content?.ok ? project.content.value : newProject(folderPath, state, options.newProjectKeys),
    projectFileUsable: project.fingerprint === null || project.content?.ok === true,
    storyboardFiles,
    storyboardFile,
    storyboard: storyboard.content?.ok ? storyboard.content.value : null,
    selectionFile,
    selection: selection.content?.ok ? selection.content.value : null,
    state,
    problems,
    seen: {
      project: project.fingerprint,
      storyboard: storyboard.fingerprint,
      selection: selection.fingerprint,
      storyboardFiles,
      pictures,
    },
  });
}

/** The workflow that an older tool remembered here is a choice for this folder; one of the settings is none. */
function newProject(folderPath: string, { state }: ReadState, { workflow, ...others }: RawObject): RawObject {
  const isRemembered = state.workflowFile !== null || workflow === undefined;
  return { ...newProjectJson(folderPath), ...others, ...(isRemembered ? {} : { workflow }) };
}

const NO_FILE = { fingerprint: null, content: null } as const;
type MaybeDocument = ReadDocument | typeof NO_FILE;

const problemOf = ({ content }: MaybeDocument): StudioErrorWire[] =>
  content === null || content.ok ? [] : [toWireError(content.error)];

function projectProblem(project: MaybeDocument): StudioErrorWire[] {
  // A folder without one is a project whose first save is still to come.
  if (project.fingerprint === null) return [];
  const remedy = say`Mend it in a text editor, or remove it to start with a new one; until then nothing is saved into it.`;
  return problemOf(project).map((problem) => ({ ...problem, remedy }));
}
