// What an export is usually wanted for, as ready choices for the page and the command line; and what is known of every format.
import { formatNumber, say } from '../i18n/say.ts';
import type { Finding } from '../studio-error.ts';
import type { ExportFormat, ExportOptions } from './export.ts';
import { DEFAULT_EXPORT_OPTIONS } from './export-defaults.ts';

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
  readonly id: ExportPresetId;
  readonly format: ExportFormat;
  readonly options: ExportOptions;
}

export type ExportPresetId = keyof typeof PRESET_WORDS;

function preset(id: ExportPresetId, format: ExportFormat, own: Partial<ExportOptions> = {}): ExportPreset {
  return { id, format, options: { ...DEFAULT_EXPORT_OPTIONS, ...own } };
}

const ANIMATION = { widthPixels: 480, framesPerSecond: 12 } as const;

/** In the order in which they are offered. */
export const EXPORT_PRESETS: readonly ExportPreset[] = [
  preset('master', 'mp4'),
  preset('share', 'mp4', { crf: 20, audioKbps: 160 }),
  preset('prores-hq', 'prores'),
  preset('prores-proxy', 'prores', { proresProfile: 'proxy' }),
  preset('webm', 'webm'),
  preset('av1', 'av1'),
  preset('png-frames', 'png-sequence'),
  preset('gif', 'gif', ANIMATION),
  preset('webp', 'webp', ANIMATION),
  preset('contact-sheet', 'contact-sheet'),
  preset('contact-sheet-pdf', 'contact-sheet-pdf'),
  preset('otio', 'otio'),
  preset('fcpxml', 'fcpxml'),
  preset('edl', 'edl'),
];

interface PresetWords {
  readonly name: string;
  /** For whom, in one sentence. */
  readonly words: string;
}

// biome-ignore format: a preset a line
const PRESET_WORDS = {
  master: () => ({ name: say`Master MP4`, words: say`For the archive and for upload: the clips copied as they are, nothing lost.` }),
  share: () => ({ name: say`MP4 to share`, words: say`For mail, chat and the web: plays everywhere, a fraction of the size.` }),
  'prores-hq': () => ({ name: 'ProRes 422 HQ', words: say`For grading and effects in DaVinci Resolve, Premiere Pro or Final Cut.` }),
  'prores-proxy': () => ({ name: 'ProRes Proxy', words: say`For editing on a small machine: light to play, not for delivery.` }),
  webm: () => ({ name: 'WebM (VP9)', words: say`For web pages: smaller than H.264, every current browser plays it.` }),
  av1: () => ({ name: 'AV1', words: say`For the smallest file at this quality; older devices cannot play it.` }),
  'png-frames': () => ({ name: say`PNG frames`, words: say`For compositing: every frame as a lossless picture in a folder.` }),
  gif: () => ({ name: 'GIF', words: say`For a short shot where only pictures are allowed: 256 colours, no sound.` }),
  webp: () => ({ name: say`Animated WebP`, words: say`For a short shot on a web page: as a GIF, in full colour.` }),
  'contact-sheet': () => ({ name: say`Contact sheet (PNG)`, words: say`For a message or a wall: the storyboard as a picture.` }),
  'contact-sheet-pdf': () => ({ name: say`Contact sheet (PDF)`, words: say`For printing and review: the storyboard on A4 pages with selectable text.` }),
  otio: () => ({ name: 'OpenTimelineIO', words: say`For DaVinci Resolve 18.5 and newer, Premiere Pro, Kdenlive or Nuke.` }),
  fcpxml: () => ({ name: 'FCPXML 1.10', words: say`For Final Cut Pro and DaVinci Resolve.` }),
  edl: () => ({ name: 'EDL (CMX 3600)', words: say`For any editor that reads nothing newer: cuts and dissolves only.` }),
} as const satisfies Record<string, () => PresetWords>;

export const exportPresetWords = (id: ExportPresetId): PresetWords => PRESET_WORDS[id]();

/** More than this in one GIF or animated WebP, and viewers that hold every frame in memory struggle: 50 s at 24 fps. */
export const LONG_ANIMATION_FRAMES = 1200;

/** What is worth knowing before an export begins; it does not stop it. `frames`: of the film or shot that is exported. */
export function exportAdvice(
  format: ExportFormat,
  options: Pick<ExportOptions, 'framesPerSecond'>,
  film: { readonly frames: number; readonly framesPerSecond: number },
): readonly Finding[] {
  if (format !== 'gif' && format !== 'webp') return [];
  const frames = Math.round((film.frames * (options.framesPerSecond ?? film.framesPerSecond)) / film.framesPerSecond);
  if (frames <= LONG_ANIMATION_FRAMES) return [];
  return [
    {
      code: 'bad-request',
      severity: 'warning',
      message:
        format === 'gif'
          ? say`This GIF will have ${formatNumber(frames)} frames. It becomes very large, and many viewers cannot show it.`
          : say`This animated WebP will have ${formatNumber(frames)} frames. It becomes very large, and many viewers cannot show it.`,
      remedy: say`Export one shot, or fewer frames per second, or an MP4.`,
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
