// Input, output and temp folders, and how names given by clients lead into them.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';

export type FolderType = 'input' | 'output' | 'temp';

export interface ServerFolders {
  readonly rootPath: string;
  readonly input: string;
  readonly output: string;
  readonly temp: string;
  /** Intermediate frames; no route leads here. */
  readonly work: string;
}

export async function makeFolders(): Promise<ServerFolders> {
  const rootPath = await mkdtemp(join(tmpdir(), 'comfy-test-server-'));
  const names = ['input', 'output', 'temp', 'work'] as const;
  await Promise.all(names.map((name) => mkdir(join(rootPath, name))));
  const [input, output, temp, work] = names.map((name) => join(rootPath, name)) as [string, string, string, string];
  return { rootPath, input, output, temp, work };
}

export async function removeFolders(folders: ServerFolders): Promise<void> {
  await rm(folders.rootPath, { recursive: true, force: true });
}

export function isFolderType(text: string): text is FolderType {
  return text === 'input' || text === 'output' || text === 'temp';
}

/** `x.png`, `sub/x.png` or `x.png [output]` as LoadImage takes them; null when there is no such file. */
export function resolveAnnotated(folders: ServerFolders, name: string): string | null {
  const { bareName, type } = splitAnnotation(name);
  const path = resolve(folders[type ?? 'input'], bareName);
  return bareName !== '' && existsSync(path) ? path : null;
}

export function splitAnnotation(name: string): { bareName: string; type: FolderType | null } {
  const match = /^(.*) \[(input|output|temp)\]$/.exec(name);
  if (!match?.[2] || !isFolderType(match[2])) return { bareName: name, type: null };
  return { bareName: match[1] ?? '', type: match[2] };
}

/** null when the path leaves the folder. */
export function inside(folderPath: string, relative: string): string | null {
  const path = resolve(folderPath, relative);
  return path === folderPath || path.startsWith(folderPath + sep) ? path : null;
}

export async function topLevelFiles(folderPath: string): Promise<string[]> {
  const entries = await readdir(folderPath, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}
