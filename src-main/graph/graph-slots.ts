// Where a graph takes what a segment needs. Plain data: it is stored in the registry and shown to the user.
import { z } from 'zod/v4';

const inputAddress = z.object({ nodeId: z.string(), input: z.string() });
const addresses = z.array(inputAddress);

export const graphSlots = z.object({
  /** Inputs that name an image file: `LoadImage.image`. */
  startImage: addresses,
  endImage: addresses,
  positive: addresses,
  negative: addresses,
  /** Only of samplers that add noise; the others ignore theirs. */
  seed: addresses,
  width: addresses,
  height: addresses,
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
  /** The picture batch right before encoding, null where the encoder takes latents or cannot be looked into. */
  imageBatch: z.object({ nodeId: z.string(), output: z.number() }).nullable(),
  /** In the order they run. */
  samplerNodeIds: z.array(z.string()),
  /** The node that makes the empty video latent, null where the latent is made from pictures. */
  latentNodeId: z.string().nullable(),
  /** The node whose files are the take. */
  saveNodeId: z.string(),
  outputKind: z.enum(['video', 'animation', 'frames']),
  /** Slots for which more than one place was found: the first is taken until the user chooses. */
  ambiguous: z.array(z.object({ slot: z.string(), candidates: addresses })),
  /** What the workflow cannot be given, in words. */
  notes: z.array(z.string()),
});
export type GraphSlots = z.infer<typeof graphSlots>;

/** The slots that are lists of addresses. */
export type AddressSlot =
  | 'startImage'
  | 'endImage'
  | 'positive'
  | 'negative'
  | 'seed'
  | 'width'
  | 'height'
  | 'length'
  | 'fps'
  | 'filenamePrefix'
  | 'steps'
  | 'stepBounds'
  | 'cfg';
