// Nodes with a width and a height, and how much larger or smaller than the finished pictures each of them is.
import { type ComfyGraph, type ComfyNode, type InputAddress, isLink, nodeOf } from './comfy-graph.ts';
import { readNumber, throughPassing } from './follow-link.ts';
import { SIZE_PAIRS } from './input-names.ts';

export interface SizedNode {
  readonly nodeId: string;
  /** How many times larger the pictures come out, for the upscalers behind it. */
  readonly factor: number;
}

/** An input that gets the pictures' width (or height) times `scale`; without one, times 1. */
export interface ScaledAddress extends InputAddress {
  readonly scale?: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function sizeInputsOf(node: ComfyNode | undefined): { readonly width: string; readonly height: string } | null {
  const inputs = node?.inputs ?? {};
  const pair = SIZE_PAIRS.find((names) => names.every((name) => Object.hasOwn(inputs, name)));
  return pair === undefined ? null : { width: pair[0], height: pair[1] };
}

/** The size a node has now; null where it has none or the server computes it. `read`: how far to look for it. */
export function readSize(
  graph: ComfyGraph,
  nodeId: string,
  read: (address: InputAddress) => number | null = (address) => readNumber(graph, address),
): Size | null {
  const inputs = sizeInputsOf(nodeOf(graph, nodeId));
  if (inputs === null) return null;
  const width = read({ nodeId, input: inputs.width });
  const height = read({ nodeId, input: inputs.height });
  return width === null || height === null || width <= 0 || height <= 0 ? null : { width, height };
}

const USUAL_UPSAMPLER_FACTOR = 2;

/** 1 for nodes that leave the latent as large as it is. */
export function upscaleFactorOf(graph: ComfyGraph, node: ComfyNode): number {
  const scaleBy = node.inputs.scale_by;
  if (typeof scaleBy === 'number' && scaleBy > 0) return scaleBy;
  if (!isLink(node.inputs.upscale_model)) return 1;
  // The factor of a latent upsampler is only said in its file's name: "ltx-2-spatial-upscaler-x2-1.0.safetensors".
  const [loaderId] = throughPassing(graph, node.inputs.upscale_model);
  const file = Object.values(nodeOf(graph, loaderId)?.inputs ?? {}).find((value) => typeof value === 'string');
  const named = Number(/x(\d+(?:\.\d+)?)/i.exec(String(file ?? ''))?.[1]);
  return Number.isFinite(named) && named > 0 ? named : USUAL_UPSAMPLER_FACTOR;
}

/** Sizes are rounded to the model's grid: 640×352 is half of 1280×720 all the same. */
const SHAPE_TOLERANCE = 0.05;

/** How many times as large `size` is as `full`; null: it has another shape, so neither is made from the other. */
export function scaleBetween(size: Size, full: Size): number | null {
  const horizontal = size.width / full.width;
  const vertical = size.height / full.height;
  if (Math.abs(horizontal - vertical) > SHAPE_TOLERANCE * Math.max(horizontal, vertical)) return null;
  const scale = Math.sqrt(horizontal * vertical);
  const eighths = Math.round(scale * 8) / 8;
  return eighths > 0 && Math.abs(scale - eighths) <= SHAPE_TOLERANCE * scale ? eighths : scale;
}

/** Even, as encoders want it, unless it is the size itself. */
export function scaledSize(pixels: number, scale: number | undefined): number {
  return scale === undefined || scale === 1 ? pixels : Math.max(2, Math.round((pixels * scale) / 2) * 2);
}

/** The input that takes this node's width (or height). */
export function scaledAddress(
  graph: ComfyGraph,
  nodeId: string,
  side: 'width' | 'height',
  scale: number,
): ScaledAddress[] {
  const inputs = sizeInputsOf(nodeOf(graph, nodeId));
  if (inputs === null) return [];
  const address = { nodeId, input: inputs[side] };
  return [scale === 1 ? address : { ...address, scale }];
}
