// Whether a PNG moves, and how: told by its chunks, which are walked without decoding a picture.
import { type FileHandle, open } from 'node:fs/promises';

export interface PngAnimation {
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
  readonly durationSeconds: number;
}

interface Chunk {
  readonly type: string;
  readonly dataStart: number;
  readonly dataLength: number;
}

const SIGNATURE_BYTES = 8;
/** Length and type before the data, a checksum after it. */
const FRAME_BYTES = 12;

/** The animation's control chunk comes before the picture data; a workflow of some megabytes may come before both. */
export async function isAnimatedPng(filePath: string): Promise<boolean> {
  const file = await open(filePath, 'r');
  try {
    for await (const { type } of chunksOf(file)) {
      if (type === 'acTL') return true;
      if (type === 'IDAT') return false;
    }
    return false;
  } finally {
    await file.close();
  }
}

/** What the file says of its animation; null: it has none. */
export async function readPngAnimation(filePath: string): Promise<PngAnimation | null> {
  const file = await open(filePath, 'r');
  try {
    let size = { width: 0, height: 0 };
    let frameCount = 0;
    let durationSeconds = 0;
    for await (const chunk of chunksOf(file)) {
      if (chunk.type === 'IHDR') {
        const data = await dataOf(file, chunk, 8);
        size = { width: data.readUInt32BE(0), height: data.readUInt32BE(4) };
      } else if (chunk.type === 'acTL') frameCount = (await dataOf(file, chunk, 4)).readUInt32BE(0);
      else if (chunk.type === 'fcTL') durationSeconds += delaySeconds(await dataOf(file, chunk, 26));
    }
    return frameCount === 0 ? null : { ...size, frameCount, durationSeconds };
  } finally {
    await file.close();
  }
}

// By the specification a denominator of 0 means hundredths.
const delaySeconds = (frameControl: Buffer): number =>
  frameControl.readUInt16BE(20) / (frameControl.readUInt16BE(22) || 100);

async function* chunksOf(file: FileHandle): AsyncGenerator<Chunk> {
  const head = Buffer.alloc(8);
  for (let position = SIGNATURE_BYTES; ; ) {
    const { bytesRead } = await file.read(head, 0, head.length, position);
    if (bytesRead < head.length) return;
    const dataLength = head.readUInt32BE(0);
    yield { type: head.toString('latin1', 4, 8), dataStart: position + head.length, dataLength };
    position += FRAME_BYTES + dataLength;
  }
}

/** Zeros where the file ends before its data. */
async function dataOf(file: FileHandle, chunk: Chunk, byteCount: number): Promise<Buffer> {
  const data = Buffer.alloc(byteCount);
  await file.read(data, 0, Math.min(byteCount, chunk.dataLength), chunk.dataStart);
  return data;
}
