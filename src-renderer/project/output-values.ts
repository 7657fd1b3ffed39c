// What may stand in the fields for size, rate and length.
import type { DEFAULT_MAX_SEGMENT_SECONDS, Resolution } from '#shared/model/project.ts';

/** Held equal to the model's by its type: the value itself would bring the whole of zod into the page. */
export const USUAL_SEGMENT_SECONDS: typeof DEFAULT_MAX_SEGMENT_SECONDS = 3;

export const RESOLUTION_PRESETS: readonly { readonly label: string; readonly size: Resolution }[] = [
  { label: '480p landscape', size: { width: 832, height: 480 } },
  { label: '540p landscape', size: { width: 960, height: 544 } },
  { label: '720p landscape', size: { width: 1280, height: 720 } },
  { label: '1080p landscape', size: { width: 1920, height: 1080 } },
  { label: '480p portrait', size: { width: 480, height: 832 } },
  { label: '720p portrait', size: { width: 720, height: 1280 } },
  { label: '1080p portrait', size: { width: 1080, height: 1920 } },
  { label: 'Square', size: { width: 1024, height: 1024 } },
];

export const sizeText = ({ width, height }: Resolution): string => `${width} × ${height}`;

/** Says whether a text is a number between the two, both included. */
export function numberWithin(least: number, most: number, whole = false): (text: string) => boolean {
  return (text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    return value >= least && value <= most && (!whole || Number.isInteger(value));
  };
}
