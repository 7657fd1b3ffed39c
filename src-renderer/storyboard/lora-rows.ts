// LoRAs as typed: a row may be unfinished, only finished ones go to the file.
import { say } from '#shared/i18n/say.ts';
import type { LoraUse } from '#shared/model/storyboard.ts';

export interface LoraRow {
  readonly name: string;
  readonly strength: string;
}

export const rowsOf = (loras: readonly LoraUse[] | null): LoraRow[] =>
  (loras ?? []).map(({ name, strength }) => ({ name, strength: String(strength) }));

/** As the studio checks it, so that nothing is sent that it would refuse. Its schema is not for a page: it compiles code. */
const isLoraName = (name: string): boolean =>
  name !== '' && !/^([\\/]|[a-z]:)/i.test(name) && !name.split(/[\\/]/).includes('..');

function finished(row: LoraRow): LoraUse | null {
  const name = row.name.trim();
  const strength = row.strength.trim() === '' ? Number.NaN : Number(row.strength);
  return isLoraName(name) && Math.abs(strength) <= 100 ? { name, strength } : null;
}

/** Why a row is not used; null: it is, or nothing was typed yet. */
export function rowProblem(row: LoraRow): string | null {
  if (row.name.trim() === '' || finished(row)) return null;
  return say`A file below the LoRA folder, and a strength from -100 to 100`;
}

/** null: none, then the key goes from the file. */
export function lorasOf(rows: readonly LoraRow[]): LoraUse[] | null {
  const loras = rows.flatMap((row) => finished(row) ?? []);
  return loras.length > 0 ? loras : null;
}
