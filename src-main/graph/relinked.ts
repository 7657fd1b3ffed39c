// A graph with some of its links led elsewhere.
import { type ComfyGraph, type ComfyNode, type GraphLink, isLink } from './comfy-graph.ts';

/** Nodes none of whose links change are the same objects as before. */
export function relinked(
  graph: ComfyGraph,
  lead: (link: GraphLink, consumer: { readonly nodeId: string; readonly input: string }) => GraphLink | null,
): ComfyGraph {
  return Object.fromEntries(
    Object.entries(graph).map(([nodeId, node]): [string, ComfyNode] => {
      let isChanged = false;
      const inputs = Object.entries(node.inputs).flatMap(([input, value]) => {
        if (!isLink(value)) return [[input, value] as const];
        const led = lead(value, { nodeId, input });
        if (led !== value) isChanged = true;
        return led === null ? [] : [[input, led] as const];
      });
      return [nodeId, isChanged ? { ...node, inputs: Object.fromEntries(inputs) } : node];
    }),
  );
}
