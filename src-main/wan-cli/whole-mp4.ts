// Whether an MP4 is written to its end, told by its boxes: each names its length, and the index (moov) is written last or moved
// to the front when all is there (ISO/IEC 14496-12, 4.2).
import { open } from 'node:fs/promises';

const HEADER_BYTES = 16;

export async function isWholeMp4(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return false;
  try {
    const { size } = await file.stat();
    let position = 0;
    let hasIndex = false;
    while (position < size) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, position);
      const length = bytesRead < 8 ? 0 : lengthOf(buffer);
      // 0: to the end of the file, wherever that will be; a writer puts it there until it knows better.
      if (length < 8) return false;
      hasIndex ||= buffer.toString('latin1', 4, 8) === 'moov';
      position += length;
    }
    return hasIndex && position === size;
  } finally {
    await file.close();
  }
}

function lengthOf(header: Buffer): number {
  const length = header.readUInt32BE(0);
  return length === 1 ? Number(header.readBigUInt64BE(8)) : length;
}
