// A user's own graph written into the app's workflow folder under a name that makes it a workflow.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/result.ts';
import { type ComfyGraph, findSlotsUntilChosen } from '../graph/index.ts';
import { writeJsonAtomically } from '../storage/index.ts';
import { describeGraph, NO_CONTEXT } from './describe-workflow.ts';
import { safeWorkflowFileName } from './workflow-names.ts';

export interface WrittenWorkflow {
  readonly fileName: string;
  readonly filePath: string;
}

/** A graph that cannot be used is not written, its error says why; one that only waits for a choice is. */
export async function writeImportedWorkflow(
  importFolder: string,
  name: string,
  graph: ComfyGraph,
  replace: boolean,
): Promise<Result<WrittenWorkflow>> {
  const described = describeGraph(graph, name, NO_CONTEXT, findSlotsUntilChosen);
  if (!described.ok) return described;
  const safeName = safeWorkflowFileName(name, described.value.slots.endImage.length > 0);
  if (safeName === null) {
    return err({
      code: 'bad-request',
      message: `"${name}" cannot be the name of a workflow.`,
      remedy: 'Give it a name with letters or digits.',
    });
  }
  const taken = await takenName(importFolder, safeName);
  if (taken !== null && !replace) {
    return err({
      code: 'conflict',
      message: `You already have a workflow called ${taken}.`,
      remedy: 'Replace it, or give this one another name.',
      filePath: join(importFolder, taken),
    });
  }
  const fileName = taken ?? safeName;
  const filePath = join(importFolder, fileName);
  const written = await writeJsonAtomically(filePath, graph);
  return written.ok ? ok({ fileName, filePath }) : written;
}

/** Upper and lower case alike: for many disks they are. Trouble with the folder shows when the file is written. */
async function takenName(importFolder: string, fileName: string): Promise<string | null> {
  const names = await readdir(importFolder).catch(() => []);
  return names.find((name) => name.toLowerCase() === fileName.toLowerCase()) ?? null;
}
