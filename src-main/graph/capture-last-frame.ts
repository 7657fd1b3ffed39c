// Two more nodes that save one frame of the batch as PNG: the sampler's own pixels, before H.264 has seen them.
import type { ComfyGraph, ComfyNode } from './comfy-graph.ts';
import type { GraphSlots } from './graph-slots.ts';
import { CAPTURE_NODE_IDS } from './own-nodes.ts';

export interface CapturingGraph {
  readonly graph: ComfyGraph;
  readonly saveNodeId: string;
}

/** `frameIndex` counts from 0 in the rendered batch. null: this graph has no batch to take a frame from. */
export function captureLastFrame(
  graph: ComfyGraph,
  slots: GraphSlots,
  frameIndex: number,
  filenamePrefix: string,
): CapturingGraph | null {
  if (slots.imageBatch === null) return null;
  const { nodeId, output } = slots.imageBatch;
  const frame: ComfyNode = {
    class_type: 'ImageFromBatch',
    inputs: { image: [nodeId, output], batch_index: frameIndex, length: 1 },
    _meta: { title: 'Last kept frame (Longtake)' },
  };
  const save: ComfyNode = {
    class_type: 'SaveImage',
    inputs: { images: [CAPTURE_NODE_IDS.frame, 0], filename_prefix: filenamePrefix },
    _meta: { title: 'Save last kept frame (Longtake)' },
  };
  const added = { [CAPTURE_NODE_IDS.frame]: frame, [CAPTURE_NODE_IDS.save]: save };
  return { graph: { ...structuredClone(graph), ...added }, saveNodeId: CAPTURE_NODE_IDS.save };
}
