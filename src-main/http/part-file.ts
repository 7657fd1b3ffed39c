// A file that is being downloaded, beside its place, with what the server said about its source.

import { type FileHandle, open, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { formatFixed, say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { diskError, errorCodeOf, renameWithRetry, temporaryPathFor } from '../storage/index.ts';

/** Which state of the file on the server the bytes are from. */
export interface DownloadSource {
  /** null: the server does not say it before the end. */
  readonly totalBytes: number | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface PartFile {
  bytes(): number;
  /** null before the first answer. */
  source(): DownloadSource | null;
  /** Empty again, to be filled from this source; refused where the disk has less room than that. */
  startOver(source: DownloadSource | null): Promise<Result<void>>;
  append(chunk: Uint8Array): Promise<Result<void>>;
  /** Onto the disk, then into its place. */
  finish(): Promise<Result<void>>;
  /** Closes it, and removes it where it was not finished. */
  discard(): Promise<void>;
}

export async function openPartFile(destPath: string): Promise<Result<PartFile>> {
  const partPath = temporaryPathFor(destPath);
  try {
    return ok(partFile(await open(partPath, 'wx'), partPath, destPath));
  } catch (cause) {
    return err(cannotWrite(destPath, cause, null));
  }
}

function partFile(handle: FileHandle, partPath: string, destPath: string): PartFile {
  let bytes = 0;
  let source: DownloadSource | null = null;
  const missingBytes = () => (source?.totalBytes ? source.totalBytes - bytes : null);
  const guarded = async (write: () => Promise<void>): Promise<Result<void>> => {
    try {
      return ok(await write());
    } catch (cause) {
      return err(cannotWrite(destPath, cause, missingBytes()));
    }
  };
  return {
    bytes: () => bytes,
    source: () => source,
    async startOver(next) {
      source = next;
      bytes = 0;
      const emptied = await guarded(() => handle.truncate(0));
      if (!emptied.ok) return emptied;
      const needed = missingBytes();
      const free = needed === null ? null : await freeBytes(dirname(destPath));
      return needed !== null && free !== null && free < needed ? err(diskFull(destPath, needed, free)) : emptied;
    },
    append: (chunk) =>
      guarded(async () => {
        for (let written = 0; written < chunk.length; ) {
          const { bytesWritten } = await handle.write(chunk, written, chunk.length - written, bytes);
          written += bytesWritten;
          bytes += bytesWritten;
        }
      }),
    finish: () =>
      guarded(async () => {
        await handle.sync();
        await handle.close();
        await renameWithRetry(partPath, destPath);
      }),
    async discard() {
      await handle.close().catch(() => {});
      await rm(partPath, { force: true }).catch(() => {});
    },
  };
}

/** null: the file system does not say. Some of a network call themselves zero blocks large. */
async function freeBytes(folderPath: string): Promise<number | null> {
  const found = await statfs(folderPath).catch(() => null);
  return found && found.blocks > 0 ? found.bavail * found.bsize : null;
}

function cannotWrite(destPath: string, cause: unknown, missingBytes: number | null): StudioError {
  if (['ENOSPC', 'EDQUOT'].includes(errorCodeOf(cause)) && missingBytes !== null) {
    return { ...diskFull(destPath, missingBytes, null), cause };
  }
  const error = diskError('write', destPath, cause);
  return error.code === 'disk-full' ? error : { ...error, code: 'disk-failed' };
}

function diskFull(destPath: string, neededBytes: number, freeBytesThere: number | null): StudioError {
  const needed = inMegabytes(neededBytes);
  return {
    code: 'disk-full',
    message:
      freeBytesThere === null
        ? say`The disk is full: ${needed} more are needed for this file.`
        : say`The disk is full: ${needed} more are needed for this file and ${inMegabytes(freeBytesThere)} are free.`,
    remedy: say`Free some space for ${dirname(destPath)}, then try again: the file is fetched, not rendered once more.`,
    filePath: destPath,
  };
}

const inMegabytes = (bytes: number): string => `${formatFixed(bytes / 1e6, 1)} MB`;
