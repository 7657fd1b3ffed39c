// Pictures laid over another one, each at its place and of its size: a product in its scene. What they do not cover stays as it was.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { OverlayPlace } from '#shared/model/overlay.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { type ImageSize, imageSize } from './frame-pixels.ts';
import { loadSharp } from './load-sharp.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { mediaInput } from './media-input.ts';
import { notAPicture } from './picture-header.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { writeWhole } from './temporary-file.ts';

export interface PlacedPicture extends OverlayPlace {
  readonly imagePath: string;
}

export interface ComposeRequest {
  readonly basePath: string;
  /** The first at the bottom. */
  readonly overlays: readonly PlacedPicture[];
  readonly pngPath: string;
  readonly signal?: AbortSignal | undefined;
}

type Program = Pick<Ffmpeg, 'path'>;

// bitexact: the same pixels on every machine, for they decide whether a take is still the answer.
const SCALING = 'flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact';

/** Writes a PNG of the base's size, without alpha. Errors name the picture that cannot be read. */
export async function composeOverlays(ffmpeg: Program, request: ComposeRequest): Promise<Result<void>> {
  const folderPath = await mkdtemp(join(tmpdir(), 'longtake-overlay-'));
  try {
    const inputs: Input[] = [];
    for (const path of [request.basePath, ...request.overlays.map(({ imagePath }) => imagePath)]) {
      const input = await openInput(ffmpeg, path, join(folderPath, `${inputs.length}.png`), request.signal);
      if (!input.ok) return input;
      inputs.push(input.value);
    }
    return await writeWhole([request.pngPath], ([temporaryPath = '']) => {
      const graph = ['-filter_complex', graphOf(request.overlays, inputs), '-map', '[whole]'];
      const output = ['-frames:v', '1', '-c:v', 'png', '-f', 'image2', '-update', '1', '-y', `file:${temporaryPath}`];
      const args = [...inputs.flatMap((input) => input.args), ...graph, ...output];
      return runFfmpeg(ffmpeg, args, { signal: request.signal });
    });
  } finally {
    await rm(folderPath, { recursive: true, force: true }).catch(() => undefined);
  }
}

interface Input {
  readonly args: readonly string[];
  /** As ffmpeg shows it. */
  readonly size: ImageSize;
}

async function openInput(
  ffmpeg: Program,
  imagePath: string,
  uprightPath: string,
  signal: AbortSignal | undefined,
): Promise<Result<Input>> {
  const given = await mediaInput(imagePath);
  if (!given.ok) return given;
  if (given.value.kind !== 'picture') return err(notAPicture(imagePath));
  const isTurned = await writeUpright(imagePath, uprightPath);
  const shownPath = isTurned ? uprightPath : imagePath;
  const input = isTurned ? await mediaInput(uprightPath) : given;
  if (!input.ok) return input;
  const size = await imageSize(ffmpeg, shownPath, signal);
  return size.ok ? ok({ args: input.value.args, size: size.value }) : err(damaged(size.error, imagePath));
}

const damaged = (error: StudioError, filePath: string): StudioError =>
  error.code === 'stopped'
    ? error
    : { ...error, message: say`This picture cannot be laid over another: it cannot be decoded.`, filePath };

/** ffmpeg turns a JPEG as its EXIF says, and no other picture. */
async function writeUpright(imagePath: string, uprightPath: string): Promise<boolean> {
  const sharp = await loadSharp();
  try {
    const { format, orientation = 1 } = await sharp(imagePath).metadata();
    if (orientation === 1 || format === 'jpeg') return false;
    await sharp(imagePath).rotate().png().toFile(uprightPath);
    return true;
  } catch {
    // ffmpeg says better what is wrong with it.
    return false;
  }
}

function graphOf(overlays: readonly PlacedPicture[], [base, ...inputs]: readonly Input[]): string {
  if (base === undefined) throw new Error('There is nothing to lay over.');
  const steps = [`[0:v]scale=${SCALING},format=rgb24[under0]`];
  for (const [index, overlay] of overlays.entries()) {
    const { width, height, x, y } = placeOf(overlay, base.size, inputs[index]?.size ?? base.size);
    const { opacity } = overlay;
    // Multiplied by its alpha before it is scaled: what cannot be seen gives no colour to its edge.
    const upper = `scale=${SCALING},format=gbrap,premultiply=inplace=1,scale=${width}:${height}:${SCALING}`;
    const fainter = `colorchannelmixer=rr=${opacity}:gg=${opacity}:bb=${opacity}:aa=${opacity}`;
    steps.push(`[${index + 1}:v]${upper},${fainter}[over${index}]`);
    // Of planes ffmpeg 7 takes 16 off premultiplied colours; of packed pixels it does not.
    const laid = `overlay=x=${x}:y=${y}:format=rgb:alpha=premultiplied`;
    steps.push(`[under${index}][over${index}]${laid}[under${index + 1}]`);
  }
  return [...steps, `[under${overlays.length}]scale=${SCALING},format=rgb24[whole]`].join(';');
}

/** In whole pixels. A picture too high for its width is made smaller, so that nothing of it is cut off. */
export function placeOf(
  { position, scale, margin }: OverlayPlace,
  base: ImageSize,
  picture: ImageSize,
): ImageSize & { readonly x: number; readonly y: number } {
  const wide = scale * base.width;
  const shrink = Math.min(1, base.height / ((wide * picture.height) / picture.width));
  const width = Math.max(1, Math.round(wide * shrink));
  const height = Math.max(1, Math.min(base.height, Math.round((wide * shrink * picture.height) / picture.width)));
  const gap = Math.round(margin * Math.min(base.width, base.height));
  const along = (room: number, isFirst: boolean, isLast: boolean): number => {
    const at = isFirst ? gap : isLast ? room - gap : Math.floor(room / 2);
    // One that fills nearly all has no room for its margin.
    return Math.max(0, Math.min(room, at));
  };
  return {
    width,
    height,
    x: along(base.width - width, position.endsWith('left'), position.endsWith('right')),
    y: along(base.height - height, position.startsWith('top'), position.startsWith('bottom')),
  };
}
