// The style that a shot has: its own or the project's, and what it says. Pure.
import { builtInStyles, NO_STYLE, styleById } from '#shared/built-in-styles.ts';
import { say } from '#shared/i18n/say.ts';
import type { ProjectSettings } from '#shared/model/project.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { MotionIntensity, StylePreset } from '#shared/model/style.ts';
import type { Obstacle } from './shot-obstacles.ts';

type StyleSettings = Pick<ProjectSettings, 'stylePreset' | 'ownStyles'>;

/** null: it has none, or names one that is not there. */
export function styleOf({ stylePreset }: Pick<Shot, 'stylePreset'>, settings: StyleSettings): StylePreset | null {
  const id = stylePreset ?? settings.stylePreset;
  return id === null || id === NO_STYLE ? null : styleById(id, settings.ownStyles);
}

/** A style that is not there is refused: the shot would look otherwise than was asked for. */
export function styleProblem(shot: Pick<Shot, 'stylePreset'>, settings: StyleSettings): Obstacle | null {
  const id = shot.stylePreset ?? settings.stylePreset;
  if (id === null || id === NO_STYLE || styleOf(shot, settings) !== null) return null;
  const known = [...builtInStyles(), ...settings.ownStyles].map((style) => style.id).join(', ');
  return {
    key: 'style_preset',
    reason:
      shot.stylePreset === null
        ? say`The style "${id}" of the project is not known.`
        : say`Its style "${id}" is not known.`,
    remedy: say`Choose one of ${known}, or define it among the project's own styles.`,
  };
}

// Seed 003 names low, medium and high; the numbers are ours, on the scale of wan_motion.
const STRENGTHS: Record<MotionIntensity, number> = { low: 0.25, medium: 0.5, high: 0.8 };
const DEFAULT_STRENGTH = 0.5;

/** 0 to 1: what the shot says, else its style. */
export function motionStrengthOf(shot: Pick<Shot, 'wanMotion' | 'stylePreset'>, settings: StyleSettings): number {
  const { wanMotion } = shot;
  if (wanMotion !== null && wanMotion.type !== 'none') return wanMotion.strength;
  const style = styleOf(shot, settings);
  return style === null ? DEFAULT_STRENGTH : STRENGTHS[style.motionIntensity];
}
