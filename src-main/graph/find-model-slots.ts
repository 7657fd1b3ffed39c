// Loaders whose title asks for the chosen model file: "[MODEL] …" for the unnamed slot, "[MODEL:high] …" for slot "high".
import { type ComfyGraph, inputOf } from './comfy-graph.ts';
import { settleAddress } from './follow-link.ts';
import type { GraphSlots } from './graph-slots.ts';
import { MODEL_FILE_INPUTS } from './input-names.ts';
import { tagNamed } from './title-tags.ts';

export function findModelSlots(graph: ComfyGraph): GraphSlots['models'] {
  return Object.entries(graph).flatMap(([nodeId, node]) => {
    const tag = tagNamed(node, 'MODEL');
    if (tag === undefined) return [];
    const places = MODEL_FILE_INPUTS.map((input) => settleAddress(graph, { nodeId, input }));
    const place = places.find((each) => typeof inputOf(graph, each) === 'string');
    return place === undefined ? [] : [{ slot: tag.name ?? '', ...place }];
  });
}
