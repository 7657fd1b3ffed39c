// A picture laid over a keyframe before it is sent: a product in its scene.
import { z } from 'zod/v4';

export const OVERLAY_POSITIONS = [
  'center',
  'top',
  'bottom',
  'left',
  'right',
  'top-left',
  'top-right',
  'bottom-left',
  'bottom-right',
] as const;
export const overlayPosition = z.enum(OVERLAY_POSITIONS);
export type OverlayPosition = z.infer<typeof overlayPosition>;

export const overlayPlace = z.object({
  position: overlayPosition,
  /** Of the keyframe's width, 0.02 to 1; its own shape is kept. */
  scale: z.number().min(0.02).max(1),
  /** 0 (not seen) to 1. */
  opacity: z.number().min(0).max(1),
  /** From the edges it stands at, in parts of the keyframe's shorter side, 0 to 0.5. */
  margin: z.number().min(0).max(0.5),
});
export type OverlayPlace = z.infer<typeof overlayPlace>;

/** The same names on disk. */
export const overlayPlaceOnDisk = overlayPlace;

export const overlay = overlayPlace.extend({
  /** Absolute, or relative to the project folder. */
  image: z.string().min(1),
});
export type Overlay = z.infer<typeof overlay>;

/** As a shot asks for it; what it does not say is its style's, else DEFAULT_OVERLAY_PLACE of built-in-styles.ts. */
export const overlayAsked = overlay.partial({ position: true, scale: true, opacity: true, margin: true });
export type OverlayAsked = z.infer<typeof overlayAsked>;
