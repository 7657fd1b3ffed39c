// The picture size that an aspect ratio stands for where nobody says how large: 720 lines, which every cloud model of the catalogue makes.
import type { Resolution } from './project.ts';

const LINES = 720;
const LONGEST_SIDE = 8192;

/** 16:9 → 1280×720, 9:16 → 720×1280, 4:3 → 960×720; even, as encoders want it. null: no ratio. */
export function sizeForAspect(aspectRatio: string): Resolution | null {
  const [, across, up] = /^\s*(\d{1,3})\s*[:x/]\s*(\d{1,3})\s*$/i.exec(aspectRatio) ?? [];
  const [x, y] = [Number(across ?? 0), Number(up ?? 0)];
  if (x === 0 || y === 0) return null;
  const long = Math.round((LINES * Math.max(x, y)) / Math.min(x, y) / 2) * 2;
  if (long > LONGEST_SIDE) return null;
  return x >= y ? { width: long, height: LINES } : { width: LINES, height: long };
}
