// A folder of numbered pictures as one film: what a workflow leaves that ends in SaveImage.
// The pictures are handed to ffmpeg one after the other through a pipe: any name will do, and no pattern can be smuggled in.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { MediaInput } from './input-kinds.ts';
import { loadSharp, readRgbPixels } from './load-sharp.ts';

const IN_HUMAN_ORDER = new Intl.Collator('en', { numeric: true });
const FRAME_ENDINGS = ['.png', '.jpg', '.jpeg', '.webp'];

/** The frames in order: `2.png` comes before `10.png`. Hidden files and everything that is no picture are passed over. */
export async function listFrames(folderPath: string): Promise<string[]> {
  const names = await readdir(folderPath);
  return names
    .filter((name) => !name.startsWith('.') && FRAME_ENDINGS.includes(endingOf(name)))
    .sort(IN_HUMAN_ORDER.compare)
    .map((name) => path.join(folderPath, name));
}

const endingOf = (filePath: string): string => path.extname(filePath).toLowerCase();

export interface FolderFacts {
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
  /** "png", "jpeg", "webp": of the first frame. */
  readonly codec: string;
}

/** What the folder says it holds, read from its names and its first picture. */
export async function readFolder(folderPath: string): Promise<Result<FolderFacts>> {
  const framePaths = await listFrames(folderPath);
  const [first] = framePaths;
  if (first === undefined) return err(noFrames(folderPath));
  try {
    const sharp = await loadSharp();
    const { width, height, format } = await sharp(first).metadata();
    return ok({ width, height, codec: format, frameCount: framePaths.length });
  } catch (cause) {
    return err(damagedFrame(first, cause));
  }
}

export async function frameFolderInput(folderPath: string): Promise<Result<MediaInput>> {
  const framePaths = await listFrames(folderPath);
  if (framePaths.length === 0) return err(noFrames(folderPath));
  if (framePaths.every((framePath) => endingOf(framePath) === '.png')) {
    return ok(pipeOf(framePaths, ['-f', 'png_pipe'], createPngReader()));
  }
  const facts = await readFolder(folderPath);
  if (!facts.ok) return facts;
  const { width, height } = facts.value;
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`];
  return ok(pipeOf(framePaths, raw, createPixelReader(width, height)));
}

/** One frame's bytes for ffmpeg, or what is wrong with it. */
type FrameReader = (framePath: string) => Promise<Result<Uint8Array>>;

function pipeOf(framePaths: readonly string[], format: readonly string[], read: FrameReader): MediaInput {
  let failure: StudioError | null = null;
  async function* frames(): AsyncGenerator<Uint8Array> {
    for (const framePath of framePaths) {
      const bytes = await read(framePath);
      if (bytes.ok) yield bytes.value;
      else {
        // Nothing after a bad frame: a film with a hole in it would look whole.
        failure = bytes.error;
        return;
      }
    }
  }
  return {
    kind: 'film',
    args: ['-protocol_whitelist', 'file,pipe', ...format, '-i', 'pipe:0'],
    stdin: frames(),
    failure: () => failure,
  };
}

const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const PNG_END = Buffer.from('\0\0\0\0IEND\xae\x42\x60\x82', 'latin1');
/** Size, depth and colour type. */
const PNG_HEADER = { start: 16, end: 29 };

/** PNG goes to ffmpeg as it is. It would start counting anew at a picture of another kind, so that one is refused. */
function createPngReader(): FrameReader {
  let header: Buffer | null = null;
  return async (framePath) => {
    const bytes = await readFile(framePath).catch(() => Buffer.alloc(0));
    const isWhole =
      bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE) && bytes.subarray(-PNG_END.length).equals(PNG_END);
    if (!isWhole) return err(damagedFrame(framePath));
    const own = bytes.subarray(PNG_HEADER.start, PNG_HEADER.end);
    header ??= own;
    return own.equals(header) ? ok(bytes) : err(otherFrame(framePath));
  };
}

function createPixelReader(width: number, height: number): FrameReader {
  return async (framePath) => {
    try {
      const frame = await readRgbPixels(framePath);
      const isAlike = frame.width === width && frame.height === height && frame.bytesPerPixel === 3;
      return isAlike ? ok(frame.pixels) : err(otherFrame(framePath));
    } catch (cause) {
      return err(damagedFrame(framePath, cause));
    }
  };
}

const renderAgain = (): string => say`Render the segment again.`;

function damagedFrame(framePath: string, cause?: unknown): StudioError {
  const message = say`The frame ${path.basename(framePath)} is damaged or not whole.`;
  return { code: 'bad-file', message, remedy: renderAgain(), filePath: framePath, cause };
}

function otherFrame(framePath: string): StudioError {
  const message = say`The frame ${path.basename(framePath)} has another size or colour depth than the first one.`;
  return { code: 'bad-file', message, remedy: renderAgain(), filePath: framePath };
}

const noFrames = (folderPath: string): StudioError => ({
  code: 'bad-file',
  message: say`This folder holds no frames.`,
  remedy: say`Render the segment again; the workflow must save PNG, JPEG or WebP pictures.`,
  filePath: folderPath,
});
