// Which model files a workflow needs and which of them the server has.
import { z } from 'zod/v4';
import { finding, studioErrorWire } from '../studio-error.ts';

export const modelFile = z.object({
  /** Relative to ComfyUI's models folder, forward slashes: `diffusion_models/x.safetensors`. */
  path: z.string(),
  /** `diffusion_models`; '' where it cannot be known. */
  folder: z.string(),
  /** As the loader takes it, with the server's own separators. */
  loaderName: z.string(),
  /** `partial`: there, but shorter than it must be. `unknown`: the server could not be asked. */
  state: z.enum(['present', 'missing', 'partial', 'unknown']),
  /** What is there; null where nobody says. */
  sizeBytes: z.number().nullable(),
  /** What it should have, from the file's own header or the `.models` list; null: not known. */
  expectedBytes: z.number().nullable(),
  /** Where to get it; null: not known. */
  pageUrl: z.string().nullable(),
  /** Listed in the `.models` file beside the workflow. */
  isListed: z.boolean(),
});
export type ModelFile = z.infer<typeof modelFile>;

export const modelSlot = z.object({
  /** '' for the unnamed slot. */
  slot: z.string(),
  nodeType: z.string(),
  input: z.string(),
  /** What the graph itself names, as the loader takes it. */
  ownFile: z.string(),
  /** What would be sent: the project's choice, else the graph's own. */
  chosenFile: z.string(),
  /** The menu: what `.models` lists; without it, what the loader offers. */
  options: z.array(modelFile),
});
export type ModelSlot = z.infer<typeof modelSlot>;

export const modelReport = z.object({
  workflowFile: z.string(),
  serverUrl: z.string().nullable(),
  /** Why the server could not be asked; null: it was. */
  error: studioErrorWire.nullable(),
  slots: z.array(modelSlot),
  /** Files the graph always needs: text encoder, VAE, LoRAs. */
  required: z.array(modelFile),
  /** What is missing or half there among the chosen and the required ones. */
  findings: z.array(finding),
});
export type ModelReport = z.infer<typeof modelReport>;
