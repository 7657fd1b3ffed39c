// What a killed program leaves behind under names that nothing ever reads. Never a take: those are whole, and are put in their place.

import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { diskError, resolveInside } from '../storage/index.ts';
import { CUTTING_PREFIX } from './land-clip.ts';
import { INCOMING_PREFIX, settleTakes } from './take-arrival.ts';
import { bytesOf } from './take-files.ts';
import { listTakeFolders } from './take-folders.ts';

// As storage's writeFileAtomically and media's writeWhole name what they are writing; a test holds them together.
const TEMPORARY_FILE = /^\..+\.[0-9a-f]{8}\.tmp$/;
const WRITING_FILE = /^\.writing-[0-9a-f]{12}(\.\w+)?$/;
// A film on its way to another format, as the studio's makeExport names it.
const MASTER_FILE = /^\.master-[0-9a-f-]{36}\.mp4$/;
const IN_ROOT = /^\.project\.json\.[0-9a-f]{8}\.tmp$/;

/** Whether a file or folder of that name can only be what a broken-off write, cut or fetch left. */
export const isLeftoverName = (name: string): boolean =>
  name.startsWith(INCOMING_PREFIX) ||
  name.startsWith(CUTTING_PREFIX) ||
  WRITING_FILE.test(name) ||
  MASTER_FILE.test(name) ||
  TEMPORARY_FILE.test(name);

export interface Leftover {
  readonly path: string;
  readonly bytes: number;
}

/** @param before only what was last changed before that: what is younger may be in use. null: all of it */
export async function findLeftovers(projectFolderPath: string, before: Date | null): Promise<Leftover[]> {
  const found: Leftover[] = [];
  for (const folderPath of await foldersWrittenInto(projectFolderPath)) {
    const isMeant = folderPath === projectFolderPath ? (name: string) => IN_ROOT.test(name) : isLeftoverName;
    for (const name of (await readdir(folderPath).catch(() => [])).filter(isMeant)) {
      const path = join(folderPath, name);
      const { mtime = null } = (await lstat(path).catch(() => null)) ?? {};
      if (mtime !== null && (before === null || mtime < before)) found.push({ path, bytes: await bytesOf(path) });
    }
  }
  return found;
}

async function foldersWrittenInto(projectFolderPath: string): Promise<string[]> {
  const { storyboardsFolder, selectedFolder, videoFolder, runsFolder, exportsFolder } = layout;
  const inVideo = ['_startframes', '_thumbs', '_film', '_seams', '_handles'].map((name) => `${videoFolder}/${name}`);
  const inside = await Promise.all(
    [storyboardsFolder, selectedFolder, videoFolder, runsFolder, exportsFolder, ...inVideo].map((path) =>
      resolveInside(projectFolderPath, path),
    ),
  );
  const takeFolders = await listTakeFolders(projectFolderPath);
  return [
    projectFolderPath,
    ...inside.filter((one) => one.ok).map((one) => one.value),
    ...(takeFolders.ok ? takeFolders.value : []),
  ];
}

export interface Removal {
  readonly bytes: number;
  /** What could not be removed; the rest is gone. */
  readonly failures: readonly StudioError[];
}

export async function removeAll(leftovers: readonly Leftover[]): Promise<Removal> {
  const failures: StudioError[] = [];
  let bytes = 0;
  for (const leftover of leftovers) {
    try {
      // A link is removed itself, never what it leads to.
      await rm(leftover.path, { recursive: true, force: true });
      bytes += leftover.bytes;
    } catch (cause) {
      failures.push(cannotRemove(leftover.path, cause));
    }
  }
  return { bytes, failures };
}

/**
 * For a project that has just been opened for writing, before anything is rendered: finishes takes that had arrived, and removes what
 * broken-off runs and writes left.
 */
export async function removeLeftovers(projectFolderPath: string): Promise<Removal> {
  const folders = await listTakeFolders(projectFolderPath);
  const settled = await Promise.all((folders.ok ? folders.value : []).map(settleTakes));
  const removal = await removeAll(await findLeftovers(projectFolderPath, null));
  return { ...removal, failures: [...settled.flatMap((one) => (one.ok ? [] : [one.error])), ...removal.failures] };
}

export const cannotRemove = (path: string, cause: unknown): StudioError => ({
  ...diskError('write', path, cause),
  message: say`It could not be removed.`,
});
