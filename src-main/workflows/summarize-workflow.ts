// What the screen and the plan are told of a workflow.
import type { EngineLimits } from '#shared/model/engine.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { describeError } from '#shared/studio-error.ts';
import type { ScannedWorkflow } from './scan-folder.ts';
import { parseModelsText, parseNotesText } from './sidecar-texts.ts';
import { parseWorkflowName } from './workflow-names.ts';

/** What a workflow that cannot be read is shown with; nothing is planned on it. */
const UNREAD = {
  family: 'other',
  framesPerSecond: 16,
  frameRule: { kind: 'grid', step: 4, minFrames: 1, maxFrames: 81 },
  sizeStepPixels: 16,
  defaultSize: { width: 832, height: 480 },
  takesStartImage: false,
} as const;

export function summarizeWorkflow(workflow: ScannedWorkflow, sageFileName: string | null): WorkflowSummary {
  const { description } = workflow;
  const name = parseWorkflowName(workflow.fileName);
  const notes = parseNotesText(workflow.notesText);
  const facts = description.kind === 'usable' ? description.facts : null;
  const { family, framesPerSecond, frameRule, sizeStepPixels, defaultSize, takesStartImage } = facts ?? UNREAD;
  return {
    fileName: workflow.fileName,
    displayName: notes.heading ?? name?.plainName ?? workflow.fileName,
    kind: name?.kind ?? 'gcv',
    family,
    framesPerSecond,
    frameRule,
    sizeStepPixels,
    defaultSize,
    takesStartImage,
    sageFileName,
    notes: [notes.body, ...(facts?.assumptions ?? [])].filter((text) => text !== '').join('\n\n'),
    modelsBySlot: parseModelsText(workflow.modelsText),
    source: workflow.source,
    error: description.kind === 'broken' ? describeError({ ...description.error, filePath: undefined }) : null,
  };
}

/** As the plan takes them, with what had to be assumed about an unknown model. */
export interface WorkflowLimits extends EngineLimits {
  readonly assumptions: readonly string[];
}

export function limitsOf(summary: WorkflowSummary, assumptions: readonly string[]): WorkflowLimits {
  return {
    engine: 'comfyui',
    workflowFile: summary.fileName,
    displayName: summary.displayName,
    framesPerSecond: summary.framesPerSecond,
    frameRule: summary.frameRule,
    sizeStepPixels: summary.sizeStepPixels,
    defaultSize: summary.defaultSize,
    takesStartImage: summary.takesStartImage,
    takesTextOnly: !summary.takesStartImage,
    assumptions,
  };
}
