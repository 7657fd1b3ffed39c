// One SQLite file: opened, checked and brought to its present schema. What is damaged is set aside, what is of another version is not.
import { renameSync } from 'node:fs';
import SqliteDatabase, { type Database } from 'better-sqlite3';

const BUSY_TIMEOUT_MS = 5_000;

/** Step n brings user_version from n to n + 1. */
export type SqliteStep = (database: Database) => void;

export interface SqliteFile<Part> {
  readonly path: string;
  /** Steps are only added, never changed. */
  readonly steps: readonly SqliteStep[];
  /** Should prepare its statements: tables that do not fit their version are found by it. */
  readonly partOf: (database: Database) => Part;
}

export interface OpenedSqlite<Part> {
  readonly part: Part;
  close(): void;
}

class NewerSchemaError extends Error {}

export function sqlStep(sql: string): SqliteStep {
  return (database) => {
    database.exec(sql);
  };
}

/** Whole, but not as this version makes it: made by a newer one, which may have it open right now. */
export function isOfAnotherVersion(cause: unknown): boolean {
  return cause instanceof NewerSchemaError || sqliteCodeOf(cause) === 'SQLITE_ERROR';
}

function isDamaged(cause: unknown): boolean {
  const code = sqliteCodeOf(cause);
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

function sqliteCodeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** Throws what SQLite throws. */
export function openSqlite<Part>({ path, steps, partOf }: SqliteFile<Part>): OpenedSqlite<Part> {
  return use(new SqliteDatabase(path, { timeout: BUSY_TIMEOUT_MS }), (database) => {
    // Before anything is written, also the mode of the log.
    if (schemaVersionOf(database) > steps.length) throw new NewerSchemaError('made by a newer Longtake');
    database.pragma('journal_mode = WAL');
    if (database.pragma('quick_check', { simple: true }) !== 'ok') throw corrupt();
    migrate(database, steps);
    return partOf(database);
  });
}

/** As `openSqlite`, but a damaged file is renamed first and a new one begun; `onSetAside` is told where the old one lies. */
export function openSqliteOrSetAside<Part>(
  file: SqliteFile<Part>,
  now: Date,
  onSetAside: (asidePath: string) => void,
): OpenedSqlite<Part> {
  try {
    return openSqlite(file);
  } catch (cause) {
    if (!isDamaged(cause)) throw cause;
    onSetAside(setDatabaseAside(file.path, now));
    return openSqlite(file);
  }
}

/** Neither migrated nor written to, whatever its version. */
export function openSqliteToRead<Part>(path: string, partOf: (database: Database) => Part): OpenedSqlite<Part> {
  const database = new SqliteDatabase(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  return use(database, partOf);
}

function use<Part>(database: Database, partOf: (database: Database) => Part): OpenedSqlite<Part> {
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

function schemaVersionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/** In one transaction, the version read inside it: two studios that start together migrate once. */
function migrate(database: Database, steps: readonly SqliteStep[]): void {
  const run = database.transaction(() => {
    const seenCount = schemaVersionOf(database);
    for (const step of steps.slice(seenCount)) step(database);
    if (seenCount < steps.length) database.pragma(`user_version = ${steps.length}`);
  });
  run.immediate();
}

function setDatabaseAside(databasePath: string, now: Date): string {
  const asidePath = `${databasePath}.damaged-${now.toISOString().replaceAll(':', '-')}`;
  renameSync(databasePath, asidePath);
  // A log left behind would be played into the new database.
  for (const suffix of ['-wal', '-shm']) {
    try {
      renameSync(`${databasePath}${suffix}`, `${asidePath}${suffix}`);
    } catch {
      // There was none.
    }
  }
  return asidePath;
}
