// The projects opened last, newest first.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import type { RecentProject } from '#shared/contract/shapes.ts';
import { readJsonFile, writeJsonAtomically } from '../storage/index.ts';

const onDisk = z.array(z.object({ folder_path: z.string(), name: z.string(), opened_at: z.string() }));
type Entry = z.infer<typeof onDisk>[number];

const MOST = 20;

export interface RecentProjects {
  list(): Promise<RecentProject[]>;
  opened(folderPath: string, name: string, now: Date): Promise<void>;
  forget(folderPath: string): Promise<void>;
}

// Only a convenience: a damaged or unwritable list is an empty one, never an obstacle.
export function openRecentProjects(appDataPath: string): RecentProjects {
  const filePath = join(appDataPath, 'recent.json');
  const read = async (): Promise<Entry[]> => {
    const file = await readJsonFile(filePath);
    const parsed = file.ok ? onDisk.safeParse(file.value.value) : null;
    return parsed?.success ? parsed.data : [];
  };
  const without = async (folderPath: string) => (await read()).filter((entry) => entry.folder_path !== folderPath);
  return {
    async list() {
      return (await read()).map((entry) => ({
        folderPath: entry.folder_path,
        name: entry.name,
        openedAtIso: entry.opened_at,
        present: existsSync(entry.folder_path),
      }));
    },
    async opened(folderPath, name, now) {
      const entry: Entry = { folder_path: folderPath, name, opened_at: now.toISOString() };
      await writeJsonAtomically(filePath, [entry, ...(await without(folderPath))].slice(0, MOST));
    },
    async forget(folderPath) {
      await writeJsonAtomically(filePath, await without(folderPath));
    },
  };
}
