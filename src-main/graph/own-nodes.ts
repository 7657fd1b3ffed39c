// The nodes Longtake adds to a graph itself. A graph taken from one of our own files carries them already: nothing is looked
// for in them, and they are replaced, not doubled.
import { type ComfyGraph, type GraphLink, linksNamed, nodeOf } from './comfy-graph.ts';
import { relinked } from './relinked.ts';

export const CAPTURE_NODE_IDS = {
  frame: 'longtake_captured_frame',
  save: 'longtake_captured_frame_save',
  passFirst: 'longtake_after_capture_1',
  passSecond: 'longtake_after_capture_2',
} as const;

export function ownLoraId(number: number): string {
  return `longtake_lora_${number}`;
}

const CAPTURE_IDS: ReadonlySet<string> = new Set(Object.values(CAPTURE_NODE_IDS));
const isCaptureNode = (nodeId: string): boolean => CAPTURE_IDS.has(nodeId);
const isOwnNode = (nodeId: string): boolean => /^longtake_lora_\d+$/.test(nodeId) || isCaptureNode(nodeId);

/** What one of our nodes hands on, changed: the model, the LoRAs before it, the pictures. */
const HANDED_ON = ['model', 'prev_lora', 'image'];

/** The graph as it was before our nodes were added; the same object where there are none. */
export const withoutOwnNodes = (graph: ComfyGraph): ComfyGraph => without(graph, isOwnNode);

/** As withoutOwnNodes, but for the LoRAs, which change the pictures. */
export const withoutCaptureNodes = (graph: ComfyGraph): ComfyGraph => without(graph, isCaptureNode);

function without(graph: ComfyGraph, isLeftOut: (nodeId: string) => boolean): ComfyGraph {
  if (!Object.keys(graph).some(isLeftOut)) return graph;
  const before = (link: GraphLink): GraphLink | null => {
    let current: GraphLink | undefined = link;
    // The graph has no cycles, so this ends.
    while (current !== undefined && isLeftOut(current[0])) {
      current = linksNamed(nodeOf(graph, current[0]), HANDED_ON)[0]?.link;
    }
    return current ?? null;
  };
  const others = Object.entries(graph).filter(([nodeId]) => !isLeftOut(nodeId));
  return relinked(Object.fromEntries(others), (link) => (isLeftOut(link[0]) ? before(link) : link));
}
