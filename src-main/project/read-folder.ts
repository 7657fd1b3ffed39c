// Reads everything a project folder holds. Whatever is damaged becomes a problem; the rest is there all the same.
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type StudioErrorWire, toWireError } from '#shared/studio-error.ts';
import { diskError, readJsonFile } from '../storage/index.ts';
import { isRawObject, type RawObject } from './field-reader.ts';
import { type ParsedSelection, parseSelection } from './keyframes.ts';
import { newProjectJson } from './parse-project.ts';
import { type ReadState, readStateFile } from './state-file.ts';

/** A document as it lies on disk; `sha256` is null when it does not exist yet. */
export interface DiskDocument {
  readonly raw: RawObject;
  readonly sha256: string | null;
}

export interface FolderContent {
  readonly project: DiskDocument;
  readonly storyboardFiles: readonly string[];
  readonly storyboardFile: string | null;
  readonly storyboard: DiskDocument | null;
  readonly selectionFile: string | null;
  readonly selection: ParsedSelection;
  readonly state: ReadState;
  readonly problems: readonly StudioErrorWire[];
}

/** @param preferredStoryboard the file to open where it is still there; else what the state file remembers, else the first. */
export async function readFolder(
  folderPath: string,
  preferredStoryboard: string | null,
): Promise<Result<FolderContent>> {
  try {
    if (!(await stat(folderPath)).isDirectory()) {
      return err({
        code: 'bad-request',
        message: 'It is not a folder.',
        remedy: 'Choose the project’s folder.',
        filePath: folderPath,
      });
    }
  } catch (cause) {
    return err(diskError('open', folderPath, cause));
  }
  const state = await readStateFile(folderPath);
  const problems: StudioErrorWire[] = [...state.problems];
  const storyboardFiles = await findStoryboards(folderPath);
  const wanted = [preferredStoryboard, state.state.storyboardFile].find(
    (name) => name !== null && storyboardFiles.includes(name),
  );
  const storyboardFile = wanted ?? storyboardFiles[0] ?? null;
  const storyboard =
    storyboardFile === null
      ? null
      : await readDocument(join(folderPath, layout.storyboardsFolder, storyboardFile), problems);
  const project = await readProject(folderPath, problems);
  const selectionPath = findSelection(folderPath, state.state.selectionFile);
  const selectionRaw = selectionPath === null ? null : await readDocument(join(folderPath, selectionPath), problems);
  const selection: ParsedSelection =
    selectionPath === null || selectionRaw === null
      ? { byShotId: new Map(), problems: [] }
      : parseSelection(selectionRaw.raw, join(folderPath, selectionPath));
  problems.push(...selection.problems);
  return ok({
    project,
    storyboardFiles,
    storyboardFile,
    storyboard,
    selectionFile: selectionPath,
    selection,
    state,
    problems,
  });
}

/** Any .json in `storyboards/` whose name contains "storyboard", in any case; sorted as people count. */
async function findStoryboards(folderPath: string): Promise<string[]> {
  const names = await readdir(join(folderPath, layout.storyboardsFolder)).catch(() => []);
  return names
    .filter((name) => /storyboard/i.test(name) && /\.json$/i.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

function findSelection(folderPath: string, remembered: string | null): string | null {
  const names = [remembered, 'selected_keyframes.json'].filter((name): name is string => name !== null);
  const folders = [layout.selectedFolder, layout.olderSelectedFolder];
  const candidates = names.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
  return candidates.find((path) => existsSync(join(folderPath, path))) ?? null;
}

async function readDocument(filePath: string, problems: StudioErrorWire[]): Promise<DiskDocument | null> {
  const file = await readJsonFile(filePath);
  if (!file.ok) {
    problems.push(toWireError(file.error));
    return null;
  }
  if (isRawObject(file.value.value)) return { raw: file.value.value, sha256: file.value.sha256 };
  const remedy = 'Mend it in a text editor, or restore an older copy.';
  problems.push({ code: 'bad-file', message: 'It is not a JSON object.', remedy, filePath, jsonPath: '$' });
  return null;
}

async function readProject(folderPath: string, problems: StudioErrorWire[]): Promise<DiskDocument> {
  const filePath = join(folderPath, layout.projectFile);
  const fresh: DiskDocument = { raw: newProjectJson(folderPath), sha256: null };
  return existsSync(filePath) ? ((await readDocument(filePath, problems)) ?? fresh) : fresh;
}
