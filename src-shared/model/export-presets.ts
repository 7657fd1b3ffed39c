// What an export is usually wanted for, as ready choices for the page and the command line; and what is known of every format.
import type { Finding } from '../studio-error.ts';
import { DEFAULT_EXPORT_OPTIONS, type ExportFormat, type ExportOptions } from './export.ts';

/** Formats that are encoded from the assembled film. */
export const FILM_FORMATS = ['mp4', 'prores', 'webm', 'av1', 'png-sequence', 'gif', 'webp'] as const;
export type FilmFormatName = (typeof FILM_FORMATS)[number];

export const TIMELINE_FORMATS = ['otio', 'fcpxml', 'edl'] as const;
export type TimelineFormat = (typeof TIMELINE_FORMATS)[number];

export function isFilm(format: ExportFormat): format is FilmFormatName {
  return FILM_FORMATS.some((film) => film === format);
}

export function isTimeline(format: ExportFormat): format is TimelineFormat {
  return TIMELINE_FORMATS.some((timeline) => timeline === format);
}

const FILE_ENDINGS: Record<ExportFormat, string> = {
  mp4: '.mp4',
  prores: '.mov',
  webm: '.webm',
  // AV1 in MP4, not in WebM: only there is every frame exactly as long as the next, and the sound is copied.
  av1: '.mp4',
  'png-sequence': '',
  gif: '.gif',
  webp: '.webp',
  'contact-sheet': '.png',
  'contact-sheet-pdf': '.pdf',
  otio: '.otio',
  fcpxml: '.fcpxml',
  edl: '.edl',
};

/** With its dot. Empty for `png-sequence`, which is a folder. */
export const fileEndingOf = (format: ExportFormat): string => FILE_ENDINGS[format];

export interface ExportPreset {
  /** Stable, for scripts. */
  readonly id: string;
  readonly name: string;
  /** For whom, in one sentence. */
  readonly words: string;
  readonly format: ExportFormat;
  readonly options: ExportOptions;
}

function preset(id: string, name: string, words: string, format: ExportFormat, own: Partial<ExportOptions> = {}) {
  return { id, name, words, format, options: { ...DEFAULT_EXPORT_OPTIONS, ...own } };
}

const ANIMATION = { widthPixels: 480, framesPerSecond: 12 } as const;

/** In the order in which they are offered. */
export const EXPORT_PRESETS: readonly ExportPreset[] = [
  preset('master', 'Master MP4', 'For the archive and for upload: the clips copied as they are, nothing lost.', 'mp4'),
  preset('share', 'MP4 to share', 'For mail, chat and the web: plays everywhere, a fraction of the size.', 'mp4', {
    crf: 20,
    audioKbps: 160,
  }),
  preset(
    'prores-hq',
    'ProRes 422 HQ',
    'For grading and effects in DaVinci Resolve, Premiere Pro or Final Cut.',
    'prores',
  ),
  preset('prores-proxy', 'ProRes Proxy', 'For editing on a small machine: light to play, not for delivery.', 'prores', {
    proresProfile: 'proxy',
  }),
  preset('webm', 'WebM (VP9)', 'For web pages: smaller than H.264, every current browser plays it.', 'webm'),
  preset('av1', 'AV1', 'For the smallest file at this quality; older devices cannot play it.', 'av1'),
  preset('png-frames', 'PNG frames', 'For compositing: every frame as a lossless picture in a folder.', 'png-sequence'),
  preset('gif', 'GIF', 'For a short shot where only pictures are allowed: 256 colours, no sound.', 'gif', ANIMATION),
  preset('webp', 'Animated WebP', 'For a short shot on a web page: as a GIF, in full colour.', 'webp', ANIMATION),
  preset(
    'contact-sheet',
    'Contact sheet (PNG)',
    'For a message or a wall: the storyboard as a picture.',
    'contact-sheet',
  ),
  preset(
    'contact-sheet-pdf',
    'Contact sheet (PDF)',
    'For printing and review: the storyboard on A4 pages with selectable text.',
    'contact-sheet-pdf',
  ),
  preset('otio', 'OpenTimelineIO', 'For DaVinci Resolve 18.5 and newer, Premiere Pro, Kdenlive or Nuke.', 'otio'),
  preset('fcpxml', 'FCPXML 1.10', 'For Final Cut Pro and DaVinci Resolve.', 'fcpxml'),
  preset('edl', 'EDL (CMX 3600)', 'For any editor that reads nothing newer: cuts and dissolves only.', 'edl'),
];

/** More than this in one GIF or animated WebP, and viewers that hold every frame in memory struggle: 50 s at 24 fps. */
export const LONG_ANIMATION_FRAMES = 1200;

/** What is worth knowing before an export begins; it does not stop it. `frames`: of the film or shot that is exported. */
export function exportAdvice(
  format: ExportFormat,
  options: Pick<ExportOptions, 'framesPerSecond'>,
  film: { readonly frames: number; readonly framesPerSecond: number },
): readonly Finding[] {
  if (format !== 'gif' && format !== 'webp') return [];
  const name = format === 'gif' ? 'GIF' : 'animated WebP';
  const frames = Math.round((film.frames * (options.framesPerSecond ?? film.framesPerSecond)) / film.framesPerSecond);
  if (frames <= LONG_ANIMATION_FRAMES) return [];
  return [
    {
      code: 'bad-request',
      severity: 'warning',
      message: `This ${name} will have ${frames} frames. It becomes very large, and many viewers cannot show it.`,
      remedy: 'Export one shot, or fewer frames per second, or an MP4.',
    },
  ];
}

/** What several formats with one ending are told apart by, behind the name of the project; '' where nothing is needed. */
export function exportKind(
  format: ExportFormat,
  { crf, proresProfile }: Pick<ExportOptions, 'crf' | 'proresProfile'>,
): string {
  if (format === 'contact-sheet' || format === 'contact-sheet-pdf') return '_contact_sheet';
  if (format === 'prores') return `_prores_${proresProfile}`;
  if (format === 'av1') return '_av1';
  return format === 'mp4' && crf !== null ? '_share' : '';
}
