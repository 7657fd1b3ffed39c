// Styles as fields show and take them. Pure.
import { builtInStyles } from '#shared/built-in-styles.ts';
import { say } from '#shared/i18n/say.ts';
import type { ProjectPatch } from '#shared/model/project.ts';
import type { MotionIntensity, StylePreset } from '#shared/model/style.ts';

/** Held equal to the model's by its type: the value itself would bring the whole of zod into the page. */
export const MOTIONS: readonly MotionIntensity[] = ['low', 'medium', 'high'];

export function motionWords(motion: MotionIntensity): string {
  return { low: say`little`, medium: say`some`, high: say`much` }[motion];
}

/** Own styles by the names of project.json. */
export const stylesToDisk = (own: readonly StylePreset[]): NonNullable<ProjectPatch['own_styles']> =>
  own.map(({ durationSeconds, framesPerSecond, aspectRatio, motionIntensity, ...same }) => ({
    ...same,
    duration: durationSeconds,
    fps: framesPerSecond,
    aspect_ratio: aspectRatio,
    motion_intensity: motionIntensity,
  }));

/** "Warm dusk" → "warm-dusk", and "warm-dusk-2" where there is one; the built-in names are taken, too. */
export function freeStyleId(name: string, own: readonly StylePreset[]): string {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 36)
      .replace(/^-+|-+$/g, '') || 'style';
  const taken = new Set([...builtInStyles(), ...own].map(({ id }) => id));
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

export const isAspectRatio = (text: string): boolean => /^[1-9]\d?:[1-9]\d?$/.test(text.trim());
