// The picture files a graph starts from (and ends on), and the resizers they pass on the way.
import {
  type ComfyGraph,
  type ComfyNode,
  downstreamOf,
  type GraphLink,
  type InputAddress,
  inputOf,
  linksNamed,
  linksOf,
  nodeOf,
} from './comfy-graph.ts';
import { distinct, keyOf } from './distinct.ts';
import { readNumber, readValue, throughPassing } from './follow-link.ts';
import { END_IMAGE_INPUTS, IMAGE_ENTRIES, PASSING_IMAGE_INPUTS } from './input-names.ts';

export interface ImageTrace {
  readonly startImage: readonly InputAddress[];
  readonly endImage: readonly InputAddress[];
  /** The inputs through which the end image enters the start's way. */
  readonly endImageLinks: readonly InputAddress[];
  readonly passedNodeIds: readonly string[];
}

type Role = 'start' | 'end';

interface Walk {
  readonly link: GraphLink;
  readonly role: Role;
}

/** `nodeIds`: the nodes on the way of the latent and of the conditioning, where pictures can enter. */
export function traceImages(graph: ComfyGraph, nodeIds: readonly string[]): ImageTrace {
  const found = { start: [] as InputAddress[], end: [] as InputAddress[] };
  const endImageLinks: InputAddress[] = [];
  const passed = new Set<string>();
  const seen = new Set<string>();
  const enter = (nodeId: string, names: readonly string[], role: Role): Walk[] =>
    linksNamed(nodeOf(graph, nodeId), names).map(({ input, link }) => {
      const isEnd = role === 'end' || END_IMAGE_INPUTS.includes(input);
      if (isEnd && role === 'start') endImageLinks.push({ nodeId, input });
      return { link, role: isEnd ? 'end' : 'start' };
    });
  for (const entry of nodeIds) {
    const role = guideRole(graph, entry);
    if (role === 'none') continue;
    const waiting = enter(entry, IMAGE_ENTRIES, role);
    if (role === 'end') endImageLinks.push(...guidePicture(graph, entry));
    for (let walk = waiting.shift(); walk !== undefined; walk = waiting.shift()) {
      const [nodeId] = throughPassing(graph, walk.link);
      const node = nodeOf(graph, nodeId);
      if (node === undefined || seen.has(`${walk.role} ${nodeId}`)) continue;
      seen.add(`${walk.role} ${nodeId}`);
      if (typeof node.inputs.image === 'string') found[walk.role].push({ nodeId, input: 'image' });
      else {
        passed.add(nodeId);
        waiting.unshift(...enter(nodeId, passingNames(node), walk.role));
      }
    }
  }
  const startImage = distinct(found.start);
  // A loop ends on the picture it starts from: it has no end image of its own.
  const endImage = distinct(found.end).filter((end) => !startImage.some((start) => keyOf(start) === keyOf(end)));
  return { startImage, endImage, endImageLinks: distinct(endImageLinks), passedNodeIds: [...passed] };
}

/** The entries of `nodeIds` through which these images come and no others. */
export function entriesOf(
  graph: ComfyGraph,
  nodeIds: readonly string[],
  images: readonly InputAddress[],
  others: readonly InputAddress[],
): InputAddress[] {
  const behind = (places: readonly InputAddress[]) =>
    downstreamOf(
      graph,
      places.map(({ nodeId }) => nodeId),
    );
  const theirs = behind(images);
  const notTheirs = behind(others);
  return nodeIds.flatMap((nodeId) =>
    linksNamed(nodeOf(graph, nodeId), IMAGE_ENTRIES)
      .filter(({ link }) => theirs.has(link[0]) && !notTheirs.has(link[0]))
      .map(({ input }) => ({ nodeId, input })),
  );
}

/** The first of the usual names, or the only link there is; and what joins an end image. */
function passingNames(node: ComfyNode): string[] {
  const links = linksOf(node).map(({ input }) => input);
  const ends = links.filter((input) => END_IMAGE_INPUTS.includes(input));
  const usual = linksNamed(node, [...PASSING_IMAGE_INPUTS, ...IMAGE_ENTRIES]).map(({ input }) => input);
  const first = usual.find((input) => !ends.includes(input)) ?? (links.length === 1 ? links[0] : undefined);
  return first === undefined || ends.includes(first) ? ends : [first, ...ends];
}

/**
 * Guides (LTXVAddGuide) say at which frame their picture stands: 0 is the start, -1 the end. A node that is switched to let
 * its latent pass takes no picture at all.
 */
function guideRole(graph: ComfyGraph, nodeId: string): Role | 'none' {
  if (readValue(graph, { nodeId, input: 'bypass' }) === true) return 'none';
  const frameIndex = readNumber(graph, { nodeId, input: 'frame_idx' });
  if (frameIndex === null || frameIndex === 0) return 'start';
  return frameIndex === -1 ? 'end' : 'none';
}

function guidePicture(graph: ComfyGraph, nodeId: string): InputAddress[] {
  const address = { nodeId, input: 'image' };
  return inputOf(graph, address) === undefined ? [] : [address];
}

/** The images that name the same file as the first: of two that differ, only the first is taken. */
export function sameAsFirst(graph: ComfyGraph, images: readonly InputAddress[]): InputAddress[] {
  const [first] = images;
  return images.filter((image) => first !== undefined && inputOf(graph, image) === inputOf(graph, first));
}
