// What the file system refuses, in words: which file, why, what to do.
import type { StudioError } from '#shared/studio-error.ts';

const REMEDIES: Record<string, [why: string, remedy: string]> = {
  ENOSPC: ['the disk is full', 'Free some space, then try again.'],
  EDQUOT: ['the disk quota is used up', 'Free some space, then try again.'],
  EACCES: ['access is denied', 'Check the permissions of the folder.'],
  EPERM: ['access is denied', 'Check the permissions of the folder.'],
  EROFS: ['the disk is read-only', 'Choose a folder that can be written to.'],
  ENOENT: ['it is not there', 'Check the path; a drive may not be connected.'],
  ENOTDIR: ['a part of its path is a file, not a folder', 'Check the path.'],
  EMFILE: ['too many files are open', 'Close other programs, then try again.'],
  ENAMETOOLONG: ['the name is too long', 'Use a shorter name or a folder nearer to the root.'],
};

export function errorCodeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

export const isMissing = (cause: unknown): boolean => errorCodeOf(cause) === 'ENOENT';

const NOTHING_FITS = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

function codeOf(errorCode: string): StudioError['code'] {
  if (errorCode === 'ENOENT') return 'file-missing';
  return NOTHING_FITS.has(errorCode) ? 'disk-full' : 'disk-failed';
}

export function diskError(action: 'read' | 'write' | 'open', filePath: string, cause: unknown): StudioError {
  const [why, remedy] = REMEDIES[errorCodeOf(cause)] ?? ['the system refused', 'See the details.'];
  return {
    code: codeOf(errorCodeOf(cause)),
    message: `Could not ${action} it: ${why}.`,
    remedy,
    filePath,
    details: cause instanceof Error ? cause.message : String(cause),
    cause,
  };
}
