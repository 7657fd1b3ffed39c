// The schema of the user's choices. The first versions kept them in the cache: from there they are moved when their own file is made.
import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { Step } from './migrations.ts';
import { isDamaged, isOfAnotherVersion, openToRead } from './open-sqlite.ts';

const TABLES = `
  CREATE TABLE slot_choices (
    file_path   TEXT NOT NULL,
    slot        TEXT NOT NULL,
    places_json TEXT NOT NULL,
    PRIMARY KEY (file_path, slot)
  ) STRICT;
  CREATE TABLE project_models (
    project_id  TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    models_json TEXT NOT NULL,
    PRIMARY KEY (project_id, file_name)
  ) STRICT;`;

const COLUMNS_BY_TABLE = {
  slot_choices: 'file_path, slot, places_json',
  project_models: 'project_id, file_name, models_json',
} as const;

/** Steps are only added, never changed. `cachePath` null: nothing is moved. */
export function choiceSteps(cachePath: string | null): readonly Step[] {
  return [
    (database) => {
      database.exec(TABLES);
      if (cachePath !== null) moveFrom(cachePath, database);
    },
  ];
}

// A copy: a studio of the older version may be at work in the cache. Its tables there are never read again.
function moveFrom(cachePath: string, choices: Database): void {
  for (const [table, columns] of Object.entries(COLUMNS_BY_TABLE)) {
    const insert = choices.prepare(`INSERT INTO ${table} (${columns}) VALUES (?, ?, ?)`);
    for (const row of rowsOf(cachePath, `SELECT ${columns} FROM ${table}`)) insert.run(...row);
  }
}

// Throws what may pass (a busy or locked file): the step is then not done and tried again at the next start.
function rowsOf(cachePath: string, select: string): string[][] {
  if (!existsSync(cachePath)) return [];
  try {
    const cache = openToRead(cachePath, (database) => database.prepare<[], string[]>(select).raw().all());
    cache.close();
    return cache.part;
  } catch (cause) {
    // Damaged, or of a version without such a table.
    if (isDamaged(cause) || isOfAnotherVersion(cause)) return [];
    throw cause;
  }
}
