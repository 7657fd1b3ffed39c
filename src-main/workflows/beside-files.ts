// The files beside a workflow that have a say in what it is, and the user's choices for it.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseBindingsText } from './bindings-sidecar.ts';
import { sha256Of, type WorkflowContext } from './describe-workflow.ts';
import type { Choices } from './merge-bindings.ts';

export function besidePath(filePath: string, extension: string): string {
  return filePath.replace(/\.json$/, extension);
}

export function contextFrom(bindingsText: string, filePath: string, choices: Choices): WorkflowContext {
  const sidecar = parseBindingsText(bindingsText, basename(besidePath(filePath, '.bindings.json')));
  return { sidecar, choices };
}

/** '' where nothing outside of the file has a say. */
export function contextSha256(bindingsText: string, choices: Choices): string {
  const isEmpty = bindingsText === '' && Object.keys(choices).length === 0;
  return isEmpty ? '' : sha256Of(`${JSON.stringify(choices)}\n${bindingsText}`);
}

/** As it is on disk now. */
export function readContext(filePath: string, choices: Choices): WorkflowContext {
  let bindingsText = '';
  try {
    bindingsText = readFileSync(besidePath(filePath, '.bindings.json'), 'utf8');
  } catch {
    // Most workflows have none.
  }
  return contextFrom(bindingsText, filePath, choices);
}
