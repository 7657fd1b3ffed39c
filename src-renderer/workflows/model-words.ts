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
  partial: 'Half there',
  unknown: 'Not asked',
};

/** "There · 14.3 GB", "Half there · 3.2 of 14.3 GB", "Missing · 14.3 GB". */
export function fileWords({ state, sizeBytes, expectedBytes }: ModelFile): string {
  const words = STATE_WORDS[state];
  if (state === 'partial' && sizeBytes !== null && expectedBytes !== null) {
    return `${words} · ${formatBytes(sizeBytes)} of ${formatBytes(expectedBytes)}`;
  }
  const bytes = sizeBytes ?? expectedBytes;
  return bytes === null ? words : `${words} · ${formatBytes(bytes)}`;
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

export function modelsOutlook(files: readonly ModelFile[], asked: boolean): ModelsOutlook {
  const count = (state: ModelFile['state']) => files.filter((file) => file.state === state).length;
  const [missing, partial, unknown] = [count('missing'), count('partial'), count('unknown')];
  if (files.length === 0) return { tone: asked ? 'fine' : 'unknown', words: asked ? 'No model files are named.' : '' };
  if (missing + partial > 0) {
    const parts = [
      ...(missing > 0 ? [`${missing} missing`] : []),
      ...(partial > 0 ? [`${partial} half there`] : []),
      ...(unknown > 0 ? [`${unknown} not asked`] : []),
    ];
    return { tone: 'problem', words: `${parts.join(', ')} of ${countOf(files.length, 'file')}` };
  }
  if (unknown > 0) return { tone: 'unknown', words: `${countOf(unknown, 'file')} not asked for` };
  return { tone: 'fine', words: files.length === 1 ? 'The file is there' : `All ${files.length} files are there` };
}
