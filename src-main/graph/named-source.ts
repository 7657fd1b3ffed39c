// Nodes that hand on the size, length or rate they were told themselves (WanCameraEmbedding, resizers with a width output):
// whoever takes it from them must agree with them.
import { type ComfyGraph, type InputAddress, inputOf, isLink, nodeOf } from './comfy-graph.ts';
import { readNumber, settleAddress, throughPassing } from './follow-link.ts';
import type { ScaledAddress } from './sized-nodes.ts';

/**
 * The input of the same name (else of another of `names`) on the node that an input is linked to, and so on from there; the
 * nearest first. Empty where the value is a primitive's or nothing there tells it. A 0 stands for "as it comes".
 */
export function namedSources(graph: ComfyGraph, address: InputAddress, names: readonly string[]): InputAddress[] {
  const sources: InputAddress[] = [];
  let current = address;
  // The graph has no cycles, so this ends.
  for (;;) {
    const value = inputOf(graph, current);
    if (!isLink(value) || settleAddress(graph, current) !== current) return sources;
    const [nodeId] = throughPassing(graph, value);
    const inputs = nodeOf(graph, nodeId)?.inputs ?? {};
    const input = [current.input, ...names].find((name) => Object.hasOwn(inputs, name));
    if (input === undefined) return sources;
    const source = { nodeId, input };
    if (!isLink(inputs[input]) && (readNumber(graph, source) ?? 0) <= 0) return sources;
    sources.push(source);
    current = source;
  }
}

/** As `readNumber`, also where the value is only what such a node was told. */
export function readThroughSources(graph: ComfyGraph, address: InputAddress, names: readonly string[]): number | null {
  const all = [address, ...namedSources(graph, address, names)];
  return all.map((each) => readNumber(graph, each)).find((number) => number !== null) ?? null;
}

/**
 * Each place with the sources before it, which say what it is now. It is written in both: a source may keep proportions or
 * take its size from a preset, and what reads it must get exactly what was asked for.
 */
export function withSources<Place extends ScaledAddress>(
  graph: ComfyGraph,
  places: readonly Place[],
  names: readonly string[],
): Place[] {
  return places.flatMap((place) => [
    ...namedSources(graph, place, names)
      .toReversed()
      .map((source) => ({ ...place, ...source })),
    place,
  ]);
}
