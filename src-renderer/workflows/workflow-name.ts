// The name a brought workflow is saved under.
import type { StudioErrorWire } from '#shared/studio-error.ts';

const PREFIX = /^gcv(fl)?_/i;

/** "My great graph (2).png" → "gcv_My_great_graph_2". */
export function nameFromFile(fileName: string): string {
  const plain = fileName
    .replace(/\.[^.]*$/, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^[._]+|[._]+$/g, '');
  return withPrefix(plain || 'workflow');
}

const withPrefix = (name: string): string => (PREFIX.test(name) ? name : `gcv_${name}`);

/** What is typed, as the file is called; the studio puts `.json` behind it. */
export const fileNameFor = (name: string): string => withPrefix(name.trim().replace(/\s+/g, '_'));

/** Why it cannot be used as a file name on every system; null: it can. */
export function nameProblem(name: string): string | null {
  const trimmed = name.trim();
  if (trimmed.replace(PREFIX, '') === '') return 'It needs a name.';
  if (!/^[\p{L}\p{N}._ -]+$/u.test(trimmed)) return 'Letters, digits, spaces, dots, hyphens and underscores only.';
  if (/^\.|\.$|\.\./.test(trimmed)) return 'No dot at the beginning or the end, and no two in a row.';
  return trimmed.length > 120 ? 'At most 120 characters.' : null;
}

export const isNameTaken = (error: StudioErrorWire): boolean => error.code === 'conflict';
