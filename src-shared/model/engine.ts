// What the plan must know of an engine with its model or workflow: lengths, rate, sizes, what it can start from, what it costs. No I/O.
import { z } from 'zod/v4';
import { engineId } from './project.ts';

export const frameRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('grid'), step: z.number(), minFrames: z.number(), maxFrames: z.number() }),
  z.object({ kind: z.literal('range'), minFrames: z.number(), maxFrames: z.number() }),
  z.object({ kind: z.literal('discrete'), frameCounts: z.array(z.number()) }),
]);

/** A size with a name of its own at the engine, such as `832*480` or `16:9 at 720p`. */
export const namedSize = z.object({ width: z.number().int(), height: z.number().int(), name: z.string() });
export type NamedSize = z.infer<typeof namedSize>;

export const sizeRule = z.discriminatedUnion('kind', [
  /** Width and height must be multiples of this. */
  z.object({ kind: z.literal('step'), stepPixels: z.number() }),
  z.object({
    kind: z.literal('list'),
    sizes: z.array(namedSize).min(1),
    /** With a start image the size is an area: the picture's own shape is kept. */
    followsStartImage: z.boolean(),
  }),
]);
export type SizeRule = z.infer<typeof sizeRule>;

/** What a clip costs; the first of a list that matches counts. All amounts in `currency`. */
export const priceRate = z.object({
  /** Of the requested length; null: the clip has one price whatever its length. */
  perSecond: z.number().nullable(),
  perClip: z.number().nullable(),
  /** null: for every size; else the name in the size rule. */
  sizeName: z.string().nullable(),
  /** null: with and without sound. */
  withAudio: z.boolean().nullable(),
});
export const price = z.object({
  currency: z.literal('USD'),
  rates: z.array(priceRate).min(1),
  /** Who said so. */
  source: z.string(),
  /** ISO date on which that was read. */
  asOf: z.string(),
});
export type Price = z.infer<typeof price>;

/** The engine (with its workflow or model) as far as a plan can see it. */
export const engineLimits = z.object({
  engine: engineId,
  /** ComfyUI only. */
  workflowFile: z.string().nullable(),
  /** Of engines with models of their own: Wan's task (`ti2v-5B`), Replicate's `owner/name`; null for the others. */
  model: z.string().nullable(),
  /** Shown to the user: "Draft (built in)", a workflow's or a model's name. */
  displayName: z.string(),
  /** The rate the engine renders at; null: any rate, the project's is used. */
  framesPerSecond: z.number().nullable(),
  frameRule,
  sizeRule,
  defaultSize: z.object({ width: z.number(), height: z.number() }),
  /** false: text-to-video only; then nothing can be chained. */
  takesStartImage: z.boolean(),
  /** true: a shot without a keyframe can begin from its prompt alone. */
  takesTextOnly: z.boolean(),
  /** The workflow that begins a shot from its prompt alone where the chosen one cannot; null: none is needed or there. */
  textStartWorkflowFile: z.string().nullable(),
  /** A picture to end on can be given. */
  takesEndImage: z.boolean(),
  /** Nothing is rendered without one: a shot must fit into one segment then. */
  needsEndImage: z.boolean(),
  takesLoras: z.boolean(),
  /** false: the model goes by its start image alone. */
  takesPrompt: z.boolean(),
  takesNegativePrompt: z.boolean(),
  takesSeed: z.boolean(),
  /** Most pictures of scene and characters that it takes; 0: none. */
  mostReferences: z.number().int(),
  /** It makes sound; background and dialogue then join the prompt. */
  makesAudio: z.boolean(),
  /**
   * A model of continuous length often gives less than asked: it is asked for `factor` times what is needed, at most
   * `maxSeconds`. null: what is needed.
   */
  requestBuffer: z.object({ factor: z.number(), maxSeconds: z.number() }).nullable(),
  /** Steps for each quality; null: it has none to set, or they are the workflow's own. */
  stepsByQuality: z.object({ low: z.number(), medium: z.number(), high: z.number() }).nullable(),
  /** Jobs of this model at once, within what its server takes; null: no limit of its own. */
  mostAtOnce: z.number().int().nullable(),
  /** null: nothing to pay, or nobody has published a price. */
  price: price.nullable(),
});
export type EngineLimits = z.infer<typeof engineLimits>;
