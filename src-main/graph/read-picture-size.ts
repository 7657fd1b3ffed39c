// How large the pictures of a graph come out as the file has it.
import type { ComfyGraph } from './comfy-graph.ts';
import { readNumber } from './follow-link.ts';
import type { GraphSlots } from './graph-slots.ts';
import type { ScaledAddress } from './sized-nodes.ts';

/** In pixels; null where the server computes it from something. */
export function readPictureSize(
  graph: ComfyGraph,
  slots: Pick<GraphSlots, 'width' | 'height'>,
): { readonly width: number; readonly height: number } | null {
  const width = readSide(graph, slots.width);
  const height = readSide(graph, slots.height);
  return width === null || height === null ? null : { width, height };
}

function readSide(graph: ComfyGraph, places: readonly ScaledAddress[]): number | null {
  for (const place of places) {
    const pixels = readNumber(graph, place);
    if (pixels !== null && pixels > 0) return Math.round(pixels / (place.scale ?? 1));
  }
  return null;
}
