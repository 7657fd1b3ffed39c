// The workflows this studio can use: shipped ones and the user's, described once and remembered in SQLite.
import { say } from '#shared/i18n/say.ts';
import type { SlotAddress, SlotName, WorkflowInspection, WorkflowSummary } from '#shared/model/workflow.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ComfyGraph, GraphSlots } from '../graph/index.ts';
import type { Logger } from '../logging/index.ts';
import { bindSlot } from './bind-slot.ts';
import { chooseWorkflow, type WorkflowChoice } from './choose-workflow.ts';
import type { DescribedWorkflow } from './describe-workflow.ts';
import { inspectWorkflow } from './inspect-workflow.ts';
import { readDescribed, readForChoosing } from './load-workflow.ts';
import { openWorkflowDatabase } from './open-workflow-database.ts';
import { createOwnFolder, type OwnFolder } from './own-folder.ts';
import type { ScannedWorkflow } from './scan-folder.ts';
import { type ModelsFile, parseModelsText } from './sidecar-texts.ts';
import { limitsOf, summarizeWorkflow, type WorkflowLimits } from './summarize-workflow.ts';
import type { UserChoices } from './user-choices.ts';
import { type FolderWatch, watchWorkflowFolders } from './watch-folders.ts';
import { createWorkflowCatalogue, type WorkflowCatalogue } from './workflow-catalogue.ts';
import { foldersOf } from './workflow-folders.ts';

export interface LoadedWorkflow {
  readonly summary: WorkflowSummary;
  readonly graph: ComfyGraph;
  readonly slots: GraphSlots;
  readonly models: ModelsFile;
  /** What had to be assumed, what the graph cannot be given or does otherwise, and what beside it is not read: in words. */
  readonly notes: readonly string[];
}

export interface WorkflowRegistry extends OwnFolder {
  /** The default first; broken ones with their error; SageAttention variants never by themselves. */
  list(): WorkflowSummary[];
  /** Looks at the folders again; what has not changed is not parsed again. */
  rescan(): Promise<WorkflowSummary[]>;
  /** The graph as it is on disk now. */
  load(fileName: string): Result<LoadedWorkflow>;
  /** `fileName` null: the default. Fails only where no workflow can be used at all. */
  resolve(fileName: string | null, options: { readonly sage: boolean }): Result<WorkflowChoice>;
  limits(fileName: string): Result<WorkflowLimits>;
  inspect(fileName: string): Result<WorkflowInspection>;
  /** Stores the user's choice for a slot, or takes it back (null). Refuses places that the graph does not have. */
  bind(fileName: string, slot: SlotName, places: readonly SlotAddress[] | null): Result<WorkflowInspection>;
  /** The model files this project last used with this workflow; null: none yet. */
  modelsOfProject(projectId: string, fileName: string): Readonly<Record<string, string>> | null;
  rememberModels(projectId: string, fileName: string, models: Readonly<Record<string, string>>): void;
  close(): void;
}

export interface WorkflowRegistryOptions {
  /** Of the cache. The user's choices stand beside it in `workflow-choices.sqlite`. */
  readonly databasePath: string;
  readonly shippedFolder: string;
  /** The first wins over the second, and all over the shipped one. */
  readonly userFolders: () => readonly string[];
  /** The app's own folder for imported workflows; it is scanned before the others. Made when first written to. */
  readonly importFolder: string;
  /** Called after files of a folder changed and were scanned again; absent: folders are not watched. */
  readonly onChange?: () => void;
  readonly logger: Logger;
  readonly now?: () => Date;
}

export async function openWorkflowRegistry(options: WorkflowRegistryOptions): Promise<Result<WorkflowRegistry>> {
  const { logger, now = () => new Date() } = options;
  try {
    const database = await openWorkflowDatabase(options.databasePath, logger, now);
    const { cache, choices } = database;
    const catalogue = createWorkflowCatalogue(() => foldersOf(options), { cache, choices, logger, now });
    const folderWatch = watchIfAsked(options, catalogue);
    const rescan = () => {
      folderWatch?.refresh();
      return catalogue.rescan();
    };
    const close = () => {
      folderWatch?.close();
      catalogue.close();
      database.close();
    };
    await catalogue.rescan();
    const reading = readingPart(catalogue, choices);
    const { inspect } = reading;
    const ownFolder = createOwnFolder({ ...options, catalogue, choices, inspect, now });
    return ok({ ...reading, rescan, ...choosingPart(logger, catalogue, choices, inspect), ...ownFolder, close });
  } catch (cause) {
    const message = say`The workflow registry could not be opened.`;
    const remedy = say`Run "npm ci" again; if that does not help, report the log.`;
    return err({ code: 'unexpected', message, remedy, filePath: options.databasePath, cause });
  }
}

function watchIfAsked(options: WorkflowRegistryOptions, catalogue: WorkflowCatalogue): FolderWatch | null {
  const { onChange, logger } = options;
  if (onChange === undefined) return null;
  let isClosed = false;
  const look = async () => {
    await catalogue.rescan();
    if (!isClosed) onChange();
  };
  const folderWatch = watchWorkflowFolders(
    () => foldersOf(options).map(({ folderPath }) => folderPath),
    () => {
      look().catch((cause) => logger.warn('The workflow folders could not be read again.', { reason: String(cause) }));
    },
  );
  const close = () => {
    isClosed = true;
    folderWatch.close();
  };
  return { refresh: folderWatch.refresh, close };
}

type ReadingPart = Pick<WorkflowRegistry, 'list' | 'load' | 'resolve' | 'limits' | 'inspect'>;

function readingPart(catalogue: WorkflowCatalogue, choices: UserChoices): ReadingPart {
  const read = (fileName: string) => readNow(fileName, catalogue, choices);
  return {
    list: catalogue.list,
    load: (fileName) => {
      const now = read(fileName);
      if (!now.ok) return now;
      const { summary, described, workflow } = now.value;
      const { graph, slots } = described;
      const notes = [...described.facts.assumptions, ...workflow.besideNotes];
      return ok({ summary, graph, slots, models: parseModelsText(workflow.modelsText), notes });
    },
    resolve: (fileName, { sage }) => chooseWorkflow(catalogue.byName(), fileName, sage),
    limits: (fileName) => {
      const workflow = catalogue.find(fileName);
      if (!workflow.ok) return workflow;
      const { description } = workflow.value;
      if (description.kind === 'broken') return err(description.error);
      return ok(limitsOf(summarizeWorkflow(workflow.value, catalogue.byName()), description.facts.assumptions));
    },
    inspect: (fileName) => {
      const found = catalogue.find(fileName);
      if (!found.ok) return found;
      const { filePath, description } = found.value;
      const now = read(fileName);
      if (now.ok) return ok(inspectWorkflow(now.value.described, now.value.summary, found.value));
      if (description.kind !== 'broken') return now;
      const waiting = readForChoosing(filePath, choices.slotsOf(filePath));
      if (!waiting.ok) return waiting;
      return ok(inspectWorkflow(waiting.value, summarizeWorkflow(found.value, catalogue.byName()), found.value));
    },
  };
}

interface ReadNow {
  readonly workflow: ScannedWorkflow;
  readonly described: DescribedWorkflow;
  readonly summary: WorkflowSummary;
}

function readNow(fileName: string, catalogue: WorkflowCatalogue, choices: UserChoices): Result<ReadNow> {
  const found = catalogue.find(fileName);
  if (!found.ok) return found;
  const described = readDescribed(found.value.filePath, choices.slotsOf(found.value.filePath));
  if (!described.ok) return described;
  const workflow = { ...found.value, description: { kind: 'usable' as const, facts: described.value.facts } };
  return ok({ workflow, described: described.value, summary: summarizeWorkflow(workflow, catalogue.byName()) });
}

type ChoosingPart = Pick<WorkflowRegistry, 'bind' | 'modelsOfProject' | 'rememberModels'>;

function choosingPart(
  logger: Logger,
  catalogue: WorkflowCatalogue,
  choices: UserChoices,
  inspect: WorkflowRegistry['inspect'],
): ChoosingPart {
  return {
    bind: (fileName, slot, places) => {
      const workflow = catalogue.find(fileName);
      if (!workflow.ok) return workflow;
      const bound = bindSlot(workflow.value.filePath, slot, places, choices);
      if (!bound.ok) return bound;
      catalogue.redescribe(fileName);
      return inspect(fileName);
    },
    modelsOfProject: (projectId, fileName) => choices.modelsOf(projectId, fileName),
    rememberModels: (projectId, fileName, models) => {
      try {
        choices.rememberModels(projectId, fileName, models);
      } catch (cause) {
        logger.warn('The chosen models could not be remembered.', { reason: String(cause) });
      }
    },
  };
}
