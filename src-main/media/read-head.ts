// The first bytes of a file, and what they say it is.

import { open } from 'node:fs/promises';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';

const HEAD_BYTES = 32;

export async function readHead(filePath: string, byteCount = HEAD_BYTES): Promise<Result<Buffer>> {
  try {
    const file = await open(filePath, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(byteCount), 0, byteCount, 0);
      return ok(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch (cause) {
    return err(cannotOpen(filePath, cause));
  }
}

export function cannotOpen(filePath: string, cause: unknown): StudioError {
  return {
    code: 'file-missing',
    message: say`The file cannot be opened.`,
    remedy: say`Check that it is still there and may be read.`,
    filePath,
    details: cause instanceof Error ? cause.message : String(cause),
    cause,
  };
}

/** ffmpeg's name for the container; null for what is not read. */
export function formatOf(head: Buffer): string | null {
  const text = (from: number, to: number): string => head.subarray(from, to).toString('latin1');
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png_pipe';
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg_pipe';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp_pipe';
  if (text(0, 2) === 'BM') return 'bmp_pipe';
  if (text(0, 4) === 'GIF8') return 'gif';
  if (['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].includes(text(4, 8))) return 'mov';
  if (text(0, 4) === '\x1a\x45\xdf\xa3') return 'matroska';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'AVI ') return 'avi';
  return null;
}
