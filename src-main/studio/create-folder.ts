// A new, empty folder, under a name that every system can hold: projects move between machines.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { diskError, errorCodeOf } from '../storage/index.ts';
import { typedPath } from './typed-path.ts';

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

export async function createFolder(parentPath: string, givenName: string): Promise<Result<{ folderPath: string }>> {
  const name = givenName.trim();
  const refusal = refusalOf(name);
  if (refusal !== null) return err(refusal);
  const folderPath = join(typedPath(parentPath), name);
  try {
    await mkdir(folderPath);
    return ok({ folderPath });
  } catch (cause) {
    if (errorCodeOf(cause) !== 'EEXIST') return err(diskError('write', folderPath, cause));
    return err({
      code: 'bad-request',
      message: say`There is already something called "${name}".`,
      remedy: say`Choose another name, or open that folder.`,
      filePath: folderPath,
    });
  }
}

/** Whether every system can hold it. */
export const isFolderName = (name: string): boolean => refusalOf(name) === null;

/** null: the name can be used. */
function refusalOf(name: string): StudioError | null {
  const refuse = (message: string): StudioError => ({
    code: 'bad-request',
    message,
    remedy: say`Choose another name: letters, digits, blanks, hyphens and underscores always work.`,
  });
  const wrong = /[\\/:*?"<>|\p{Cc}]/u.exec(name)?.[0];
  if (wrong !== undefined) {
    return /\p{Cc}/u.test(wrong)
      ? refuse(say`The name holds a character that cannot be seen.`)
      : refuse(say`A folder’s name cannot hold ${wrong} on every system.`);
  }
  if (name === '' || name.startsWith('.')) return refuse(say`A name that begins with a dot is hidden.`);
  if (name.endsWith('.')) return refuse(say`A folder’s name cannot end in a dot on every system.`);
  return RESERVED.test(name) ? refuse(say`"${name}" is a name that Windows keeps for itself.`) : null;
}
