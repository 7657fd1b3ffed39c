// Described workflow files in SQLite: rows in, rows out.
import type { Database } from 'better-sqlite3';
import { z } from 'zod/v4';
import { type StudioErrorWire, studioErrorWire } from '#shared/studio-error.ts';
import { type WorkflowFacts, workflowFacts } from './describe-workflow.ts';
import { jsonColumn } from './json-column.ts';
import { parseWorkflowName } from './workflow-names.ts';

export type Description =
  | { readonly kind: 'usable'; readonly facts: WorkflowFacts }
  | { readonly kind: 'broken'; readonly error: StudioErrorWire };

export interface CachedWorkflow {
  readonly filePath: string;
  readonly fileName: string;
  readonly folderPath: string;
  readonly sizeBytes: number;
  readonly modifiedAtMs: number;
  readonly sha256: string;
  readonly readerVersion: number;
  /** Of what is decided about it outside of the file: another one needs another description. */
  readonly contextSha256: string;
  readonly description: Description;
}

export interface WorkflowCache {
  /** Keyed by file path. Rows that cannot be understood are left out: their files are simply read again. */
  read(folderPath: string): Map<string, CachedWorkflow>;
  /** Stores the rows and forgets those of the folder that are not among them. */
  replaceFolder(folderPath: string, workflows: readonly CachedWorkflow[], scannedAtIso: string): void;
}

const fileColumns = z.object({
  file_path: z.string(),
  file_name: z.string(),
  folder_path: z.string(),
  size_bytes: z.number(),
  modified_at_ms: z.number(),
  sha256: z.string(),
  reader_version: z.number(),
  context_sha256: z.string(),
});
const brokenColumns = z.object({ error_json: jsonColumn(studioErrorWire) });
const factColumns = z.object({
  family: workflowFacts.shape.family,
  frames_per_second: z.number(),
  frame_rule_json: jsonColumn(workflowFacts.shape.frameRule),
  size_step_pixels: z.number(),
  default_width: z.number(),
  default_height: z.number(),
  takes_start_image: z.number(),
  output_kind: workflowFacts.shape.outputKind,
  slots_json: jsonColumn(workflowFacts.shape.slots),
  node_types_json: jsonColumn(workflowFacts.shape.nodeTypes),
  required_models_json: jsonColumn(workflowFacts.shape.requiredModels),
  assumptions_json: jsonColumn(workflowFacts.shape.assumptions),
});

export function createWorkflowCache(database: Database): WorkflowCache {
  const selectFolder = database.prepare('SELECT * FROM workflow_files WHERE folder_path = ?');
  const deleteFolder = database.prepare('DELETE FROM workflow_files WHERE folder_path = ?');
  const columns = [...Object.keys(fileColumns.shape), ...Object.keys(factColumns.shape)];
  const names = [...columns, 'kind', 'sage_of_file_name', 'error_json', 'scanned_at_iso'];
  const insert = database.prepare(
    `INSERT INTO workflow_files (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
  );
  const replace = database.transaction((folderPath: string, rows: readonly Record<string, unknown>[]) => {
    deleteFolder.run(folderPath);
    for (const row of rows) insert.run(row);
  });
  return {
    read: (folderPath) => {
      const workflows = selectFolder.all(folderPath).flatMap((row) => fromRow(row) ?? []);
      return new Map(workflows.map((workflow) => [workflow.filePath, workflow]));
    },
    replaceFolder: (folderPath, workflows, scannedAtIso) => {
      const rows = workflows.map((workflow) => toRow(workflow, scannedAtIso));
      replace.immediate(folderPath, rows);
    },
  };
}

function toRow(workflow: CachedWorkflow, scannedAtIso: string): Record<string, unknown> {
  const { description } = workflow;
  const facts = description.kind === 'usable' ? description.facts : null;
  const text = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  const name = parseWorkflowName(workflow.fileName);
  return {
    file_path: workflow.filePath,
    file_name: workflow.fileName,
    folder_path: workflow.folderPath,
    size_bytes: workflow.sizeBytes,
    modified_at_ms: workflow.modifiedAtMs,
    sha256: workflow.sha256,
    reader_version: workflow.readerVersion,
    context_sha256: workflow.contextSha256,
    kind: name?.kind ?? 'gcv',
    sage_of_file_name: name?.isSage ? name.baseFileName : null,
    family: facts?.family ?? null,
    frames_per_second: facts?.framesPerSecond ?? null,
    frame_rule_json: text(facts?.frameRule),
    size_step_pixels: facts?.sizeStepPixels ?? null,
    default_width: facts?.defaultSize.width ?? null,
    default_height: facts?.defaultSize.height ?? null,
    takes_start_image: facts === null ? null : Number(facts.takesStartImage),
    output_kind: facts?.outputKind ?? null,
    slots_json: text(facts?.slots),
    node_types_json: text(facts?.nodeTypes),
    required_models_json: text(facts?.requiredModels),
    assumptions_json: text(facts?.assumptions),
    error_json: description.kind === 'broken' ? JSON.stringify(description.error) : null,
    scanned_at_iso: scannedAtIso,
  };
}

function fromRow(row: unknown): CachedWorkflow | null {
  const file = fileColumns.safeParse(row);
  const description = descriptionFrom(row);
  if (!file.success || description === null) return null;
  return {
    filePath: file.data.file_path,
    fileName: file.data.file_name,
    folderPath: file.data.folder_path,
    sizeBytes: file.data.size_bytes,
    modifiedAtMs: file.data.modified_at_ms,
    sha256: file.data.sha256,
    readerVersion: file.data.reader_version,
    contextSha256: file.data.context_sha256,
    description,
  };
}

function descriptionFrom(row: unknown): Description | null {
  const broken = brokenColumns.safeParse(row);
  if (broken.success) return { kind: 'broken', error: broken.data.error_json };
  const columns = factColumns.safeParse(row);
  if (!columns.success) return null;
  const facts: WorkflowFacts = {
    family: columns.data.family,
    framesPerSecond: columns.data.frames_per_second,
    frameRule: columns.data.frame_rule_json,
    sizeStepPixels: columns.data.size_step_pixels,
    defaultSize: { width: columns.data.default_width, height: columns.data.default_height },
    takesStartImage: columns.data.takes_start_image === 1,
    outputKind: columns.data.output_kind,
    slots: columns.data.slots_json,
    nodeTypes: columns.data.node_types_json,
    requiredModels: columns.data.required_models_json,
    assumptions: columns.data.assumptions_json,
  };
  return { kind: 'usable', facts };
}
