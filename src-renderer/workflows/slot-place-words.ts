// Where a slot is and what stands there, in plain words.
import { say } from '#shared/i18n/say.ts';
import type { WordWithHelp } from '#shared/model/slot-words.ts';
import type { SlotAddress, SlotName, SlotPlace, WorkflowSlot } from '#shared/model/workflow.ts';

export function sourceWords(source: WorkflowSlot['source']): WordWithHelp {
  switch (source) {
    case 'traced':
      return { label: say`traced`, help: say`Found by following the links of the graph.` };
    case 'title':
      return { label: say`title`, help: say`A node says so in its title.` };
    case 'sidecar':
      return { label: say`sidecar`, help: say`The .bindings.json beside the workflow says so.` };
    case 'chosen':
      return { label: say`you`, help: say`You chose it here.` };
  }
}

export const placeKey = ({ nodeId, input }: SlotAddress): string => JSON.stringify([nodeId, input]);

const bare = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The node as its user knows it, and where in it: "Load Image", "image · #52". What only repeats the title is left out. */
export function placeParts(slot: SlotName, { nodeId, nodeTitle, nodeType, input }: SlotPlace) {
  const title = nodeTitle.trim() || nodeType;
  const place = slot === 'imageBatch' ? say`output ${input}` : slot === 'saveNode' ? '' : input;
  const repeatsTitle = (words: string) => bare(words) === bare(title);
  const parts = [place, repeatsTitle(nodeType) ? '' : nodeType, repeatsTitle(nodeId) ? '' : `#${nodeId}`];
  return { title, where: parts.filter(Boolean).join(' · ') };
}

export function placeWords(slot: SlotName, place: SlotPlace): string {
  const { title, where } = placeParts(slot, place);
  return [title, where].filter(Boolean).join(' · ');
}

export function valueWords(value: SlotPlace['value']): string {
  if (value === null) return say`computed by the server`;
  if (value === '') return say`empty`;
  return typeof value === 'boolean' ? (value ? say`on` : say`off`) : String(value);
}

/** Every place the slot could be at, what it has now first, each once. */
export function choicesOf({ places, candidates }: WorkflowSlot): SlotPlace[] {
  const byKey = new Map([...places, ...candidates].map((place) => [placeKey(place), place]));
  return [...byKey.values()];
}
