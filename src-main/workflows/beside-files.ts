// The files beside a workflow that have a say in what it is, and the user's choices for it.

import { readFileSync, type Stats, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { LANGUAGES, type Language } from '#shared/i18n/languages.ts';
import { formatNumber, language, say } from '#shared/i18n/say.ts';
import { errorCodeOf, isMissing } from '../storage/index.ts';
import { parseBindingsText } from './bindings-sidecar.ts';
import { sha256Of, type WorkflowContext } from './describe-workflow.ts';
import type { Choices } from './merge-bindings.ts';

const NOTES = '.notes.md';
const notesIn = (spoken: Language) => `.notes.${spoken}.md` as const;

export const BESIDE_EXTENSIONS = ['.models', NOTES, ...LANGUAGES.map(notesIn), '.bindings.json'] as const;
export type BesideExtension = (typeof BESIDE_EXTENSIONS)[number];

/** Such texts are a page or two; reading a pipe or a device would never end. */
const MAX_BESIDE_BYTES = 1_000_000;

export interface BesideText {
  /** '' where there is none, or none that is read. */
  readonly text: string;
  /** Why it is not read, in words; null: it is, or there is none. */
  readonly note: string | null;
}

/** `gcv_x.models` beside `gcv_x.json`. */
export async function readBeside(filePath: string, extension: BesideExtension): Promise<BesideText> {
  const path = besidePath(filePath, extension);
  try {
    const unfit = whyUnread(await stat(path));
    return unfit === null ? { text: await readFile(path, 'utf8'), note: null } : unread(path, unfit);
  } catch (cause) {
    return isMissing(cause) ? { text: '', note: null } : unread(path, say`the system refused (${errorCodeOf(cause)})`);
  }
}

/** `gcv_x.notes.de.md` where German is spoken and it says something, else `gcv_x.notes.md`. */
export async function readNotes(filePath: string): Promise<BesideText> {
  const own = await readBeside(filePath, notesIn(language()));
  if (own.text.trim() !== '') return own;
  const common = await readBeside(filePath, NOTES);
  const notes = [own.note, common.note].filter((note) => note !== null);
  return { text: common.text, note: notes.length === 0 ? null : notes.join(' ') };
}

function whyUnread(file: Stats): string | null {
  if (!file.isFile()) return say`it is not a regular file`;
  return file.size > MAX_BESIDE_BYTES
    ? say`it has ${formatNumber(file.size)} bytes, at most ${formatNumber(MAX_BESIDE_BYTES)} are read`
    : null;
}

function unread(path: string, why: string): BesideText {
  return { text: '', note: say`${basename(path)} is not read: ${why}.` };
}

export function besidePath(filePath: string, extension: string): string {
  return filePath.replace(/\.json$/, extension);
}

export function contextFrom(bindingsText: string, filePath: string, choices: Choices): WorkflowContext {
  const sidecar = parseBindingsText(bindingsText, basename(besidePath(filePath, '.bindings.json')));
  return { sidecar, choices };
}

/** '' where nothing outside of the file has a say. Its notes are in words: another language needs another description. */
export function contextSha256(bindingsText: string, choices: Choices): string {
  const spoken = language() === 'en' ? '' : `${language()}\n`;
  const isEmpty = bindingsText === '' && Object.keys(choices).length === 0;
  return isEmpty && spoken === '' ? '' : sha256Of(`${spoken}${JSON.stringify(choices)}\n${bindingsText}`);
}

/** As it is on disk now. */
export function readContext(filePath: string, choices: Choices): WorkflowContext {
  let bindingsText = '';
  try {
    const path = besidePath(filePath, '.bindings.json');
    // The scan says it in a note.
    if (whyUnread(statSync(path)) === null) bindingsText = readFileSync(path, 'utf8');
  } catch {
    // Most workflows have none.
  }
  return contextFrom(bindingsText, filePath, choices);
}
