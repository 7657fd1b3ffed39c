// A few more nodes that save one frame of the batch as PNG: the sampler's own pixels, before H.264 has seen them.
import type { ComfyGraph, ComfyNode, GraphLink } from './comfy-graph.ts';
import type { GraphSlots } from './graph-slots.ts';
import { CAPTURE_NODE_IDS } from './own-nodes.ts';
import { relinked } from './relinked.ts';

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
    _meta: { title: 'Last kept frame (Longtake)' }, // not for people
  };
  const save: ComfyNode = {
    class_type: 'SaveImage',
    inputs: { images: [CAPTURE_NODE_IDS.frame, 0], filename_prefix: filenamePrefix },
    _meta: { title: 'Save last kept frame (Longtake)' }, // not for people
  };
  const added = { [CAPTURE_NODE_IDS.frame]: frame, [CAPTURE_NODE_IDS.save]: save };
  const after = afterCapture(graph, [nodeId, output]);
  return { graph: { ...after, ...added }, saveNodeId: CAPTURE_NODE_IDS.save };
}

/**
 * Of two ways to a save node ComfyUI goes the one with fewer nodes first, and leaves it to chance where they are as long. With
 * two nodes that only hand the batch on, the frame always comes before the video is encoded, so that the next segment can be
 * sent meanwhile. ImageScale to 0 × 0 hands on the very pictures, without a copy.
 */
function afterCapture(graph: ComfyGraph, batch: GraphLink): ComfyGraph {
  const { passFirst, passSecond } = CAPTURE_NODE_IDS;
  const later = relinked(graph, (link) => (link[0] === batch[0] && link[1] === batch[1] ? [passSecond, 0] : link));
  return { ...later, [passFirst]: passing(batch), [passSecond]: passing([passFirst, 0]) };
}

const passing = (image: GraphLink): ComfyNode => ({
  class_type: 'ImageScale',
  inputs: { image, upscale_method: 'nearest-exact', width: 0, height: 0, crop: 'disabled' },
  _meta: { title: 'After the last kept frame (Longtake)' }, // not for people
});
