// The folder browser of a page that has no system dialog. Names of folders only, never of files.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { FolderListing } from '#shared/contract/studio-api.ts';
import { layout } from '#shared/model/project-layout.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError } from '../storage/index.ts';

/** @param folderPath null: the user's home */
export async function listFolders(folderPath: string | null): Promise<Result<FolderListing>> {
  const path = resolve(folderPath?.trim() || homedir());
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const folders = entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
      .map((entry) => ({
        name: entry.name,
        path: join(path, entry.name),
        isProject: isProject(join(path, entry.name)),
      }));
    const parentPath = dirname(path);
    return ok({ folderPath: path, parentPath: parentPath === path ? null : parentPath, folders });
  } catch (cause) {
    return err(diskError('open', path, cause));
  }
}

const isProject = (path: string): boolean =>
  existsSync(join(path, layout.projectFile)) || existsSync(join(path, layout.storyboardsFolder));
