// Whole files only: written beside their final place under a name nobody reads, then renamed; a failure leaves nothing.
import { randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { err, type Result } from '#shared/result.ts';
import { diskError, renameWithRetry } from '../storage/index.ts';

/** Calls `write` with temporary paths, one for each final path; renames all of them when it succeeds. */
export async function writeWhole<T>(
  finalPaths: readonly string[],
  write: (temporaryPaths: readonly string[]) => Promise<Result<T>>,
): Promise<Result<T>> {
  const temporaryPaths = finalPaths.map(temporaryPathBeside);
  try {
    for (const finalPath of finalPaths) await mkdir(path.dirname(finalPath), { recursive: true });
    const written = await write(temporaryPaths);
    if (!written.ok) return written;
    for (const [index, finalPath] of finalPaths.entries()) await moveInto(temporaryPaths[index] ?? '', finalPath);
    return written;
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    const refused = diskError('write', finalPaths[0] ?? '', cause);
    // `file-missing` is said of what is read; here a folder vanished under way.
    return err(refused.code === 'file-missing' ? { ...refused, code: 'disk-failed' } : refused);
  } finally {
    // Where the folder turned out to be a file there is nothing to remove, and `rm` says so.
    await Promise.all(temporaryPaths.map((temporaryPath) => rm(temporaryPath, { force: true }).catch(() => undefined)));
  }
}

/** The dot hides it, the random part keeps two writers apart; the ending stays so that a stray one is recognised. */
function temporaryPathBeside(finalPath: string): string {
  const { dir, ext } = path.parse(finalPath);
  return path.join(dir, `.writing-${randomBytes(6).toString('hex')}${ext}`);
}

async function moveInto(temporaryPath: string, finalPath: string): Promise<void> {
  const file = await open(temporaryPath, 'r+');
  try {
    // A name must never come to disk before its bytes: a power cut would leave an empty clip that looks finished.
    await file.sync();
  } finally {
    await file.close();
  }
  await renameWithRetry(temporaryPath, finalPath);
}

interface SystemError extends Error {
  readonly code: string;
}

function isSystemError(value: unknown): value is SystemError {
  return value instanceof Error && 'code' in value && 'syscall' in value;
}
