// Every place in a graph that could serve a slot, by the names of inputs and the kind of value that stands there.
import { type SlotAddress, type SlotName, slotName } from '#shared/model/workflow.ts';
import { type ComfyGraph, type ComfyNode, downstreamOf, isLink, linksNamed, nodeOf } from './comfy-graph.ts';
import { keyOf } from './distinct.ts';
import { findSaveNodes } from './find-save-nodes.ts';
import { settleAddress } from './follow-link.ts';
import type { AddressSlot } from './graph-slots.ts';
import { BATCH_INPUTS, SLOT_INPUTS, TEXT_SLOTS } from './input-names.ts';

export type SlotCandidates = Readonly<Record<SlotName, readonly SlotAddress[]>>;

/** In the file's order; the primitive behind an input stands in the input's place. */
export function slotCandidates(graph: ComfyGraph, samplerNodeIds: readonly string[]): SlotCandidates {
  const samplers = new Set(samplerNodeIds);
  const behindSamplers = downstreamOf(graph, samplerNodeIds);
  // What comes before the sampler is no finished picture, what comes right out of it is a latent.
  const isPicture = (nodeId: string) => samplers.size === 0 || (behindSamplers.has(nodeId) && !samplers.has(nodeId));
  const found = new Map<SlotName, Map<string, SlotAddress>>(slotName.options.map((slot) => [slot, new Map()]));
  const add = (slot: SlotName, place: SlotAddress) => found.get(slot)?.set(keyOf(place), place);
  for (const [nodeId, node] of Object.entries(graph)) {
    for (const [slot, inputs] of Object.entries(SLOT_INPUTS) as [AddressSlot, readonly string[]][]) {
      for (const input of inputs) {
        if (!Object.hasOwn(node.inputs, input)) continue;
        const place = servingPlace(graph, slot, { nodeId, input });
        if (place !== null) add(slot, place);
      }
    }
    for (const input of looseTexts(node)) {
      add('positive', { nodeId, input });
      add('negative', { nodeId, input });
    }
    for (const { link } of linksNamed(node, BATCH_INPUTS)) {
      if (isPicture(link[0])) add('imageBatch', { nodeId: link[0], input: String(link[1]) });
    }
  }
  for (const { nodeId } of findSaveNodes(graph)) add('saveNode', { nodeId, input: '' });
  const lists = [...found].map(([slot, places]) => [slot, [...places.values()]]);
  return Object.fromEntries(lists) as Record<SlotName, SlotAddress[]>;
}

const TEXT_CLASS = /string|text|prompt/i;
const TEXT_INPUT = /^(value|string|text|prompt|caption|instruction)$|_(text|prompt)$/i;

/** Words that no usual input name gives away: in a node that is there for texts, or more than one in an input for them. */
function looseTexts(node: ComfyNode): string[] {
  const isForTexts = TEXT_CLASS.test(node.class_type);
  return Object.entries(node.inputs).flatMap(([input, value]) => {
    if (typeof value !== 'string' || isFileName(value)) return [];
    const isNamed = TEXT_INPUT.test(input);
    const isSentence = /[^\s,;]\s+[^\s,;]/.test(value);
    return (isForTexts && isNamed) || ((isForTexts || isNamed) && isSentence) ? [input] : [];
  });
}

/** `models/x.safetensors`, `video/ComfyUI`. */
function isFileName(text: string): boolean {
  return /^\S*[\\/]\S*$/.test(text) || /\.[a-z0-9]{2,11}$/i.test(text.trim());
}

/** A picture's name must be written where a file is loaded; numbers and texts may replace the link that brings them. */
function servingPlace(graph: ComfyGraph, slot: AddressSlot, address: SlotAddress): SlotAddress | null {
  const value = nodeOf(graph, address.nodeId)?.inputs[address.input];
  const wanted = TEXT_SLOTS.has(slot) ? 'string' : 'number';
  if (typeof value === wanted) return address;
  const isPicture = slot === 'startImage' || slot === 'endImage';
  return isLink(value) && !isPicture ? settleAddress(graph, address) : null;
}
