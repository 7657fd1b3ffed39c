// The end of a log file, read backwards from there: the file itself may be large, and grows while it is looked at.
import { type FileHandle, open } from 'node:fs/promises';

const BLOCK_BYTES = 64 * 1024;
const LINE_END = 0x0a;

export interface LogEnd {
  /** The oldest first. */
  readonly lines: string[];
  readonly sizeBytes: number;
}

/** @returns no lines where there is no file; throws what the system refuses otherwise */
export async function readLogEnd(filePath: string, mostLines: number): Promise<LogEnd> {
  const file = await openIfThere(filePath);
  if (file === null) return { lines: [], sizeBytes: 0 };
  try {
    const { size } = await file.stat();
    return { lines: await linesFromEnd(file, size, mostLines), sizeBytes: size };
  } finally {
    await file.close();
  }
}

async function openIfThere(filePath: string): Promise<FileHandle | null> {
  try {
    return await open(filePath, 'r');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
}

async function linesFromEnd(file: FileHandle, sizeBytes: number, mostLines: number): Promise<string[]> {
  const blocks: Buffer[] = [];
  let start = sizeBytes;
  let lineEnds = 0;
  // One line end more than lines: what stands before the first of them may be half a line, and half a character.
  while (start > 0 && lineEnds <= mostLines) {
    const length = Math.min(BLOCK_BYTES, start);
    start -= length;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
    const block = buffer.subarray(0, bytesRead);
    blocks.unshift(block);
    for (const byte of block) if (byte === LINE_END) lineEnds += 1;
  }
  const lines = Buffer.concat(blocks).toString('utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.slice(-mostLines);
}
