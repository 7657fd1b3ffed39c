// Takes in words: their names, what they are to the plan, and in what two of them differ.
import { formatDate, formatNumber, say } from '#shared/i18n/say.ts';
import type { TakeView } from '#shared/model/takes-view.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { formatLength } from '../ui/format-time.ts';

/** "Take 2 of 5"; where takes were cleaned away, its number and its place: "Take 7 (2 of 3)". */
export function takeTitle(takes: readonly TakeView[], take: number): string {
  const place = takes.findIndex((entry) => entry.take === take) + 1;
  if (place === 0) return say`Take ${take}`;
  return place === take ? say`Take ${take} of ${takes.length}` : say`Take ${take} (${place} of ${takes.length})`;
}

export type TakeStanding = 'missing' | 'kept' | 'answers' | 'differs';

export function takeStanding({ isMissing, isKept, answers }: TakeView): TakeStanding {
  if (isMissing) return 'missing';
  if (isKept) return 'kept';
  return answers ? 'answers' : 'differs';
}

/** What a hover over the mark says, a line for each thing. */
export function standingLines(take: TakeView): readonly string[] {
  const { differences } = take;
  switch (takeStanding(take)) {
    case 'missing':
      return [say`Its media file is gone or empty.`];
    case 'kept':
      return [say`You keep it as it is, although:`, ...differences];
    case 'answers':
      return [say`It is what the plan asks for now.`];
    case 'differs':
      return differences.length > 0 ? differences.map(asSentence) : [say`It is not what the plan asks for now.`];
  }
}

/** "the prompt changed" → "The prompt changed." */
const asSentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;

const ANIMATED_PICTURE = /\.(gif|webp|apng|png)$/i;

/** Why only its still can be shown; null: it plays. */
export function whyStill({ isMissing, playablePath }: TakeView): string | null {
  if (isMissing) return say`Its media file is gone or empty.`;
  if (playablePath === null)
    return say`It was saved as single frames or in a format that no browser plays, such as ProRes.`;
  return ANIMATED_PICTURE.test(playablePath)
    ? say`It is an animated picture, which no browser steps frame by frame.`
    : null;
}

/** "today, 14:05", "Jan 3, 14:05", with the year where it is another one; what a damaged sidecar does not tell is not known. */
export function whenWords(iso: string, now: Date): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return say`date not known`;
  const time = formatDate(date, { timeStyle: 'short', hourCycle: 'h23' });
  if (date.toDateString() === now.toDateString()) return say`today, ${time}`;
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return `${formatDate(date, { day: 'numeric', month: 'short', ...year })}, ${time}`;
}

export const gpuTimeWords = ({ gpuSeconds }: TakeView): string =>
  gpuSeconds === null ? say`not measured` : formatLength(gpuSeconds);

/** "4 min 05 s · 38 MB"; without a measured time only the size. */
export function costWords(take: TakeView): string {
  const size = formatBytes(take.bytes);
  return take.gpuSeconds === null ? size : `${formatLength(take.gpuSeconds)} · ${size}`;
}

/** A seed is never negative; -1 stands for one that nobody knows any more. */
export const isSeedKnown = ({ seed }: TakeView): boolean => seed >= 0;
export const seedWords = (take: TakeView): string => (isSeedKnown(take) ? String(take.seed) : say`not known`);

export const makerWords = ({ workflowFile, engine }: TakeView): string => workflowFile ?? (engine || say`not known`);

export const sizeWords = ({ width, height }: TakeView): string => (width > 0 ? `${width} × ${height}` : say`not known`);

export const frameWords = ({ framesDelivered, framesPerSecond }: TakeView): string =>
  say`${framesDelivered} at ${formatNumber(framesPerSecond, 3)} fps`;

export const serverWords = ({ server }: TakeView): string => server ?? say`this machine`;

const sides = (): readonly [name: string, read: (take: TakeView) => string][] => [
  [say`Seed`, seedWords],
  [say`Prompt`, (take) => take.prompt || say`none`],
  [say`Negative prompt`, (take) => take.negativePrompt || say`none`],
  [say`Made by`, makerWords],
  [say`Size`, sizeWords],
  [say`Frames`, frameWords],
  [say`Server`, serverWords],
];

export interface TakeDifference {
  readonly name: string;
  readonly left: string;
  readonly right: string;
}

/** What was asked or came out otherwise, side by side. */
export function differencesBetween(left: TakeView, right: TakeView): readonly TakeDifference[] {
  return sides()
    .map(([name, read]) => ({ name, left: read(left), right: read(right) }))
    .filter((fact) => fact.left !== fact.right);
}
