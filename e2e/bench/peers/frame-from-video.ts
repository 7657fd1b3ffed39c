// What a client does that knows nothing of saved frames: a graph without the nodes that save one, and the exact frame cut from
// the downloaded video.
import { CAPTURE_NODE_IDS, type ComfyGraph } from '../../../src-main/graph/index.ts';
import { extractFrame } from '../../../src-main/media/index.ts';

export function withoutCapture(graph: ComfyGraph): ComfyGraph {
  const own = new Set<string>(Object.values(CAPTURE_NODE_IDS));
  return Object.fromEntries(Object.entries(graph).filter(([nodeId]) => !own.has(nodeId)));
}

export async function cutFrame(
  ffmpegPath: string,
  mediaPath: string,
  frameIndex: number,
  pngPath: string,
): Promise<void> {
  const cut = await extractFrame({ path: ffmpegPath }, { mediaPath, frameIndex, pngPath });
  if (!cut.ok) throw new Error(cut.error.message);
}
