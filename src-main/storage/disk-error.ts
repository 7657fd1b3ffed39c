// What the file system refuses, in words: which file, why, what to do.
import { say } from '#shared/i18n/say.ts';
import type { StudioError } from '#shared/studio-error.ts';

interface Refusal {
  /** Behind a colon. */
  readonly why: string;
  readonly remedy: string;
}

function refusalOf(errorCode: string): Refusal {
  const moreSpace = say`Free some space, then try again.`;
  switch (errorCode) {
    case 'ENOSPC':
      return { why: say`the disk is full`, remedy: moreSpace };
    case 'EDQUOT':
      return { why: say`the disk quota is used up`, remedy: moreSpace };
    case 'EACCES':
    case 'EPERM':
      return { why: say`access is denied`, remedy: say`Check the permissions of the folder.` };
    case 'EROFS':
      return { why: say`the disk is read-only`, remedy: say`Choose a folder that can be written to.` };
    case 'ENOENT':
      return { why: say`it is not there`, remedy: say`Check the path; a drive may not be connected.` };
    case 'ENOTDIR':
      return { why: say`a part of its path is a file, not a folder`, remedy: say`Check the path.` };
    case 'EMFILE':
      return { why: say`too many files are open`, remedy: say`Close other programs, then try again.` };
    case 'ENAMETOOLONG':
      return {
        why: say`the name is too long`,
        remedy: say`Use a shorter name or a folder nearer to the root.`,
      };
    default:
      return { why: say`the system refused`, remedy: say`See the details.` };
  }
}

type DiskAction = 'read' | 'write' | 'open';

function failedTo(action: DiskAction, why: string): string {
  switch (action) {
    case 'read':
      return say`Could not read it: ${why}.`;
    case 'write':
      return say`Could not write it: ${why}.`;
    case 'open':
      return say`Could not open it: ${why}.`;
  }
}

export function errorCodeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

export const isMissing = (cause: unknown): boolean => errorCodeOf(cause) === 'ENOENT';

const NOTHING_FITS = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

function codeOf(errorCode: string): StudioError['code'] {
  if (errorCode === 'ENOENT') return 'file-missing';
  return NOTHING_FITS.has(errorCode) ? 'disk-full' : 'disk-failed';
}

export function diskError(action: DiskAction, filePath: string, cause: unknown): StudioError {
  const { why, remedy } = refusalOf(errorCodeOf(cause));
  return {
    code: codeOf(errorCodeOf(cause)),
    message: failedTo(action, why),
    remedy,
    filePath,
    details: cause instanceof Error ? cause.message : String(cause),
    cause,
  };
}
