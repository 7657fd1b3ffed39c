// Reads a JSON file; what is wrong is said with file, line and column.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type ParseError, parse } from 'jsonc-parser';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError } from './disk-error.ts';

export interface JsonFile {
  readonly value: unknown;
  /** SHA-256 of the bytes: tells whether somebody else has written the file since. */
  readonly sha256: string;
}

export const sha256OfText = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

export async function readJsonFile(filePath: string): Promise<Result<JsonFile>> {
  let text: string;
  try {
    text = await readFile(filePath, 'utf8');
  } catch (cause) {
    return err(diskError('read', filePath, cause));
  }
  try {
    // The older tool ran on Windows too: a byte order mark is no damage.
    return ok({ value: JSON.parse(text.replace(/^\uFEFF/, '')), sha256: sha256OfText(text) });
  } catch (cause) {
    return err({
      code: 'bad-file',
      message: `It is not valid JSON${placeOf(text)}.`,
      remedy: 'Open it in a text editor and mend that place, or restore an older copy.',
      filePath,
      details: cause instanceof Error ? cause.message : String(cause),
      cause,
    });
  }
}

// Node's own message often names no place; the second parser is only asked once something is wrong.
function placeOf(text: string): string {
  if (text.trim() === '') return ' (the file is empty)';
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const offset = errors[0]?.offset;
  if (offset === undefined) return '';
  const before = text.slice(0, offset).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  return offset >= text.trimEnd().length ? ` (it ends too early, at ${place})` : ` (${place})`;
}
