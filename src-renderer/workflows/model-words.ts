// Model files in words.
import type { ModelFile, ModelReport, ModelSlot } from '#shared/model/model-report.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { countOf } from '../ui/format-time.ts';

const SLOT_LABELS: Record<string, string> = { '': 'Model', high: 'High noise model', low: 'Low noise model' };

export const slotLabel = (slot: string): string => SLOT_LABELS[slot] ?? `Model "${slot}"`;

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

export const STATE_WORDS: Record<ModelFile['state'], string> = {
  present: 'There',
  missing: 'Missing',
  partial: 'Incomplete',
  unknown: 'Not asked',
};

/** "There · 14.3 GB", "Incomplete · 3.2 GB of 14.3 GB", "Missing · 14.3 GB". */
export function fileWords(file: ModelFile): string {
  const { state, sizeBytes, expectedBytes } = file;
  const words = STATE_WORDS[state];
  if (state === 'partial') return [words, partWords(file)].filter(Boolean).join(' · ');
  // What should be there is no size of what is there.
  const bytes = state === 'present' ? sizeBytes : (sizeBytes ?? expectedBytes);
  if (bytes !== null) return `${words} · ${formatBytes(bytes)}`;
  return state === 'unknown' ? words : `${words} · size not known`;
}

/** "3.2 GB of 14.3 GB"; '' where one of them is not known. */
export function partWords({ sizeBytes, expectedBytes }: ModelFile): string {
  if (sizeBytes === 0) return 'empty';
  return sizeBytes === null || expectedBytes === null
    ? ''
    : `${formatBytes(sizeBytes)} of ${formatBytes(expectedBytes)}`;
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
  if (files.length === 0) return { tone: 'fine', words: 'This workflow names no model files.' };
  const all = countOf(files.length, 'file');
  const parts = (['missing', 'partial', 'unknown'] as const).flatMap((state) => {
    const count = files.filter((file) => file.state === state).length;
    return count === 0 ? [] : [{ state, count, words: `${count === 1 ? 'is' : 'are'} ${LACKING[state]}` }];
  });
  const [first, ...rest] = parts;
  if (!first) return { tone: 'fine', words: files.length === 1 ? 'The file is there' : `All ${all} are there` };
  const tail = rest.map(({ count, words }) => `, ${count} ${words}`).join('');
  const tone = first.state === 'unknown' ? 'unknown' : 'problem';
  const subject = first.count === files.length && first.count > 1 ? `All ${all}` : `${first.count} of ${all}`;
  return { tone, words: `${subject} ${first.words}${tail}` };
}

const LACKING = { missing: 'missing', partial: 'incomplete', unknown: 'not asked for yet' };
