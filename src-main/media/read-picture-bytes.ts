// A picture from outside the project, read whole: nothing but a picture is handed out, whatever a path promises.
import { constants, lstat, open } from 'node:fs/promises';
import { err, ok, type Result } from '#shared/result.ts';
import { isPictureHead, pictureSize } from './picture-header.ts';
import { cannotOpen } from './read-head.ts';

const HEAD_BYTES = 32;

export interface ReadPictureOptions {
  /** false: a link is refused, wherever it leads. */
  readonly followLinks: boolean;
}

/** @returns the file's bytes; 'path-refused' for a link where none may be, 'bad-file' for all that is no picture */
export async function readPictureBytes(filePath: string, { followLinks }: ReadPictureOptions): Promise<Result<Buffer>> {
  try {
    if (!followLinks && (await lstat(filePath)).isSymbolicLink()) return err(linkRefused(filePath));
    // Without O_NONBLOCK, opening a pipe would wait for its writer for ever. Windows knows neither flag.
    const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
    const file = await open(filePath, O_RDONLY | O_NONBLOCK | (followLinks ? 0 : O_NOFOLLOW));
    try {
      if (!(await file.stat()).isFile()) return err(notCopied(filePath));
      const head = Buffer.alloc(HEAD_BYTES);
      const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
      if (!isPictureHead(head.subarray(0, bytesRead))) return err(notCopied(filePath));
      const bytes = await readToEnd(file);
      const size = await pictureSize(bytes.subarray(0, HEAD_BYTES), bytes, filePath);
      return size.ok ? ok(bytes) : size;
    } finally {
      await file.close();
    }
  } catch (cause) {
    return err(cannotOpen(filePath, cause));
  }
}
