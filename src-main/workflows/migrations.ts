// The schemas of the cache and of the choices, step by step; a database knows by its user_version which steps it has seen.
import { type SqliteStep, sqlStep } from '../storage/index.ts';

/** Steps are only added, never changed. */
const CACHE_SQL: readonly string[] = [
  `CREATE TABLE workflow_files (
     file_path            TEXT PRIMARY KEY,
     file_name            TEXT NOT NULL,
     folder_path          TEXT NOT NULL,
     size_bytes           INTEGER NOT NULL,
     modified_at_ms       REAL NOT NULL,
     sha256               TEXT NOT NULL,
     reader_version       INTEGER NOT NULL,
     kind                 TEXT NOT NULL,
     sage_of_file_name    TEXT,
     family               TEXT,
     frames_per_second    REAL,
     frame_rule_json      TEXT,
     size_step_pixels     INTEGER,
     default_width        INTEGER,
     default_height       INTEGER,
     takes_start_image    INTEGER,
     output_kind          TEXT,
     slots_json           TEXT,
     node_types_json      TEXT,
     required_models_json TEXT,
     assumptions_json     TEXT,
     error_json           TEXT,
     scanned_at_iso       TEXT NOT NULL
   ) STRICT;
   CREATE INDEX workflow_files_by_folder ON workflow_files (folder_path);`,
  "ALTER TABLE workflow_files ADD COLUMN context_sha256 TEXT NOT NULL DEFAULT ''",
];

const CHOICES_SQL: readonly string[] = [
  `CREATE TABLE slot_choices (
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
   ) STRICT;`,
];

export const CACHE_STEPS: readonly SqliteStep[] = CACHE_SQL.map(sqlStep);
export const CHOICES_STEPS: readonly SqliteStep[] = CHOICES_SQL.map(sqlStep);
