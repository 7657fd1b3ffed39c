// The name a brought workflow is saved under. The studio makes the file's name of it by the same rules.
import { say } from '#shared/i18n/say.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';

const PREFIX = /^gcv(?:fl)?_/i;

/** What every disk can hold. */
const plainName = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/\.{2,}/g, '.')
    .replace(/_{2,}/g, '_')
    .replace(/^[._-]+|[._-]+$/g, '');

/** "My great graph (2).png" → "My_great_graph_2". */
export const nameFromFile = (fileName: string): string => plainName(fileName.replace(/\.[^.]*$/, '')) || 'workflow';

/** Why no file can be called that; null: it can. */
export const nameProblem = (name: string): string | null =>
  plainName(name.replace(PREFIX, '')) === '' ? say`It needs letters from a to z, or digits.` : null;

/** The file's name as far as it is known before the graph was looked into. */
export function fileNameFor(name: string): { readonly fileName: string; readonly prefixIsSure: boolean } {
  const plain = plainName(name);
  const prefixIsSure = PREFIX.test(plain);
  return { fileName: `${prefixIsSure ? '' : 'gcv_'}${plain}.json`, prefixIsSure };
}

export const isNameTaken = (error: StudioErrorWire): boolean => error.code === 'conflict';
