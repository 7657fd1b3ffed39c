// What an export of pictures in time is made from.
import type { ExportOptions } from '#shared/model/export.ts';
import type { FilmFormatName } from '#shared/model/export-presets.ts';

export interface EncodeRequest {
  /** The assembled film: H.264, constant rate from time 0, 4:2:0 in bt709, limited range; with or without AAC sound. */
  readonly masterPath: string;
  /** Of the master; the result has as many, but for a GIF or WebP at another rate. */
  readonly frames: number;
  readonly framesPerSecond: number;
  readonly width: number;
  readonly height: number;
  readonly hasAudio: boolean;
  readonly format: FilmFormatName;
  readonly options: ExportOptions;
  /** A file; for `png-sequence` a folder. What is there is replaced, and only by the whole. */
  readonly targetPath: string;
  readonly signal?: AbortSignal;
  /** Frames of the result that are written. */
  readonly onProgress?: (framesDone: number) => void;
  /** Frames of the result that are read back and found good, after all are written. */
  readonly onChecked?: (framesDone: number) => void;
  /** What is being done now, in words. */
  readonly onActivity?: (words: string) => void;
}

export interface EncodedFilm {
  /** Of the file, or of all frames of the folder. */
  readonly bytes: number;
  /** As decoded from the result. */
  readonly frames: number;
}

export interface OutputSize {
  readonly width: number;
  readonly height: number;
}

/** Codecs with halved colour know no odd sizes. */
const needsEvenSize = (format: FilmFormatName): boolean => !['png-sequence', 'gif', 'webp'].includes(format);

/** The asked width, the height after it. */
export function outputSize({ width, height, format, options }: EncodeRequest): OutputSize {
  const step = needsEvenSize(format) ? 2 : 1;
  const toStep = (pixels: number): number => Math.max(step, Math.round(pixels / step) * step);
  const wanted = options.widthPixels;
  if (wanted === null) return { width, height };
  return { width: toStep(wanted), height: toStep((wanted * height) / width) };
}
