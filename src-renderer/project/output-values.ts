// What may stand in the fields for rate and length.
import type { DEFAULT_MAX_SEGMENT_SECONDS } from '#shared/model/project.ts';

/** Held equal to the model's by its type: the value itself would bring the whole of zod into the page. */
export const USUAL_SEGMENT_SECONDS: typeof DEFAULT_MAX_SEGMENT_SECONDS = 3;

/** Says whether a text is a number between the two, both included. */
export function numberWithin(least: number, most: number, whole = false): (text: string) => boolean {
  return (text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    return value >= least && value <= most && (!whole || Number.isInteger(value));
  };
}
