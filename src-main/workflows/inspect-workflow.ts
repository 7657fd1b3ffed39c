// One workflow looked into: every slot with its places, and who says that it is there.
import { say } from '#shared/i18n/say.ts';
import type { WorkflowInspection, WorkflowSlot, WorkflowSummary } from '#shared/model/workflow.ts';
import { describeSlots } from '../graph/index.ts';
import type { DescribedWorkflow } from './describe-workflow.ts';
import type { ScannedWorkflow } from './scan-folder.ts';

export function inspectWorkflow(
  { graph, slots, facts, chosenSlots }: DescribedWorkflow,
  summary: WorkflowSummary,
  { overrides, besideNotes }: ScannedWorkflow,
): WorkflowInspection {
  // The graph room knows that a binding was given, not by whom.
  const sourceOf = ({ slot, source }: WorkflowSlot): WorkflowSlot['source'] => {
    if (slots.boundBy[slot] !== 'given') return source;
    return chosenSlots.includes(slot) ? 'chosen' : 'sidecar';
  };
  return {
    summary,
    slots: describeSlots(graph, slots).map((each) => ({ ...each, source: sourceOf(each) })),
    notes: [...facts.assumptions, ...besideNotes, ...(overrides === null ? [] : [overridesInWords(overrides)])],
  };
}

function overridesInWords(source: WorkflowSummary['source']): string {
  return source === 'shipped'
    ? say`It is used in place of the workflow of the same name that came with Longtake.`
    : say`It is used in place of one of the same name in another of your workflow folders.`;
}
