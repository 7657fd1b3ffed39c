// Opens the registry's two databases: a cache of what the folders hold, which may go at any time, and the user's choices, which nobody
// can make again. Whatever is wrong with them, the studio starts.

import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import {
  isOfAnotherVersion,
  type OpenedSqlite,
  openSqlite,
  openSqliteOrSetAside,
  openSqliteToRead,
  type SqliteFile,
} from '../storage/index.ts';
import { CACHE_STEPS, CHOICES_STEPS } from './migrations.ts';
import { createUserChoices, type UserChoices } from './user-choices.ts';
import { createWorkflowCache, type WorkflowCache } from './workflow-cache.ts';

export interface WorkflowDatabase {
  readonly cache: WorkflowCache;
  readonly choices: UserChoices;
  close(): void;
}

interface Tools {
  readonly logger: Logger;
  readonly now: () => Date;
}

const CHOICES_FILE = 'workflow-choices.sqlite';

/** `databasePath`: of the cache; the choices stand beside it. */
export async function openWorkflowDatabase(
  databasePath: string,
  logger: Logger,
  now: () => Date,
): Promise<WorkflowDatabase> {
  // Where the folder cannot be made, opening says so.
  await mkdir(dirname(databasePath), { recursive: true }).catch(() => undefined);
  const choices = openChoices(join(dirname(databasePath), CHOICES_FILE), { logger, now });
  const cache = openCache(databasePath, { logger, now });
  const close = () => {
    cache.close();
    choices.close();
  };
  return { cache: cache.part, choices: choices.part, close };
}

function openCache(databasePath: string, tools: Tools): OpenedSqlite<WorkflowCache> {
  const file = (path: string) => ({ path, steps: CACHE_STEPS, partOf: createWorkflowCache });
  const openBeside = (): OpenedSqlite<WorkflowCache> => {
    const path = databasePath.replace(/(\.sqlite)?$/, `-v${CACHE_STEPS.length}$1`);
    tools.logger.info('The workflow cache is of another version; one beside it is used.', { path });
    return openOrSetAside(file(path), tools);
  };
  try {
    return unlessOfAnotherVersion(() => openOrSetAside(file(databasePath), tools), openBeside);
  } catch (cause) {
    const message = say`The workflow cache cannot be kept on disk; workflows are read anew at every start.`;
    tools.logger.failure(unkept(message, databasePath, cause));
    return openSqlite(file(':memory:'));
  }
}

function openChoices(path: string, tools: Tools): OpenedSqlite<UserChoices> {
  const file = (at: string) => ({ path: at, steps: CHOICES_STEPS, partOf: createUserChoices });
  const openToRead = (cause: unknown): OpenedSqlite<UserChoices> => {
    const refuse = () => madeByNewer(path, cause);
    tools.logger.failure(refuse());
    return openSqliteToRead(path, (database) => createUserChoices(database, refuse));
  };
  try {
    return unlessOfAnotherVersion(() => openOrSetAside(file(path), tools), openToRead);
  } catch (cause) {
    const message = say`Your choices for workflows cannot be kept on disk; they are forgotten when Longtake is closed.`;
    tools.logger.failure(unkept(message, path, cause));
    return openSqlite(file(':memory:'));
  }
}

function unlessOfAnotherVersion<Opened>(open: () => Opened, otherwise: (cause: unknown) => Opened): Opened {
  try {
    return open();
  } catch (cause) {
    if (!isOfAnotherVersion(cause)) throw cause;
    return otherwise(cause);
  }
}

function openOrSetAside<Part>(file: SqliteFile<Part>, { logger, now }: Tools): OpenedSqlite<Part> {
  return openSqliteOrSetAside(file, now(), (asidePath) =>
    logger.warn('A database of the workflow registry was damaged; it was set aside and is built anew.', { asidePath }),
  );
}

function unkept(message: string, filePath: string, cause: unknown): StudioError {
  const remedy = say`Check that ${dirname(filePath)} can be written and has space.`;
  return { code: 'disk-failed', message, remedy, filePath, cause };
}

function madeByNewer(filePath: string, cause: unknown): StudioError {
  return {
    code: 'not-supported',
    message: say`Choices for workflows are read but cannot be changed: their file was made by a newer Longtake.`,
    remedy: say`Use that version, or move the file away to begin anew.`,
    filePath,
    cause,
  };
}
