// A sound file, such as music or a voice, given to ffmpeg by what it contains, never by its name: as takes and pictures are.

import { open } from 'node:fs/promises';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { diskError } from '../storage/index.ts';

const HEAD_BYTES = 16;

/** @returns what goes before the output arguments */
export async function soundInput(filePath: string): Promise<Result<readonly string[]>> {
  try {
    const file = await open(filePath, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      const format = soundFormatOf(buffer.subarray(0, bytesRead));
      if (format !== null) return ok(['-protocol_whitelist', 'file', '-f', format, '-i', `file:${filePath}`]);
    } finally {
      await file.close();
    }
  } catch (cause) {
    return err(diskError('read', filePath, cause));
  }
  return err(noSound(filePath));
}

export const noSound = (filePath: string, details?: string): StudioError => ({
  code: 'bad-file',
  message: say`This file holds no sound that can be read.`,
  remedy: say`Use WAV, FLAC, MP3, M4A, Ogg, Opus or AIFF.`,
  filePath,
  details,
});

/** ffmpeg's name for the container; null for what is not read. */
function soundFormatOf(head: Buffer): string | null {
  const text = (from: number, to: number): string => head.subarray(from, to).toString('latin1');
  if (['RIFF', 'RF64'].includes(text(0, 4)) && text(8, 12) === 'WAVE') return 'wav';
  if (text(0, 4) === 'fLaC') return 'flac';
  if (text(0, 4) === 'OggS') return 'ogg';
  if (text(0, 4) === 'FORM' && ['AIFF', 'AIFC'].includes(text(8, 12))) return 'aiff';
  if (['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].includes(text(4, 8))) return 'mov';
  if (text(0, 4) === '\x1a\x45\xdf\xa3') return 'matroska';
  if (text(0, 3) === 'ID3') return 'mp3';
  const [first = 0, second = 0] = head;
  // The layer bits tell MP3 (1 to 3) from AAC (0).
  if (first === 0xff && (second & 0xf6) === 0xf0) return 'aac';
  return first === 0xff && (second & 0xe0) === 0xe0 ? 'mp3' : null;
}
