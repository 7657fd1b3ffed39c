// What of a project folder was seen when it was read, and whether the folder still looks like that.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import { fileVersion } from '../storage/index.ts';
import { isFile } from './is-file.ts';
import { type Fingerprint, fingerprintOf } from './read-document.ts';

export interface FolderLook {
  readonly project: Fingerprint;
  readonly storyboard: Fingerprint;
  readonly selection: Fingerprint;
  readonly storyboardFiles: readonly string[];
  /** What lies in the folders of keyframes, each with what changes when it is written anew. */
  readonly pictures: readonly string[];
}

export interface OpenFiles {
  readonly projectFileUsable: boolean;
  readonly storyboardFile: string | null;
  readonly selectionFile: string | null;
  readonly seen: FolderLook;
}

/** @param rememberedSelection the selection file that the state file names */
export async function differsFromDisk(
  folderPath: string,
  files: OpenFiles,
  rememberedSelection: string | null,
): Promise<boolean> {
  const { seen, storyboardFile, selectionFile } = files;
  const storyboardFiles = await findStoryboards(folderPath);
  // What is shown may be the only copy left of a document that was deleted: it stays, and the next edit writes it again.
  const differs = (now: Fingerprint, before: Fingerprint) => now !== null && now !== before;
  const project = await fingerprintOf(join(folderPath, layout.projectFile));
  if (differs(project, seen.project) || (project === null && !files.projectFileUsable)) return true;
  const others = (names: readonly string[]) => names.filter((name) => name !== storyboardFile).join('\n');
  if (others(storyboardFiles) !== others(seen.storyboardFiles)) return true;
  if (storyboardFile !== null) {
    const storyboard = await fingerprintOf(join(folderPath, layout.storyboardsFolder, storyboardFile));
    if (differs(storyboard, seen.storyboard)) return true;
  }
  if (findSelection(folderPath, rememberedSelection) !== selectionFile) return true;
  if (selectionFile !== null && (await fingerprintOf(join(folderPath, selectionFile))) !== seen.selection) return true;
  return (await listPictures(folderPath)).join('\n') !== seen.pictures.join('\n');
}

/** Project and storyboard, though perhaps not the selection or the pictures. */
export const hasSameDocuments = (before: OpenFiles, next: OpenFiles): boolean =>
  before.storyboardFile === next.storyboardFile &&
  before.seen.storyboard === next.seen.storyboard &&
  before.seen.project === next.seen.project;

/** Any .json in `storyboards/` whose name contains "storyboard", in any case; sorted as people count. */
export async function findStoryboards(folderPath: string): Promise<string[]> {
  const names = await namesIn(join(folderPath, layout.storyboardsFolder));
  return names
    .filter((name) => /storyboard/i.test(name) && /\.json$/i.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

export function findSelection(folderPath: string, remembered: string | null): string | null {
  const names = [remembered, 'selected_keyframes.json'].filter((name): name is string => name !== null);
  const folders = [layout.selectedFolder, layout.olderSelectedFolder];
  const candidates = names.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
  return candidates.find((path) => isFile(join(folderPath, path))) ?? null;
}

export async function listPictures(folderPath: string): Promise<string[]> {
  const folders = [layout.selectedFolder, layout.olderSelectedFolder];
  const lists = await Promise.all(
    folders.map(async (folder) => {
      const names = await namesIn(join(folderPath, folder));
      // The selection has a fingerprint of its own.
      const pictures = names.filter((name) => !/\.json$/i.test(name)).map((name) => `${folder}/${name}`);
      return Promise.all(pictures.map(async (path) => `${path} ${await fileVersion(join(folderPath, path))}`));
    }),
  );
  return lists.flat().sort();
}

// Hidden ones are files being written, ours and other programs'.
async function namesIn(folderPath: string): Promise<string[]> {
  const names = await readdir(folderPath).catch(() => []);
  return names.filter((name) => !name.startsWith('.'));
}
