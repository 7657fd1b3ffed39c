// Is what was built still what the sources say?
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** false: a built file is missing, or a source is newer than the oldest of them. */
export async function isFresh(builtPaths: readonly string[], sourcePaths: readonly string[]): Promise<boolean> {
  const builtTimes = await Promise.all(builtPaths.map(changedAtMs));
  const builtMs = Math.min(...builtTimes.map((time) => time ?? Number.NEGATIVE_INFINITY));
  const sourceTimes = await Promise.all(sourcePaths.map(newestInMs));
  return builtMs >= Math.max(...sourceTimes);
}

async function newestInMs(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  // Folders count too: their time is the only trace of a file that was removed.
  const paths = [path, ...entries.filter(isBuiltFrom).map((entry) => join(entry.parentPath, entry.name))];
  const times = await Promise.all(paths.map(changedAtMs));
  return Math.max(...times.map((time) => time ?? Number.NEGATIVE_INFINITY));
}

const isBuiltFrom = ({ name }: { name: string }): boolean => !/\.test\.tsx?$/.test(name);

async function changedAtMs(path: string): Promise<number | null> {
  return stat(path).then(
    (info) => info.mtimeMs,
    () => null,
  );
}
