// The folder browser of a page that has no system dialog. Names of folders only, never of files; hidden ones are left out.
import { access, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FolderListing } from '#shared/contract/shapes.ts';
import { layout } from '#shared/model/project-layout.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError } from '../storage/index.ts';
import { typedPath } from './typed-path.ts';

/** On Windows, what stands above the roots of all drives: its own name for the machine's devices. */
export const DRIVES_PATH = '\\\\.\\';

/** @param folderPath null: the user's home */
export async function listFolders(
  folderPath: string | null,
  platform: NodeJS.Platform = process.platform,
): Promise<Result<FolderListing>> {
  const isWindows = platform === 'win32';
  if (isWindows && folderPath?.trim() === DRIVES_PATH) return ok(await listDrives());
  const path = folderPath?.trim() ? typedPath(folderPath) : homedir();
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const shown = entries.filter((entry) => !entry.name.startsWith('.'));
    const folders = await Promise.all(
      shown.map(async (entry) => {
        const entryPath = join(path, entry.name);
        const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await leadsToFolder(entryPath)));
        return isFolder ? { name: entry.name, path: entryPath, isProject: await isProject(entryPath) } : null;
      }),
    );
    const parentPath = dirname(path);
    return ok({
      folderPath: path,
      parentPath: parentPath !== path ? parentPath : isWindows ? DRIVES_PATH : null,
      folders: folders
        .filter((folder) => folder !== null)
        .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })),
    });
  } catch (cause) {
    return err(diskError('open', path, cause));
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const leadsToFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const isProject = async (path: string): Promise<boolean> =>
  (await exists(join(path, layout.projectFile))) || exists(join(path, layout.storyboardsFolder));

async function listDrives(): Promise<FolderListing> {
  // Not A and B: an empty floppy drive is asked for seconds.
  const roots = [...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`);
  const there = await Promise.all(roots.map(exists));
  const folders = roots.filter((_, index) => there[index]).map((path) => ({ name: path, path, isProject: false }));
  return { folderPath: DRIVES_PATH, parentPath: null, folders };
}
