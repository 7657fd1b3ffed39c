// A log file that lines are appended to and that is rotated before it grows too large. Nothing here ever fails the work: where a line
// cannot be written it is counted, and the count is written once lines can be again.
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { rotateLogFile } from './rotate-log-file.ts';

const DEFAULT_MAX_BYTES = 5 * 1024 * 1024;
const DEFAULT_KEPT_FILES = 5;
const MAX_LINE_BYTES = 16 * 1024;
/** How long another program's lines and rotation may go unnoticed. */
const LOOK_EVERY_MS = 1_000;
/** A full disk or a lost network drive is not asked again for every line. */
const RETRY_AFTER_MS = 5_000;

export interface LogFileOptions {
  /** The file is renamed to `<name>.1.log` before a line would make it larger than this. Default 5 MiB. */
  readonly maxBytes?: number;
  /** How many renamed files are kept. Default 5. */
  readonly keptFiles?: number;
  /** Milliseconds that only go forward. */
  readonly nowMs?: () => number;
}

export interface LogFile {
  /** Appends one line (without its line break), at most 16 KiB of it. Never throws. */
  write(line: string): void;
  /** Lets go of the file; a later `write` opens it again. */
  close(): void;
}

interface OpenFile {
  readonly handle: number;
  sizeBytes: number;
  /** When the file at the path was last seen to be ours. */
  lookedAtMs: number;
  /** It ends in half a line, of a program that died or of a disk that was full. */
  isTorn: boolean;
}

/**
 * The file and its folder are made with the first line. Several programs may write the same one. Links are followed: that a
 * project's path leads nowhere else is for the caller to check.
 */
export function openLogFile(path: string, options: LogFileOptions = {}): LogFile {
  const { maxBytes = DEFAULT_MAX_BYTES, keptFiles = DEFAULT_KEPT_FILES, nowMs = () => performance.now() } = options;
  let file: OpenFile | null = null;
  let wasOpen = false;
  let retryAtMs = Number.NEGATIVE_INFINITY;
  let rotateAgainAtMs = Number.NEGATIVE_INFINITY;
  let droppedCount = 0;

  const close = () => {
    if (file !== null) closeQuietly(file.handle);
    file = null;
  };
  const opened = (now: number): OpenFile => {
    file ??= openToAppend(path, wasOpen, now);
    wasOpen = true;
    return file;
  };
  /** Ours, present, and with room for so many bytes where room can be made. */
  const fileWithRoom = (byteCount: number, now: number): OpenFile => {
    if (file !== null && now - file.lookedAtMs >= LOOK_EVERY_MS && !look(file, path, now)) close();
    const present = opened(now);
    const isFull = (sizeBytes: number) => sizeBytes > 0 && sizeBytes + byteCount > maxBytes;
    if (!isFull(present.sizeBytes) || now < rotateAgainAtMs) return present;
    // Windows renames more willingly what nobody holds open.
    close();
    try {
      rotateLogFile(path, keptFiles, () => isFull(statSync(path).size));
    } catch {
      // Held by an editor, or the folder cannot be written: a log that is too long is better than none.
    }
    const next = opened(now);
    if (isFull(next.sizeBytes)) rotateAgainAtMs = now + LOOK_EVERY_MS;
    return next;
  };

  return {
    write(line) {
      const now = nowMs();
      if (now < retryAtMs) {
        droppedCount += 1;
        return;
      }
      try {
        const note = droppedCount === 0 ? '' : `(lines that could not be written here: ${droppedCount})\n`;
        const bytes = Buffer.concat([Buffer.from(note), cutLine(line)]);
        append(fileWithRoom(bytes.length + 1, now), bytes);
        droppedCount = 0;
      } catch {
        // The page is told of a full or read-only disk by the work itself.
        droppedCount += 1;
        retryAtMs = now + RETRY_AFTER_MS;
        close();
      }
    },
    close,
  };
}

function openToAppend(path: string, wasOpen: boolean, lookedAtMs: number): OpenFile {
  const folder = dirname(path);
  // Once it was open, its folder's folder is not made anew: a project that was moved away would leave a ghost behind.
  if (!existsSync(folder)) mkdirSync(folder, { recursive: !wasOpen });
  const handle = openSync(path, 'a+');
  try {
    const sizeBytes = fstatSync(handle).size;
    return { handle, sizeBytes, lookedAtMs, isTorn: sizeBytes > 0 && lastByteOf(handle, sizeBytes) !== 0x0a };
  } catch (cause) {
    closeQuietly(handle);
    throw cause;
  }
}

function lastByteOf(handle: number, sizeBytes: number): number | undefined {
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, sizeBytes - 1);
  return byte[0];
}

/** False: the path now holds another file or none, because another program rotated it or the user removed it. */
function look(file: OpenFile, path: string, now: number): boolean {
  const ours = fstatSync(file.handle, { bigint: true });
  const there = statSync(path, { bigint: true, throwIfNoEntry: false });
  file.lookedAtMs = now;
  file.sizeBytes = Number(ours.size);
  return there !== undefined && there.ino === ours.ino && there.dev === ours.dev;
}

/** One write a line: the lines of several programs do not mix. */
function append(file: OpenFile, line: Uint8Array): void {
  const bytes = Buffer.concat([Buffer.from(file.isTorn ? '\n' : ''), line, Buffer.from('\n')]);
  if (writeSync(file.handle, bytes) < bytes.length) throw new Error('The disk took only a part of the line.');
  file.sizeBytes += bytes.length;
  file.isTorn = false;
}

function cutLine(line: string): Buffer {
  const byteCount = Buffer.byteLength(line);
  if (byteCount <= MAX_LINE_BYTES) return Buffer.from(line);
  const mark = ` … [cut, ${byteCount} bytes in all]`;
  const kept = Buffer.from(line.slice(0, MAX_LINE_BYTES)).subarray(0, MAX_LINE_BYTES - Buffer.byteLength(mark));
  // Half a character at the cut reads as one or more of these.
  return Buffer.from(kept.toString('utf8').replace(/\uFFFD+$/, '') + mark);
}

function closeQuietly(handle: number): void {
  try {
    closeSync(handle);
  } catch {
    // Closing can report what a write could not; there is nobody left to tell.
  }
}
