// An export that is made or was made, in words.
import type { ExportFormat, ExportView } from '#shared/model/export.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { isContactSheet } from './export-words.ts';

const FORMATS: Record<ExportFormat, string> = {
  mp4: 'MP4',
  prores: 'ProRes',
  webm: 'WebM',
  av1: 'AV1',
  'png-sequence': 'PNG sequence',
  gif: 'GIF',
  webp: 'Animated WebP',
  'contact-sheet': 'Contact sheet',
  'contact-sheet-pdf': 'Contact sheet (PDF)',
  otio: 'OTIO timeline',
  fcpxml: 'FCPXML timeline',
  edl: 'EDL',
};

/** "MP4 of the film", "GIF of shot 002". */
export function whatWords({ format, shotId }: Pick<ExportView, 'format' | 'shotId'>): string {
  if (isContactSheet(format)) return `${FORMATS[format]} of the storyboard`;
  return `${FORMATS[format]} of ${shotId === null ? 'the film' : `shot ${shotId}`}`;
}

/** The last part of a path of either kind of system. */
export const fileNameOf = ({ filePath }: Pick<ExportView, 'filePath'>): string =>
  filePath.split(/[\\/]/).findLast((part) => part !== '') ?? filePath;

const number = (value: number): string => value.toLocaleString('en');

function countWords({ format, copiedFrames, encodedFrames, reusedFrames }: ExportView): string[] {
  // Of all others every frame is encoded; what is counted then is how the film before it was put together.
  if (format !== 'mp4') return [];
  const counts: [number, string][] = [
    [copiedFrames, 'copied'],
    [encodedFrames, 'encoded'],
    [reusedFrames, 'still there from an earlier export'],
  ];
  return counts.filter(([count]) => count > 0).map(([count, words]) => `${number(count)} ${words}`);
}

/** "320 of 761 frames: 302 copied, 18 encoded". */
export function frameWords(view: ExportView): string {
  const made = view.copiedFrames + view.encodedFrames + view.reusedFrames;
  const counts = countWords(view);
  return `${number(made)} of ${number(view.frames ?? 0)} frames${counts.length > 0 ? `: ${counts.join(', ')}` : ''}`;
}

export function endedTitle(view: ExportView): string {
  const name = fileNameOf(view);
  if (view.phase === 'cancelled') return `The export of ${name} was cancelled.`;
  return view.phase === 'failed' ? `${name} could not be exported` : `${name} is ready`;
}

export function madeFacts(view: ExportView): [string, string][] {
  const counts = countWords(view);
  return [
    ['What', whatWords(view)],
    ...(view.bytes === null ? [] : [['Size', formatBytes(view.bytes)] as [string, string]]),
    ...(view.frames === null
      ? []
      : [['Frames', [number(view.frames), counts.join(', ')].filter(Boolean).join(': ')] as [string, string]]),
  ];
}

/** How a browser shows it; null: it cannot. */
export function resultKind({ mediaPath }: Pick<ExportView, 'mediaPath'>): 'video' | 'image' | null {
  if (mediaPath === null) return null;
  if (/\.(mp4|webm|mov|mkv)$/i.test(mediaPath)) return 'video';
  return /\.(gif|webp|png|jpe?g)$/i.test(mediaPath) ? 'image' : null;
}
