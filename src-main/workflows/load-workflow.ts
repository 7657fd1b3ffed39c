// One workflow as it is on disk now, not as it was cached: what is sent is what the user sees in his editor.
import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '#shared/result.ts';
import type { ComfyGraph } from '../graph/index.ts';
import { readContext } from './beside-files.ts';
import { type DescribedWorkflow, describeGraph, readGraph } from './describe-workflow.ts';
import type { Choices } from './merge-bindings.ts';

export function readDescribed(filePath: string, choices: Choices): Result<DescribedWorkflow> {
  const graph = readGraphAt(filePath);
  return graph.ok ? describeGraph(graph.value, filePath, readContext(filePath, choices)) : graph;
}

export function readGraphAt(filePath: string): Result<ComfyGraph> {
  const bytes = readBytes(filePath);
  return bytes.ok ? readGraph(bytes.value, filePath) : bytes;
}

function readBytes(filePath: string): Result<Uint8Array> {
  try {
    return ok(readFileSync(filePath));
  } catch (cause) {
    const message = 'This workflow cannot be read any more.';
    return err({ code: 'file-missing', message, remedy: 'Put it back, or choose another one.', filePath, cause });
  }
}
