// Loaders whose title asks for the chosen model file: "[MODEL] …" for the unnamed slot, "[MODEL:high] …" for slot "high".
import { type ComfyGraph, titleOf } from './comfy-graph.ts';
import { settleAddress } from './follow-link.ts';
import type { GraphSlots } from './graph-slots.ts';

const TITLE = /^\[MODEL(?::([^\]]*))?\]/;
const FILE_INPUTS = ['unet_name', 'ckpt_name', 'model_name', 'model'];

export function findModelSlots(graph: ComfyGraph): GraphSlots['models'] {
  return Object.entries(graph).flatMap(([nodeId, node]) => {
    const title = TITLE.exec(titleOf(node));
    const input = FILE_INPUTS.find((name) => name in node.inputs);
    if (title === null || input === undefined) return [];
    return [{ slot: (title[1] ?? '').trim(), ...settleAddress(graph, { nodeId, input }) }];
  });
}
