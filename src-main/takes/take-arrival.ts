// How a take comes among the others, so that a program killed at any point leaves either no take or a whole one.
//
//   .incoming_<random>/           being fetched; left over: worth nothing, the job is fetched again
//     ready/ take_3.mp4 …         the take with all its files under their final names
//   .take_3/                      `ready` renamed in one step: from here on take 3 exists and its number is taken
//   take_3.mp4, …, take_3.json    its files moved out, the sidecar last; broken off, the rest follows at the next look

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError, renameWithRetry } from '../storage/index.ts';
import { namesIn, sidecarFileName, takeNumberOf } from './take-folder.ts';

export const INCOMING_PREFIX = '.incoming_';
const WHOLE_TAKE = /^\.take_(\d+)$/;

export interface Incoming {
  /** For what the engine fetches. */
  readonly folderPath: string;
  /** For the files of the take under their final names. */
  readonly readyPath: string;
}

/** Calls `work` with fresh folders beside the takes; what it leaves in them is removed. */
export async function withIncoming<T>(
  takesPath: string,
  work: (incoming: Incoming) => Promise<Result<T>>,
): Promise<Result<T>> {
  const folderPath = join(takesPath, `${INCOMING_PREFIX}${randomUUID()}`);
  const readyPath = join(folderPath, 'ready');
  try {
    await mkdir(readyPath, { recursive: true });
  } catch (cause) {
    return err(diskError('write', takesPath, cause));
  }
  try {
    return await work({ folderPath, readyPath });
  } finally {
    await rm(folderPath, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Makes the files in `readyPath` take `take`. */
export async function arrive(readyPath: string, takesPath: string, take: number): Promise<Result<void>> {
  const arrivedPath = join(takesPath, `.take_${take}`);
  try {
    await renameWithRetry(readyPath, arrivedPath);
    return await settle(takesPath, take);
  } catch (cause) {
    return err(diskError('write', arrivedPath, cause));
  }
}

/** Finishes what was broken off after the take was whole. */
export async function settleTakes(takesPath: string): Promise<Result<void>> {
  const entries = await readdir(takesPath, { withFileTypes: true }).catch(() => []);
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    const take = WHOLE_TAKE.exec(name)?.[1];
    if (take === undefined) continue;
    try {
      const settled = await settle(takesPath, Number(take));
      if (!settled.ok) return settled;
    } catch (cause) {
      return err(diskError('write', join(takesPath, name), cause));
    }
  }
  return ok(undefined);
}

async function settle(takesPath: string, take: number): Promise<Result<void>> {
  const arrivedPath = join(takesPath, `.take_${take}`);
  const sidecar = sidecarFileName(take);
  const files = await readdir(arrivedPath);
  const there = new Set(await namesIn(takesPath));
  for (const name of [...files.filter((file) => file !== sidecar), ...files.filter((file) => file === sidecar)]) {
    // Never over a file that is there: then somebody else has put things here.
    if (takeNumberOf(name) !== take || there.has(name)) return err(inTheWay(arrivedPath, name));
    await renameWithRetry(join(arrivedPath, name), join(takesPath, name));
  }
  await rmdir(arrivedPath);
  return ok(undefined);
}

const inTheWay = (arrivedPath: string, name: string) =>
  ({
    code: 'disk-failed',
    message: say`A take that has arrived cannot be put among the others: ${name} is there already, or is none of its files.`,
    remedy: say`Move the files out of this folder by hand, or remove it, then try again.`,
    filePath: arrivedPath,
  }) as const;
