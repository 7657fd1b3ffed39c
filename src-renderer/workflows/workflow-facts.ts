// What a workflow is, in the few words that tell it from the others.
import type { WorkflowSummary } from '#shared/model/workflow.ts';

const FAMILY_NAMES: Record<WorkflowSummary['family'], string> = {
  'wan-14b': 'Wan 2.2 14B',
  'wan-5b': 'Wan 2.2 5B',
  ltx: 'LTX-Video',
  hunyuan: 'HunyuanVideo',
  other: 'Other models',
};

const OWN_GROUP = 'Your own';

export interface WorkflowGroup {
  readonly label: string;
  readonly workflows: readonly WorkflowSummary[];
}

/** The usable ones by model family, the user's own after them; broken ones are in none. */
export function groupWorkflows(workflows: readonly WorkflowSummary[]): WorkflowGroup[] {
  const groupOf = ({ source, family }: WorkflowSummary) => (source === 'user' ? OWN_GROUP : FAMILY_NAMES[family]);
  return [...Object.values(FAMILY_NAMES), OWN_GROUP]
    .map((label) => ({
      label,
      workflows: workflows.filter((workflow) => workflow.error === null && groupOf(workflow) === label),
    }))
    .filter((group) => group.workflows.length > 0);
}

function startWords({ kind, takesStartImage, takesEndImage, textStartFileName }: WorkflowSummary): string {
  if (kind === 'gcvfl' || takesEndImage) return 'first and last frame';
  if (!takesStartImage) return 'from text only';
  return textStartFileName === null ? 'from an image' : 'from an image or text';
}

/** File and node names tell what the graph itself does not say about its speed and precision. */
function buildWords({ fileName, displayName, nodeTypes }: WorkflowSummary): string[] {
  return [
    ...(/turbo|lightning|distill|4[ -]?steps?\b/i.test(`${fileName} ${displayName}`) ? ['turbo'] : []),
    ...(nodeTypes.some((type) => /gguf/i.test(type)) ? ['GGUF'] : []),
  ];
}

function mainFacts(workflow: WorkflowSummary): string[] {
  const { framesPerSecond, defaultSize, vramGigabytes } = workflow;
  return [
    startWords(workflow),
    `${framesPerSecond} fps`,
    `${defaultSize.width} × ${defaultSize.height}`,
    ...(vramGigabytes === null ? [] : [`${vramGigabytes} GB VRAM (quoted)`]),
    ...buildWords(workflow),
  ];
}

export function workflowFacts(workflow: WorkflowSummary): string[] {
  return [...mainFacts(workflow), ...(workflow.takesLoras ? ['takes LoRAs'] : [])];
}

/** One line for a list. */
export const factLine = (workflow: WorkflowSummary): string => mainFacts(workflow).join(' · ');

export function matchesSearch({ displayName, fileName }: WorkflowSummary, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${displayName} ${fileName}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The one the project names; where it names none, the one that is used all the same. */
export function workflowInUse(
  workflows: readonly WorkflowSummary[],
  stored: string | null,
  reported: string | null,
): WorkflowSummary | undefined {
  const byName = (fileName: string | null) => workflows.find((workflow) => workflow.fileName === fileName);
  return stored === null ? (byName(reported) ?? workflows.find(({ error }) => error === null)) : byName(stored);
}
