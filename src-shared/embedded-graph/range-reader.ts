// Parts of a file, a window at a time: a film of gigabytes is never in memory.

export interface RangeReader {
  readonly size: number;
  /** Fewer bytes than asked for where the file ends. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
}

const WINDOW_BYTES = 64 * 1024;

export function rangeReader(file: Blob): RangeReader {
  let start = 0;
  let window = new Uint8Array();
  return {
    size: file.size,
    read: async (offset, length) => {
      if (offset < start || offset + length > start + window.length) {
        start = offset;
        window = new Uint8Array(await file.slice(offset, offset + Math.max(length, WINDOW_BYTES)).arrayBuffer());
      }
      return window.subarray(offset - start, offset - start + length);
    },
  };
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Byte for byte. (What TextDecoder calls latin1 is Windows-1252: it turns 0x89 into a per mille sign.) */
export function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join('');
}

export const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
