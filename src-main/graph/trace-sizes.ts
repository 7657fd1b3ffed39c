// Every input that must follow the pictures' size: the latent's, and the resizers' before and behind it.
import type { ComfyGraph } from './comfy-graph.ts';
import { readThroughSources } from './named-source.ts';
import { readSize, type ScaledAddress, type Size, scaleBetween, scaledAddress } from './sized-nodes.ts';
import type { SamplingTrace } from './trace-sampling.ts';

export interface SizeTrace {
  /** How large the pictures come out as the file has it; null where no size can be read. */
  readonly full: Size | null;
  readonly width: readonly ScaledAddress[];
  readonly height: readonly ScaledAddress[];
  /** Latents of unlike shape, the one taken first; empty where all agree. */
  readonly unrelated: readonly string[];
}

/** `passedNodeIds`: what the start image and the finished pictures pass; the resizers among them follow. */
export function traceSizes(
  graph: ComfyGraph,
  sampling: Pick<SamplingTrace, 'sizedLatents' | 'latentResizers'>,
  passedNodeIds: readonly string[],
): SizeTrace {
  const { sizedLatents, latentResizers } = sampling;
  const [main] = sizedLatents;
  if (main === undefined) return { full: null, width: [], height: [], unrelated: [] };
  const full = fullSize(graph, sampling, passedNodeIds);
  const scales = new Map<string, number>();
  const unrelated: string[] = [];
  for (const { nodeId, factor } of [...sizedLatents, ...latentResizers]) {
    const size = readLatentSize(graph, nodeId);
    const related = size === null || full === null ? null : scaleBetween(size, full);
    if (nodeId === main.nodeId || related !== null || size === null || full === null) {
      scales.set(nodeId, related ?? 1 / factor);
    } else unrelated.push(nodeId);
  }
  // A resizer of another shape has its own reasons; one of the same shape would cut a portrait to a landscape.
  for (const nodeId of passedNodeIds) {
    const size = readSize(graph, nodeId);
    const scale = size === null || full === null ? null : scaleBetween(size, full);
    if (scale !== null && !scales.has(nodeId)) scales.set(nodeId, scale);
  }
  const addresses = (side: 'width' | 'height') =>
    [...scales].flatMap(([nodeId, scale]) => scaledAddress(graph, nodeId, side, scale));
  return {
    full,
    width: addresses('width'),
    height: addresses('height'),
    unrelated: unrelated.length === 0 ? [] : [main.nodeId, ...unrelated],
  };
}

/** Also what another node hands on that was told it. A resizer on the pictures' way follows such a link by itself. */
function readLatentSize(graph: ComfyGraph, nodeId: string): Size | null {
  return readSize(graph, nodeId, (address) => readThroughSources(graph, address, []));
}

function fullSize(
  graph: ComfyGraph,
  { sizedLatents, latentResizers }: Pick<SamplingTrace, 'sizedLatents' | 'latentResizers'>,
  passedNodeIds: readonly string[],
): Size | null {
  for (const { nodeId, factor } of [...latentResizers, ...sizedLatents]) {
    const size = readLatentSize(graph, nodeId);
    if (size !== null) return { width: size.width * factor, height: size.height * factor };
  }
  // The latent's size is computed from something: then the start image's resizer says what is meant.
  const resizer = passedNodeIds.find((nodeId) => readSize(graph, nodeId) !== null);
  return resizer === undefined ? null : readSize(graph, resizer);
}
