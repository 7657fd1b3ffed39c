// Reads one folder of workflows; what has not changed since the last scan is taken from the cache.

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { type StudioError, toWireError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import { isMissing } from '../storage/index.ts';
import { contextFrom, contextSha256, readBeside, readNotes } from './beside-files.ts';
import { describeWorkflow, READER_VERSION, sha256Of, type WorkflowContext } from './describe-workflow.ts';
import { whyNoWorkflow } from './load-workflow.ts';
import type { UserChoices } from './user-choices.ts';
import type { CachedWorkflow, Description, WorkflowCache } from './workflow-cache.ts';
import { parseWorkflowName } from './workflow-names.ts';

export interface WorkflowFolder {
  readonly folderPath: string;
  readonly source: WorkflowSummary['source'];
  /** The app's own, for imported workflows. Made when first written to: it may not be there. */
  readonly isOurs: boolean;
}

/** A described file and the texts beside it. */
export interface ScannedWorkflow extends CachedWorkflow {
  readonly source: WorkflowSummary['source'];
  /** It lies in the app's own folder. */
  readonly isOurs: boolean;
  readonly modelsText: string;
  readonly notesText: string;
  /** Which files beside it are not read, and why. */
  readonly besideNotes: readonly string[];
  readonly scannedAtIso: string;
  /** It is taken in place of a file of the same name from a folder that comes later. */
  readonly overrides: WorkflowSummary['source'] | null;
}

export interface FolderScan {
  readonly workflows: readonly ScannedWorkflow[];
  readonly parsedCount: number;
}

export interface ScanTools {
  readonly cache: WorkflowCache;
  readonly choices: UserChoices;
  readonly logger: Logger;
  readonly now: () => Date;
}

export async function scanFolder(folder: WorkflowFolder, tools: ScanTools): Promise<FolderScan> {
  const fileNames = await listWorkflowFiles(folder, tools.logger);
  if (fileNames === null) return { workflows: [], parsedCount: 0 };
  const known = knownWorkflows(folder, tools);
  const workflows: ScannedWorkflow[] = [];
  let parsedCount = 0;
  for (const fileName of fileNames) {
    const filePath = join(folder.folderPath, fileName);
    const scanned = await scanFile(filePath, fileName, folder, known.get(filePath), tools);
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
    if (folder.isOurs && isMissing(cause)) return null;
    logger.failure({
      code: 'file-missing',
      message: say`This workflow folder cannot be read.`,
      remedy: folder.source === 'user' ? say`Make it, or remove it from the settings.` : say`Install Longtake again.`,
      filePath: folder.folderPath,
      cause,
    });
    return null;
  }
}

function knownWorkflows(folder: WorkflowFolder, { cache, logger }: ScanTools): Map<string, CachedWorkflow> {
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
  { choices, now }: ScanTools,
): Promise<ScannedFile | null> {
  const file = await stat(filePath).catch(() => null);
  // Gone since the folder was listed, or a folder of that name.
  if (file === null || !file.isFile()) return null;
  const models = await readBeside(filePath, '.models');
  const notes = await readNotes(filePath);
  const bindings = await readBeside(filePath, '.bindings.json');
  const besideNotes = [models, notes, bindings].flatMap(({ note }) => note ?? []);
  const chosen = choices.slotsOf(filePath);
  const stamp = {
    sizeBytes: file.size,
    modifiedAtMs: file.mtimeMs,
    readerVersion: READER_VERSION,
    contextSha256: contextSha256(bindings.text, chosen),
  };
  const { folderPath, source, isOurs } = folder;
  const place = { filePath, fileName, folderPath, source, isOurs, overrides: null, scannedAtIso: now().toISOString() };
  const common = { ...place, modelsText: models.text, notesText: notes.text, besideNotes, ...stamp };
  const isStillKnown = known?.readerVersion === READER_VERSION && known.contextSha256 === stamp.contextSha256;
  const kept = isStillKnown ? known : undefined;
  if (kept !== undefined && kept.sizeBytes === stamp.sizeBytes && kept.modifiedAtMs === stamp.modifiedAtMs) {
    return { workflow: { ...common, sha256: kept.sha256, description: kept.description }, wasParsed: false };
  }
  const context = contextFrom(bindings.text, filePath, chosen);
  const refusal = whyNoWorkflow(filePath, file);
  const read = refusal === null ? await readWorkflow(filePath, kept, context) : unread(refusal);
  return { workflow: { ...common, sha256: read.sha256, description: read.description }, wasParsed: read.wasParsed };
}

interface ReadFile {
  readonly sha256: string;
  readonly description: Description;
  readonly wasParsed: boolean;
}

async function readWorkflow(
  filePath: string,
  kept: CachedWorkflow | undefined,
  context: WorkflowContext,
): Promise<ReadFile> {
  try {
    const bytes = await readFile(filePath);
    const sha256 = sha256Of(bytes);
    // Copied or touched, but the same graph.
    if (kept?.sha256 === sha256) return { sha256, description: kept.description, wasParsed: false };
    return { sha256, description: descriptionOf(bytes, filePath, context), wasParsed: true };
  } catch (cause) {
    const error = {
      code: 'bad-file',
      message: say`This file cannot be read.`,
      remedy: say`Check its permissions.`,
      filePath,
    } as const;
    return {
      sha256: '',
      description: { kind: 'broken', error: { ...error, details: String(cause) } },
      wasParsed: false,
    };
  }
}

function unread(refusal: StudioError): ReadFile {
  return { sha256: '', description: { kind: 'broken', error: toWireError(refusal) }, wasParsed: false };
}

export function descriptionOf(bytes: Uint8Array, filePath: string, context: WorkflowContext): Description {
  const described = describeWorkflow(bytes, filePath, context);
  return described.ok
    ? { kind: 'usable', facts: described.value.facts }
    : { kind: 'broken', error: toWireError(described.error) };
}
