// An append-only file of lines, flushed line by line: what was appended survives a crash of the program and of the machine.
import { closeSync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError } from './disk-error.ts';

export interface LineAppender {
  /** Appends one line. `flush` false leaves it to the system when it reaches the disk (progress, not decisions). */
  append(line: string, flush?: boolean): Result<void>;
  close(): void;
}

export function openLineAppender(filePath: string): Result<LineAppender> {
  let handle: number;
  try {
    mkdirSync(dirname(filePath), { recursive: true });
    handle = openSync(filePath, 'a');
  } catch (cause) {
    return err(diskError('open', filePath, cause));
  }
  let isOpen = true;
  return ok({
    append(line, flush = true) {
      let sizeBefore: number | null = null;
      try {
        sizeBefore = fstatSync(handle).size;
        writeWhole(handle, Buffer.from(`${line}\n`));
        if (flush) fsyncSync(handle);
        return ok(undefined);
      } catch (cause) {
        // Half a line would swallow the one that comes after it.
        if (sizeBefore !== null) cutBack(handle, sizeBefore);
        return err(diskError('write', filePath, cause));
      }
    },
    close() {
      if (isOpen) closeSync(handle);
      isOpen = false;
    },
  });
}

/** A full disk may take a part of it and say so only by the number. */
function writeWhole(handle: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
}

function cutBack(handle: number, size: number): void {
  try {
    ftruncateSync(handle, size);
  } catch {
    // Read back, the torn line is set aside.
  }
}
