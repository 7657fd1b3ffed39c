// The nodes that write files; where tracing starts.
import { type ComfyGraph, type ComfyNode, isLink, linksOf } from './comfy-graph.ts';
import { PICTURE_INPUTS } from './input-names.ts';
import { tagNamed } from './title-tags.ts';

export type OutputKind = 'video' | 'animation' | 'frames';

/** Best first: a workflow that saves a video and a still is a video workflow. */
const SAVE_CLASSES = ['SaveVideo', 'VHS_VideoCombine', 'SaveWEBM', 'SaveAnimatedWEBP', 'SaveAnimatedPNG'];
const UNKNOWN_RANK = SAVE_CLASSES.length;
const LAST_RESORT_RANK = UNKNOWN_RANK + 1;

export interface SaveNode {
  readonly nodeId: string;
  /** Small is good; nodes of the same rank are as good as each other. */
  readonly rank: number;
}

/** Save nodes, best first; nodes of the same kind in the file's order. */
export function findSaveNodes(graph: ComfyGraph): SaveNode[] {
  const used = new Set(Object.values(graph).flatMap((node) => linksOf(node).map(({ link }) => link[0])));
  return Object.entries(graph)
    .flatMap(([nodeId, node]) => {
      const rank = rankOf(node, used.has(nodeId));
      return rank === null ? [] : [{ nodeId, rank }];
    })
    .sort((a, b) => a.rank - b.rank);
}

/** Somebody has said that this graph saves something, whatever its nodes are called. */
export function hasTaggedSaveNode(graph: ComfyGraph): boolean {
  return Object.values(graph).some((node) => tagNamed(node, 'SAVE') !== undefined);
}

function rankOf(node: ComfyNode, isUsedByOthers: boolean): number | null {
  const known = SAVE_CLASSES.indexOf(node.class_type);
  // A combine that is told to save nothing is a preview.
  if (known >= 0) return node.inputs.save_output === false ? LAST_RESORT_RANK : known;
  if (node.class_type === 'SaveImage') return LAST_RESORT_RANK;
  // Somebody else's save node: nothing reads from it, it takes pictures, and it wants a file name.
  const takesPictures = PICTURE_INPUTS.some((name) => isLink(node.inputs[name]));
  const wantsName = Object.hasOwn(node.inputs, 'filename_prefix');
  return !isUsedByOthers && takesPictures && wantsName ? UNKNOWN_RANK : null;
}

export function outputKindOf(node: ComfyNode | undefined): OutputKind {
  switch (node?.class_type) {
    case 'SaveImage':
      return 'frames';
    case 'SaveAnimatedWEBP':
    case 'SaveAnimatedPNG':
      return 'animation';
    case 'VHS_VideoCombine':
      return typeof node.inputs.format === 'string' && node.inputs.format.startsWith('image/') ? 'animation' : 'video';
    default:
      return 'video';
  }
}
