// What a workflow is, in the few words that tell it from the others.
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';

const FAMILIES: readonly WorkflowSummary['family'][] = ['wan-14b', 'wan-5b', 'ltx', 'hunyuan', 'other'];

function familyName(family: WorkflowSummary['family']): string {
  switch (family) {
    case 'wan-14b':
      return 'Wan 2.2 14B'; // not for people
    case 'wan-5b':
      return 'Wan 2.2 5B'; // not for people
    case 'ltx':
      return 'LTX-Video'; // not for people
    case 'hunyuan':
      return 'HunyuanVideo'; // not for people
    case 'other':
      return say`Other models`;
  }
}

export interface WorkflowGroup {
  readonly label: string;
  readonly workflows: readonly WorkflowSummary[];
}

/** The usable ones by model family, the user's own after them; broken ones are in none. */
export function groupWorkflows(workflows: readonly WorkflowSummary[]): WorkflowGroup[] {
  const groupOf = ({ source, family }: WorkflowSummary) => (source === 'user' ? 'own' : family);
  return ([...FAMILIES, 'own'] as const)
    .map((group) => ({
      label: group === 'own' ? say`Your own` : familyName(group),
      workflows: workflows.filter((workflow) => workflow.error === null && groupOf(workflow) === group),
    }))
    .filter((group) => group.workflows.length > 0);
}

function startWords({ kind, takesStartImage, takesEndImage, textStartFileName }: WorkflowSummary): string {
  if (kind === 'gcvfl' || takesEndImage) return say`first and last frame`;
  if (!takesStartImage) return say`from text only`;
  return textStartFileName === null ? say`from an image` : say`from an image or text`;
}

/** File and node names tell what the graph itself does not say about its speed and precision. */
function buildWords({ fileName, displayName, nodeTypes }: WorkflowSummary): string[] {
  return [
    ...(/turbo|lightning|distill|4[ -]?steps?\b/i.test(`${fileName} ${displayName}`) ? [say`turbo`] : []),
    ...(nodeTypes.some((type) => /gguf/i.test(type)) ? ['GGUF'] : []),
  ];
}

function mainFacts(workflow: WorkflowSummary): string[] {
  const { framesPerSecond, defaultSize, vramGigabytes } = workflow;
  return [
    startWords(workflow),
    say`${formatNumber(framesPerSecond)} fps`,
    `${defaultSize.width} × ${defaultSize.height}`,
    ...(vramGigabytes === null ? [] : [say`${formatNumber(vramGigabytes)} GB VRAM (quoted)`]),
    ...buildWords(workflow),
  ];
}

export function workflowFacts(workflow: WorkflowSummary): string[] {
  return [...mainFacts(workflow), ...(workflow.takesLoras ? [say`takes LoRAs`] : [])];
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
