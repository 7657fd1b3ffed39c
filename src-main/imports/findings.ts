// What an older configuration would change, and what of it means nothing here, as they are found.
import { say } from '#shared/i18n/say.ts';
import type { ImportPreview } from '#shared/model/story.ts';
import type { ConfigDocument, ConfigValue } from './config-document.ts';

type Change = ImportPreview['changes'][number];

export interface Found {
  readonly changes: Change[];
  readonly notes: string[];
}

/** Nothing where it is so already. */
export function addChange(found: Found, change: Change): boolean {
  if (change.from === change.to) return false;
  found.changes.push(change);
  return true;
}

export const wrongValue = (key: string, { value, place }: ConfigValue, expected: string): string =>
  say`${key} cannot be used (${place}): it is ${shown(value)}. ${expected}`;

const LONGEST = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** @param known by what they are told; a key that is not among them means nothing here */
export function noteUnknownKeys(
  found: Found,
  config: ConfigDocument,
  path: readonly string[],
  known: readonly string[],
): void {
  for (const key of config.keys(...path)) {
    if (known.includes(key)) continue;
    const place = config.at(...path, key)?.place ?? '';
    found.notes.push(say`${[...path, key].join('.')} means nothing here (${place}): it is left out.`);
  }
}
