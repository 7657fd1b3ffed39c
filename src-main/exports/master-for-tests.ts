// For tests only: an assembled film whose frames say their numbers, and what ffmpeg says of a file.
import { execFile } from 'node:child_process';
import type { ExportOptions } from '#shared/model/export.ts';
import { DEFAULT_EXPORT_OPTIONS } from '#shared/model/export-defaults.ts';
import type { FilmFormatName } from '#shared/model/export-presets.ts';
import { expectOk, makeCountedFilm } from '../media/counted-film.ts';
import { type Ffmpeg, runFfmpeg } from '../media/index.ts';
import type { EncodeRequest } from './encode-request.ts';

export const FRAMES = 30;
export const RATE = 24;

export interface Wish {
  readonly format: FilmFormatName;
  readonly targetPath: string;
  readonly options?: Partial<ExportOptions>;
  readonly hasAudio?: boolean;
}

/** For a master of FRAMES frames at RATE. */
export function encodeRequestFor(masterPath: string, { options, hasAudio = false, ...wish }: Wish): EncodeRequest {
  const film = { frames: FRAMES, framesPerSecond: RATE, width: 192, height: 96, hasAudio };
  return { masterPath, ...film, options: { ...DEFAULT_EXPORT_OPTIONS, ...options }, ...wish };
}

export interface Master {
  readonly frames: number;
  readonly framesPerSecond: number;
  /** A tone that begins in the middle of the film; so it can be seen whether the sound stays in its place. */
  readonly hasAudio: boolean;
}

const TAGS = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'];

/** 192 × 96. */
export async function makeMaster(ffmpeg: Ffmpeg, filePath: string, master: Master): Promise<void> {
  const { frames, framesPerSecond, hasAudio } = master;
  const codecArgs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '12', '-bf', '0', ...TAGS];
  const silentPath = hasAudio ? `${filePath}.silent.mp4` : filePath;
  await makeCountedFilm(ffmpeg, silentPath, { frameCount: frames, framesPerSecond, codecArgs });
  if (!hasAudio) return;
  const seconds = frames / framesPerSecond;
  const tone = `aevalsrc='if(gte(t,${seconds / 2}),0.5*sin(2*PI*440*t),0)|0':s=48000:d=${seconds}`;
  const inputs = ['-i', `file:${silentPath}`, '-f', 'lavfi', '-i', tone];
  const sound = ['-c:v', 'copy', '-c:a', 'aac', '-b:a', '192k', '-movflags', '+faststart'];
  expectOk(await runFfmpeg(ffmpeg, [...inputs, ...sound, '-y', `file:${filePath}`]));
}

/** The lines in which ffmpeg describes a file and its streams. */
export function describeFile(ffmpeg: Ffmpeg, filePath: string): Promise<string> {
  return new Promise((resolve) => {
    // Without an output it always ends with an error.
    execFile(ffmpeg.path, ['-hide_banner', '-i', `file:${filePath}`], (_error, _stdout, stderr) => resolve(stderr));
  });
}
