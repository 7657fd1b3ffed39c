// The workflows this studio can use: shipped ones and the user's, described once and remembered in SQLite.
import { readFileSync } from 'node:fs';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ComfyGraph, GraphSlots } from '../graph/index.ts';
import type { Logger } from '../logging/index.ts';
import {
  chooseWorkflow,
  isVariant,
  noWorkflow,
  orderWorkflows,
  sageVariantOf,
  type WorkflowChoice,
} from './choose-workflow.ts';
import { describeWorkflow } from './describe-workflow.ts';
import { openWorkflowCache } from './open-workflow-cache.ts';
import { type ScannedWorkflow, scanFolder, type WorkflowFolder } from './scan-folder.ts';
import { limitsOf, summarizeWorkflow, type WorkflowLimits } from './summarize-workflow.ts';
import type { WorkflowCache } from './workflow-cache.ts';

export interface LoadedWorkflow {
  readonly summary: WorkflowSummary;
  readonly graph: ComfyGraph;
  readonly slots: GraphSlots;
}

export interface WorkflowRegistry {
  /** The default first; broken ones with their error; SageAttention variants never by themselves. */
  list(): WorkflowSummary[];
  /** Looks at the folders again; what has not changed is not parsed again. */
  rescan(): Promise<WorkflowSummary[]>;
  /** The graph as it is on disk now. */
  load(fileName: string): Result<LoadedWorkflow>;
  /** `fileName` null: the default. Fails only where no workflow can be used at all. */
  resolve(fileName: string | null, options: { readonly sage: boolean }): Result<WorkflowChoice>;
  limits(fileName: string): Result<WorkflowLimits>;
  close(): void;
}

export interface WorkflowRegistryOptions {
  readonly databasePath: string;
  readonly shippedFolder: string;
  /** The first wins over the second, and all over the shipped one. */
  readonly userFolders: () => readonly string[];
  readonly logger: Logger;
  readonly now?: () => Date;
}

export async function openWorkflowRegistry(options: WorkflowRegistryOptions): Promise<Result<WorkflowRegistry>> {
  const { logger, now = () => new Date() } = options;
  try {
    const cache = await openWorkflowCache(options.databasePath, logger, now);
    const registry = createRegistry(cache, () => foldersOf(options), logger, now);
    await registry.rescan();
    return ok(registry);
  } catch (cause) {
    const message = 'The workflow registry could not be opened.';
    const remedy = 'Run "npm ci" again; if that does not help, report the log.';
    return err({ code: 'unexpected', message, remedy, filePath: options.databasePath, cause });
  }
}

function foldersOf({ userFolders, shippedFolder }: WorkflowRegistryOptions): WorkflowFolder[] {
  const users = [...new Set(userFolders())].map((folderPath) => ({ folderPath, source: 'user' as const }));
  return [...users, { folderPath: shippedFolder, source: 'shipped' }];
}

function createRegistry(
  cache: WorkflowCache,
  folders: () => readonly WorkflowFolder[],
  logger: Logger,
  now: () => Date,
): WorkflowRegistry {
  let byName: ReadonlyMap<string, ScannedWorkflow> = new Map();
  let lastScan: Promise<unknown> = Promise.resolve();

  const summaryOf = (workflow: ScannedWorkflow) =>
    summarizeWorkflow(workflow, sageVariantOf(workflow, byName)?.fileName ?? null);
  const list = () =>
    orderWorkflows(byName.values())
      .filter((workflow) => !isVariant(workflow))
      .map(summaryOf);
  const scan = async () => {
    byName = await scanFolders(folders(), cache, logger, now);
    return list();
  };
  return {
    list,
    // One after the other: a scan asked for after a file was added must begin after it.
    rescan: () => {
      const scanned = lastScan.then(scan);
      lastScan = scanned.catch(() => undefined);
      return scanned;
    },
    load: (fileName) => {
      const workflow = byName.get(fileName);
      if (workflow === undefined) return err(noWorkflow(fileName));
      return loadNow(workflow, summaryOf);
    },
    resolve: (fileName, { sage }) => chooseWorkflow(byName, fileName, sage),
    limits: (fileName) => {
      const workflow = byName.get(fileName);
      if (workflow === undefined) return err(noWorkflow(fileName));
      if (workflow.description.kind === 'broken') return err(workflow.description.error);
      return ok(limitsOf(summaryOf(workflow), workflow.description.facts.assumptions));
    },
    close: () => cache.close(),
  };
}

async function scanFolders(
  folders: readonly WorkflowFolder[],
  cache: WorkflowCache,
  logger: Logger,
  now: () => Date,
): Promise<ReadonlyMap<string, ScannedWorkflow>> {
  const byName = new Map<string, ScannedWorkflow>();
  let parsedCount = 0;
  for (const folder of folders) {
    const scan = await scanFolder(folder, cache, logger);
    parsedCount += scan.parsedCount;
    remember(folder, scan.workflows, cache, logger, now);
    for (const workflow of scan.workflows) {
      if (!byName.has(workflow.fileName)) byName.set(workflow.fileName, workflow);
    }
  }
  logger.info('Workflows scanned', { count: byName.size, parsed: parsedCount });
  return byName;
}

// A cache that cannot be written costs a second at the next start, not this one.
function remember(
  folder: WorkflowFolder,
  workflows: readonly ScannedWorkflow[],
  cache: WorkflowCache,
  logger: Logger,
  now: () => Date,
): void {
  try {
    cache.replaceFolder(folder.folderPath, workflows, now().toISOString());
  } catch (cause) {
    logger.warn('The workflow cache could not be written.', { reason: String(cause) });
  }
}

/** From the file, not from the cache: what is sent is what the user sees in his editor. */
function loadNow(
  workflow: ScannedWorkflow,
  summaryOf: (workflow: ScannedWorkflow) => WorkflowSummary,
): Result<LoadedWorkflow> {
  const { filePath } = workflow;
  try {
    const described = describeWorkflow(readFileSync(filePath), filePath);
    if (!described.ok) return described;
    const { graph, slots, facts } = described.value;
    return ok({ summary: summaryOf({ ...workflow, description: { kind: 'usable', facts } }), graph, slots });
  } catch (cause) {
    const message = 'This workflow cannot be read any more.';
    return err({ code: 'file-missing', message, remedy: 'Put it back, or choose another one.', filePath, cause });
  }
}
