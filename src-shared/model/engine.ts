// What the plan must know of an engine: lengths, rate, sizes and what it can start from. No I/O.
import { z } from 'zod/v4';
import { engineId } from './project.ts';

export const frameRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('grid'), step: z.number(), minFrames: z.number(), maxFrames: z.number() }),
  z.object({ kind: z.literal('any'), maxFrames: z.number() }),
  z.object({ kind: z.literal('discrete'), frameCounts: z.array(z.number()) }),
]);

/** The engine (for ComfyUI: engine and workflow together) as far as a plan can see it. */
export const engineLimits = z.object({
  engine: engineId,
  workflowFile: z.string().nullable(),
  /** Shown to the user: "Draft (built in)" or a workflow's display name. */
  displayName: z.string(),
  /** The rate the engine renders at; null: any rate, the project's is used. */
  framesPerSecond: z.number().nullable(),
  frameRule,
  /** Width and height must be multiples of this. */
  sizeStepPixels: z.number(),
  defaultSize: z.object({ width: z.number(), height: z.number() }),
  /** false: text-to-video only; then nothing can be chained. */
  takesStartImage: z.boolean(),
  /** true: a shot without a keyframe can begin from its prompt alone. */
  takesTextOnly: z.boolean(),
  /** The workflow that begins a shot from its prompt alone where the chosen one cannot; null: none is needed or there. */
  textStartWorkflowFile: z.string().nullable(),
  /** A picture to end on can be given. */
  takesEndImage: z.boolean(),
  takesLoras: z.boolean(),
});
export type EngineLimits = z.infer<typeof engineLimits>;
