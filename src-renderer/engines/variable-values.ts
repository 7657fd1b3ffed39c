// Variables of prompts as rows of a form. Pure.
import { say } from '#shared/i18n/say.ts';

export interface VariableRow {
  readonly name: string;
  readonly value: string;
}

const NAME = /^[a-z][a-z0-9_]*$/i;

export const variableRows = (variables: Readonly<Record<string, string>>): VariableRow[] =>
  Object.entries(variables).map(([name, value]) => ({ name, value }));

/** null: a row cannot be taken as it stands. Rows without a name and a value are none. */
export function variablesOf(rows: readonly VariableRow[]): Record<string, string> | null {
  if (rows.some((_, index) => rowFault(rows, index) !== null)) return null;
  const named = rows.filter(({ name, value }) => name.trim() !== '' || value !== '');
  if (named.some(({ name }) => name.trim() === '')) return null;
  return Object.fromEntries(named.map(({ name, value }) => [name.trim(), value]));
}

export function rowFault(rows: readonly VariableRow[], index: number): string | null {
  const name = rows[index]?.name.trim() ?? '';
  if (name === '') return null;
  if (!NAME.test(name)) return say`Letters, digits and _; the first one is a letter`;
  const isTwice = rows.some((row, at) => at < index && row.name.trim() === name);
  return isTwice ? say`There is one of this name already` : null;
}

interface Texts {
  readonly prompt: string;
  readonly segmentPrompts: readonly string[];
}

/** Names that prompts use and no row gives a value. */
export function freeNames(shots: readonly Texts[], rows: readonly VariableRow[]): string[] {
  const given = new Set(rows.map(({ name }) => name.trim()));
  const used = shots.flatMap(({ prompt, segmentPrompts }) =>
    [prompt, ...segmentPrompts].flatMap((text) =>
      [...text.matchAll(/\{([a-z][a-z0-9_]*)\}/gi)].map(([, name]) => name),
    ),
  );
  return [...new Set(used)].flatMap((name) => (name === undefined || given.has(name) ? [] : [name]));
}
