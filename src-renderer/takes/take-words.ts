// Takes in words: their names, what they are to the plan, and in what two of them differ.
import type { TakeView } from '#shared/model/takes-view.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { formatLength } from '../ui/format-time.ts';

/** "Take 2 of 5"; where takes were cleaned away, its number and its place: "Take 7 (2 of 3)". */
export function takeTitle(takes: readonly TakeView[], take: number): string {
  const place = takes.findIndex((entry) => entry.take === take) + 1;
  if (place === 0) return `Take ${take}`;
  return place === take ? `Take ${take} of ${takes.length}` : `Take ${take} (${place} of ${takes.length})`;
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
      return ['Its media file is gone or empty.'];
    case 'kept':
      return ['You keep it as it is, although:', ...differences];
    case 'answers':
      return ['It is what the plan asks for now.'];
    case 'differs':
      return differences.length > 0 ? differences.map(asSentence) : ['It is not what the plan asks for now.'];
  }
}

/** "the prompt changed" → "The prompt changed." */
const asSentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;

const ANIMATED_PICTURE = /\.(gif|webp|apng|png)$/i;

/** Why only its still can be shown; null: it plays. */
export function whyStill({ isMissing, playablePath }: TakeView): string | null {
  if (isMissing) return 'Its media file is gone or empty.';
  if (playablePath === null)
    return 'It was saved as single frames or in a format that no browser plays, such as ProRes.';
  return ANIMATED_PICTURE.test(playablePath)
    ? 'It is an animated picture, which no browser steps frame by frame.'
    : null;
}

/** "today, 14:05", "3 Jan, 14:05", with the year where it is another one; what a damaged sidecar does not tell is not known. */
export function whenWords(iso: string, now: Date): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return 'date not known';
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (date.toDateString() === now.toDateString()) return `today, ${time}`;
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...year })}, ${time}`;
}

export const gpuTimeWords = ({ gpuSeconds }: TakeView): string =>
  gpuSeconds === null ? 'not measured' : formatLength(gpuSeconds);

/** "4 min 05 s · 38 MB"; without a measured time only the size. */
export function costWords(take: TakeView): string {
  const size = formatBytes(take.bytes);
  return take.gpuSeconds === null ? size : `${formatLength(take.gpuSeconds)} · ${size}`;
}

/** A seed is never negative; -1 stands for one that nobody knows any more. */
export const isSeedKnown = ({ seed }: TakeView): boolean => seed >= 0;
export const seedWords = (take: TakeView): string => (isSeedKnown(take) ? String(take.seed) : 'not known');

export const makerWords = ({ workflowFile, engine }: TakeView): string => workflowFile ?? (engine || 'not known');

export const sizeWords = ({ width, height }: TakeView): string => (width > 0 ? `${width} × ${height}` : 'not known');

const SIDES: readonly [name: string, read: (take: TakeView) => string][] = [
  ['Seed', seedWords],
  ['Prompt', (take) => take.prompt || 'none'],
  ['Negative prompt', (take) => take.negativePrompt || 'none'],
  ['Made by', makerWords],
  ['Size', sizeWords],
  ['Frames', (take) => `${take.framesDelivered} at ${take.framesPerSecond} fps`],
  ['Server', (take) => take.server ?? 'this machine'],
];

export interface TakeDifference {
  readonly name: string;
  readonly left: string;
  readonly right: string;
}

/** What was asked or came out otherwise, side by side. */
export function differencesBetween(left: TakeView, right: TakeView): readonly TakeDifference[] {
  return SIDES.map(([name, read]) => ({ name, left: read(left), right: read(right) })).filter(
    (fact) => fact.left !== fact.right,
  );
}
