// Slots that somebody decided: by a choice that is handed in, else by a node's title.
import { say } from '#shared/i18n/say.ts';
import { slotWords } from '#shared/model/slot-words.ts';
import { type SlotAddress, type SlotBindings, type SlotName, slotName } from '#shared/model/workflow.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ComfyGraph, type ComfyNode, inputOf, isLink, jsonPathOf, nodeOf, titleOf } from './comfy-graph.ts';
import { graphError } from './graph-error.ts';
import type { AddressSlot, GraphSlots } from './graph-slots.ts';
import { SLOT_INPUTS, TEXT_SLOTS } from './input-names.ts';
import { SLOT_OF_TAG, type TitleTag, titleTags } from './title-tags.ts';

export interface BoundSlots {
  readonly places: ReadonlyMap<SlotName, readonly SlotAddress[]>;
  readonly boundBy: GraphSlots['boundBy'];
  /** What was decided about places that are not there any more. */
  readonly notes: readonly string[];
}

export function findBoundSlots(graph: ComfyGraph, bindings: SlotBindings): Result<BoundSlots> {
  const titled = boundByTitles(graph);
  if (!titled.ok) return titled;
  const places = new Map(titled.value);
  const boundBy: GraphSlots['boundBy'] = Object.fromEntries([...places.keys()].map((slot) => [slot, 'title']));
  const notes: string[] = [];
  for (const slot of slotName.options) {
    const given = bindings[slot] ?? [];
    const found = given.filter((place) => isThere(graph, slot, place));
    // The file may have been edited since the choice was made.
    for (const lost of given.filter((place) => !found.includes(place))) notes.push(lostPlace(slot, lost));
    if (found.length === 0) continue;
    places.set(slot, found);
    boundBy[slot] = 'given';
  }
  return ok({ places, boundBy, notes });
}

function isThere(graph: ComfyGraph, slot: SlotName, place: SlotAddress): boolean {
  if (slot === 'saveNode') return nodeOf(graph, place.nodeId) !== undefined;
  if (slot === 'imageBatch') return nodeOf(graph, place.nodeId) !== undefined && /^\d{1,3}$/.test(place.input);
  return inputOf(graph, place) !== undefined;
}

function lostPlace(slot: SlotName, { nodeId, input }: SlotAddress): string {
  const place = input === '' ? say`node "${nodeId}"` : say`input "${input}" of node "${nodeId}"`;
  return say`The place chosen for "${slotWords(slot).label}" (${place}) is not in this file any more; the choice is ignored.`;
}

function boundByTitles(graph: ComfyGraph): Result<Map<SlotName, SlotAddress[]>> {
  const places = new Map<SlotName, SlotAddress[]>();
  for (const [nodeId, node] of Object.entries(graph)) {
    for (const tag of titleTags(node)) {
      const slot = Object.hasOwn(SLOT_OF_TAG, tag.tag) ? SLOT_OF_TAG[tag.tag] : undefined;
      if (slot === undefined) continue;
      const inputs = taggedInputs(node, slot, tag);
      if (inputs.length === 0) return misfit(nodeId, node, tag, slot);
      places.set(slot, [...(places.get(slot) ?? []), ...inputs.map((input) => ({ nodeId, input }))]);
    }
  }
  return ok(places);
}

/** The named input, or the only sensible one: by its usual name, else the one plain value of the node. */
function taggedInputs(node: ComfyNode, slot: SlotName, { name }: TitleTag): string[] {
  if (slot === 'saveNode') return name === null ? [''] : [];
  if (slot === 'imageBatch') return /^\d{1,3}$/.test(name ?? '0') ? [name ?? '0'] : [];
  if (name !== null) return Object.hasOwn(node.inputs, name) ? [name] : [];
  const usual = SLOT_INPUTS[slot].filter((input) => Object.hasOwn(node.inputs, input));
  const isPrompt = slot === 'positive' || slot === 'negative';
  // A text encoder may want the prompt twice (clip_l and t5xxl), one with a text for each side only once.
  const isSided = usual[0]?.endsWith('_prompt') === true;
  if (usual.length > 0) return isPrompt && !isSided ? usual : usual.slice(0, 1);
  const plain = Object.entries(node.inputs).filter(([, value]) => couldServe(slot, value));
  return plain.length === 1 ? plain.map(([input]) => input) : [];
}

function couldServe(slot: AddressSlot, value: unknown): boolean {
  return !isLink(value) && typeof value === (TEXT_SLOTS.has(slot) ? 'string' : 'number');
}

function misfit(nodeId: string, node: ComfyNode, { tag, name }: TitleTag, slot: SlotName): Result<never> {
  const written = name === null ? `[${tag}]` : `[${tag}:${name}]`;
  const { class_type: nodeType } = node;
  const title = titleOf(node);
  const message =
    name === null
      ? say`Node "${nodeId}" (${nodeType}) is titled "${title}", but none of its inputs can be "${slotWords(slot).label}".`
      : say`Node "${nodeId}" (${nodeType}) is titled "${title}", but it has no input "${name}".`;
  const names = inputNames(node);
  const remedy =
    names === ''
      ? say`Take ${written} out of its title: it has no inputs.`
      : say`Take ${written} out of its title, or name one of its inputs: [${tag}:…]. It has ${names}.`;
  return graphError(message, remedy, jsonPathOf(nodeId));
}

function inputNames(node: ComfyNode): string {
  const names = Object.keys(node.inputs);
  return names.length > 12 ? `${names.slice(0, 12).join(', ')}, …` : names.join(', ');
}
