// An export that is made or was made, in words.
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { ExportFormat, ExportView } from '#shared/model/export.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { isContactSheet } from './export-words.ts';

const FORMATS: Record<ExportFormat, () => string> = {
  mp4: () => 'MP4',
  prores: () => 'ProRes',
  webm: () => 'WebM',
  av1: () => 'AV1',
  'png-sequence': () => say`PNG sequence`,
  gif: () => 'GIF',
  webp: () => say`Animated WebP`,
  'contact-sheet': () => say`Contact sheet`,
  'contact-sheet-pdf': () => say`Contact sheet (PDF)`,
  otio: () => say`OTIO timeline`,
  fcpxml: () => say`FCPXML timeline`,
  edl: () => 'EDL',
};

/** "MP4 of the film", "GIF of shot 002". */
export function whatWords({ format, shotId }: Pick<ExportView, 'format' | 'shotId'>): string {
  const name = FORMATS[format]();
  if (isContactSheet(format)) return say`${name} of the storyboard`;
  return shotId === null ? say`${name} of the film` : say`${name} of shot ${shotId}`;
}

/** The last part of a path of either kind of system. */
export const fileNameOf = ({ filePath }: Pick<ExportView, 'filePath'>): string =>
  filePath.split(/[\\/]/).findLast((part) => part !== '') ?? filePath;

/** "302 copied", "18 encoded". */
function countWords({ format, copiedFrames, encodedFrames, reusedFrames }: ExportView): string[] {
  // Of all others every frame is encoded; what is counted then is how the film before it was put together.
  if (format !== 'mp4') return [];
  return [
    ...(copiedFrames > 0 ? [say`${formatNumber(copiedFrames)} copied`] : []),
    ...(encodedFrames > 0 ? [say`${formatNumber(encodedFrames)} encoded`] : []),
    ...(reusedFrames > 0 ? [say`${formatNumber(reusedFrames)} still there from an earlier export`] : []),
  ];
}

/** "320 of 761 frames: 302 copied, 18 encoded". */
export function frameWords(view: ExportView): string {
  const made = view.copiedFrames + view.encodedFrames + view.reusedFrames;
  const counts = countWords(view);
  const share = say`${formatNumber(made)} of ${formatNumber(view.frames ?? 0)} frames`;
  return counts.length > 0 ? `${share}: ${counts.join(', ')}` : share;
}

export function endedTitle(view: ExportView): string {
  const name = fileNameOf(view);
  if (view.phase === 'cancelled') return say`The export of ${name} was cancelled.`;
  return view.phase === 'failed' ? say`${name} could not be exported` : say`${name} is ready`;
}

export function madeFacts(view: ExportView): [string, string][] {
  const facts: [string, string][] = [[say`What`, whatWords(view)]];
  if (view.bytes !== null) facts.push([say`Size`, formatBytes(view.bytes)]);
  if (view.frames !== null) {
    const counts = countWords(view).join(', ');
    facts.push([say`Frames`, [formatNumber(view.frames), counts].filter(Boolean).join(': ')]);
  }
  return facts;
}

/** How a browser shows it; null: it cannot. */
export function resultKind({ mediaPath }: Pick<ExportView, 'mediaPath'>): 'video' | 'image' | null {
  if (mediaPath === null) return null;
  if (/\.(mp4|webm|mov|mkv)$/i.test(mediaPath)) return 'video';
  return /\.(gif|webp|png|jpe?g)$/i.test(mediaPath) ? 'image' : null;
}
