// What an engine must know of its jobs after a crash, one small file a job, in the app's own folder. Written before anything is
// sent, so that nothing is sent twice.

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod/v4';
import { ok, type Result } from '#shared/result.ts';
import { readJsonFile, writeJsonAtomically } from '../storage/index.ts';

export interface JobBook<T> {
  /** The folder of one job, there once its page is written: what the engine keeps beside it lies there too. */
  folderOf(jobId: string): string;
  write(jobId: string, page: T): Promise<Result<void>>;
  /** null: no such job, or its page cannot be read. */
  read(jobId: string): Promise<T | null>;
  /** With everything in its folder. */
  remove(jobId: string): Promise<void>;
  /** Jobs that have a page, in no order. */
  list(): Promise<string[]>;
  /** Removes jobs that were not touched for so long. */
  removeOlderThan(ageMs: number, nowMs: number): Promise<void>;
}

const PAGE = 'job.json';
const isJobId = (name: string): boolean => /^[\w-]{1,80}$/.test(name);

/** @param folderPath of this engine's jobs; made with the first page */
export function openJobBook<T extends object>(folderPath: string, page: z.ZodType<T>): JobBook<T> {
  const folderOf = (jobId: string): string => {
    // Ids of journals come with folders from anywhere.
    if (!isJobId(jobId)) throw new Error(`Not a job id: ${jobId}`);
    return join(folderPath, jobId);
  };
  const remove = (jobId: string) => rm(folderOf(jobId), { recursive: true, force: true });
  const list = () =>
    readdir(folderPath).then(
      (names) => names.filter(isJobId),
      () => [],
    );
  return {
    folderOf,
    async write(jobId, value) {
      const written = await writeJsonAtomically(join(folderOf(jobId), PAGE), value);
      return written.ok ? ok(undefined) : written;
    },
    async read(jobId) {
      if (!isJobId(jobId)) return null;
      const file = await readJsonFile(join(folderOf(jobId), PAGE));
      const parsed = file.ok ? page.safeParse(file.value.value) : null;
      return parsed?.success === true ? parsed.data : null;
    },
    remove,
    list,
    async removeOlderThan(ageMs, nowMs) {
      for (const jobId of await list()) {
        const found = await stat(join(folderOf(jobId), PAGE)).catch(() => null);
        if (found !== null && nowMs - found.mtimeMs > ageMs) await remove(jobId);
      }
    },
  };
}
