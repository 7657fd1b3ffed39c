// A ComfyUI workflow as the registry knows it.
import { z } from 'zod/v4';
import { frameRule } from './engine.ts';

export const workflowSummary = z.object({
  /** File name, the key of the registry: `gcv_wan_2.2_5b_i2v.json`. */
  fileName: z.string(),
  displayName: z.string(),
  kind: z.enum(['gcv', 'gcvfl']),
  family: z.enum(['wan-14b', 'wan-5b', 'ltx', 'other']),
  framesPerSecond: z.number(),
  frameRule,
  sizeStepPixels: z.number(),
  defaultSize: z.object({ width: z.number(), height: z.number() }),
  takesStartImage: z.boolean(),
  /** The SageAttention variant's file name, null where there is none. */
  sageFileName: z.string().nullable(),
  /** From the `.notes.md` beside it; '' where there is none. */
  notes: z.string(),
  /** Model files per slot from the `.models` file, relative to ComfyUI's models folder. */
  modelsBySlot: z.record(z.string(), z.array(z.string())),
  source: z.enum(['shipped', 'user']),
  /** Why it cannot be used; null: it can. */
  error: z.string().nullable(),
});
export type WorkflowSummary = z.infer<typeof workflowSummary>;
