// Other values in some inputs of a graph.
import { type ComfyGraph, type InputAddress, inputOf } from './comfy-graph.ts';

export interface InputChange extends InputAddress {
  readonly value: string | number;
}

/** A copy. Writes only into inputs that are there: slots of another version of the file must not invent any. */
export function withInputs(graph: ComfyGraph, changes: readonly InputChange[]): ComfyGraph {
  const nodes = new Map(Object.entries(graph));
  for (const { nodeId, input, value } of changes) {
    const node = inputOf(graph, { nodeId, input }) === undefined ? undefined : nodes.get(nodeId);
    if (node !== undefined) nodes.set(nodeId, { ...node, inputs: { ...node.inputs, [input]: value } });
  }
  return Object.fromEntries(nodes);
}
