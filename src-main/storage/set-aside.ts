// A damaged file is never overwritten: it is renamed, so that its content can still be rescued.
import { err, ok, type Result } from '#shared/result.ts';
import { diskError } from './disk-error.ts';
import { renameWithRetry } from './rename-with-retry.ts';

/** Renames `x.json` to `x.json.damaged-<time>` and returns the new path. */
export async function setAside(filePath: string, now: Date = new Date()): Promise<Result<string>> {
  const asidePath = `${filePath}.damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  try {
    await renameWithRetry(filePath, asidePath);
    return ok(asidePath);
  } catch (cause) {
    return err(diskError('write', filePath, cause));
  }
}
