// One workflow as it is on disk now, not as it was cached: what is sent is what the user sees in his editor.

import { readFileSync, statSync } from 'node:fs';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { type ComfyGraph, findSlots, findSlotsUntilChosen } from '../graph/index.ts';
import { readContext } from './beside-files.ts';
import { type DescribedWorkflow, describeGraph, readGraph, type WorkflowContext } from './describe-workflow.ts';
import type { Choices } from './merge-bindings.ts';

/** Real graphs are a few dozen KiB; what is larger by a thousand times is something else with the right name. */
const MAX_FILE_BYTES = 20_000_000;

/** null: it can be read. Of a pipe or a device reading would never end. */
export function whyNoWorkflow(
  filePath: string,
  file: { isFile(): boolean; readonly size: number },
): StudioError | null {
  if (file.isFile() && file.size <= MAX_FILE_BYTES) return null;
  const message = file.isFile()
    ? say`This file is too large for a workflow (${formatNumber(file.size)} bytes).`
    : say`This is not a file.`;
  const remedy = say`Take it out of the folder, or export the workflow again.`;
  return { code: 'workflow-invalid', message, remedy, filePath };
}

export function readDescribed(filePath: string, choices: Choices): Result<DescribedWorkflow> {
  return describeWith(filePath, choices, findSlots);
}

/** Also of a workflow that waits for the user to say where its prompt goes. */
export function readForChoosing(filePath: string, choices: Choices): Result<DescribedWorkflow> {
  return describeWith(filePath, choices, findSlotsUntilChosen);
}

function describeWith(filePath: string, choices: Choices, find: typeof findSlots): Result<DescribedWorkflow> {
  const context = readContext(filePath, choices);
  const graph = readGraphAt(filePath, context);
  return graph.ok ? describeGraph(graph.value, filePath, context, find) : graph;
}

export function readGraphAt(filePath: string, context: WorkflowContext): Result<ComfyGraph> {
  const bytes = readBytes(filePath);
  return bytes.ok ? readGraph(bytes.value, filePath, context) : bytes;
}

function readBytes(filePath: string): Result<Uint8Array> {
  try {
    const refusal = whyNoWorkflow(filePath, statSync(filePath));
    return refusal === null ? ok(readFileSync(filePath)) : err(refusal);
  } catch (cause) {
    const message = say`This workflow cannot be read any more.`;
    return err({ code: 'file-missing', message, remedy: say`Put it back, or choose another one.`, filePath, cause });
  }
}
