// The pictures of a segment as generate.py takes them, in the job's own folder: nothing that is changed or moved meanwhile, and
// no comma in a name (it parts the references), can then spoil the job.

import { copyFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { CAREFUL_SCALING, type Ffmpeg, mediaInput, runFfmpeg } from '../media/index.ts';
import { diskError } from '../storage/index.ts';
import { NO_PICTURES, type WanPicturePaths, type WanTask } from '../wan-cli/index.ts';

export interface PicturesAsked {
  readonly task: WanTask;
  readonly segment: Pick<PlanSegment, 'width' | 'height' | 'framesRequested' | 'framesPerSecond' | 'references'>;
  /** Absolute paths; null: none. */
  readonly startPath: string | null;
  readonly endPath: string | null;
}

/** Where they will lie. Nothing is written yet. */
export function foretellWanPictures({ task, segment, startPath, endPath }: PicturesAsked, folderPath: string) {
  const placed = (path: string | null, name: string) =>
    path === null ? null : join(folderPath, `${name}${extname(path).toLowerCase()}`);
  const start = placed(startPath, 'start');
  const end = placed(endPath, 'end');
  const names: Record<WanTask['pictures'], () => WanPicturePaths> = {
    none: () => NO_PICTURES,
    image: () => ({ ...NO_PICTURES, image: start }),
    'image-or-none': () => ({ ...NO_PICTURES, image: start }),
    'first-and-last': () => ({ ...NO_PICTURES, firstFrame: start, lastFrame: end }),
    vace: () => {
      const isGiven = start !== null || end !== null;
      return {
        ...NO_PICTURES,
        sourceVideo: isGiven ? join(folderPath, 'source.mp4') : null,
        sourceMask: isGiven ? join(folderPath, 'mask.mp4') : null,
        references: segment.references.flatMap((path, index) => placed(path, `reference-${index + 1}`) ?? []),
      };
    },
  };
  return names[task.pictures]();
}

export async function layOutWanPictures(
  asked: PicturesAsked,
  folderPath: string,
  ffmpeg: Ffmpeg | null,
  signal: AbortSignal,
): Promise<Result<WanPicturePaths>> {
  const paths = foretellWanPictures(asked, folderPath);
  if (paths.references.some((path) => path.includes(','))) return err(commaInPath(folderPath));
  const copies: readonly (readonly [string | null, string | null])[] = [
    [asked.startPath, paths.image ?? paths.firstFrame],
    [asked.endPath, paths.lastFrame],
    ...paths.references.map((path, index) => [asked.segment.references[index] ?? null, path] as const),
  ];
  for (const [from, to] of copies) {
    if (from === null || to === null) continue;
    const copied = await copyFile(from, to).then(
      () => null,
      (cause: unknown) => diskError('read', from, cause),
    );
    if (copied !== null) return err(copied);
  }
  if (paths.sourceVideo === null || paths.sourceMask === null) return ok(paths);
  const written = await writeSource(asked, paths.sourceVideo, paths.sourceMask, ffmpeg, signal);
  return written.ok ? ok(paths) : written;
}

/**
 * VACE keeps what is black in the mask and paints what is white; where nothing is known the source is middle gray. Sizes and
 * length are those of the film, so that nothing is scaled or left out.
 */
async function writeSource(
  { segment, startPath, endPath }: PicturesAsked,
  sourcePath: string,
  maskPath: string,
  ffmpeg: Ffmpeg | null,
  signal: AbortSignal,
): Promise<Result<void>> {
  if (ffmpeg === null) return err(ffmpegMissing());
  const { width, height, framesRequested: frames, framesPerSecond } = segment;
  const given = [
    { path: startPath, at: 0 },
    { path: endPath, at: frames - 1 },
  ].filter((one): one is { path: string; at: number } => one.path !== null);
  const canvas = (color: string) => `color=c=${color}:s=${width}x${height}:r=${framesPerSecond},format=gbrp`;
  const encode = ['-frames:v', String(frames), '-c:v', 'libx264', '-crf', '1', '-bf', '0', '-pix_fmt', 'yuv420p', '-y'];
  const inputs: string[] = [];
  for (const { path } of given) {
    const input = await mediaInput(path);
    if (!input.ok) return input;
    inputs.push(...input.value.args);
  }
  const fit = `scale=${width}:${height}:force_original_aspect_ratio=increase:${CAREFUL_SCALING},crop=${width}:${height},setsar=1,format=gbrp`;
  const fitted = given.map((_, index) => `[${index}:v]${fit}[picture${index}]`);
  const laid = given.map(
    ({ at }, index) => `[canvas${index}][picture${index}]overlay=format=gbrp:enable='eq(n,${at})'[canvas${index + 1}]`,
  );
  const graph = [`${canvas('0x808080')}[canvas0]`, ...fitted, ...laid].join(';');
  const source = [...inputs, '-filter_complex', graph, '-map', `[canvas${given.length}]`, ...encode];
  const film = await runFfmpeg(ffmpeg, [...source, `file:${sourcePath}`], { signal });
  if (!film.ok) return film;
  const kept = given.map(({ at }) => `eq(n,${at})`).join('+');
  const mask = `${canvas('white')},drawbox=t=fill:c=black:enable='${kept}'`;
  return runFfmpeg(ffmpeg, ['-f', 'lavfi', '-i', mask, ...encode, `file:${maskPath}`], { signal });
}

const commaInPath = (folderPath: string) => ({
  code: 'path-refused' as const,
  message: say`Wan cannot be given reference pictures from ${folderPath}: it parts their names at commas.`,
  remedy: say`Start Longtake with another data folder (LONGTAKE_DATA) that has no comma in its path.`,
  filePath: folderPath,
});

const ffmpegMissing = () => ({
  code: 'ffmpeg-missing' as const,
  message: say`No ffmpeg was found.`,
  remedy: say`Install ffmpeg, or name its path in Settings or in LONGTAKE_FFMPEG.`,
});
