// A picture from outside the project, read whole: nothing but a picture is handed out, whatever a path promises.

import { constants, lstat, open } from 'node:fs/promises';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { isPictureHead, notAPicture, pictureSize, READ_WITHOUT_WAITING } from './picture-header.ts';
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
    // Windows does not know the flag; there the look before has to do.
    const { O_NOFOLLOW = 0 } = constants;
    const file = await open(filePath, READ_WITHOUT_WAITING | (followLinks ? 0 : O_NOFOLLOW));
    try {
      if (!(await file.stat()).isFile()) return err(notAPicture(filePath));
      const head = Buffer.alloc(HEAD_BYTES);
      const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
      if (!isPictureHead(head.subarray(0, bytesRead))) return err(notAPicture(filePath));
      const bytes = await file.readFile();
      const size = await pictureSize(bytes.subarray(0, HEAD_BYTES), bytes, filePath);
      return size.ok ? ok(bytes) : size;
    } finally {
      await file.close();
    }
  } catch (cause) {
    return err(cannotOpen(filePath, cause));
  }
}

const linkRefused = (filePath: string): StudioError => ({
  code: 'path-refused',
  message: say`This picture is a link out of the project.`,
  remedy: say`Copy the picture itself into the folder \`selected\`.`,
  filePath,
});
