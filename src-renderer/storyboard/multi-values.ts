// What several shots have in common, and changes that are another one for each of them. Pure.
import type { Shot, ShotPatch } from '#shared/model/storyboard.ts';
import type { ShotField } from './shot-fields.ts';
import { sameValue, valuesOf } from './shot-values.ts';

/** Stands where the shots differ. */
export const SEVERAL = Symbol('several values'); // not for people
export type Common<Value> = Value | typeof SEVERAL;

export function commonValue<Field extends ShotField>(
  shots: readonly Shot[],
  field: Field,
): Common<Required<ShotPatch>[Field]> {
  const [first, ...others] = shots;
  if (!first) return SEVERAL;
  const value = valuesOf(first)[field];
  return others.every((shot) => sameValue(valuesOf(shot)[field], value)) ? value : SEVERAL;
}

export interface ShotChange {
  readonly shotId: string;
  readonly patch: ShotPatch;
}

/** Only those that become other than they are. */
export function changesOf(shots: readonly Shot[], patchFor: (shot: Shot) => ShotPatch | null): ShotChange[] {
  return shots.flatMap((shot) => {
    const patch = patchFor(shot);
    if (patch === null) return [];
    const values = valuesOf(shot);
    const isOther = Object.entries(patch).some(([field, value]) => !sameValue(values[field as ShotField], value));
    return isOther ? [{ shotId: shot.shotId, patch }] : [];
  });
}

const LONGEST_SECONDS = 3600;

/** Lengths that are no number stay as they are. Milliseconds are kept: nothing on the screen is finer. */
export function scaledDurations(shots: readonly Shot[], factor: number): ShotChange[] {
  return changesOf(shots, ({ durationSeconds }) => {
    const duration = Number((durationSeconds * factor).toFixed(3));
    return duration > 0 && duration <= LONGEST_SECONDS ? { duration } : null;
  });
}

export type PromptEdit =
  | { readonly kind: 'before' | 'after'; readonly words: string }
  | { readonly kind: 'replace'; readonly words: string; readonly by: string };

/** Words are put on with a comma and a blank, as prompts are written; replaced exactly as typed, whatever the case. */
export function promptChanges(shots: readonly Shot[], edit: PromptEdit): ShotChange[] {
  if (edit.words.trim() === '') return [];
  const find = edit.kind === 'replace' ? new RegExp(escaped(edit.words), 'giu') : null;
  return changesOf(shots, ({ prompt }) => ({
    prompt: edit.kind === 'replace' && find ? prompt.replace(find, () => edit.by) : joined(prompt, edit),
  }));
}

function joined(prompt: string, edit: PromptEdit): string {
  const parts = edit.kind === 'before' ? [edit.words, prompt] : [prompt, edit.words];
  return parts
    .map((part) => part.trim().replace(/^,\s*|\s*,$/g, ''))
    .filter(Boolean)
    .join(', ');
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
