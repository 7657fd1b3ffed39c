// The slots of a graph in plain words.
import type { SlotAddress, SlotName, SlotPlace, WorkflowSlot } from '#shared/model/workflow.ts';

export const SLOT_WORDS: Record<SlotName, { readonly label: string; readonly help: string }> = {
  startImage: { label: 'Start image', help: 'The node that loads the picture the video begins with.' },
  endImage: { label: 'End image', help: 'The node that loads the picture the video ends on.' },
  positive: { label: 'Prompt', help: 'What the video should show.' },
  negative: { label: 'Negative prompt', help: 'What it should not show.' },
  seed: { label: 'Seed', help: 'Only of samplers that add noise; the others ignore theirs.' },
  width: { label: 'Width', help: 'In pixels.' },
  height: { label: 'Height', help: 'In pixels.' },
  length: { label: 'Frames', help: 'How many frames the model makes.' },
  fps: { label: 'Frame rate', help: 'Frames per second of the saved video.' },
  filenamePrefix: { label: 'File name', help: 'How the server names what it saves.' },
  steps: { label: 'Steps', help: 'Sampling steps.' },
  stepBounds: {
    label: 'Hand-over steps',
    help: 'Where one sampler hands over to the next; they scale with the steps.',
  },
  cfg: { label: 'CFG', help: 'How closely the prompt is followed. A distilled stage keeps its own.' },
  imageBatch: {
    label: 'Frames before encoding',
    help: 'Where the last frame is taken from, cleaner than the encoded video has it.',
  },
  saveNode: { label: 'Save node', help: 'The node whose files are the take.' },
};

export const SOURCE_WORDS: Record<WorkflowSlot['source'], { readonly label: string; readonly help: string }> = {
  traced: { label: 'traced', help: 'Found by following the links of the graph.' },
  title: { label: 'title', help: 'A node says so in its title.' },
  sidecar: { label: 'sidecar', help: 'The .bindings.json beside the workflow says so.' },
  chosen: { label: 'you', help: 'You chose it here.' },
};

export const placeKey = ({ nodeId, input }: SlotAddress): string => JSON.stringify([nodeId, input]);

const bare = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The node as its user knows it, and where in it: "Load Image", "image · #52". What only repeats the title is left out. */
export function placeParts(slot: SlotName, { nodeId, nodeTitle, nodeType, input }: SlotPlace) {
  const title = nodeTitle.trim() || nodeType;
  const place = slot === 'imageBatch' ? `output ${input}` : slot === 'saveNode' ? '' : input;
  const repeatsTitle = (words: string) => bare(words) === bare(title);
  const parts = [place, repeatsTitle(nodeType) ? '' : nodeType, repeatsTitle(nodeId) ? '' : `#${nodeId}`];
  return { title, where: parts.filter(Boolean).join(' · ') };
}

export function placeWords(slot: SlotName, place: SlotPlace): string {
  const { title, where } = placeParts(slot, place);
  return [title, where].filter(Boolean).join(' · ');
}

export function valueWords(value: SlotPlace['value']): string {
  if (value === null) return 'computed by the server';
  if (value === '') return 'empty';
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}

/** Every place the slot could be at, what it has now first, each once. */
export function choicesOf({ places, candidates }: WorkflowSlot): SlotPlace[] {
  const byKey = new Map([...places, ...candidates].map((place) => [placeKey(place), place]));
  return [...byKey.values()];
}
