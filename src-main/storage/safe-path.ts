// Keeps every path that comes from a file or a page inside the folder it belongs to.
import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';

const refused = (path: string): StudioError => ({
  code: 'path-refused',
  message: say`"${path}" leads out of the project folder.`,
  remedy: say`Use a path inside the project folder.`,
  filePath: path,
});

export function isInside(folderPath: string, candidatePath: string): boolean {
  const way = relative(folderPath, candidatePath);
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way));
}

/**
 * The absolute path of `relativePath` in `folderPath`, or a refusal. Follows symbolic links: a link inside the folder
 * that points out of it is refused too. The file itself need not exist.
 */
export async function resolveInside(folderPath: string, relativePath: string): Promise<Result<string>> {
  if (relativePath.includes('\0') || isAbsolute(relativePath)) return err(refused(relativePath));
  const target = resolve(folderPath, relativePath);
  if (!isInside(folderPath, target)) return err(refused(relativePath));
  const realFolder = await realpath(folderPath).catch(() => folderPath);
  const realTarget = await realpathOfNearest(target);
  return isInside(realFolder, realTarget) ? ok(target) : err(refused(relativePath));
}

async function realpathOfNearest(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realpathOfNearest(parent), relative(parent, path));
  }
}
