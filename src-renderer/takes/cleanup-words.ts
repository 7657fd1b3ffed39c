// Cleaning up in words.
import type { CleanupChoice, CleanupReport } from '#shared/model/takes-view.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { countOf } from '../ui/format-time.ts';

export const bytesOf = ({ bytes, leftoverBytes }: CleanupReport): number => bytes + leftoverBytes;

export const isNothing = (report: CleanupReport): boolean => report.takes.length === 0 && report.leftoverBytes === 0;

/** "12 takes, 1.4 GB, and 80 MB of leftovers". */
export function cleanupWords({ takes, bytes, leftoverBytes }: CleanupReport): string {
  const leftovers = leftoverBytes > 0 ? `${formatBytes(leftoverBytes)} of leftovers` : '';
  if (takes.length === 0) return leftovers || 'nothing';
  const gone = `${countOf(takes.length, 'take')}, ${formatBytes(bytes)}`;
  return leftovers ? `${gone}, and ${leftovers}` : gone;
}

/** What a choice spares, as the confirmation repeats it. */
export function sparedWords({ keepRatedFrom, keepNewest, shotIds }: CleanupChoice): string {
  const stars = keepRatedFrom === null ? [] : [starsWords(keepRatedFrom)];
  const newest = keepNewest === 0 ? [] : [`the newest ${keepNewest === 1 ? 'one' : keepNewest} of each segment`];
  const others = shotIds === null ? [] : ['every take of the other shots'];
  return ['the active takes', ...stars, ...newest, ...others].join(', ');
}

const starsWords = (stars: number): string =>
  stars === 5 ? 'takes with 5 stars' : `takes with ${countOf(stars, 'star')} or more`;
