// The storyboard as the program sees it. The file keeps snake_case and unknown keys; src-main/project reads and writes it.
import { z } from 'zod/v4';
import { say } from '../i18n/say.ts';
import { overlayAsked } from './overlay.ts';
import { engineId } from './project.ts';

export const CAMERA_MOVEMENTS = ['static', 'slow_push', 'dolly', 'pan', 'slow_pan', 'tilt', 'zoom', 'crane'] as const;
export const WAN_MOTIONS = ['none', 'macro_dolly', 'macro_pan', 'macro_tilt', 'macro_zoom', 'macro_orbit'] as const;

/** Engines differ in how many bits a seed has; 31 fit all of them. */
export const HIGHEST_SEED = 2 ** 31 - 1;

export const wanMotion = z.object({
  type: z.enum(WAN_MOTIONS),
  /** 0 (hardly) to 1 (strong). */
  strength: z.number().min(0).max(1),
  notes: z.string(),
});
export type WanMotion = z.infer<typeof wanMotion>;

// Functions: said when it is needed, in the language of that moment.
const loraNameError = () =>
  say`A LoRA is named by its file below the folder of LoRAs: not empty, without ".." and not from the root`;
const loraStrengthError = () => say`The strength of a LoRA must be between -100 and 100`;

// Names go to a server that joins them to a folder: one with ".." could leave it.
const isLoraName = (name: string): boolean =>
  name.trim() !== '' && !/^([\\/]|[a-z]:)/i.test(name) && !name.split(/[\\/]/).includes('..');

export const loraUse = z.object({
  /** As the loader names it: `style.safetensors`, `wan/style.safetensors`. */
  name: z.string().refine(isLoraName, { error: loraNameError }),
  strength: z.number().min(-100, { error: loraStrengthError }).max(100, { error: loraStrengthError }),
});
export type LoraUse = z.infer<typeof loraUse>;

export const transition = z.object({ kind: z.enum(['cut', 'crossfade']), durationSeconds: z.number().min(0) });

/** One shot, defaults filled in. Absent numbers are null: then the project, the workflow or the plan decides. */
export const shot = z.object({
  shotId: z.string(),
  /** Its place in the file's list, which may hold entries that cannot be read and are left out here. */
  rawIndex: z.number().int(),
  filenameBase: z.string(),
  prompt: z.string(),
  negativePrompt: z.string(),
  description: z.string(),
  scene: z.string(),
  character: z.string(),
  /** As the file says; a value that is no positive number is kept and refused by the plan, so that the card can show it. */
  durationSeconds: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  /** One of CAMERA_MOVEMENTS or any text. */
  cameraMovement: z.string(),
  wanMotion: wanMotion.nullable(),
  /** -1: derived once from project, shot and segment, and stable from then on. */
  seed: z.number(),
  seedOffset: z.number().nullable(),
  cfgScale: z.number().nullable(),
  steps: z.number().nullable(),
  /** Where segment 0 starts: the shot's keyframe, or the last kept frame of the shot before. */
  start: z.enum(['keyframe', 'previous']),
  segmentPrompts: z.array(z.string()),
  loras: z.array(loraUse),
  /** Places such as `loras[1].strength` whose LoRAs could not be read; absent where all could. */
  unreadLoras: z.array(z.string()).optional(),
  endKeyframe: z.string().nullable(),
  transition,
  audioBackground: z.string(),
  audioDialogue: z.string(),
  /** Pictures of its scene and characters, for models that take some; absolute or relative to the project folder. */
  referenceImages: z.array(z.string()),
  /** Renders this shot in the place of the project's engine; null: that one. */
  engine: engineId.nullable(),
  /** Of that engine: a workflow file, a Wan task or a Replicate model; null: the project's for that engine, else its default. */
  engineModel: z.string().nullable(),
  /** Id of a style in the place of the project's; null: that one. */
  stylePreset: z.string().nullable(),
  /** Laid over its keyframe before it is sent, the first at the bottom. */
  overlays: z.array(overlayAsked),
  /** A sound file that the shot's duration was taken from; absolute or relative to the project folder. */
  voiceOver: z.string().nullable(),
  /**
   * Places such as `engine` or `overlays[1].scale` that could not be read and without which it would be rendered otherwise than
   * the file says; absent where all could.
   */
  unreadInputs: z.array(z.string()).optional(),
});
export type Shot = z.infer<typeof shot>;

export const storyboard = z.object({
  /** Where it was read from. */
  filePath: z.string(),
  project: z.string(),
  description: z.string(),
  notes: z.string(),
  /** From `video_settings` or `generation_settings` of older files. */
  baseSeed: z.number().nullable(),
  shots: z.array(shot),
});
export type Storyboard = z.infer<typeof storyboard>;

/**
 * What an edit may change of a shot; the file's own key names, because edits are applied to the file's JSON. null removes
 * the key: then the workflow or the default decides again.
 */
export const shotPatch = z
  .object({
    prompt: z.string(),
    negative_prompt: z.string(),
    description: z.string(),
    scene: z.string(),
    character: z.string(),
    /** One per segment; '' : the shot's prompt. null: the shot's prompt for all. */
    segment_prompts: z.array(z.string()).max(500).nullable(),
    duration: z.number().positive().max(3600),
    camera_movement: z.string(),
    wan_motion: wanMotion,
    seed: z.number().int().min(-1).max(HIGHEST_SEED),
    start: z.enum(['keyframe', 'previous']),
    steps: z.number().int().positive().max(1000).nullable(),
    cfg_scale: z.number().min(0).max(100).nullable(),
    loras: z.array(loraUse).max(20).nullable(),
    end_keyframe: z.string().trim().min(1).nullable(),
    transition: z.object({ kind: z.enum(['cut', 'crossfade']), duration: z.number().min(0).max(60) }).nullable(),
    audio_background: z.string().nullable(),
    audio_dialogue: z.string().nullable(),
    reference_images: z.array(z.string().min(1)).max(20).nullable(),
    engine: engineId.nullable(),
    engine_model: z.string().min(1).nullable(),
    style_preset: z.string().nullable(),
    overlays: z.array(overlayAsked).max(10).nullable(),
    voice_over: z.string().min(1).nullable(),
  })
  .partial();
export type ShotPatch = z.infer<typeof shotPatch>;
