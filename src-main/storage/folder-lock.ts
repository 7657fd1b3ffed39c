// One studio per project folder. The lock is a file that says who holds it, kept fresh while it is held.
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod/v4';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError, errorCodeOf } from './disk-error.ts';

const lockContent = z.object({ pid: z.number(), host: z.string(), started_at: z.string(), nonce: z.string() });

const HEARTBEAT_MS = 5_000;
// A process id is reused after a reboot, and another machine's ids say nothing here: then only the heartbeat counts.
const STALE_AFTER_MS = 30_000;

export interface FolderLock {
  release(): void;
}

/** Takes the lock, also over one whose holder is gone. Refuses while the holder lives, and names it. */
export function lockFolder(lockPath: string): Result<FolderLock> {
  const nonce = crypto.randomUUID();
  const content = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    started_at: new Date().toISOString(),
    nonce,
  });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      mkdirSync(dirname(lockPath), { recursive: true });
      writeFileSync(lockPath, content, { flag: 'wx' });
      return ok(keepFresh(lockPath, nonce));
    } catch (cause) {
      if (errorCodeOf(cause) !== 'EEXIST') return err(diskError('write', lockPath, cause));
      const holder = livingHolder(lockPath);
      if (holder !== null) {
        return err({
          code: 'project-locked',
          message: `Another Longtake has this folder open (${holder}).`,
          remedy: 'Close it there first. If that program is gone, this lock frees itself within half a minute.',
          filePath: lockPath,
        });
      }
      rmSync(lockPath, { force: true });
    }
  }
  return err({
    code: 'project-locked',
    message: 'Another Longtake took this folder at the same moment.',
    remedy: 'Try again.',
    filePath: lockPath,
  });
}

function keepFresh(lockPath: string, nonce: string): FolderLock {
  const timer = setInterval(() => {
    try {
      utimesSync(lockPath, new Date(), new Date());
    } catch {
      // The folder may be unplugged for a moment; the next beat tries again.
    }
  }, HEARTBEAT_MS);
  timer.unref();
  return {
    release() {
      clearInterval(timer);
      // Only our own: a machine that slept past the stale limit may have lost the lock to another studio.
      if (readLock(lockPath)?.nonce === nonce) rmSync(lockPath, { force: true });
    },
  };
}

function readLock(lockPath: string) {
  try {
    return lockContent.parse(JSON.parse(readFileSync(lockPath, 'utf8')));
  } catch {
    return null;
  }
}

/** Who holds the lock, in words; null when nobody living does. */
function livingHolder(lockPath: string): string | null {
  let ageMs: number;
  try {
    ageMs = Date.now() - statSync(lockPath).mtimeMs;
  } catch {
    return null;
  }
  if (ageMs > STALE_AFTER_MS) return null;
  const lock = readLock(lockPath);
  // Between creation and the first byte a lock is empty; it is young, so it counts as held.
  if (lock === null) return 'just starting';
  if (lock.host !== hostname()) return `on ${lock.host}, since ${lock.started_at}`;
  return isProcessAlive(lock.pid) ? `process ${lock.pid}, since ${lock.started_at}` : null;
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return errorCodeOf(cause) === 'EPERM';
  }
}
