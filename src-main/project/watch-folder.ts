// Sees when another program (the older tool, an editor) writes the project's files, and tells once it is quiet.
import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import { readJsonFile } from '../storage/index.ts';
import type { DiskDocument, FolderContent } from './read-folder.ts';

const QUIET_MS = 300;

/** Calls back when a document on disk is no longer the one that was read or saved. Returns its own undo. */
export function watchFolder(folderPath: string, content: () => FolderContent, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  const look = async () => {
    if (await differsFromDisk(folderPath, content())) onChange();
  };
  const soon = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void look(), QUIET_MS);
    timer.unref();
  };
  const watchers = ['.', layout.storyboardsFolder, layout.selectedFolder].map((name) =>
    watchQuietly(join(folderPath, name), soon),
  );
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const watcher of watchers) watcher?.close();
  };
}

// A folder that is not there, or a network drive without notices, is simply not watched: saving still compares first.
function watchQuietly(path: string, onEvent: () => void): FSWatcher | null {
  try {
    const watcher = watch(path, { persistent: false }, onEvent);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}

async function differsFromDisk(folderPath: string, content: FolderContent): Promise<boolean> {
  const differs = async (path: string, document: DiskDocument | null): Promise<boolean> => {
    const file = await readJsonFile(join(folderPath, path));
    return file.ok
      ? file.value.sha256 !== document?.sha256
      : document?.sha256 != null && file.error.code !== 'file-missing';
  };
  if (await differs(layout.projectFile, content.project)) return true;
  const { storyboardFile } = content;
  return (
    storyboardFile !== null && (await differs(`${layout.storyboardsFolder}/${storyboardFile}`, content.storyboard))
  );
}
