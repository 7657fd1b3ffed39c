// The same text for graphs that make the same pictures from the same start frame: what a fingerprint is made of.
import type { ComfyGraph } from './comfy-graph.ts';
import type { GraphSlots } from './graph-slots.ts';
import { withoutCaptureNodes } from './own-nodes.ts';
import { withInputs } from './with-inputs.ts';

/**
 * Without start and end image names, file prefixes and capture nodes: none of them changes a pixel. (The start frame's pixels
 * have a hash of their own.) Titles are for people.
 */
export function canonicalGraph(graph: ComfyGraph, slots: GraphSlots): string {
  const nameless = [...slots.startImage, ...slots.endImage, ...slots.filenamePrefix];
  const plain = withInputs(
    withoutCaptureNodes(graph),
    nameless.map((address) => ({ ...address, value: '' })),
  );
  const nodes = Object.entries(plain).map(([nodeId, node]) => [
    nodeId,
    { class_type: node.class_type, inputs: node.inputs },
  ]);
  return JSON.stringify(sorted(Object.fromEntries(nodes)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
