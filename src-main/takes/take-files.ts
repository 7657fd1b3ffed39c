// Which files of a takes folder belong to which take, and how much they hold. No sidecar is read, no link followed.
import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lastFrameFileName, sidecarFileName, takeNumberOf, textFileName } from './take-folder.ts';

export interface TakeFiles {
  readonly take: number;
  /** Files and folders of frames under its number, links left out. */
  readonly names: readonly string[];
  readonly folderNames: readonly string[];
  /** What is neither sidecar, text nor last frame: the engine's output. null: there is none. */
  readonly mediaName: string | null;
  readonly bytes: number;
  /** false: only the text or a picture is left, as after a cleanup. */
  readonly isTake: boolean;
}

/** By take number, the oldest first. */
export async function readTakeFiles(folderPath: string): Promise<TakeFiles[]> {
  const byTake = new Map<number, Dirent[]>();
  for (const entry of await readdir(folderPath, { withFileTypes: true }).catch(() => [])) {
    const take = takeNumberOf(entry.name);
    if (take === null || !(entry.isFile() || entry.isDirectory())) continue;
    byTake.set(take, [...(byTake.get(take) ?? []), entry]);
  }
  const all: TakeFiles[] = [];
  for (const [take, entries] of [...byTake].sort(([a], [b]) => a - b))
    all.push(await filesOf(folderPath, take, entries));
  return all;
}

async function filesOf(folderPath: string, take: number, entries: readonly Dirent[]): Promise<TakeFiles> {
  const names = entries.map(({ name }) => name);
  const beside = [sidecarFileName(take), textFileName(take), lastFrameFileName(take)];
  const mediaName = names.find((name) => !beside.includes(name)) ?? null;
  let bytes = 0;
  for (const name of names) bytes += await bytesOf(join(folderPath, name));
  const folderNames = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return {
    take,
    names,
    folderNames,
    mediaName,
    bytes,
    isTake: mediaName !== null || names.includes(sidecarFileName(take)),
  };
}

/** Of a file, or of everything in a folder; 0 for what is gone meanwhile. */
export async function bytesOf(path: string): Promise<number> {
  const found = await lstat(path).catch(() => null);
  if (!found?.isDirectory()) return found?.isFile() ? found.size : 0;
  let bytes = 0;
  for (const name of await readdir(path).catch(() => [])) bytes += await bytesOf(join(path, name));
  return bytes;
}
