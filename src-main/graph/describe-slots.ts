// The slots of a graph for people: where each is, what stands there now, and where else it could be.
import {
  type SlotAddress,
  type SlotName,
  type SlotPlace,
  slotName,
  type WorkflowSlot,
} from '#shared/model/workflow.ts';
import { type ComfyGraph, nodeOf, titleOf } from './comfy-graph.ts';
import { distinct, keyOf } from './distinct.ts';
import { readValue } from './follow-link.ts';
import type { GraphSlots } from './graph-slots.ts';
import { withoutOwnNodes } from './own-nodes.ts';
import { slotCandidates } from './slot-candidates.ts';

/** Nobody reads a longer list, and a graph of megabytes must not become a page of megabytes. */
const MAX_CANDIDATES = 200;

/** Every slot, also those that were not found. `source` of a given binding is `chosen`; who gave it, the caller knows. */
export function describeSlots(graph: ComfyGraph, slots: GraphSlots): WorkflowSlot[] {
  const possible = slotCandidates(withoutOwnNodes(graph), slots.samplerNodeIds);
  return slotName.options.map((slot) => {
    const places = placesOf(slots, slot);
    const taken = new Set(places.map(keyOf));
    const open = slots.ambiguous.find((each) => each.slot === slot);
    const others = distinct([...(open?.candidates ?? []), ...possible[slot]]).filter((one) => !taken.has(keyOf(one)));
    return {
      slot,
      places: places.map((place) => describePlace(graph, slot, place)),
      candidates: others.slice(0, MAX_CANDIDATES).map((place) => describePlace(graph, slot, place)),
      source: sourceOf(slots, slot),
      isOpen: open !== undefined,
    };
  });
}

function placesOf(slots: GraphSlots, slot: SlotName): readonly SlotAddress[] {
  if (slot === 'saveNode') return [{ nodeId: slots.saveNodeId, input: '' }];
  if (slot !== 'imageBatch') return slots[slot];
  return slots.imageBatch === null ? [] : [{ nodeId: slots.imageBatch.nodeId, input: String(slots.imageBatch.output) }];
}

function sourceOf(slots: GraphSlots, slot: SlotName): WorkflowSlot['source'] {
  const by = slots.boundBy[slot];
  return by === 'given' ? 'chosen' : (by ?? 'traced');
}

function describePlace(graph: ComfyGraph, slot: SlotName, { nodeId, input }: SlotAddress): SlotPlace {
  const node = nodeOf(graph, nodeId);
  const isInput = slot !== 'saveNode' && slot !== 'imageBatch';
  const value = isInput ? readValue(graph, { nodeId, input }) : undefined;
  return {
    nodeId,
    input,
    nodeTitle: titleOf(node) || (node?.class_type ?? ''),
    nodeType: node?.class_type ?? '',
    value: typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
  };
}
