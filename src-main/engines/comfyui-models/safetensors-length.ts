// How long a .safetensors file must be, by its own header: eight bytes of length, JSON with offsets, then the data.
import { open } from 'node:fs/promises';

// The format's own bound for the header; more is no such file.
const MAX_HEADER_BYTES = 100_000_000;

/** null: it has no readable header, so nothing can be said. A file too short for its header needs at least that. */
export async function statedLength(filePath: string): Promise<number | null> {
  const file = await open(filePath, 'r');
  try {
    const prefix = await readAt(file, 0, 8);
    if (prefix.length < 8) return null;
    const headerBytes = Number(prefix.readBigUInt64LE(0));
    if (headerBytes < 2 || headerBytes > MAX_HEADER_BYTES) return null;
    const header = await readAt(file, 8, headerBytes);
    if (header.length < headerBytes) return 8 + headerBytes;
    const dataBytes = lastOffset(header.toString('utf8'));
    return dataBytes === null ? null : 8 + headerBytes + dataBytes;
  } finally {
    await file.close();
  }
}

async function readAt(file: Awaited<ReturnType<typeof open>>, position: number, byteCount: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(byteCount), 0, byteCount, position);
  return buffer.subarray(0, bytesRead);
}

/** Where the last tensor ends; null where this is no safetensors header. */
function lastOffset(headerText: string): number | null {
  let header: unknown;
  try {
    header = JSON.parse(headerText);
  } catch {
    return null;
  }
  if (typeof header !== 'object' || header === null) return null;
  const ends = Object.entries(header).flatMap(([name, tensor]) => (name === '__metadata__' ? [] : endOf(tensor)));
  return ends.reduce((last, end) => Math.max(last, end), 0);
}

function endOf(tensor: unknown): number[] {
  const offsets =
    typeof tensor === 'object' && tensor !== null && 'data_offsets' in tensor ? tensor.data_offsets : null;
  const end: unknown = Array.isArray(offsets) ? offsets[1] : null;
  return typeof end === 'number' ? [end] : [];
}
