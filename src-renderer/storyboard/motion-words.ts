// The words of camera and motion as they are offered. Types only come from the model: zod, behind its values, probes for
// eval when it is loaded, which the page's policy rightly reports as an attempt.
import type { CAMERA_MOVEMENTS, WanMotion } from '#shared/model/storyboard.ts';

const CAMERA: Record<(typeof CAMERA_MOVEMENTS)[number], true> = {
  static: true,
  slow_push: true,
  dolly: true,
  pan: true,
  slow_pan: true,
  tilt: true,
  zoom: true,
  crane: true,
};

export const CAMERA_WORDS = Object.keys(CAMERA);

const MOTION_LABELS: Record<WanMotion['type'], string> = {
  none: 'none',
  macro_dolly: 'macro dolly',
  macro_pan: 'macro pan',
  macro_tilt: 'macro tilt',
  macro_zoom: 'macro zoom',
  macro_orbit: 'macro orbit',
};

export const MOTION_CHOICES = Object.entries(MOTION_LABELS).map(([value, label]) => ({ value, label }));

export function motionType(text: string | null): WanMotion['type'] | null {
  return text !== null && text in MOTION_LABELS ? (text as WanMotion['type']) : null;
}
