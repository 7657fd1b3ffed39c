// What the screen and the plan are told of a workflow.

import { describeError } from '#shared/describe-error.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import { PLAIN_LIMITS } from '#shared/model/plain-limits.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { sageVariantOf } from './choose-workflow.ts';
import type { WorkflowFacts } from './describe-workflow.ts';
import type { ScannedWorkflow } from './scan-folder.ts';
import type { WorkflowsByName } from './scan-folders.ts';
import { type ModelsFile, parseModelsText, parseNotesText, readVramGigabytes } from './sidecar-texts.ts';
import { textStartPartner } from './text-start-partner.ts';
import { parseWorkflowName } from './workflow-names.ts';

/** What a workflow that cannot be read is shown with; nothing is planned on it. */
const UNREAD = {
  family: 'other',
  framesPerSecond: 16,
  frameRule: { kind: 'grid', step: 4, minFrames: 1, maxFrames: 81 },
  sizeStepPixels: 16,
  defaultSize: { width: 832, height: 480 },
  outputKind: 'video',
  takesStartImage: false,
  takesEndImage: false,
  takesLoras: false,
  nodeTypes: [],
  requiredModels: [],
  openSlots: [],
} satisfies Partial<WorkflowSummary>;

/** The one question without whose answer nothing can be rendered. */
const WAITS_FOR_CHOICE = { openSlots: ['positive'] } satisfies Partial<WorkflowSummary>;

export function summarizeWorkflow(workflow: ScannedWorkflow, byName: WorkflowsByName): WorkflowSummary {
  const { description, fileName, filePath, source, sha256, scannedAtIso } = workflow;
  const name = parseWorkflowName(fileName);
  const notes = parseNotesText(workflow.notesText);
  const facts = description.kind === 'usable' ? description.facts : null;
  const partner = facts?.takesStartImage ? textStartPartner(workflow, byName) : null;
  return {
    fileName,
    filePath,
    displayName: notes.heading ?? name?.plainName ?? fileName,
    kind: name?.kind ?? 'gcv',
    ...(facts === null ? UNREAD : factsForShow(facts)),
    textStartFileName: partner?.fileName ?? null,
    sageFileName: sageVariantOf(workflow, byName)?.fileName ?? null,
    vramGigabytes: readVramGigabytes(workflow.notesText),
    notes: [notes.body, ...(facts?.assumptions ?? []), ...workflow.besideNotes]
      .filter((text) => text !== '')
      .join('\n\n'),
    modelsBySlot: menusOf(parseModelsText(workflow.modelsText)),
    source,
    isImported: workflow.isOurs,
    sha256,
    scannedAtIso,
    ...(description.kind === 'broken' && description.error.code === 'workflow-open' ? WAITS_FOR_CHOICE : {}),
    error: description.kind === 'broken' ? describeError({ ...description.error, filePath: undefined }) : null,
  };
}

function factsForShow(facts: WorkflowFacts) {
  const { slots, assumptions: _assumptions, ...shown } = facts;
  return {
    ...shown,
    takesEndImage: slots.endImage.length > 0,
    takesLoras: slots.loras.length > 0 || slots.modelLines.length > 0,
    openSlots: slots.ambiguous.map(({ slot }) => slot).filter((slot) => slots.boundBy[slot] === undefined),
  };
}

function menusOf(models: ModelsFile): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(models.bySlot).map(([slot, listed]) => [slot, listed.map(({ path }) => path)]),
  );
}

/** As the plan takes them, with what had to be assumed about an unknown model. */
export interface WorkflowLimits extends EngineLimits {
  readonly assumptions: readonly string[];
}

export function limitsOf(summary: WorkflowSummary, assumptions: readonly string[]): WorkflowLimits {
  return {
    ...PLAIN_LIMITS,
    engine: 'comfyui',
    workflowFile: summary.fileName,
    displayName: summary.displayName,
    framesPerSecond: summary.framesPerSecond,
    frameRule: summary.frameRule,
    sizeRule: { kind: 'step', stepPixels: summary.sizeStepPixels },
    defaultSize: summary.defaultSize,
    takesStartImage: summary.takesStartImage,
    takesTextOnly: !summary.takesStartImage || summary.textStartFileName !== null,
    textStartWorkflowFile: summary.textStartFileName,
    takesEndImage: summary.takesEndImage,
    takesLoras: summary.takesLoras,
    assumptions,
  };
}
