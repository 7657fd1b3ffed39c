// What rendering took before, on disk for the next start and in memory for the thousands of questions that one plan asks.

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import { isOfAnotherVersion, openSqliteOrSetAside } from '../storage/index.ts';
import {
  estimateRender,
  NEWEST_COUNTED,
  type RenderEstimate,
  type RenderWork,
  type WorkSamples,
} from './estimate-render.ts';
import { serverKeyOf } from './server-key.ts';
import { createTimesTable, TIMES_STEPS, type TimeRow, validRow } from './times-table.ts';

export interface RenderTime extends RenderWork {
  /** null: not on a server. Kept without user, password and query. */
  readonly serverUrl: string | null;
  /** On the server, from start to end of execution. */
  readonly seconds: number;
  readonly atIso: string;
}

export interface RenderTimes {
  /** Never throws: what cannot be kept is logged. Not for answers from the server's cache, which take no time. */
  record(time: RenderTime): void;
  /**
   * null: nothing comparable was ever rendered.
   * @param serverUrls the servers that may get it (null: no server); the estimate is the average of those that are known.
   */
  estimate(work: RenderWork, serverUrls: readonly (string | null)[]): RenderEstimate | null;
  close(): void;
}

export interface RenderTimesOptions {
  /** Made with its folder where it is missing. `:memory:` forgets everything at the end. */
  readonly databasePath: string;
  readonly logger: Logger;
}

/** A damaged file is set aside and logged. Fails where the file cannot be written or is of a newer version. */
export function openRenderTimes({ databasePath, logger }: RenderTimesOptions): Result<RenderTimes> {
  try {
    if (databasePath !== ':memory:') mkdirSync(dirname(databasePath), { recursive: true });
    // Read while it is opened: damage that only reading finds sets it aside too.
    const partOf = (database: Database) => {
      const table = createTimesTable(database);
      return { table, rows: table.newest() };
    };
    const file = { path: databasePath, steps: TIMES_STEPS, partOf };
    const { part, close } = openSqliteOrSetAside(file, new Date(), (asidePath) =>
      logger.warn('The measured render times were damaged; they are set aside and begun anew.', { asidePath }),
    );
    const memory = createMemory();
    for (const row of part.rows) memory.add(row);
    const record = (time: RenderTime) => {
      const row = rowOf(time);
      if (row === null) {
        logger.warn('A render time that cannot be is not kept.', { ...time });
        return;
      }
      memory.add(row);
      try {
        part.table.add(row);
      } catch (cause) {
        logger.failure(unkept(databasePath, cause));
      }
    };
    return ok({ record, estimate: memory.estimate, close });
  } catch (cause) {
    return err(isOfAnotherVersion(cause) ? madeByNewer(databasePath, cause) : unkept(databasePath, cause));
  }
}

function rowOf({ workflowFile, serverUrl, atIso, ...rest }: RenderTime): TimeRow | null {
  return validRow({ ...rest, workflow_file: workflowFile, server_url: serverKeyOf(serverUrl), at_iso: atIso });
}

/** All of one engine and workflow: an estimate never looks at anything else. */
interface Family {
  readonly samples: Map<string, WorkSamples>;
  /** Thrown away with every new time. */
  readonly estimates: Map<string, RenderEstimate | null>;
}

// No text has this character: it parts what a key is made of.
const PARTED_BY = '\0';

function createMemory() {
  const families = new Map<string, Family>();
  const serverKeys = new Map<string | null, string | null>();
  const keyOf = (serverUrl: string | null): string | null => {
    const known = serverKeys.get(serverUrl);
    if (known !== undefined) return known;
    const key = serverKeyOf(serverUrl);
    serverKeys.set(serverUrl, key);
    return key;
  };
  return {
    add(row: TimeRow) {
      const work = workOf(row);
      const familyKey = familyKeyOf(work);
      const family = families.get(familyKey) ?? { samples: new Map(), estimates: new Map() };
      families.set(familyKey, family);
      family.estimates.clear();
      const key = questionKeyOf(work, [row.server_url]);
      const seconds = [...(family.samples.get(key)?.seconds ?? []), row.seconds].slice(-NEWEST_COUNTED);
      // Removed first: the map's order is that of the newest time.
      family.samples.delete(key);
      family.samples.set(key, { work, serverUrl: row.server_url, seconds });
    },
    estimate(work: RenderWork, serverUrls: readonly (string | null)[]): RenderEstimate | null {
      const family = families.get(familyKeyOf(work));
      if (family === undefined) return null;
      const key = questionKeyOf(work, serverUrls);
      const known = family.estimates.get(key);
      if (known !== undefined) return known;
      const estimate = estimateRender(work, serverUrls.map(keyOf), [...family.samples.values()]);
      family.estimates.set(key, estimate);
      return estimate;
    },
  };
}

const familyKeyOf = ({ engine, workflowFile }: RenderWork): string =>
  `${engine}${PARTED_BY}${workflowFile ?? PARTED_BY}`;

function questionKeyOf({ width, height, frames, steps }: RenderWork, serverUrls: readonly (string | null)[]): string {
  return [width, height, frames, steps ?? '', ...serverUrls.map((url) => url ?? '')].join(PARTED_BY);
}

function workOf({ engine, workflow_file, width, height, frames, steps }: TimeRow): RenderWork {
  return { engine, workflowFile: workflow_file, width, height, frames, steps };
}

function unkept(filePath: string, cause: unknown): StudioError {
  return {
    code: 'disk-failed',
    message: say`Measured render times cannot be kept on disk.`,
    remedy: say`Check that ${dirname(filePath)} can be written and has space.`,
    filePath,
    details: cause instanceof Error ? cause.message : String(cause),
    cause,
  };
}

function madeByNewer(filePath: string, cause: unknown): StudioError {
  return {
    code: 'not-supported',
    message: say`Measured render times are not used: their file was made by a newer Longtake.`,
    remedy: say`Use that version, or move the file away to begin anew.`,
    filePath,
    cause,
  };
}
