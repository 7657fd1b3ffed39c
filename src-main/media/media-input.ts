// How a file is given to ffmpeg: by what it contains, never by its name.
// Naming the format closes three doors at once: `%d` in a name is no pattern, a picture with the wrong ending still opens,
// and a playlist dressed up as a video cannot make ffmpeg read other files or the network.
import { open } from 'node:fs/promises';
import { err, ok, type Result } from '#shared/result.ts';

export type MediaKind = 'picture' | 'film';

export interface MediaInput {
  readonly kind: MediaKind;
  /** What goes before the output arguments: `-f <format> -i file:<path>`. */
  readonly args: readonly string[];
}

const HEAD_BYTES = 32;

/** A take may become a folder of frames one day; this is the place that will know it. */
export async function mediaInput(mediaPath: string): Promise<Result<MediaInput>> {
  const head = await readHead(mediaPath);
  if (!head.ok) return head;
  const format = formatOf(head.value);
  if (format === null) {
    return err({
      code: 'bad-file',
      message: 'This file is neither a picture nor a video that can be read.',
      remedy: 'Use PNG, JPEG or WebP for pictures and MP4, WebM or MOV for videos.',
      filePath: mediaPath,
    });
  }
  return ok({
    kind: format.endsWith('_pipe') ? 'picture' : 'film',
    args: ['-protocol_whitelist', 'file,pipe', '-f', format, '-i', `file:${mediaPath}`],
  });
}

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
    return err({
      code: 'file-missing',
      message: 'The file cannot be opened.',
      remedy: 'Check that it is still there and may be read.',
      filePath,
      details: cause instanceof Error ? cause.message : String(cause),
      cause,
    });
  }
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
