// Other values in some inputs of a graph.
import { type ComfyGraph, type InputAddress, inputOf } from './comfy-graph.ts';

export interface InputChange extends InputAddress {
  readonly value: string | number;
}

/** A copy. Writes only into inputs that are there: slots of another version of the file must not invent any. */
export function withInputs(graph: ComfyGraph, changes: readonly InputChange[]): ComfyGraph {
  const copy = structuredClone(graph) as Record<string, { inputs: Record<string, unknown> }>;
  for (const { nodeId, input, value } of changes) {
    const node = inputOf(graph, { nodeId, input }) === undefined ? undefined : copy[nodeId];
    if (node !== undefined) node.inputs[input] = value;
  }
  return copy as unknown as ComfyGraph;
}
