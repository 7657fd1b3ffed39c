// A folder of numbered PNG frames as one film: what a workflow leaves that ends in SaveImage.
// The files are handed to ffmpeg one after the other through a pipe: any name will do, and no pattern can be smuggled in.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { MediaInput } from './input-kinds.ts';

const IN_HUMAN_ORDER = new Intl.Collator('en', { numeric: true });
const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n';
/** Size, depth and colour type: what must not change within a film. */
const HEADER = { start: 16, end: 29 };
const PNG_END = Buffer.from([0, 0, 0, 0, ...Buffer.from('IEND'), 0xae, 0x42, 0x60, 0x82]);

/** The frames in order: `2.png` comes before `10.png`. Hidden files and everything that is no PNG are passed over. */
export async function listFrames(folderPath: string): Promise<string[]> {
  const names = await readdir(folderPath);
  return names
    .filter((name) => !name.startsWith('.') && path.extname(name).toLowerCase() === '.png')
    .sort(IN_HUMAN_ORDER.compare)
    .map((name) => path.join(folderPath, name));
}

export async function frameFolderInput(folderPath: string): Promise<Result<MediaInput>> {
  const framePaths = await listFrames(folderPath);
  if (framePaths.length === 0) return err(noFrames(folderPath));
  let failure: StudioError | null = null;
  async function* frames(): AsyncGenerator<Uint8Array> {
    let header: Buffer | null = null;
    for (const framePath of framePaths) {
      const bytes = await readFile(framePath).catch(() => Buffer.alloc(0));
      failure = faultOf(framePath, bytes, header);
      // Nothing after a bad frame: a film with a hole in it would look whole.
      if (failure !== null) return;
      header ??= bytes.subarray(HEADER.start, HEADER.end);
      yield bytes;
    }
  }
  return ok({
    kind: 'film',
    args: ['-protocol_whitelist', 'file,pipe', '-f', 'png_pipe', '-i', 'pipe:0'],
    stdin: frames(),
    failure: () => failure,
  });
}

/** ffmpeg would start counting anew at a picture of another size, so that one is refused like a damaged one. */
function faultOf(framePath: string, bytes: Buffer, header: Buffer | null): StudioError | null {
  const isWhole = bytes.toString('latin1', 0, 8) === PNG_SIGNATURE && bytes.subarray(-PNG_END.length).equals(PNG_END);
  const isAlike = header === null || bytes.subarray(HEADER.start, HEADER.end).equals(header);
  if (isWhole && isAlike) return null;
  return {
    code: 'bad-file',
    message: isWhole
      ? `The frame ${path.basename(framePath)} has another size or colour depth than the first one.`
      : `The frame ${path.basename(framePath)} is damaged or not whole.`,
    remedy: 'Render the segment again.',
    filePath: framePath,
  };
}

const noFrames = (folderPath: string): StudioError => ({
  code: 'bad-file',
  message: 'This folder holds no PNG frames.',
  remedy: 'Render the segment again.',
  filePath: folderPath,
});
