// What the user decided, in SQLite: which place is which slot of a file, and which models a project last used.
import type { Database, Statement } from 'better-sqlite3';
import { z } from 'zod/v4';
import { type SlotName, slotAddress, slotName } from '#shared/model/workflow.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { jsonColumn } from './json-column.ts';
import type { Choices, ChosenPlace } from './merge-bindings.ts';

export interface UserChoices {
  /** Why nothing can be chosen; null: it can. Writing nevertheless throws. */
  readonly refusal: StudioError | null;
  /** Rows that cannot be understood are left out. */
  slotsOf(filePath: string): Choices;
  chooseSlot(filePath: string, slot: SlotName, places: readonly ChosenPlace[] | null): void;
  forgetSlots(filePath: string): void;
  forgetModels(fileName: string): void;
  modelsOf(projectId: string, fileName: string): Readonly<Record<string, string>> | null;
  rememberModels(projectId: string, fileName: string, models: Readonly<Record<string, string>>): void;
}

const slotRow = z.object({
  slot: slotName,
  places_json: jsonColumn(z.array(slotAddress.extend({ nodeType: z.string() }))),
});
const modelsRow = z.object({ models_json: jsonColumn(z.record(z.string(), z.string())) });

const SQL = {
  selectSlots: 'SELECT slot, places_json FROM slot_choices WHERE file_path = ?',
  putSlot: 'INSERT OR REPLACE INTO slot_choices (file_path, slot, places_json) VALUES (?, ?, ?)',
  deleteSlot: 'DELETE FROM slot_choices WHERE file_path = ? AND slot = ?',
  deleteSlots: 'DELETE FROM slot_choices WHERE file_path = ?',
  selectModels: 'SELECT models_json FROM project_models WHERE project_id = ? AND file_name = ?',
  putModels: 'INSERT OR REPLACE INTO project_models (project_id, file_name, models_json) VALUES (?, ?, ?)',
  deleteModels: 'DELETE FROM project_models WHERE file_name = ?',
} as const;

/** `refuse` null: all tables must fit, else it throws. Otherwise what can be read is read. */
export function createUserChoices(database: Database, refuse: (() => StudioError) | null = null): UserChoices {
  const prepared = new Map<string, Statement>();
  const statement = (sql: string): Statement => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  if (refuse === null) for (const sql of Object.values(SQL)) statement(sql);
  return {
    get refusal() {
      return refuse === null ? null : refuse();
    },
    slotsOf: (filePath) => {
      const rows = orElse([], () => statement(SQL.selectSlots).all(filePath));
      const understood = rows.flatMap((row) => slotRow.safeParse(row).data ?? []);
      return Object.fromEntries(understood.map((row) => [row.slot, row.places_json]));
    },
    chooseSlot: (filePath, slot, places) => {
      if (places === null) statement(SQL.deleteSlot).run(filePath, slot);
      else statement(SQL.putSlot).run(filePath, slot, JSON.stringify(places));
    },
    forgetSlots: (filePath) => {
      statement(SQL.deleteSlots).run(filePath);
    },
    forgetModels: (fileName) => {
      statement(SQL.deleteModels).run(fileName);
    },
    modelsOf: (projectId, fileName) => {
      const row = orElse(null, () => statement(SQL.selectModels).get(projectId, fileName));
      return modelsRow.safeParse(row).data?.models_json ?? null;
    },
    rememberModels: (projectId, fileName, models) => {
      statement(SQL.putModels).run(projectId, fileName, JSON.stringify(models));
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
