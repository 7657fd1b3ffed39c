// Which file is run when a project names a workflow: pure decisions over what the folders hold.
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { ScannedWorkflow } from './scan-folder.ts';
import type { WorkflowsByName } from './scan-folders.ts';
import { parseWorkflowName } from './workflow-names.ts';

export interface WorkflowChoice {
  readonly fileName: string;
  /** Why it is not what was asked for, in words; null: it is. */
  readonly reason: string | null;
}

const DEFAULT_FILE_NAME = 'gcv_wan_2.2_14b_i2v.json';

/** The default first, then by name; broken ones and variants keep their place, variants are left out by the caller. */
export function orderWorkflows(workflows: Iterable<ScannedWorkflow>): ScannedWorkflow[] {
  const isDefault = (workflow: ScannedWorkflow) => Number(workflow.fileName === DEFAULT_FILE_NAME);
  return [...workflows].sort(
    (a, b) => isDefault(b) - isDefault(a) || a.fileName.localeCompare(b.fileName, 'en', { numeric: true }),
  );
}

/**
 * A variant is not shown by itself. One whose plain workflow is missing or broken is a workflow like any other, and one that is itself
 * broken is shown with its error.
 */
export function isVariant(workflow: ScannedWorkflow, byName: WorkflowsByName): boolean {
  const name = parseWorkflowName(workflow.fileName);
  const base = name?.isSage === true ? byName.get(name.baseFileName) : undefined;
  return workflow.description.kind === 'usable' && base?.description.kind === 'usable';
}

/**
 * The SageAttention variant of a workflow. A shipped variant is none of a user's graph of the same name: switching speed on must
 * not switch the graph.
 */
export function sageVariantOf(workflow: ScannedWorkflow, byName: WorkflowsByName): ScannedWorkflow | null {
  const name = parseWorkflowName(workflow.fileName);
  const variant = name === null || name.isSage ? undefined : byName.get(name.sageFileName);
  if (variant === undefined || (workflow.source === 'user' && variant.source === 'shipped')) return null;
  return variant;
}

export function chooseWorkflow(byName: WorkflowsByName, asked: string | null, sage: boolean): Result<WorkflowChoice> {
  const found = asked === null ? undefined : byName.get(asked);
  const workflow = found ?? defaultWorkflow(byName);
  if (workflow === undefined) return err(noWorkflow(asked));
  const replaced =
    found === undefined && asked !== null
      ? say`The workflow "${asked}" is not there; ${workflow.fileName} is used.`
      : null;
  const isSage = parseWorkflowName(workflow.fileName)?.isSage === true;
  if (!sage || isSage) return ok({ fileName: workflow.fileName, reason: replaced });
  const variant = sageVariantOf(workflow, byName);
  if (variant?.description.kind === 'usable') return ok({ fileName: variant.fileName, reason: replaced });
  const why =
    variant === null
      ? say`SageAttention is on, but ${workflow.fileName} has no variant for it; the plain workflow is used.`
      : say`SageAttention is on, but ${variant.fileName} cannot be used; the plain workflow is.`;
  return ok({ fileName: workflow.fileName, reason: [replaced, why].filter((part) => part !== null).join(' ') });
}

function defaultWorkflow(byName: WorkflowsByName): ScannedWorkflow | undefined {
  return orderWorkflows(byName.values()).find((each) => each.description.kind === 'usable' && !isVariant(each, byName));
}

export function noWorkflow(asked: string | null): StudioError {
  return {
    code: 'workflow-missing',
    message: asked === null ? say`There is no workflow that can be used.` : say`The workflow "${asked}" is not there.`,
    remedy: say`Choose another workflow, put the file into one of your workflow folders, or install Longtake again.`,
    ...(asked === null ? {} : { filePath: asked }),
  };
}
