// Where a graph takes what a segment needs. Plain data: it is stored in the registry and shown to the user.
import { z } from 'zod/v4';
import { type SlotName, slotAddress, slotName } from '#shared/model/workflow.ts';

const addresses = z.array(slotAddress);
/** `scale`: how many times the pictures' size is written there; absent: the size itself. */
const scaledAddresses = z.array(slotAddress.extend({ scale: z.number().optional() }));

export const graphSlots = z.object({
  /** Inputs that name an image file: `LoadImage.image`. */
  startImage: addresses,
  endImage: addresses,
  /** Where the end image enters: these links are cut when a segment has none. */
  endImageLinks: addresses,
  positive: addresses,
  negative: addresses,
  /** Only of samplers that add noise; the others ignore theirs. */
  seed: addresses,
  /** Places that hold the pictures' own size come first. */
  width: scaledAddresses,
  height: scaledAddresses,
  length: addresses,
  fps: addresses,
  filenamePrefix: addresses,
  steps: addresses,
  /** Steps at which one sampler hands over to the next; they scale with the steps. */
  stepBounds: addresses,
  /** Only of samplers that share the first one's cfg: a distilled stage keeps its 1.0. */
  cfg: addresses,
  /** Loader inputs by the slot in their title; the unnamed slot is ''. */
  models: z.array(z.object({ slot: z.string(), nodeId: z.string(), input: z.string() })),
  /** LoRA loaders whose title asks for the shot's own LoRA: "[LORA]", "[LORA:high]". */
  loras: z.array(z.object({ slot: z.string(), nodeId: z.string(), input: z.string() })),
  /** Where a LoRA can be put in: the output that carries the model of each sampler stage. `stage` is '' where there is one. */
  modelLines: z.array(z.object({ stage: z.string(), nodeId: z.string(), output: z.number() })),
  /** The picture batch right before encoding, null where the encoder takes latents or cannot be looked into. */
  imageBatch: z.object({ nodeId: z.string(), output: z.number() }).nullable(),
  /** In the order they run. */
  samplerNodeIds: z.array(z.string()),
  /** The node that makes the empty video latent, null where the latent is made from pictures. */
  latentNodeId: z.string().nullable(),
  /** The node whose files are the take. */
  saveNodeId: z.string(),
  outputKind: z.enum(['video', 'animation', 'frames']),
  /** Slots that a node's title or a given binding decided; the others were traced. */
  boundBy: z.partialRecord(slotName, z.enum(['title', 'given'])),
  /** Slots for which more than one place was found: the first is taken until the user chooses. */
  ambiguous: z.array(z.object({ slot: slotName, candidates: addresses })),
  /** What the workflow cannot be given, in words. */
  notes: z.array(z.string()),
});
export type GraphSlots = z.infer<typeof graphSlots>;

/** The slots that are inputs which get a value. */
export type AddressSlot = Exclude<SlotName, 'imageBatch' | 'saveNode'>;
