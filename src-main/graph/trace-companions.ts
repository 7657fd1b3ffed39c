// Nodes beside the latent that are told the same size and length as it (tracks, masks, camera moves, control pictures): they
// belong to the same video, and must follow it.
import { type ComfyGraph, type InputAddress, inputOf, nodeOf, upstreamOf } from './comfy-graph.ts';
import { SLOT_INPUTS } from './input-names.ts';
import { readThroughSources } from './named-source.ts';
import { type ScaledAddress, type Size, scaleBetween, scaledAddress, sizeInputsOf } from './sized-nodes.ts';
import type { SamplingTrace } from './trace-sampling.ts';

export interface CompanionTrace {
  readonly width: readonly ScaledAddress[];
  readonly height: readonly ScaledAddress[];
  readonly length: readonly InputAddress[];
}

/** `full`: the size of the finished pictures as the file has it. Only numbers that stand in the nodes themselves count. */
export function traceCompanions(graph: ComfyGraph, sampling: SamplingTrace, full: Size | null): CompanionTrace {
  const width: ScaledAddress[] = [];
  const height: ScaledAddress[] = [];
  const length: InputAddress[] = [];
  const frames = framesOf(graph, sampling.lengthNodeIds);
  const isTraced = new Set([...sampling.sizedLatents, ...sampling.latentResizers].map(({ nodeId }) => nodeId));
  for (const nodeId of full === null ? [] : upstreamOf(graph, sampling.samplerNodeIds)) {
    const size = isTraced.has(nodeId) ? null : literalSize(graph, nodeId);
    if (size === null || full === null) continue;
    const ownLength = lengthPlaces(graph, nodeId).find((place) => inputOf(graph, place) === frames);
    const scale = ownLength === undefined ? scaleIfEqual(size, full) : scaleOfSameVideo(size, full);
    if (scale === null) continue;
    width.push(...scaledAddress(graph, nodeId, 'width', scale));
    height.push(...scaledAddress(graph, nodeId, 'height', scale));
    if (ownLength !== undefined) length.push(ownLength);
  }
  return { width, height, length };
}

function framesOf(graph: ComfyGraph, nodeIds: readonly string[]): number | null {
  const numbers = nodeIds
    .flatMap((nodeId) => lengthPlaces(graph, nodeId))
    .map((place) => readThroughSources(graph, place, SLOT_INPUTS.length));
  return numbers.find((number) => number !== null) ?? null;
}

function lengthPlaces(graph: ComfyGraph, nodeId: string): InputAddress[] {
  const inputs = nodeOf(graph, nodeId)?.inputs ?? {};
  return SLOT_INPUTS.length.filter((input) => Object.hasOwn(inputs, input)).map((input) => ({ nodeId, input }));
}

function literalSize(graph: ComfyGraph, nodeId: string): Size | null {
  const inputs = sizeInputsOf(nodeOf(graph, nodeId));
  if (inputs === null) return null;
  const width = inputOf(graph, { nodeId, input: inputs.width });
  const height = inputOf(graph, { nodeId, input: inputs.height });
  return typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0 ? { width, height } : null;
}

function scaleIfEqual(size: Size, full: Size): number | null {
  return size.width === full.width && size.height === full.height ? 1 : null;
}

/** Tracks for 720×480 beside a video of 832×480 are just not set with care: they are meant for the whole picture. */
const MEANT_ALIKE = 0.25;

/** Of a node with the same number of frames. */
function scaleOfSameVideo(size: Size, full: Size): number | null {
  const isNear = (own: number, wanted: number) => Math.abs(own - wanted) <= MEANT_ALIKE * wanted;
  return isNear(size.width, full.width) && isNear(size.height, full.height) ? 1 : scaleBetween(size, full);
}
