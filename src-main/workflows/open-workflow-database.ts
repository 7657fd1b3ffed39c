// Opens the registry's database: a cache of what the folders hold, and the user's choices. Whatever is wrong with it, the studio starts.
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { Logger } from '../logging/index.ts';
import { migrate, SCHEMA_VERSION, schemaVersionOf } from './migrations.ts';
import { createUserChoices, type UserChoices } from './user-choices.ts';
import { createWorkflowCache, type WorkflowCache } from './workflow-cache.ts';

const BUSY_TIMEOUT_MS = 5_000;

export interface WorkflowDatabase {
  readonly cache: WorkflowCache;
  readonly choices: UserChoices;
  close(): void;
}

export async function openWorkflowDatabase(
  databasePath: string,
  logger: Logger,
  now: () => Date,
): Promise<WorkflowDatabase> {
  try {
    await mkdir(dirname(databasePath), { recursive: true });
    return openAt(databasePath);
  } catch (cause) {
    return await recover(databasePath, logger, now, cause);
  }
}

async function recover(
  databasePath: string,
  logger: Logger,
  now: () => Date,
  cause: unknown,
): Promise<WorkflowDatabase> {
  try {
    if (isUnreadable(cause)) {
      const asidePath = await setAside(databasePath, now());
      logger.warn('The workflow registry was damaged; it was set aside and is built anew.', { asidePath });
      return openAt(databasePath);
    }
    throw cause;
  } catch (secondCause) {
    logger.failure({
      code: 'disk-failed',
      message:
        'The workflow registry cannot be kept on disk; workflows are read anew at every start, choices are forgotten.',
      remedy: `Check that ${dirname(databasePath)} can be written and has space.`,
      filePath: databasePath,
      cause: secondCause,
    });
    return openAt(':memory:');
  }
}

class NewerSchemaError extends Error {}

function openAt(path: string): WorkflowDatabase {
  const database = new SqliteDatabase(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma('journal_mode = WAL');
    if (database.pragma('quick_check', { simple: true }) !== 'ok') throw sqliteError('SQLITE_CORRUPT');
    if (schemaVersionOf(database) > SCHEMA_VERSION) throw new NewerSchemaError('made by a newer Longtake');
    migrate(database);
    // Prepares its statements: tables that do not fit their version are found here.
    return {
      cache: createWorkflowCache(database),
      choices: createUserChoices(database),
      close: () => {
        database.close();
      },
    };
  } catch (cause) {
    database.close();
    throw cause;
  }
}

function sqliteError(code: string): Error {
  return Object.assign(new Error(`quick_check failed: ${code}`), { code });
}

/** Damaged, made by a newer version, or with tables that do not fit its version: all are rebuilt from the folders. */
function isUnreadable(cause: unknown): boolean {
  if (cause instanceof NewerSchemaError) return true;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_ERROR';
}

async function setAside(databasePath: string, now: Date): Promise<string> {
  const asidePath = `${databasePath}.damaged-${now.toISOString().replaceAll(':', '-')}`;
  await rename(databasePath, asidePath);
  // A log left behind would be played into the new database.
  for (const suffix of ['-wal', '-shm']) {
    await rename(`${databasePath}${suffix}`, `${asidePath}${suffix}`).catch(() => undefined);
  }
  return asidePath;
}
