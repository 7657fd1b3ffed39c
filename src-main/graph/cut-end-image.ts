// A segment without an end image: its links are cut, and what served them alone is not sent.
import {
  type ComfyGraph,
  type ComfyNode,
  downstreamOf,
  type GraphLink,
  inputOf,
  isLink,
  linkAt,
  linksNamed,
  linksOf,
  nodeOf,
  upstreamOf,
} from './comfy-graph.ts';
import { findSaveNodes } from './find-save-nodes.ts';
import type { GraphSlots } from './graph-slots.ts';
import { relinked } from './relinked.ts';

/** A guide is there for its picture alone: without it, what it takes in goes past it. Inputs in the order of its outputs. */
const GUIDE_THROUGH = ['positive', 'negative', 'latent'];

type Slots = Pick<GraphSlots, 'endImage' | 'endImageLinks' | 'saveNodeId'>;

export function cutEndImage(graph: ComfyGraph, slots: Slots): ComfyGraph {
  const links = slots.endImageLinks.filter((address) => isLink(inputOf(graph, address)));
  if (links.length === 0) return graph;
  const guides = new Set(links.map(({ nodeId }) => nodeId).filter((nodeId) => isGuide(nodeOf(graph, nodeId))));
  const withoutGuides = relinked(graph, (link) => pastGuides(graph, guides, link));
  const cut = new Map<string, Set<string>>();
  for (const { nodeId, input } of links) cut.set(nodeId, (cut.get(nodeId) ?? new Set()).add(input));
  const left = Object.entries(withoutGuides)
    .filter(([nodeId]) => !guides.has(nodeId))
    .map(([nodeId, node]) => [nodeId, withoutInputs(node, cut.get(nodeId))] as const);
  const behindCut = links.flatMap((address) => {
    const link = inputOf(graph, address);
    return isLink(link) ? [link[0]] : [];
  });
  return withoutUseless(Object.fromEntries(left), upstreamOf(graph, behindCut), slots);
}

function isGuide(node: ComfyNode | undefined): boolean {
  const through = linksNamed(node, GUIDE_THROUGH);
  return node !== undefined && Object.hasOwn(node.inputs, 'frame_idx') && through.length === GUIDE_THROUGH.length;
}

/** null: the guide hands on nothing there. */
function pastGuides(graph: ComfyGraph, guides: ReadonlySet<string>, link: GraphLink): GraphLink | null {
  let current: GraphLink | null = link;
  // The graph has no cycles, so this ends.
  while (current !== null && guides.has(current[0])) {
    current = linkAt(graph, current[0], GUIDE_THROUGH[current[1]] ?? '');
  }
  return current;
}

function withoutInputs(node: ComfyNode, names: ReadonlySet<string> | undefined): ComfyNode {
  if (names === undefined) return node;
  return { ...node, inputs: Object.fromEntries(Object.entries(node.inputs).filter(([name]) => !names.has(name))) };
}

/**
 * Drops what no output needs any more among `suspects`, and the previews of end images: their file is on no server now, which
 * would refuse the whole graph.
 */
function withoutUseless(
  graph: ComfyGraph,
  suspects: ReadonlySet<string>,
  slots: Pick<GraphSlots, 'endImage' | 'saveNodeId'>,
): ComfyGraph {
  const saving = [slots.saveNodeId, ...findSaveNodes(graph).map(({ nodeId }) => nodeId)];
  const saved = upstreamOf(graph, saving);
  const lostImages = slots.endImage.map(({ nodeId }) => nodeId).filter((nodeId) => !saved.has(nodeId));
  const showsLost = downstreamOf(graph, lostImages);
  const used = new Set(Object.values(graph).flatMap((node) => linksOf(node).map(({ link }) => link[0])));
  const otherEnds = Object.keys(graph).filter(
    (nodeId) => !used.has(nodeId) && !suspects.has(nodeId) && !showsLost.has(nodeId),
  );
  const kept = upstreamOf(graph, [...saving, ...otherEnds]);
  return Object.fromEntries(Object.entries(graph).filter(([nodeId]) => kept.has(nodeId)));
}
