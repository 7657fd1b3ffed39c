// A folder that is there whole or not at all: filled under a name nobody reads, then put in its place.

import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError, errorCodeOf, isMissing, renameWithRetry } from '../storage/index.ts';

/**
 * Calls `write` with the path of an empty folder, which becomes `targetPath` when it succeeds. A folder that is there is
 * replaced, unless it holds anything that an export did not put there.
 */
export async function writeWholeFolder<T>(
  targetPath: string,
  isOwnFile: (name: string) => boolean,
  write: (folderPath: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const beside = (word: string): string =>
    path.join(path.dirname(targetPath), `.${word}-${randomBytes(6).toString('hex')}`);
  const writingPath = beside('writing');
  const replacedPath = beside('replaced');
  try {
    const there = await lookAt(targetPath, isOwnFile);
    if (!there.ok) return there;
    await mkdir(writingPath, { recursive: true });
    const written = await write(writingPath);
    if (!written.ok) return written;
    if (there.value === 'present') await renameWithRetry(targetPath, replacedPath);
    await renameWithRetry(writingPath, targetPath).catch(async (cause: unknown) => {
      if (there.value === 'present') await renameWithRetry(replacedPath, targetPath);
      throw cause;
    });
    return written;
  } catch (cause) {
    if (errorCodeOf(cause) === '') throw cause;
    return err(diskError('write', targetPath, cause));
  } finally {
    for (const leftPath of [writingPath, replacedPath]) {
      await rm(leftPath, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

async function lookAt(targetPath: string, isOwnFile: (name: string) => boolean): Promise<Result<'present' | 'absent'>> {
  try {
    const stranger = (await readdir(targetPath)).find((name) => !isOwnFile(name));
    return stranger === undefined ? ok('present') : err(notOurs(targetPath, say`It holds ${stranger}.`));
  } catch (cause) {
    if (isMissing(cause)) return ok('absent');
    if (errorCodeOf(cause) === 'ENOTDIR') return err(notOurs(targetPath, say`It is a file.`));
    throw cause;
  }
}

function notOurs(targetPath: string, details: string) {
  return {
    code: 'conflict',
    message: say`What is there under this name is not a folder of exported frames, so it is not replaced.`,
    remedy: say`Choose another name, or move it away.`,
    filePath: targetPath,
    details,
  } as const;
}
