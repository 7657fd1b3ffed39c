// A reader, or a crash, must see the old file or the new one, never half of one.
import { randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError } from './disk-error.ts';
import { renameWithRetry } from './rename-with-retry.ts';

/** A name beside the target: a rename within one folder is atomic, across file systems it is not. */
export function temporaryPathFor(filePath: string): string {
  return join(dirname(filePath), `.${basename(filePath)}.${randomBytes(4).toString('hex')}.tmp`);
}

/**
 * Writes to a temporary file in the same folder, flushes it to disk, then renames it over the target.
 *
 * @param mode the rights it has from its first byte on, less what the system's mask takes away
 */
export async function writeFileAtomically(
  filePath: string,
  content: string | Uint8Array,
  mode = 0o666,
): Promise<Result<void>> {
  const temporaryPath = temporaryPathFor(filePath);
  try {
    await mkdir(dirname(filePath), { recursive: true });
    const file = await open(temporaryPath, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameWithRetry(temporaryPath, filePath);
    return ok(undefined);
  } catch (cause) {
    await rm(temporaryPath, { force: true }).catch(() => undefined);
    return err(diskError('write', filePath, cause));
  }
}

export function writeJsonAtomically(filePath: string, value: unknown, mode?: number): Promise<Result<void>> {
  return writeFileAtomically(filePath, `${JSON.stringify(value, null, 2)}\n`, mode);
}
