// From the inputs that need a value to the places where it is written: a primitive may serve several inputs of one slot,
// never two slots, and never the other side's text.
import { type ComfyGraph, type InputAddress, upstreamOf } from './comfy-graph.ts';
import { settleAddress } from './follow-link.ts';
import type { AddressSlot } from './graph-slots.ts';
import { distinct, keyOf } from './trace-texts.ts';

type Slots = Record<AddressSlot, InputAddress[]>;

export function settleSlots(graph: ComfyGraph, consumers: Slots): Slots {
  const slotNames = Object.keys(consumers) as AddressSlot[];
  const slotsByPlace = new Map<string, Set<AddressSlot>>();
  for (const slot of slotNames) {
    for (const consumer of consumers[slot]) {
      const key = keyOf(settleAddress(graph, consumer));
      slotsByPlace.set(key, (slotsByPlace.get(key) ?? new Set()).add(slot));
    }
  }
  const behindTexts = {
    positive: upstreamOf(
      graph,
      consumers.positive.map(({ nodeId }) => nodeId),
    ),
    negative: upstreamOf(
      graph,
      consumers.negative.map(({ nodeId }) => nodeId),
    ),
  };
  const settle = (slot: AddressSlot, consumer: InputAddress): InputAddress => {
    const place = settleAddress(graph, consumer);
    const isShared = (slotsByPlace.get(keyOf(place))?.size ?? 0) > 1;
    // A text that also flows into the other side, however it is joined there, must not be changed at its source.
    const leaks =
      (slot === 'positive' && behindTexts.negative.has(place.nodeId)) ||
      (slot === 'negative' && behindTexts.positive.has(place.nodeId));
    return isShared || leaks ? consumer : place;
  };
  const settled = slotNames.map((slot) => [slot, distinct(consumers[slot].map((one) => settle(slot, one)))]);
  return Object.fromEntries(settled) as Slots;
}
