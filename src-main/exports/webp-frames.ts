// Counts the frames of an animated WebP from its own index of chunks. Not by decoding: ffmpeg cannot decode it, and sharp
// refuses animations of more than 268 million pixels, which 700 frames of 832 × 480 are.

import { type FileHandle, open } from 'node:fs/promises';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';

const RIFF_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;

/** Fails with `output-damaged` where the file is not whole. */
export async function countWebpFrames(filePath: string): Promise<Result<number>> {
  const file = await open(filePath, 'r');
  try {
    const end = (await file.stat()).size;
    let frames = 0;
    let at = RIFF_HEADER_BYTES;
    while (at < end) {
      const { name, bytes } = await readChunk(file, at);
      // A film of one frame becomes a plain picture.
      if (['ANMF', 'VP8 ', 'VP8L'].includes(name)) frames += 1;
      // Chunks begin at even places.
      at += CHUNK_HEADER_BYTES + bytes + (bytes % 2);
    }
    return at === end ? ok(frames) : err(notWhole(filePath));
  } finally {
    await file.close();
  }
}

async function readChunk(file: FileHandle, at: number): Promise<{ name: string; bytes: number }> {
  const { buffer } = await file.read(Buffer.alloc(CHUNK_HEADER_BYTES), 0, CHUNK_HEADER_BYTES, at);
  return { name: buffer.toString('latin1', 0, 4), bytes: buffer.readUInt32LE(4) };
}

function notWhole(filePath: string) {
  return {
    code: 'output-damaged',
    message: say`The animated WebP was not written to its end.`,
    remedy: say`Look whether the disk is full, then export it again.`,
    filePath,
  } as const;
}
