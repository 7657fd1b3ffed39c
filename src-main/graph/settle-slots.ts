// From the inputs that need a value to the places where it is written: a primitive may serve several inputs of one slot,
// never two slots, and never the other side's text.
import { type ComfyGraph, type InputAddress, upstreamOf } from './comfy-graph.ts';
import { distinct, keyOf } from './distinct.ts';
import { settleAddress } from './follow-link.ts';
import type { AddressSlot } from './graph-slots.ts';
import type { ScaledAddress } from './sized-nodes.ts';

export type AddressSlots = Record<AddressSlot, ScaledAddress[]>;

/** `taken`: places that somebody gave to another slot. */
export function settleSlots(
  graph: ComfyGraph,
  consumers: AddressSlots,
  taken: readonly InputAddress[] = [],
): AddressSlots {
  const slotNames = Object.keys(consumers) as AddressSlot[];
  const takenKeys = new Set(taken.map(keyOf));
  const slotsByPlace = new Map<string, Set<AddressSlot>>();
  for (const slot of slotNames) {
    for (const consumer of consumers[slot]) {
      const key = keyOf(settleAddress(graph, consumer));
      slotsByPlace.set(key, (slotsByPlace.get(key) ?? new Set()).add(slot));
    }
  }
  const nodesOf = (slot: AddressSlot) => consumers[slot].map(({ nodeId }) => nodeId);
  const behindPositive = upstreamOf(graph, nodesOf('positive'));
  const behindNegative = upstreamOf(graph, nodesOf('negative'));
  const settle = (slot: AddressSlot, consumer: ScaledAddress): ScaledAddress => {
    const place = settleAddress(graph, consumer);
    const isShared = (slotsByPlace.get(keyOf(place))?.size ?? 0) > 1 || takenKeys.has(keyOf(place));
    // A text that also flows into the other side, however it is joined there, must not be changed at its source.
    const leaks =
      (slot === 'positive' && behindNegative.has(place.nodeId)) ||
      (slot === 'negative' && behindPositive.has(place.nodeId));
    return isShared || leaks ? consumer : { ...consumer, ...place };
  };
  const settled = slotNames.map((slot) => [
    slot,
    distinct(consumers[slot].map((one) => settle(slot, one))).filter((place) => !takenKeys.has(keyOf(place))),
  ]);
  return Object.fromEntries(settled) as AddressSlots;
}
