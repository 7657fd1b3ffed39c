// The nodes Longtake adds to a graph itself. A graph taken from one of our own files carries them already: nothing is looked
// for in them, and they are replaced, not doubled.
import { type ComfyGraph, type GraphLink, linksNamed, nodeOf } from './comfy-graph.ts';
import { relinked } from './relinked.ts';

export const CAPTURE_NODE_IDS = { frame: 'longtake_captured_frame', save: 'longtake_captured_frame_save' } as const;

export function ownLoraId(number: number): string {
  return `longtake_lora_${number}`;
}

function isOwnNode(nodeId: string): boolean {
  return /^longtake_lora_\d+$/.test(nodeId) || Object.values<string>(CAPTURE_NODE_IDS).includes(nodeId);
}

/** What one of our nodes hands on, changed: the model, the LoRAs before it, the pictures. */
const HANDED_ON = ['model', 'prev_lora', 'image'];

/** The graph as it was before our nodes were added; the same object where there are none. */
export function withoutOwnNodes(graph: ComfyGraph): ComfyGraph {
  if (!Object.keys(graph).some(isOwnNode)) return graph;
  const before = (link: GraphLink): GraphLink | null => {
    let current: GraphLink | undefined = link;
    // The graph has no cycles, so this ends.
    while (current !== undefined && isOwnNode(current[0])) {
      current = linksNamed(nodeOf(graph, current[0]), HANDED_ON)[0]?.link;
    }
    return current ?? null;
  };
  const others = Object.entries(graph).filter(([nodeId]) => !isOwnNode(nodeId));
  return relinked(Object.fromEntries(others), (link) => (isOwnNode(link[0]) ? before(link) : link));
}
