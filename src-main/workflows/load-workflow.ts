// One workflow as it is on disk now, not as it was cached: what is sent is what the user sees in his editor.
import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '#shared/result.ts';
import { type ComfyGraph, findSlots, findSlotsUntilChosen } from '../graph/index.ts';
import { readContext } from './beside-files.ts';
import { type DescribedWorkflow, describeGraph, readGraph, type WorkflowContext } from './describe-workflow.ts';
import type { Choices } from './merge-bindings.ts';

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
    return ok(readFileSync(filePath));
  } catch (cause) {
    const message = 'This workflow cannot be read any more.';
    return err({ code: 'file-missing', message, remedy: 'Put it back, or choose another one.', filePath, cause });
  }
}
