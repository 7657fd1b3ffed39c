// What project.json holds, as the program sees it.
import { z } from 'zod/v4';
import { filmOnDisk, filmSettings } from './film.ts';
import { seamChoice } from './seam.ts';
import { stylePreset, stylePresetOnDisk } from './style.ts';

export const resolution = z.object({
  width: z.number().int().min(16).max(8192),
  height: z.number().int().min(16).max(8192),
});
export type Resolution = z.infer<typeof resolution>;

/** `draft` is built in; `comfyui` needs a server, `wan-cli` a folder with Wan's generate.py, `replicate` an account there. */
export const engineId = z.enum(['draft', 'comfyui', 'wan-cli', 'replicate']);
export type EngineId = z.infer<typeof engineId>;

/** An engine and what it renders with. */
export const renderChoice = z.object({
  engine: engineId,
  /** ComfyUI: a workflow file; Wan: a task; Replicate: `owner/name`. null: the project's, else the engine's default. */
  model: z.string().min(1).nullable(),
});
export type RenderChoice = z.infer<typeof renderChoice>;

export const QUALITIES = ['low', 'medium', 'high'] as const;
export const quality = z.enum(QUALITIES);
export type Quality = z.infer<typeof quality>;

export const variables = z.record(z.string().regex(/^[a-z][a-z0-9_]*$/i), z.string());

/** A take that was shorter than asked and is used all the same: its segment ends where the take does. */
export const acceptedShort = z.object({
  /** It counts while this take is the active one. */
  take: z.number().int(),
  /** Kept frames at the engine's rate. */
  framesKept: z.number().int().positive(),
  framesRequested: z.number().int().positive(),
});
export type AcceptedShort = z.infer<typeof acceptedShort>;

export const takeRating = z.number().int().min(0).max(5);

/** The user keeps this take although the plan asks for something else: it counts as up to date until that changes again. */
export const keptTake = z.object({
  take: z.number().int(),
  /** What was asked when it was kept, in hashes. */
  requestSha256: z.string().nullable(),
  startFrameSha256: z.string().nullable(),
  endFrameSha256: z.string().nullable(),
});
export type KeptTake = z.infer<typeof keptTake>;

export const segmentChoice = z.object({
  activeTake: z.number().nullable(),
  /** Of the active take, as older versions wrote it. */
  rating: takeRating.nullable(),
  /** By take number. */
  takeRatings: z.record(z.string(), takeRating),
  kept: keptTake.nullable(),
  acceptedShort: acceptedShort.nullable(),
});
export type SegmentChoice = z.infer<typeof segmentChoice>;

export const projectSettings = z.object({
  /** Drawn once, part of every derived seed: a renamed or moved folder keeps its seeds. */
  id: z.string(),
  name: z.string(),
  /** null: the shots' own width and height, else the engine's default. */
  resolution: resolution.nullable(),
  /** Frames per second of clips and film; null: the workflow's. */
  framesPerSecond: z.number().min(1).max(120).nullable(),
  /** The longest a segment's kept frames may be; null: as long as the model can. */
  maxSegmentSeconds: z.number().min(0.1).max(600).nullable(),
  /** null: nobody chose yet, the built-in draft engine is used and named as such. */
  engine: engineId.nullable(),
  /** Workflow file name such as `gcv_wan_2.2_14b_i2v.json`; null: the first one the registry offers. */
  workflowFile: z.string().nullable(),
  /** Model file per slot; the unnamed slot is ''. */
  models: z.record(z.string(), z.string()),
  useSageAttention: z.boolean(),
  /** By engine id: the Wan task or Replicate model it renders with; absent: the engine's default. */
  engineModels: z.record(z.string(), z.string()),
  /** Used for a segment once its own engine has failed for good; null: it stays failed. */
  fallback: renderChoice.nullable(),
  /** null: each engine's own. */
  quality: quality.nullable(),
  /** Words added to every prompt. */
  style: z.string(),
  /** Id of a built-in style or of one of `ownStyles`; its words come before `style`. null: none. */
  stylePreset: z.string().nullable(),
  ownStyles: z.array(stylePreset),
  /** What `{product_name}` and the like in prompts stand for. */
  variables,
  /** A take that is too short by up to so many seconds is used by itself, and its shot becomes shorter; 0: it is asked. */
  shortTakeSeconds: z.number().min(0).max(2),
  baseSeed: z.number().nullable(),
  /** Re-rolled seeds by segment key `<shot_id>/<segment index>`. */
  seedOverrides: z.record(z.string(), z.number()),
  /** By segment key: which take is in `video/`, and what the user said of the takes. */
  segments: z.record(z.string(), segmentChoice),
  film: filmSettings,
  /** By key of the segment after the join: whether it is corrected whatever its figures say. */
  seamChoices: z.record(z.string(), seamChoice),
});
export type ProjectSettings = z.infer<typeof projectSettings>;

/** What an edit may change of project.json, in the file's own key names; null clears a key. */
export const projectPatch = z
  .object({
    name: z.string().min(1),
    resolution: resolution.nullable(),
    fps: z.number().min(1).max(120).nullable(),
    max_segment_seconds: z.number().min(0.1).max(600).nullable(),
    engine: engineId,
    workflow: z.string().nullable(),
    models: z.record(z.string(), z.string()),
    use_sage_attention: z.boolean(),
    engine_models: z.record(z.string(), z.string()),
    fallback: renderChoice.nullable(),
    quality: quality.nullable(),
    style: z.string(),
    style_preset: z.string().nullable(),
    own_styles: z.array(stylePresetOnDisk),
    variables,
    short_take_seconds: z.number().min(0).max(2).nullable(),
    film: filmOnDisk,
  })
  .partial();
export type ProjectPatch = z.infer<typeof projectPatch>;

export const DEFAULT_MAX_SEGMENT_SECONDS = 3.0;
