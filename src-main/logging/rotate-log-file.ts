// Moves `pipeline.log` to `pipeline.1.log` and the older ones up. Safe to be cut off anywhere and to be asked for by several programs.
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { extname } from 'node:path';

// Moving a few files takes milliseconds; a guard this old was left by a program that died.
const STALE_GUARD_MS = 10_000;

/** `/p/pipeline.log`, 2 → `/p/pipeline.2.log`. */
export function rotatedPath(logPath: string, number: number): string {
  const extension = extname(logPath);
  return `${logPath.slice(0, logPath.length - extension.length)}.${number}${extension}`;
}

/**
 * Throws what the system refuses; nothing is lost then, a gap in the numbers is closed by the next call.
 * Moves nothing where another program is moving, or where `isStillFull`, asked under the guard, says no.
 */
export function rotateLogFile(logPath: string, keptFiles: number, isStillFull: () => boolean): void {
  const guardPath = `${logPath}.rotating`;
  if (!takeGuard(guardPath)) return;
  try {
    if (isStillFull()) moveUp(logPath, keptFiles);
  } finally {
    rmSync(guardPath, { force: true });
  }
}

function moveUp(logPath: string, keptFiles: number): void {
  const at = (number: number) => (number === 0 ? logPath : rotatedPath(logPath, number));
  let last = 0;
  while (last < keptFiles && existsSync(at(last))) last += 1;
  rmSync(at(last), { force: true });
  for (let number = last; number > 0; number -= 1) renameSync(at(number - 1), at(number));
}

function takeGuard(guardPath: string): boolean {
  try {
    closeSync(openSync(guardPath, 'wx'));
    return true;
  } catch (cause) {
    if (!existsSync(guardPath)) throw cause;
    // For the next try; removing and taking it at once would let two in.
    if (Math.abs(Date.now() - statSync(guardPath).mtimeMs) > STALE_GUARD_MS) rmSync(guardPath, { force: true });
    return false;
  }
}
