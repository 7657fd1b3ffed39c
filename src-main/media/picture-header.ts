// What a picture's file says of itself, read in a millisecond without decoding: its size, and whether its end is there.

import { constants, type FileHandle, open } from 'node:fs/promises';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { ImageSize } from './frame-pixels.ts';
import { loadSharp } from './load-sharp.ts';
import { cannotOpen, formatOf, readHead } from './read-head.ts';

export interface PictureHeader extends ImageSize {
  /** false: the file seems to break off. Only decoding can tell, since some programs add bytes of their own. */
  readonly hasEnd: boolean;
}

/** Opening a pipe would wait for its writer for ever. Windows does not know the flag. */
export const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const HEAD_BYTES = 32;
const TAIL_BYTES = 64;
/** The sizes that the second header of a BMP has had since 1985. */
const BMP_HEADERS: readonly number[] = [12, 40, 52, 56, 64, 108, 124];

/** @returns width and height as shown, turned as EXIF says, which is what ComfyUI's LoadImage makes of it; 'bad-file' for what is no picture */
export async function readPictureHeader(filePath: string): Promise<Result<PictureHeader>> {
  try {
    const file = await open(filePath, READ_WITHOUT_WAITING);
    try {
      return await headerOf(file, filePath);
    } finally {
      await file.close();
    }
  } catch (cause) {
    return err(cannotOpen(filePath, cause));
  }
}

async function headerOf(file: FileHandle, filePath: string): Promise<Result<PictureHeader>> {
  const facts = await file.stat();
  if (!facts.isFile()) return err(notAPicture(filePath));
  const head = await bytesAt(file, 0, HEAD_BYTES);
  const tail = await bytesAt(file, Math.max(0, facts.size - TAIL_BYTES), TAIL_BYTES);
  const size = await pictureSize(head, filePath, filePath);
  return size.ok ? ok({ ...size.value, hasEnd: hasEnd(head, tail, facts.size) }) : size;
}

async function bytesAt(file: FileHandle, position: number, byteCount: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(byteCount), 0, byteCount, position);
  return buffer.subarray(0, bytesRead);
}

export const isPictureHead = (head: Buffer): boolean => {
  const format = formatOf(head);
  return format === 'bmp_pipe' ? bmpSize(head) !== null : format === 'gif' || format?.endsWith('_pipe') === true;
};

/** @param source the file itself, as a path or as its bytes */
export async function pictureSize(head: Buffer, source: string | Buffer, filePath: string): Promise<Result<ImageSize>> {
  if (!isPictureHead(head)) return err(notAPicture(filePath));
  const ofBmp = formatOf(head) === 'bmp_pipe' ? bmpSize(head) : null;
  if (ofBmp !== null) return ok(ofBmp);
  try {
    const sharp = await loadSharp();
    const { width, height, orientation = 1 } = await sharp(source).metadata();
    return ok(orientation >= 5 ? { width: height, height: width } : { width, height });
  } catch (cause) {
    return err(damagedPicture(filePath, cause));
  }
}

/** For a picture whose end is not where it should be: decodes it all, strictly. ffmpeg and ComfyUI fill up what is missing with grey. */
export async function checkNotCutOff(filePath: string): Promise<Result<void>> {
  const head = await readHead(filePath);
  // Its length is in its header; sharp does not read it.
  if (head.ok && formatOf(head.value) === 'bmp_pipe') return err(damagedPicture(filePath, 'It breaks off.'));
  try {
    const sharp = await loadSharp();
    await sharp(filePath, { failOn: 'truncated' }).raw().toBuffer();
    return ok(undefined);
  } catch (cause) {
    return err(damagedPicture(filePath, cause));
  }
}

function bmpSize(head: Buffer): ImageSize | null {
  if (head.length < 26 || !BMP_HEADERS.includes(head.readUInt32LE(14))) return null;
  const isOld = head.readUInt32LE(14) === 12;
  const width = isOld ? head.readUInt16LE(18) : head.readInt32LE(18);
  // Negative: its rows go from top to bottom.
  const height = isOld ? head.readUInt16LE(20) : Math.abs(head.readInt32LE(22));
  return width > 0 && height > 0 ? { width, height } : null;
}

function hasEnd(head: Buffer, tail: Buffer, byteCount: number): boolean {
  switch (formatOf(head)) {
    case 'png_pipe':
      return tail.includes('IEND');
    case 'jpeg_pipe':
      return tail.includes('\xff\xd9', 0, 'latin1');
    case 'webp_pipe':
      return byteCount >= head.readUInt32LE(4) + 8;
    case 'bmp_pipe':
      return byteCount >= head.readUInt32LE(2);
    default:
      return tail.includes(0x3b);
  }
}

export const notAPicture = (filePath: string): StudioError => ({
  code: 'bad-file',
  message: say`This file is not a picture that can be read.`,
  remedy: say`Use a PNG, JPEG, WebP, BMP or GIF.`,
  filePath,
});

const damagedPicture = (filePath: string, cause: unknown): StudioError => ({
  code: 'bad-file',
  message: say`This picture cannot be decoded.`,
  remedy: say`It is damaged: choose or make another one.`,
  filePath,
  details: cause instanceof Error ? cause.message : String(cause),
  cause,
});
