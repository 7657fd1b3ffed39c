// The table of measured times: rows in, the newest of each work and server out.
import type { Database } from 'better-sqlite3';
import { z } from 'zod/v4';
import { engineId } from '#shared/model/project.ts';
import { type SqliteStep, sqlStep } from '../storage/index.ts';
import { NEWEST_COUNTED } from './estimate-render.ts';

/** Older rows of the same work on the same server are removed. */
export const KEPT_PER_WORK = 50;

export const TIMES_STEPS: readonly SqliteStep[] = [
  `CREATE TABLE render_times (
     id            INTEGER PRIMARY KEY,
     engine        TEXT NOT NULL,
     workflow_file TEXT,
     width         INTEGER NOT NULL,
     height        INTEGER NOT NULL,
     frames        INTEGER NOT NULL,
     steps         INTEGER,
     server_url    TEXT,
     seconds       REAL NOT NULL,
     at_iso        TEXT NOT NULL
   ) STRICT;
   CREATE INDEX render_times_by_work
     ON render_times (engine, workflow_file, width, height, frames, steps, server_url, id);`,
].map(sqlStep);

const timeRow = z.object({
  engine: engineId,
  workflow_file: z.string().nullable(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  frames: z.number().int().positive(),
  steps: z.number().int().positive().nullable(),
  server_url: z.string().nullable(),
  seconds: z.number().positive(),
  at_iso: z.string(),
});
/** Beyond its types: no size, length or time of zero, which nothing can be scaled from. */
export type TimeRow = z.infer<typeof timeRow>;

export interface TimesTable {
  /** Throws what SQLite throws. */
  add(row: TimeRow): void;
  /** The newest of each work and server, in the order they were added. */
  newest(): TimeRow[];
}

/** null: what cannot have been a render. */
export function validRow(candidate: unknown): TimeRow | null {
  const parsed = timeRow.safeParse(candidate);
  return parsed.success ? parsed.data : null;
}

export function createTimesTable(database: Database): TimesTable {
  const insert = database.prepare(
    `INSERT INTO render_times (engine, workflow_file, width, height, frames, steps, server_url, seconds, at_iso)
     VALUES (:engine, :workflow_file, :width, :height, :frames, :steps, :server_url, :seconds, :at_iso)`,
  );
  const prune = database.prepare(
    `DELETE FROM render_times WHERE id IN (
       SELECT id FROM render_times
       WHERE engine = :engine AND workflow_file IS :workflow_file AND width = :width AND height = :height
         AND frames = :frames AND steps IS :steps AND server_url IS :server_url
       ORDER BY id DESC LIMIT -1 OFFSET ${KEPT_PER_WORK})`,
  );
  // By id, not by time: a clock may jump.
  const select = database.prepare(
    `SELECT * FROM (
       SELECT *, row_number() OVER (
         PARTITION BY engine, workflow_file, width, height, frames, steps, server_url ORDER BY id DESC) AS age
       FROM render_times)
     WHERE age <= ${NEWEST_COUNTED} ORDER BY id`,
  );
  const add = database.transaction((row: TimeRow) => {
    insert.run(row);
    prune.run(row);
  });
  return {
    add: (row) => add.immediate(row),
    // An engine of a newer version, or a row made by hand: the others count.
    newest: () => select.all().flatMap((row) => validRow(row) ?? []),
  };
}
