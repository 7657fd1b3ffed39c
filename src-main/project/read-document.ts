// One of the project's JSON files, with a fingerprint of what lies there, also when that is no use.

import { readFile } from 'node:fs/promises';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError, isMissing, parseJsonText, sha256OfText } from '../storage/index.ts';
import { isRawObject, type RawObject } from './field-reader.ts';

/** SHA-256 of the file, `unreadable`, or null: no file. Tells whether somebody has written it since. */
export type Fingerprint = string | null;

export interface ReadDocument {
  readonly fingerprint: Fingerprint;
  readonly content: Result<RawObject>;
}

export async function readDocument(filePath: string): Promise<ReadDocument> {
  let bytes: Buffer;
  try {
    bytes = await readFile(filePath);
  } catch (cause) {
    return { fingerprint: fingerprintOfFailure(cause), content: err(diskError('read', filePath, cause)) };
  }
  return { fingerprint: sha256OfText(bytes), content: parseObject(bytes.toString('utf8'), filePath) };
}

function parseObject(text: string, filePath: string): Result<RawObject> {
  const parsed = parseJsonText(text, filePath, 'exact');
  if (!parsed.ok) return parsed;
  if (isRawObject(parsed.value)) return ok(parsed.value);
  const remedy = say`Mend it in a text editor, or restore an older copy.`;
  return err({ code: 'bad-file', message: say`It is not a JSON object.`, remedy, filePath, jsonPath: '$' });
}

export async function fingerprintOf(filePath: string): Promise<Fingerprint> {
  try {
    return sha256OfText(await readFile(filePath));
  } catch (cause) {
    return fingerprintOfFailure(cause);
  }
}

const fingerprintOfFailure = (cause: unknown): Fingerprint => (isMissing(cause) ? null : 'unreadable');
