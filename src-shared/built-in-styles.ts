// The styles that come with Longtake. Words, lengths, rates, shape and motion are those of the product tool that it replaces (seed 003).
import { say } from './i18n/say.ts';
import type { Overlay, OverlayAsked, OverlayPlace } from './model/overlay.ts';
import type { MotionIntensity, StylePreset } from './model/style.ts';

/** Ours: of a shot without a style. Here, so that the page has it without zod. */
export const DEFAULT_OVERLAY_PLACE: OverlayPlace = { position: 'center', scale: 0.5, opacity: 1, margin: 0.05 };

interface StyleFacts {
  readonly id: string;
  readonly words: string;
  readonly framesPerSecond: number;
  readonly motionIntensity: MotionIntensity;
  readonly overlay: OverlayPlace;
}

// Where products stand is ours: that tool only planned to lay them over.
const FACTS: readonly StyleFacts[] = [
  {
    id: 'luxury',
    words: 'soft lighting, elegant camera movement, premium aesthetics', // not for people
    framesPerSecond: 24,
    motionIntensity: 'low',
    overlay: { position: 'center', scale: 0.5, opacity: 1, margin: 0.08 },
  },
  {
    id: 'energetic',
    words: 'dynamic transitions, vibrant colors, fast-paced', // not for people
    framesPerSecond: 30,
    motionIntensity: 'high',
    overlay: { position: 'bottom-right', scale: 0.45, opacity: 1, margin: 0.04 },
  },
  {
    id: 'minimal',
    words: 'clean composition, simple movements, muted palette', // not for people
    framesPerSecond: 24,
    motionIntensity: 'low',
    overlay: { position: 'center', scale: 0.4, opacity: 1, margin: 0.1 },
  },
  {
    id: 'bold',
    words: 'strong contrasts, dramatic angles, impactful visuals', // not for people
    framesPerSecond: 24,
    motionIntensity: 'medium',
    overlay: { position: 'bottom', scale: 0.7, opacity: 1, margin: 0.02 },
  },
];

function nameOf(id: string): string {
  const names: Record<string, string> = {
    luxury: say`Luxury`,
    energetic: say`Energetic`,
    minimal: say`Minimal`,
    bold: say`Bold`,
  };
  return names[id] ?? id;
}

/** In the order in which they are offered; their names in the language of the moment. */
export const builtInStyles = (): StylePreset[] =>
  FACTS.map((facts) => ({ ...facts, name: nameOf(facts.id), durationSeconds: 5, aspectRatio: '9:16' }));

/** A built-in style or one of the project's own; null: there is none of that id. */
/** As a shot's style: it has none, whatever its project has. */
export const NO_STYLE = 'none';

export const styleById = (id: string, ownStyles: readonly StylePreset[]): StylePreset | null =>
  [...builtInStyles(), ...ownStyles].find((style) => style.id === id) ?? null;

/** @param style null: the shot has none */
export function placedOverlay({ image, ...asked }: OverlayAsked, style: StylePreset | null): Overlay {
  const place = style?.overlay ?? DEFAULT_OVERLAY_PLACE;
  return {
    image,
    position: asked.position ?? place.position,
    scale: asked.scale ?? place.scale,
    opacity: asked.opacity ?? place.opacity,
    margin: asked.margin ?? place.margin,
  };
}
