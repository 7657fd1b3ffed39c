// A graph with one segment's values in its slots. The template stays as it was.
import { addLoras, type Lora } from './add-loras.ts';
import type { ComfyGraph, InputAddress } from './comfy-graph.ts';
import { cutEndImage } from './cut-end-image.ts';
import { readNumber } from './follow-link.ts';
import type { GraphSlots } from './graph-slots.ts';
import { loaderFileName } from './loader-file-name.ts';
import { withoutOwnNodes } from './own-nodes.ts';
import { scaleSteps } from './scale-steps.ts';
import { type ScaledAddress, scaledSize } from './sized-nodes.ts';
import { type InputChange, withInputs } from './with-inputs.ts';

export interface SegmentValues {
  /** As LoadImage takes it: `name.png`, `folder/name.png`, `name.png [output]`. null leaves the graph's own. */
  readonly startImage: string | null;
  /** As startImage; null cuts the end image's links: the segment ends where it wants. */
  readonly endImage: string | null;
  readonly positive: string;
  /** null or blank leaves the graph's own, which for Wan is the makers' long standard one. */
  readonly negative: string | null;
  readonly seed: number;
  /** Of the finished pictures, in pixels: a graph that begins at half the size gets half of it there. */
  readonly width: number;
  readonly height: number;
  /** Frames to render; a legal count, the server only rounds in silence. */
  readonly length: number;
  readonly fps: number;
  readonly filenamePrefix: string;
  /** null leaves the graph's own. */
  readonly steps: number | null;
  readonly cfg: number | null;
  /** Put into the workflow's own LoRA slots, else added after the model loaders. */
  readonly loras: readonly Lora[];
  /** Model file per slot, with or without its folder (`diffusion_models/x.safetensors`); slots not named keep the graph's own. */
  readonly models: Readonly<Record<string, string>>;
}

export function injectSegment(graph: ComfyGraph, slots: GraphSlots, values: SegmentValues): ComfyGraph {
  const bare = withoutOwnNodes(graph);
  const ending = values.endImage === null ? cutEndImage(bare, slots) : bare;
  return addLoras(withInputs(ending, changesFor(ending, slots, values)), slots, values.loras);
}

function changesFor(graph: ComfyGraph, slots: GraphSlots, values: SegmentValues): InputChange[] {
  const set = (addresses: readonly InputAddress[], value: string | number | null | undefined): InputChange[] =>
    value === null || value === undefined ? [] : addresses.map(({ nodeId, input }) => ({ nodeId, input, value }));
  const setSize = (addresses: readonly ScaledAddress[], pixels: number) =>
    addresses.flatMap((address) => set([address], scaledSize(pixels, address.scale)));
  return [
    ...set(slots.startImage, values.startImage),
    ...set(slots.endImage, values.endImage),
    ...set(slots.positive, values.positive),
    ...set(slots.negative, values.negative?.trim() ? values.negative : null),
    ...set(slots.seed, values.seed),
    ...setSize(slots.width, values.width),
    ...setSize(slots.height, values.height),
    ...set(slots.length, values.length),
    ...set(slots.fps, values.fps),
    ...set(slots.filenamePrefix, values.filenamePrefix),
    ...set(slots.cfg, values.cfg),
    ...(values.steps === null ? [] : stepChanges(graph, slots, values.steps)),
    ...slots.models.flatMap((model) => {
      const file = Object.hasOwn(values.models, model.slot) ? values.models[model.slot] : undefined;
      return file === undefined ? [] : set([model], loaderFileName(file));
    }),
  ];
}

function stepChanges(graph: ComfyGraph, slots: GraphSlots, steps: number): InputChange[] {
  const read = (addresses: readonly InputAddress[]) =>
    addresses.map((address) => ({ ...address, value: readNumber(graph, address) }));
  return scaleSteps(read(slots.steps), read(slots.stepBounds), steps);
}
