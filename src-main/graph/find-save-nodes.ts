// The nodes that write files; where tracing starts.
import { type ComfyGraph, type ComfyNode, isLink, linksOf } from './comfy-graph.ts';

export type OutputKind = 'video' | 'animation' | 'frames';

/** Best first: a workflow that saves a video and a still is a video workflow. */
const SAVE_CLASSES = ['SaveVideo', 'VHS_VideoCombine', 'SaveWEBM', 'SaveAnimatedWEBP', 'SaveAnimatedPNG'];
const UNKNOWN_RANK = SAVE_CLASSES.length;
const LAST_RESORT_RANK = UNKNOWN_RANK + 1;

/** Save nodes, best first; nodes of the same kind in the file's order. */
export function findSaveNodes(graph: ComfyGraph): string[] {
  const used = new Set(Object.values(graph).flatMap((node) => linksOf(node).map(({ link }) => link[0])));
  return Object.entries(graph)
    .map(([nodeId, node]) => ({ nodeId, rank: rankOf(node, used.has(nodeId)) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ nodeId }) => nodeId);
}

function rankOf(node: ComfyNode, isUsedByOthers: boolean): number | null {
  const known = SAVE_CLASSES.indexOf(node.class_type);
  if (known >= 0) return known;
  if (node.class_type === 'SaveImage') return LAST_RESORT_RANK;
  // Somebody else's save node: nothing reads from it, it takes pictures, and it wants a file name.
  const takesPictures = ['images', 'image', 'video', 'frames'].some((name) => isLink(node.inputs[name]));
  return !isUsedByOthers && takesPictures && 'filename_prefix' in node.inputs ? UNKNOWN_RANK : null;
}

export function outputKindOf(node: ComfyNode | undefined): OutputKind {
  switch (node?.class_type) {
    case 'SaveImage':
      return 'frames';
    case 'SaveAnimatedWEBP':
    case 'SaveAnimatedPNG':
      return 'animation';
    case 'VHS_VideoCombine':
      return String(node.inputs.format).startsWith('image/') ? 'animation' : 'video';
    default:
      return 'video';
  }
}
