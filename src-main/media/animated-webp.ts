// Animated WebP, which ffmpeg cannot decode: its pages are decoded by sharp and handed on as raw pictures.
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { MediaInput } from './input-kinds.ts';
import { loadSharp, readRgbPixels } from './load-sharp.ts';

/** In the extended header, behind `RIFF….WEBPVP8X` and the chunk's length. */
const FLAGS_AT = 20;
const ANIMATION_FLAG = 0x02;
// Each batch is decoded from the film's beginning, so few large ones; and memory stays bounded whatever the film's length.
const BATCH_BYTES = 64 * 1024 * 1024;

export function isAnimatedWebp(head: Buffer): boolean {
  const text = (from: number, to: number): string => head.subarray(from, to).toString('latin1');
  if (text(0, 4) !== 'RIFF' || text(8, 16) !== 'WEBPVP8X') return false;
  return ((head[FLAGS_AT] ?? 0) & ANIMATION_FLAG) !== 0;
}

export interface PagedAnimation {
  readonly width: number;
  readonly height: number;
  /** By page: how many frames of the film it stands for. Writers merge frames that are alike into one that lasts longer. */
  readonly framesOfPage: readonly number[];
  readonly durationSeconds: number;
}

export async function readAnimation(filePath: string): Promise<Result<PagedAnimation>> {
  try {
    const sharp = await loadSharp();
    const { width, height, pageHeight = height, delay = [], pages = 1 } = await sharp(filePath, EVERY_PAGE).metadata();
    const delaysMs = Array.from({ length: pages }, (_, page) => delay[page] ?? 0);
    const durationSeconds = delaysMs.reduce((sum, delayMs) => sum + delayMs, 0) / 1000;
    return ok({ width, height: pageHeight, framesOfPage: framesOfPages(delaysMs), durationSeconds });
  } catch (cause) {
    return err(unreadable(filePath, cause));
  }
}

/** The usual delay is one frame's: the median, which neither a merged nor a cut-off page moves. */
function framesOfPages(delaysMs: readonly number[]): number[] {
  const usualMs = delaysMs.toSorted((a, b) => a - b)[Math.floor((delaysMs.length - 1) / 2)] || 1;
  return delaysMs.map((delayMs) => Math.max(1, Math.round(delayMs / usualMs)));
}

export async function animatedWebpInput(filePath: string): Promise<Result<MediaInput>> {
  const animation = await readAnimation(filePath);
  if (!animation.ok) return animation;
  const { value } = animation;
  let failure: StudioError | null = null;
  async function* frames(): AsyncGenerator<Uint8Array> {
    for (const batch of batchesOf(value)) {
      const pixels = await decodePages(filePath, value, batch).catch((cause: unknown) => {
        failure = unreadable(filePath, cause);
      });
      if (pixels === undefined) return;
      // Outside of the catch: an end that ffmpeg makes, because it has seen enough, is no fault of the file.
      yield* framesOf(pixels, value, batch);
    }
  }
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${value.width}x${value.height}`];
  return ok({
    kind: 'film',
    args: ['-protocol_whitelist', 'file,pipe', ...raw, '-i', 'pipe:0'],
    stdin: frames(),
    failure: () => failure,
  });
}

interface Batch {
  readonly page: number;
  readonly pages: number;
}

const frameBytesOf = ({ width, height }: PagedAnimation): number => width * height * 3;

function* batchesOf(animation: PagedAnimation): Generator<Batch> {
  const most = Math.max(1, Math.floor(BATCH_BYTES / frameBytesOf(animation)));
  const pageCount = animation.framesOfPage.length;
  for (let page = 0; page < pageCount; page += most) yield { page, pages: Math.min(most, pageCount - page) };
}

async function decodePages(filePath: string, animation: PagedAnimation, batch: Batch): Promise<Buffer> {
  const { pixels } = await readRgbPixels(filePath, batch);
  if (pixels.length === batch.pages * frameBytesOf(animation)) return pixels;
  throw new Error(`${batch.pages} pages came as ${pixels.length} bytes.`);
}

function* framesOf(pixels: Buffer, animation: PagedAnimation, { page, pages }: Batch): Generator<Uint8Array> {
  const frameBytes = frameBytesOf(animation);
  for (const [index, times] of animation.framesOfPage.slice(page, page + pages).entries()) {
    const frame = pixels.subarray(index * frameBytes, (index + 1) * frameBytes);
    for (let count = 0; count < times; count += 1) yield frame;
  }
}

// Pages are decoded a few at a time: how many there are in all is no danger.
const EVERY_PAGE = { pages: -1, limitInputPixels: false } as const;

function unreadable(filePath: string, cause: unknown): StudioError {
  return {
    code: 'bad-file',
    message: say`This animated WebP cannot be read.`,
    remedy: say`It is damaged or was not written to its end: make it again, or let the workflow save an MP4.`,
    filePath,
    details: cause instanceof Error ? cause.message : String(cause),
    cause,
  };
}
