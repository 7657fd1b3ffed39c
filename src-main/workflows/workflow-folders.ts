// Which folders hold workflows, each once however it is written.
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { WorkflowFolder } from './scan-folder.ts';

export interface FolderPaths {
  readonly shippedFolder: string;
  readonly userFolders: () => readonly string[];
  readonly importFolder: string;
}

/** The first folder that has a name gives the file. A user's folder that is the shipped one stays the shipped one. */
export function foldersOf({ userFolders, importFolder, shippedFolder }: FolderPaths): WorkflowFolder[] {
  const shipped = resolve(shippedFolder);
  const ours = resolve(importFolder);
  const seen = new Set([realPath(shipped)]);
  const users = [ours, ...userFolders().map((folderPath) => resolve(folderPath))].filter((folderPath) => {
    const path = realPath(folderPath);
    return !seen.has(path) && seen.add(path);
  });
  return [
    ...users.map((folderPath) => ({ folderPath, source: 'user' as const, isOurs: folderPath === ours })),
    { folderPath: shipped, source: 'shipped', isOurs: false },
  ];
}

function realPath(folderPath: string): string {
  try {
    return realpathSync(folderPath);
  } catch {
    // Not there yet.
    return folderPath;
  }
}
