// A style: words for the prompt and what fits them. The built-in ones are data in built-in-styles.ts.
import { z } from 'zod/v4';
import { overlayPlace, overlayPlaceOnDisk } from './overlay.ts';

export const MOTION_INTENSITIES = ['low', 'medium', 'high'] as const;
export const motionIntensity = z.enum(MOTION_INTENSITIES);
export type MotionIntensity = z.infer<typeof motionIntensity>;

const aspectRatio = z.string().regex(/^[1-9]\d?:[1-9]\d?$/);

export const stylePreset = z.object({
  /** `luxury`; unique in a project, built-in ones included. */
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/),
  name: z.string().min(1),
  /** Added to the prompt. */
  words: z.string(),
  /** Of a scene, where a script or a new shot says nothing. */
  durationSeconds: z.number().positive().max(600),
  framesPerSecond: z.number().min(1).max(120),
  /** Such as `9:16`; what a project made with it begins with. */
  aspectRatio,
  /** How strong a shot moves that says nothing of it. */
  motionIntensity,
  /** Where product images are laid over its keyframes. */
  overlay: overlayPlace,
});
export type StylePreset = z.infer<typeof stylePreset>;

/** As project.json names it. */
export const stylePresetOnDisk = z.object({
  id: stylePreset.shape.id,
  name: stylePreset.shape.name,
  words: z.string(),
  duration: stylePreset.shape.durationSeconds,
  fps: stylePreset.shape.framesPerSecond,
  aspect_ratio: aspectRatio,
  motion_intensity: motionIntensity,
  overlay: overlayPlaceOnDisk,
});
