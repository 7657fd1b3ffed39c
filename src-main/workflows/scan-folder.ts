// Reads one folder of workflows; what has not changed since the last scan is taken from the cache.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { toWireError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import { describeWorkflow, READER_VERSION, sha256Of } from './describe-workflow.ts';
import type { CachedWorkflow, Description, WorkflowCache } from './workflow-cache.ts';
import { parseWorkflowName } from './workflow-names.ts';

export interface WorkflowFolder {
  readonly folderPath: string;
  readonly source: WorkflowSummary['source'];
}

/** A described file and the texts beside it. */
export interface ScannedWorkflow extends CachedWorkflow {
  readonly source: WorkflowSummary['source'];
  readonly modelsText: string;
  readonly notesText: string;
}

export interface FolderScan {
  readonly workflows: readonly ScannedWorkflow[];
  readonly parsedCount: number;
}

/** Real graphs are a few dozen KiB; what is larger by a thousand times is something else with the right name. */
const MAX_FILE_BYTES = 20_000_000;

export async function scanFolder(folder: WorkflowFolder, cache: WorkflowCache, logger: Logger): Promise<FolderScan> {
  const fileNames = await listWorkflowFiles(folder, logger);
  if (fileNames === null) return { workflows: [], parsedCount: 0 };
  const known = knownWorkflows(folder, cache, logger);
  const workflows: ScannedWorkflow[] = [];
  let parsedCount = 0;
  for (const fileName of fileNames) {
    const filePath = join(folder.folderPath, fileName);
    const scanned = await scanFile(filePath, fileName, folder, known.get(filePath));
    if (scanned === null) continue;
    workflows.push(scanned.workflow);
    parsedCount += scanned.wasParsed ? 1 : 0;
  }
  return { workflows, parsedCount };
}

async function listWorkflowFiles(folder: WorkflowFolder, logger: Logger): Promise<string[] | null> {
  try {
    return (await readdir(folder.folderPath)).filter((fileName) => parseWorkflowName(fileName) !== null).sort();
  } catch (cause) {
    logger.failure({
      code: 'file-missing',
      message: 'This workflow folder cannot be read.',
      remedy: folder.source === 'user' ? 'Make it, or remove it from the settings.' : 'Install Longtake again.',
      filePath: folder.folderPath,
      cause,
    });
    return null;
  }
}

function knownWorkflows(folder: WorkflowFolder, cache: WorkflowCache, logger: Logger): Map<string, CachedWorkflow> {
  try {
    return cache.read(folder.folderPath);
  } catch (cause) {
    logger.warn('The workflow cache could not be read.', { reason: String(cause) });
    return new Map();
  }
}

interface ScannedFile {
  readonly workflow: ScannedWorkflow;
  readonly wasParsed: boolean;
}

async function scanFile(
  filePath: string,
  fileName: string,
  folder: WorkflowFolder,
  known: CachedWorkflow | undefined,
): Promise<ScannedFile | null> {
  const file = await stat(filePath).catch(() => null);
  // Gone since the folder was listed, or a folder of that name.
  if (file === null || !file.isFile()) return null;
  const texts = {
    modelsText: await readBeside(filePath, '.models'),
    notesText: await readBeside(filePath, '.notes.md'),
  };
  const common = { filePath, fileName, folderPath: folder.folderPath, source: folder.source, ...texts };
  const stamp = { sizeBytes: file.size, modifiedAtMs: file.mtimeMs, readerVersion: READER_VERSION };
  const kept = known?.readerVersion === READER_VERSION ? known : undefined;
  if (kept !== undefined && kept.sizeBytes === stamp.sizeBytes && kept.modifiedAtMs === stamp.modifiedAtMs) {
    return { workflow: { ...common, ...stamp, sha256: kept.sha256, description: kept.description }, wasParsed: false };
  }
  const read = file.size > MAX_FILE_BYTES ? unread(filePath, file.size) : await readWorkflow(filePath, kept);
  return {
    workflow: { ...common, ...stamp, sha256: read.sha256, description: read.description },
    wasParsed: read.wasParsed,
  };
}

interface ReadFile {
  readonly sha256: string;
  readonly description: Description;
  readonly wasParsed: boolean;
}

async function readWorkflow(filePath: string, kept: CachedWorkflow | undefined): Promise<ReadFile> {
  try {
    const bytes = await readFile(filePath);
    const sha256 = sha256Of(bytes);
    // Copied or touched, but the same graph.
    if (kept?.sha256 === sha256) return { sha256, description: kept.description, wasParsed: false };
    return { sha256, description: descriptionOf(bytes, filePath), wasParsed: true };
  } catch (cause) {
    const error = {
      code: 'bad-file',
      message: 'This file cannot be read.',
      remedy: 'Check its permissions.',
      filePath,
    } as const;
    return {
      sha256: '',
      description: { kind: 'broken', error: { ...error, details: String(cause) } },
      wasParsed: false,
    };
  }
}

function unread(filePath: string, sizeBytes: number): ReadFile {
  const message = `This file is too large for a workflow (${sizeBytes} bytes).`;
  const remedy = 'Take it out of the folder, or export the workflow again.';
  return {
    sha256: '',
    description: { kind: 'broken', error: { code: 'workflow-invalid', message, remedy, filePath } },
    wasParsed: false,
  };
}

export function descriptionOf(bytes: Uint8Array, filePath: string): Description {
  const described = describeWorkflow(bytes, filePath);
  return described.ok
    ? { kind: 'usable', facts: described.value.facts }
    : { kind: 'broken', error: toWireError(described.error) };
}

/** `gcv_x.models` beside `gcv_x.json`; '' where there is none. */
async function readBeside(filePath: string, extension: string): Promise<string> {
  return await readFile(filePath.replace(/\.json$/, extension), 'utf8').catch(() => '');
}
