// The picture files a graph starts from (and ends on), and the resizers they pass on the way.
import { type ComfyGraph, type GraphLink, type InputAddress, linksNamed, linksOf, nodeOf } from './comfy-graph.ts';
import { readNumber, throughPassing } from './follow-link.ts';
import { distinct } from './trace-texts.ts';

export interface ImageTrace {
  readonly startImage: readonly InputAddress[];
  readonly endImage: readonly InputAddress[];
  readonly passedNodeIds: readonly string[];
}

const START_INPUTS = [
  'start_image',
  'image',
  'first_image',
  'first_frame',
  'clip_vision_output',
  'clip_vision_start_image',
];
const END_INPUTS = ['end_image', 'last_image', 'last_frame', 'clip_vision_end_image'];
const PASSING_INPUTS = ['image', 'images', 'pixels', 'input', 'clip_vision_output'];

/** `nodeIds`: the nodes on the way of the latent and of the conditioning, where pictures can enter. */
export function traceImages(graph: ComfyGraph, nodeIds: readonly string[]): ImageTrace {
  const startImage: InputAddress[] = [];
  const endImage: InputAddress[] = [];
  const passed = new Set<string>();
  for (const nodeId of nodeIds) {
    const role = guideRole(graph, nodeId);
    for (const { input, link } of linksNamed(nodeOf(graph, nodeId), [...START_INPUTS, ...END_INPUTS, 'pixels'])) {
      const found = findImageFile(graph, link, passed);
      if (found === null || role === 'between') continue;
      if (END_INPUTS.includes(input) || role === 'end') endImage.push(found);
      else startImage.push(found);
    }
  }
  return { startImage: distinct(startImage), endImage: distinct(endImage), passedNodeIds: [...passed] };
}

/** Guides (LTXVAddGuide) say at which frame their picture stands: 0 is the start, -1 the end. */
function guideRole(graph: ComfyGraph, nodeId: string): 'start' | 'between' | 'end' {
  const frameIndex = readNumber(graph, { nodeId, input: 'frame_idx' });
  if (frameIndex === null || frameIndex === 0) return 'start';
  return frameIndex === -1 ? 'end' : 'between';
}

function findImageFile(graph: ComfyGraph, start: GraphLink, passed: Set<string>): InputAddress | null {
  const seen = new Set<string>();
  let link: GraphLink | undefined = start;
  while (link !== undefined) {
    const [nodeId] = throughPassing(graph, link);
    const node = nodeOf(graph, nodeId);
    if (node === undefined || seen.has(nodeId)) return null;
    seen.add(nodeId);
    if (typeof node.inputs.image === 'string') return { nodeId, input: 'image' };
    passed.add(nodeId);
    const links = linksOf(node);
    link = (linksNamed(node, PASSING_INPUTS)[0] ?? (links.length === 1 ? links[0] : undefined))?.link;
  }
  return null;
}
