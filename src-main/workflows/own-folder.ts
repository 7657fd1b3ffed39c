// The app's own folder of imported workflows: what is brought in and taken out again, one after the other.
import type { WorkflowInspection, WorkflowSummary } from '#shared/model/workflow.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ComfyGraph } from '../graph/index.ts';
import type { Logger } from '../logging/index.ts';
import { diskError } from '../storage/index.ts';
import { writeImportedWorkflow } from './import-workflow.ts';
import { notOurs, putWorkflowAside } from './remove-workflow.ts';
import type { UserChoices } from './user-choices.ts';
import type { WorkflowCatalogue } from './workflow-catalogue.ts';

export interface OwnFolder {
  /**
   * Writes a graph into the app's own workflow folder; `conflict` where it would stand in place of another one there or of one that
   * came with Longtake, and `replace` is false.
   */
  importGraph(
    name: string,
    graph: ComfyGraph,
    options: { readonly replace: boolean },
  ): Promise<Result<WorkflowInspection>>;
  /** Puts a workflow of the app's own folder aside, with what stands beside it, and forgets its choices; others are `not-supported`. */
  remove(fileName: string): Promise<Result<WorkflowSummary[]>>;
}

export interface OwnFolderParts {
  readonly importFolder: string;
  readonly shippedFolder: string;
  readonly catalogue: WorkflowCatalogue;
  readonly choices: UserChoices;
  readonly inspect: (fileName: string) => Result<WorkflowInspection>;
  readonly logger: Logger;
  readonly now: () => Date;
}

export function createOwnFolder(parts: OwnFolderParts): OwnFolder {
  const { catalogue, choices, inspect } = parts;
  const inTurn = createTurns();
  const importNow = async (name: string, graph: ComfyGraph, replace: boolean) => {
    const written = await writeImportedWorkflow({ ...parts, name, graph, replace });
    if (!written.ok) return written;
    const { fileName, filePath } = written.value;
    // They were made for another graph, whatever its nodes are called.
    forget(filePath, parts, () => choices.forgetSlots(filePath));
    await catalogue.rescan();
    return inspect(fileName);
  };
  return {
    importGraph: (name, graph, { replace }) => inTurn(() => importNow(name, graph, replace)),
    remove: (fileName) => inTurn(() => removeNow(fileName, parts)),
  };
}

async function removeNow(fileName: string, parts: OwnFolderParts): Promise<Result<WorkflowSummary[]>> {
  const { catalogue, choices, now } = parts;
  const found = catalogue.find(fileName);
  if (!found.ok) return found;
  const { filePath, isOurs } = found.value;
  if (!isOurs) return err(notOurs(found.value));
  const put = await putWorkflowAside(filePath, now());
  if (!put.ok) return put;
  forget(filePath, parts, () => choices.forgetSlots(filePath));
  const list = await catalogue.rescan();
  // One of that name may have come to light: models are chosen for a name.
  if (!catalogue.find(fileName).ok) forget(filePath, parts, () => choices.forgetModels(fileName));
  return ok(list);
}

function forget(filePath: string, { logger }: OwnFolderParts, forgetThem: () => void): void {
  try {
    forgetThem();
  } catch (cause) {
    logger.failure(diskError('write', filePath, cause));
  }
}

function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
