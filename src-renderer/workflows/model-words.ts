// Model files in words.
import { many, say } from '#shared/i18n/say.ts';
import type { ModelFile, ModelReport, ModelSlot } from '#shared/model/model-report.ts';
import { formatBytes } from '../ui/format-bytes.ts';

export function slotLabel(slot: string): string {
  if (slot === '') return say`Model`;
  if (slot === 'high') return say`High noise model`;
  return slot === 'low' ? say`Low noise model` : say`Model "${slot}"`;
}

export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** A loader's name without its separators' differences: the server may run on another system than the list was made on. */
const sameName = (a: string, b: string) => a.replaceAll('\\', '/') === b.replaceAll('\\', '/');

/**
 * The file a slot would load: the project's choice as it stands on this page, before the report that follows it; else
 * what the report says. null where the menu does not have it.
 */
export function chosenOption({ slot, options, chosenFile }: ModelSlot, models: Readonly<Record<string, string>>) {
  const path = models[slot];
  return (
    (path === undefined ? undefined : options.find((option) => sameName(option.path, path))) ??
    options.find((option) => sameName(option.loaderName, chosenFile)) ??
    null
  );
}

export function stateWords(state: ModelFile['state']): string {
  const words = { present: say`There`, missing: say`Missing`, partial: say`Incomplete`, unknown: say`Not asked` };
  return words[state];
}

/** "There · 14.3 GB", "Incomplete · 3.2 GB of 14.3 GB", "Missing · 14.3 GB". */
export function fileWords(file: ModelFile): string {
  const { state, sizeBytes, expectedBytes } = file;
  const words = stateWords(state);
  if (state === 'partial') return [words, partWords(file)].filter(Boolean).join(' · ');
  // What should be there is no size of what is there.
  const bytes = state === 'present' ? sizeBytes : (sizeBytes ?? expectedBytes);
  if (bytes !== null) return `${words} · ${formatBytes(bytes)}`;
  return state === 'unknown' ? words : say`${words} · size not known`;
}

/** "3.2 GB of 14.3 GB"; '' where one of them is not known. */
export function partWords({ sizeBytes, expectedBytes }: ModelFile): string {
  if (sizeBytes === 0) return say`empty`;
  return sizeBytes === null || expectedBytes === null
    ? ''
    : say`${formatBytes(sizeBytes)} of ${formatBytes(expectedBytes)}`;
}

/** Every file that would be loaded, each once: the chosen ones of the slots, then what the graph always needs. */
export function filesInUse(report: ModelReport, models: Readonly<Record<string, string>>): ModelFile[] {
  const chosen = report.slots.flatMap((slot) => chosenOption(slot, models) ?? []);
  return [...new Map([...chosen, ...report.required].map((file) => [file.path, file])).values()];
}

export interface ModelsOutlook {
  readonly tone: 'fine' | 'problem' | 'unknown';
  readonly words: string;
}

/** "3 of 5 files are missing, 1 is incomplete". */
export function modelsOutlook(files: readonly ModelFile[]): ModelsOutlook {
  const all = files.length;
  if (all === 0) return { tone: 'fine', words: say`This workflow names no model files.` };
  const lacking = (['missing', 'partial', 'unknown'] as const)
    .map((state) => ({ state, count: files.filter((file) => file.state === state).length }))
    .filter(({ count }) => count > 0);
  const [first, ...others] = lacking;
  if (!first) return { tone: 'fine', words: many(all, 'The file is there', 'All {{count}} files are there') };
  return {
    tone: first.state === 'unknown' ? 'unknown' : 'problem',
    words: [leadWords(first, all), ...others.map(otherWords)].join(', '),
  };
}

interface Lacking {
  readonly state: 'missing' | 'partial' | 'unknown';
  readonly count: number;
}

function leadWords({ state, count }: Lacking, all: number): string {
  const isAll = count === all;
  switch (state) {
    case 'missing':
      if (isAll) return many(all, 'The file is missing', 'All {{count}} files are missing');
      return many(count, '{{count}} of {{all}} files is missing', '{{count}} of {{all}} files are missing', { all });
    case 'partial':
      if (isAll) return many(all, 'The file is incomplete', 'All {{count}} files are incomplete');
      return many(count, '{{count}} of {{all}} files is incomplete', '{{count}} of {{all}} files are incomplete', {
        all,
      });
    case 'unknown':
      if (isAll) return many(all, 'The file was not asked for yet', 'None of the {{count}} files was asked for yet');
      return many(
        count,
        '{{count}} of {{all}} files was not asked for yet',
        '{{count}} of {{all}} files were not asked for yet',
        { all },
      );
  }
}

function otherWords({ state, count }: Lacking): string {
  if (state === 'partial') return many(count, '{{count}} is incomplete', '{{count}} are incomplete');
  return many(count, '{{count}} was not asked for yet', '{{count}} were not asked for yet');
}
