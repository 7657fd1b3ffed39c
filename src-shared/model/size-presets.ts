// The sizes that people ask for by name: the lines of a 16:9 picture, in portrait its columns. 480p is Wan's own 832×480.
import type { Resolution } from './project.ts';

export const SIZE_LINES = [480, 540, 720, 1080] as const;
export type SizeLines = (typeof SIZE_LINES)[number];

export const SIZE_SHAPES = ['landscape', 'portrait', 'square'] as const;
export type SizeShape = (typeof SIZE_SHAPES)[number];

export interface SizePreset {
  readonly lines: SizeLines;
  readonly shape: SizeShape;
}

/** 540 lines: 960×540, 540×960 or 540×540. What a model cannot make exactly is rendered larger and cropped; the plan says so. */
export function presetSize({ lines, shape }: SizePreset): Resolution {
  const long = lines === 480 ? 832 : (lines * 16) / 9;
  if (shape === 'square') return { width: lines, height: lines };
  return shape === 'landscape' ? { width: long, height: lines } : { width: lines, height: long };
}

/** null: nobody's name for it. */
export function presetOf({ width, height }: Resolution): SizePreset | null {
  for (const lines of SIZE_LINES) {
    for (const shape of SIZE_SHAPES) {
      const size = presetSize({ lines, shape });
      if (size.width === width && size.height === height) return { lines, shape };
    }
  }
  return null;
}
