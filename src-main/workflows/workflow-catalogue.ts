// What the workflow folders hold, as far as they were looked at.
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { toWireError } from '#shared/studio-error.ts';
import { isVariant, noWorkflow, orderWorkflows } from './choose-workflow.ts';
import { readDescribed } from './load-workflow.ts';
import type { ScannedWorkflow, ScanTools, WorkflowFolder } from './scan-folder.ts';
import { scanFolders, type WorkflowsByName } from './scan-folders.ts';
import { summarizeWorkflow } from './summarize-workflow.ts';

export interface WorkflowCatalogue {
  byName(): WorkflowsByName;
  find(fileName: string): Result<ScannedWorkflow>;
  list(): WorkflowSummary[];
  rescan(): Promise<WorkflowSummary[]>;
  /** After a choice for it: its description is made anew at once. */
  redescribe(fileName: string): void;
  close(): void;
}

export function createWorkflowCatalogue(folders: () => readonly WorkflowFolder[], tools: ScanTools): WorkflowCatalogue {
  let byName: WorkflowsByName = new Map();
  let lastScan: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  const list = () =>
    orderWorkflows(byName.values())
      .filter((workflow) => !isVariant(workflow, byName))
      .map((workflow) => summarizeWorkflow(workflow, byName));
  const scan = async () => {
    if (!isClosed) byName = await scanFolders(folders(), tools);
    return list();
  };
  const redescribe = (fileName: string) => {
    const workflow = byName.get(fileName);
    if (workflow === undefined || isClosed) return;
    byName = new Map(byName).set(fileName, describedAnew(workflow, tools));
  };
  return {
    byName: () => byName,
    find: (fileName) => {
      const workflow = byName.get(fileName);
      return workflow === undefined ? err(noWorkflow(fileName)) : ok(workflow);
    },
    list,
    // One after the other: a scan asked for after a file was added must begin after it.
    rescan: () => {
      const scanned = lastScan.then(scan);
      lastScan = scanned.catch(() => undefined);
      return scanned;
    },
    redescribe: (fileName) => {
      redescribe(fileName);
      // A scan that is under way may have read the older choice.
      lastScan = lastScan.then(() => redescribe(fileName));
    },
    close: () => {
      isClosed = true;
    },
  };
}

function describedAnew(workflow: ScannedWorkflow, { choices }: ScanTools): ScannedWorkflow {
  const described = readDescribed(workflow.filePath, choices.slotsOf(workflow.filePath));
  const description = described.ok
    ? ({ kind: 'usable', facts: described.value.facts } as const)
    : ({ kind: 'broken', error: toWireError(described.error) } as const);
  return { ...workflow, description };
}
