// What the user decided, in SQLite: which place is which slot of a file, and which models a project last used.
import type { Database } from 'better-sqlite3';
import { z } from 'zod/v4';
import { type SlotName, slotAddress, slotName } from '#shared/model/workflow.ts';
import { jsonColumn } from './json-column.ts';
import type { Choices, ChosenPlace } from './merge-bindings.ts';

export interface UserChoices {
  /** Rows that cannot be understood are left out. */
  slotsOf(filePath: string): Choices;
  chooseSlot(filePath: string, slot: SlotName, places: readonly ChosenPlace[] | null): void;
  forgetSlots(filePath: string): void;
  modelsOf(projectId: string, fileName: string): Readonly<Record<string, string>> | null;
  rememberModels(projectId: string, fileName: string, models: Readonly<Record<string, string>>): void;
}

const slotRow = z.object({
  slot: slotName,
  places_json: jsonColumn(z.array(slotAddress.extend({ nodeType: z.string() }))),
});
const modelsRow = z.object({ models_json: jsonColumn(z.record(z.string(), z.string())) });

export function createUserChoices(database: Database): UserChoices {
  const selectSlots = database.prepare('SELECT slot, places_json FROM slot_choices WHERE file_path = ?');
  const putSlot = database.prepare(
    'INSERT OR REPLACE INTO slot_choices (file_path, slot, places_json) VALUES (?, ?, ?)',
  );
  const deleteSlot = database.prepare('DELETE FROM slot_choices WHERE file_path = ? AND slot = ?');
  const deleteSlots = database.prepare('DELETE FROM slot_choices WHERE file_path = ?');
  const selectModels = database.prepare(
    'SELECT models_json FROM project_models WHERE project_id = ? AND file_name = ?',
  );
  const putModels = database.prepare(
    'INSERT OR REPLACE INTO project_models (project_id, file_name, models_json) VALUES (?, ?, ?)',
  );
  return {
    slotsOf: (filePath) => {
      const rows = orElse([], () => selectSlots.all(filePath)).flatMap((row) => slotRow.safeParse(row).data ?? []);
      return Object.fromEntries(rows.map((row) => [row.slot, row.places_json]));
    },
    chooseSlot: (filePath, slot, places) => {
      if (places === null) deleteSlot.run(filePath, slot);
      else putSlot.run(filePath, slot, JSON.stringify(places));
    },
    forgetSlots: (filePath) => {
      deleteSlots.run(filePath);
    },
    modelsOf: (projectId, fileName) =>
      modelsRow.safeParse(orElse(null, () => selectModels.get(projectId, fileName))).data?.models_json ?? null,
    rememberModels: (projectId, fileName, models) => {
      putModels.run(projectId, fileName, JSON.stringify(models));
    },
  };
}

// A choice that cannot be read is no reason to have no workflows.
function orElse<Value>(fallback: Value, read: () => Value): Value {
  try {
    return read();
  } catch {
    return fallback;
  }
}
