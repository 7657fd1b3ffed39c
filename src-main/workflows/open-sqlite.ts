// One SQLite file: opened, checked and brought to its present schema. What is damaged is set aside, what is of another version is not.
import { rename } from 'node:fs/promises';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { migrate, type Step, schemaVersionOf } from './migrations.ts';

const BUSY_TIMEOUT_MS = 5_000;

export interface SqliteFile<Part> {
  readonly path: string;
  readonly steps: readonly Step[];
  /** Should prepare its statements: tables that do not fit their version are found by it. */
  readonly partOf: (database: Database) => Part;
}

export interface Opened<Part> {
  readonly part: Part;
  close(): void;
}

class NewerSchemaError extends Error {}

/** Whole, but not as this version makes it: made by a newer one, which may have it open right now. */
export function isOfAnotherVersion(cause: unknown): boolean {
  return cause instanceof NewerSchemaError || sqliteCodeOf(cause) === 'SQLITE_ERROR';
}

export function isDamaged(cause: unknown): boolean {
  const code = sqliteCodeOf(cause);
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

function sqliteCodeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** Throws what SQLite throws. */
export function openSqlite<Part>({ path, steps, partOf }: SqliteFile<Part>): Opened<Part> {
  return use(new SqliteDatabase(path, { timeout: BUSY_TIMEOUT_MS }), (database) => {
    // Before anything is written, also the mode of the log.
    if (schemaVersionOf(database) > steps.length) throw new NewerSchemaError('made by a newer Longtake');
    database.pragma('journal_mode = WAL');
    if (database.pragma('quick_check', { simple: true }) !== 'ok') throw corrupt();
    migrate(database, steps);
    return partOf(database);
  });
}

/** Neither migrated nor written to, whatever its version. */
export function openToRead<Part>(path: string, partOf: (database: Database) => Part): Opened<Part> {
  const database = new SqliteDatabase(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  return use(database, partOf);
}

function use<Part>(database: Database, partOf: (database: Database) => Part): Opened<Part> {
  const close = () => {
    database.close();
  };
  try {
    return { part: partOf(database), close };
  } catch (cause) {
    close();
    throw cause;
  }
}

function corrupt(): Error {
  return Object.assign(new Error('quick_check found damage'), { code: 'SQLITE_CORRUPT' });
}

export async function setDatabaseAside(databasePath: string, now: Date): Promise<string> {
  const asidePath = `${databasePath}.damaged-${now.toISOString().replaceAll(':', '-')}`;
  await rename(databasePath, asidePath);
  // A log left behind would be played into the new database.
  for (const suffix of ['-wal', '-shm']) {
    await rename(`${databasePath}${suffix}`, `${asidePath}${suffix}`).catch(() => undefined);
  }
  return asidePath;
}
