// One studio per project folder. The lock is a file that says who holds it, kept fresh while it is held.
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError, errorCodeOf, isMissing } from './disk-error.ts';

const lockContent = z.object({ pid: z.number(), host: z.string(), started_at: z.string(), nonce: z.string() });
type LockContent = z.infer<typeof lockContent>;

const HEARTBEAT_MS = 5_000;
// Another machine's process ids say nothing here: then only the heartbeat counts.
const STALE_AFTER_MS = 30_000;
// A clock may be put right after the machine started.
const BOOT_TOLERANCE_MS = 60_000;

// In a container every studio may have the same process id: a lock with ours that we do not hold is a dead one's.
const heldHere = new Set<string>();

export interface FolderLock {
  release(): void;
}

/** Takes the lock, also over one whose holder is gone. Refuses while the holder lives, and names it. */
export function lockFolder(lockPath: string, heartbeatMs: number = HEARTBEAT_MS): Result<FolderLock> {
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
      return ok(keepFresh(lockPath, content, nonce, heartbeatMs));
    } catch (cause) {
      if (errorCodeOf(cause) !== 'EEXIST') return err(diskError('write', lockPath, cause));
    }
    const holder = livingHolder(lockPath);
    if (holder !== null) return err(lockedBy(holder, lockPath));
    const removed = removeStale(lockPath);
    if (!removed.ok) return removed;
  }
  return err({
    code: 'project-locked',
    message: say`Another Longtake took this folder at the same moment.`,
    remedy: say`Try again.`,
    filePath: lockPath,
  });
}

const lockedBy = (holder: string, filePath: string) => ({
  code: 'project-locked' as const,
  message: say`Another Longtake has this folder open (${holder}).`,
  remedy: say`Close it there first. If no Longtake runs there, wait half a minute, or remove this file.`,
  filePath,
});

/**
 * Removes a dead lock, one taker at a time: between the look and the removal another may have put its own there, so who
 * removes looks again while nobody else may remove.
 */
function removeStale(lockPath: string): Result<void> {
  const turnPath = `${lockPath}.takeover`;
  try {
    writeFileSync(turnPath, '', { flag: 'wx' });
  } catch (cause) {
    if (errorCodeOf(cause) !== 'EEXIST') return err(diskError('write', turnPath, cause));
    // A taker that died within its millisecond.
    if (!isYoung(changedMsOf(turnPath) ?? Date.now())) rmSync(turnPath, { force: true });
    return ok(undefined);
  }
  try {
    if (livingHolder(lockPath) === null) rmSync(lockPath, { force: true });
    return ok(undefined);
  } catch (cause) {
    return err(diskError('write', lockPath, cause));
  } finally {
    rmSync(turnPath, { force: true });
  }
}

/** null: it is not there, or not to be seen. */
function changedMsOf(path: string): number | null {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return null;
  }
}

const isYoung = (changedMs: number): boolean => Date.now() - changedMs <= STALE_AFTER_MS;

function keepFresh(lockPath: string, content: string, nonce: string, heartbeatMs: number): FolderLock {
  heldHere.add(nonce);
  const timer = setInterval(() => beat(lockPath, content, nonce), heartbeatMs);
  timer.unref();
  return {
    release() {
      clearInterval(timer);
      heldHere.delete(nonce);
      // Only our own: after a long sleep a studio on another machine may have taken it.
      if (readLock(lockPath)?.nonce === nonce) rmSync(lockPath, { force: true });
    },
  };
}

function beat(lockPath: string, content: string, nonce: string): void {
  try {
    const lock = readLock(lockPath);
    // Another's lock is not ours to keep alive.
    if (lock !== null && lock.nonce !== nonce) return;
    utimesSync(lockPath, new Date(), new Date());
  } catch (cause) {
    // Removed by hand, but we are still here. Otherwise the drive may be unplugged for a moment; the next beat tries again.
    if (isMissing(cause)) writeAgain(lockPath, content);
  }
}

function writeAgain(lockPath: string, content: string): void {
  try {
    writeFileSync(lockPath, content, { flag: 'wx' });
  } catch {
    // The folder is gone, or somebody was faster.
  }
}

function readLock(lockPath: string): LockContent | null {
  try {
    return lockContent.parse(JSON.parse(readFileSync(lockPath, 'utf8')));
  } catch {
    return null;
  }
}

/** Who holds the lock, in words; null when nobody living does. */
function livingHolder(lockPath: string): string | null {
  const lock = readLock(lockPath);
  const beatMs = changedMsOf(lockPath);
  // Gone since we looked: whoever took it away may be putting its own there.
  if (beatMs === null) return say`just starting`;
  const isBeating = isYoung(beatMs);
  // Between creation and the first byte a lock is empty; while it is young it counts as held.
  if (lock === null) return isBeating ? say`just starting` : null;
  if (lock.host !== hostname()) return isBeating ? say`on ${lock.host}, since ${lock.started_at}` : null;
  // On this machine a living process holds it, also one that the machine's sleep kept from beating.
  const isHeld = lock.pid === process.pid ? heldHere.has(lock.nonce) : isHolderAlive(lock);
  return isHeld && !isFromBeforeBoot(lock, beatMs) ? say`process ${lock.pid}, since ${lock.started_at}` : null;
}

// After a restart of the machine the process id may be anybody's.
function isFromBeforeBoot(lock: LockContent, beatMs: number): boolean {
  const bootMs = Date.now() - uptime() * 1000 - BOOT_TOLERANCE_MS;
  return beatMs < bootMs && Date.parse(lock.started_at) < bootMs;
}

function isHolderAlive({ pid, started_at }: LockContent): boolean {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    return errorCodeOf(cause) === 'EPERM';
  }
  return process.platform !== 'linux' || isSameProcess(pid, Date.parse(started_at));
}

const CLOCK_TICKS_PER_SECOND = 100;
const START_TOLERANCE_MS = 5_000;

/**
 * A signal also reaches the remains of a killed process until its parent looks (a zombie), and whoever got its number since.
 * Linux tells both: state and start time, in ticks since boot, are fields 3 and 22 of /proc/<pid>/stat (proc(5)).
 */
function isSameProcess(pid: number, lockedAtMs: number): boolean {
  let fields: string[];
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, field 2, stands in brackets and may hold blanks.
    fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch (cause) {
    // Hidden from us, or gone this moment.
    return !isMissing(cause);
  }
  if (fields[0] === 'Z' || fields[0] === 'X') return false;
  const startedMs = Date.now() - uptime() * 1000 + (Number(fields[19]) / CLOCK_TICKS_PER_SECOND) * 1000;
  return !(startedMs > lockedAtMs + START_TOLERANCE_MS);
}
