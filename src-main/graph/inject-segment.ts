// A graph with one segment's values in its slots. The template stays as it was.
import { type ComfyGraph, type InputAddress, inputOf } from './comfy-graph.ts';
import { readNumber } from './follow-link.ts';
import type { GraphSlots } from './graph-slots.ts';
import { loaderFileName } from './loader-file-name.ts';
import { scaleSteps } from './scale-steps.ts';

export interface SegmentValues {
  /** As LoadImage takes it: `name.png`, `folder/name.png`, `name.png [output]`. null leaves the graph's own. */
  readonly startImage: string | null;
  readonly endImage?: string | null;
  readonly positive: string;
  /** null or blank leaves the graph's own, which for Wan is the makers' long standard one. */
  readonly negative: string | null;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  /** Frames to render; a legal count, the server only rounds in silence. */
  readonly length: number;
  readonly fps: number;
  readonly filenamePrefix: string;
  /** null leaves the graph's own. */
  readonly steps: number | null;
  readonly cfg: number | null;
  /** Model file per slot, with or without its folder (`diffusion_models/x.safetensors`); slots not named keep the graph's own. */
  readonly models: Readonly<Record<string, string>>;
}

interface Change extends InputAddress {
  readonly value: string | number;
}

export function injectSegment(graph: ComfyGraph, slots: GraphSlots, values: SegmentValues): ComfyGraph {
  const set = (addresses: readonly InputAddress[], value: string | number | null | undefined): Change[] =>
    value === null || value === undefined ? [] : addresses.map((address) => ({ ...address, value }));
  return withInputs(graph, [
    ...set(slots.startImage, values.startImage),
    ...set(slots.endImage, values.endImage),
    ...set(slots.positive, values.positive),
    ...set(slots.negative, values.negative?.trim() ? values.negative : null),
    ...set(slots.seed, values.seed),
    ...set(slots.width, values.width),
    ...set(slots.height, values.height),
    ...set(slots.length, values.length),
    ...set(slots.fps, values.fps),
    ...set(slots.filenamePrefix, values.filenamePrefix),
    ...set(slots.cfg, values.cfg),
    ...(values.steps === null ? [] : stepChanges(graph, slots, values.steps)),
    ...slots.models.flatMap((model) => {
      const file = Object.hasOwn(values.models, model.slot) ? values.models[model.slot] : undefined;
      return file === undefined ? [] : set([model], loaderFileName(file));
    }),
  ]);
}

function stepChanges(graph: ComfyGraph, slots: GraphSlots, steps: number): Change[] {
  const read = (addresses: readonly InputAddress[]) =>
    addresses.map((address) => ({ ...address, value: readNumber(graph, address) }));
  return scaleSteps(read(slots.steps), read(slots.stepBounds), steps);
}

/** Writes only into inputs that are there: slots of another version of the file must not invent any. */
export function withInputs(graph: ComfyGraph, changes: readonly Change[]): ComfyGraph {
  const copy = structuredClone(graph) as Record<string, { inputs: Record<string, unknown> }>;
  for (const { nodeId, input, value } of changes) {
    const node = inputOf(graph, { nodeId, input }) === undefined ? undefined : copy[nodeId];
    if (node !== undefined) node.inputs[input] = value;
  }
  return copy as unknown as ComfyGraph;
}
