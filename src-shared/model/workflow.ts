// A ComfyUI workflow as the registry knows it, and what its graph can be given.
import { z } from 'zod/v4';
import { frameRule } from './engine.ts';

/** Everything a graph can be told, by one name each. The first thirteen are inputs that get a value. */
export const slotName = z.enum([
  'startImage',
  'endImage',
  'positive',
  'negative',
  'seed',
  'width',
  'height',
  'length',
  'fps',
  'filenamePrefix',
  'steps',
  'stepBounds',
  'cfg',
  /** The picture batch before encoding, from which the last frame is taken. */
  'imageBatch',
  /** The node whose files are the take. */
  'saveNode',
]);
export type SlotName = z.infer<typeof slotName>;

/** A place in a graph. For `imageBatch` the input is the output's number, for `saveNode` it is ''. */
export const slotAddress = z.object({ nodeId: z.string(), input: z.string() });
export type SlotAddress = z.infer<typeof slotAddress>;

/** What somebody decided about slots: it wins over tracing. */
export const slotBindings = z.partialRecord(slotName, z.array(slotAddress));
export type SlotBindings = z.infer<typeof slotBindings>;

export const slotPlace = slotAddress.extend({
  nodeTitle: z.string(),
  nodeType: z.string(),
  /** What stands there now, read through links; null: the server computes it. */
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
});
export type SlotPlace = z.infer<typeof slotPlace>;

export const workflowSlot = z.object({
  slot: slotName,
  places: z.array(slotPlace),
  /** Other places it could be, for the user to choose. */
  candidates: z.array(slotPlace),
  /** Who says so: the links, a node's title, the `.bindings.json` beside the file, or the user's choice. */
  source: z.enum(['traced', 'title', 'sidecar', 'chosen']),
  /** More than one place is as good as the other, and nobody has chosen. */
  isOpen: z.boolean(),
});
export type WorkflowSlot = z.infer<typeof workflowSlot>;

export const requiredModel = z.object({
  nodeId: z.string(),
  nodeType: z.string(),
  input: z.string(),
  /** As the graph names it. */
  file: z.string(),
  /** The model slot in the loader's title (`[MODEL:high]` is `high`, `[MODEL]` is ''); null: always this file. */
  slot: z.string().nullable(),
});
export type RequiredModel = z.infer<typeof requiredModel>;

export const workflowSummary = z.object({
  /** File name, the key of the registry: `gcv_wan_2.2_5b_i2v.json`. */
  fileName: z.string(),
  filePath: z.string(),
  displayName: z.string(),
  kind: z.enum(['gcv', 'gcvfl']),
  family: z.enum(['wan-14b', 'wan-5b', 'ltx', 'hunyuan', 'other']),
  framesPerSecond: z.number(),
  frameRule,
  sizeStepPixels: z.number(),
  defaultSize: z.object({ width: z.number(), height: z.number() }),
  outputKind: z.enum(['video', 'animation', 'frames']),
  takesStartImage: z.boolean(),
  takesEndImage: z.boolean(),
  takesLoras: z.boolean(),
  /** The workflow that begins a shot without a picture for this one; null where there is none. */
  textStartFileName: z.string().nullable(),
  /** The SageAttention variant's file name, null where there is none. */
  sageFileName: z.string().nullable(),
  nodeTypes: z.array(z.string()),
  requiredModels: z.array(requiredModel),
  /** Gigabytes of graphics memory its notes ask for (a quotation, its source is in the notes); null: they do not say. */
  vramGigabytes: z.number().nullable(),
  /** From the `.notes.md` beside it, in the language spoken where there is one; '' where there is none. */
  notes: z.string(),
  /** Model files per slot from the `.models` file, relative to ComfyUI's models folder. */
  modelsBySlot: z.record(z.string(), z.array(z.string())),
  source: z.enum(['shipped', 'user']),
  /** It stands in the app's own folder, so that Longtake may take it away again. */
  isImported: z.boolean(),
  sha256: z.string(),
  scannedAtIso: z.string(),
  /** Slots for which the user should choose between several places. */
  openSlots: z.array(slotName),
  /** Why it cannot be used; null: it can. */
  error: z.string().nullable(),
});
export type WorkflowSummary = z.infer<typeof workflowSummary>;

/** One workflow looked into: what the binding editor shows. */
export const workflowInspection = z.object({
  summary: workflowSummary,
  slots: z.array(workflowSlot),
  /** What it cannot be given, in words. */
  notes: z.array(z.string()),
});
export type WorkflowInspection = z.infer<typeof workflowInspection>;
