// What can be exported, how, and how far an export is.
import { z } from 'zod/v4';
import { finding, studioErrorWire } from '../studio-error.ts';

export const exportFormat = z.enum([
  'mp4',
  'prores',
  'webm',
  'av1',
  'png-sequence',
  'gif',
  'webp',
  'contact-sheet',
  'contact-sheet-pdf',
  'otio',
  'fcpxml',
  'edl',
]);
export type ExportFormat = z.infer<typeof exportFormat>;

export const PRORES_PROFILES = ['proxy', 'lt', 'standard', 'hq', '4444'] as const;

/** The expert view; what a format has no use for is passed over. */
export const exportOptions = z.object({
  /** `mp4` only. null: the clips are copied as they are, nothing is encoded twice; else H.264 at this constant quality, 0 best to 51. */
  crf: z.number().int().min(0).max(51).nullable(),
  /** WebM and AV1: constant quality, 0 best to 63; null: the format's own. */
  quality: z.number().int().min(0).max(63).nullable(),
  proresProfile: z.enum(PRORES_PROFILES),
  /** Width in pixels; the height follows. null: as the film. Sequences and films keep their size with null. */
  widthPixels: z.number().int().min(16).max(8192).nullable(),
  /** GIF and animated WebP; null: the film's. */
  framesPerSecond: z.number().min(1).max(60).nullable(),
  audioKbps: z.number().int().min(64).max(510),
  /** Seams are corrected as chosen; false: none is. */
  corrections: z.boolean(),
  /** Timelines: media named relative to the timeline file, so that the folder can move. */
  relativeMedia: z.boolean(),
  /** Timelines: one clip for every segment with its takes, or one for every shot as it is assembled. */
  timelineMedia: z.enum(['segments', 'shots']),
  /** Of the contact sheet. */
  columns: z.number().int().min(1).max(12),
});
export type ExportOptions = z.infer<typeof exportOptions>;

export const exportRequest = z.object({
  format: exportFormat,
  /** null: the whole film. */
  shotId: z.string().nullable(),
  /** File name inside `exports/`; null: the project's name and what it is. An existing file is not replaced unless `replace`. */
  fileName: z.string().min(1).max(200).nullable(),
  replace: z.boolean(),
  /** Shots without all their clips are left out instead of refusing. */
  skipMissing: z.boolean(),
  options: exportOptions.partial(),
});
export type ExportRequest = z.infer<typeof exportRequest>;

export const exportView = z.object({
  id: z.string(),
  format: exportFormat,
  shotId: z.string().nullable(),
  phase: z.enum(['working', 'done', 'failed', 'cancelled']),
  /** What is being done, in words. */
  activity: z.string(),
  /** null: it cannot be known now. */
  fraction: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /** Absolute; where it is or will be. */
  filePath: z.string(),
  /** For the media route, where a browser can show it and it lies inside the project. */
  mediaPath: z.string().nullable(),
  bytes: z.number().nullable(),
  /** Of pictures in it; null: it has none, as a timeline. */
  frames: z.number().int().nullable(),
  copiedFrames: z.number().int(),
  encodedFrames: z.number().int(),
  /** Effects that were still there from an earlier export. */
  reusedFrames: z.number().int(),
  findings: z.array(finding),
  error: studioErrorWire.nullable(),
});
export type ExportView = z.infer<typeof exportView>;
