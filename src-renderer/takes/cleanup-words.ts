// Cleaning up in words.
import { many, say } from '#shared/i18n/say.ts';
import type { CleanupChoice, CleanupReport } from '#shared/model/takes-view.ts';
import { formatBytes } from '../ui/format-bytes.ts';

export const bytesOf = ({ bytes, leftoverBytes }: CleanupReport): number => bytes + leftoverBytes;

export const isNothing = (report: CleanupReport): boolean => report.takes.length === 0 && report.leftoverBytes === 0;

/** "12 takes, 1.4 GB, and 80 MB of leftovers". */
export function cleanupWords({ takes, bytes, leftoverBytes }: CleanupReport): string {
  const leftovers = leftoverBytes > 0 ? say`${formatBytes(leftoverBytes)} of leftovers` : '';
  if (takes.length === 0) return leftovers || say`nothing`;
  const size = formatBytes(bytes);
  const gone = many(takes.length, '{{count}} take, {{size}}', '{{count}} takes, {{size}}', { size });
  return leftovers ? say`${gone}, and ${leftovers}` : gone;
}

/** What a choice spares, as the confirmation repeats it. */
export function sparedWords({ keepRatedFrom, keepNewest, shotIds }: CleanupChoice): string {
  const stars = keepRatedFrom === null ? [] : [starsWords(keepRatedFrom)];
  const newest =
    keepNewest === 0
      ? []
      : [many(keepNewest, 'the newest one of each segment', 'the newest {{count}} of each segment')];
  const others = shotIds === null ? [] : [say`every take of the other shots`];
  return [say`the active takes`, ...stars, ...newest, ...others].join(', ');
}

const starsWords = (stars: number): string =>
  stars === 5
    ? say`takes with 5 stars`
    : many(stars, 'takes with {{count}} star or more', 'takes with {{count}} stars or more');
