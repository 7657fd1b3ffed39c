// Reads a JSON file; what is wrong is said with file, line and column.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type ParseError, parse } from 'jsonc-parser';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError } from './disk-error.ts';
import { parseKeepingLargeNumbers } from './large-numbers.ts';

export interface JsonFile {
  readonly value: unknown;
  /** SHA-256 of the bytes: tells whether somebody else has written the file since. */
  readonly sha256: string;
}

export const sha256OfText = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

// Far above what people and programs write, far below where the parsers and JSON.stringify run out of stack.
const DEEPEST_NESTING = 1000;

export async function readJsonFile(filePath: string): Promise<Result<JsonFile>> {
  let text: string;
  try {
    text = await readFile(filePath, 'utf8');
  } catch (cause) {
    return err(diskError('read', filePath, cause));
  }
  const parsed = parseJsonText(text, filePath);
  return parsed.ok ? ok({ value: parsed.value, sha256: sha256OfText(text) }) : parsed;
}

/**
 * @param numbers `exact`: a number that a double cannot hold is kept as written (see large-numbers.ts), for files that are
 *   written back; `rounded`: every number is a number.
 */
export function parseJsonText(
  text: string,
  filePath: string,
  numbers: 'rounded' | 'exact' = 'rounded',
): Result<unknown> {
  // The older tool ran on Windows too: a byte order mark is no damage.
  const json = text.replace(/^\uFEFF/, '');
  if (nestingOf(json) > DEEPEST_NESTING) {
    return err({
      code: 'bad-file',
      message: say`It is nested too deeply.`,
      remedy: say`Longtake reads ${DEEPEST_NESTING} levels of brackets. Restore an older copy.`,
      filePath,
    });
  }
  try {
    return ok(numbers === 'exact' ? parseKeepingLargeNumbers(json) : JSON.parse(json));
  } catch (cause) {
    return err({
      code: 'bad-file',
      message: invalidAt(json),
      remedy: say`Open it in a text editor and mend that place, or restore an older copy.`,
      filePath,
      details: cause instanceof Error ? cause.message : String(cause),
      cause,
    });
  }
}

// Asked before anything recursive sees the text. Only strings hide brackets, and only a backslash hides a quote in one.
function nestingOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '"') isInString = !isInString;
    else if (isInString) at += character === '\\' ? 1 : 0;
    else if (character === '[' || character === '{') {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (character === ']' || character === '}') depth -= 1;
  }
  return deepest;
}

// Node's own message often names no place; the second parser is only asked once something is wrong.
function invalidAt(json: string): string {
  if (json.trim() === '') return say`It is not valid JSON (the file is empty).`;
  const errors: ParseError[] = [];
  parse(json, errors, { disallowComments: true });
  const offset = errors[0]?.offset;
  if (offset === undefined) return say`It is not valid JSON.`;
  const before = json.slice(0, offset).split('\n');
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  return offset >= json.trimEnd().length
    ? say`It is not valid JSON (it ends too early, at line ${line}, column ${column}).`
    : say`It is not valid JSON (line ${line}, column ${column}).`;
}
