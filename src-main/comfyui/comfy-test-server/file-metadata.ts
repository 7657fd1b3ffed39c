// The graph inside the files, as the real save nodes leave it: text chunks of a PNG, tags of a film.
import { writeFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** Keyword to value: `prompt` is the graph as sent, the rest is what `extra_pnginfo` held, such as the page's `workflow`. */
export type FileMetadata = Readonly<Record<string, unknown>>;

/** As Python's `json.dumps` writes: spaces after commas and colons, nothing but ASCII. */
export function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, item]) => `${pythonJson(key)}: ${pythonJson(item)}`);
    return `{${pairs.join(', ')}}`;
  }
  const text = JSON.stringify(value) ?? 'null';
  return text.replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A PNG with a `tEXt` chunk for each entry behind the header. */
export function taggedPng(bytes: Buffer, metadata: FileMetadata): Buffer {
  // Signature 8, then the header chunk: length 4, type 4, data 13, checksum 4.
  const headerEnd = 33;
  const chunks = Object.entries(metadata).map(([key, value]) => textChunk(key, pythonJson(value)));
  return Buffer.concat([bytes.subarray(0, headerEnd), ...chunks, bytes.subarray(headerEnd)]);
}

function textChunk(keyword: string, text: string): Buffer {
  const body = Buffer.from(`tEXt${keyword}\0${text}`, 'latin1');
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** A file that ffmpeg reads tags from: a graph may be longer than a command line. */
export async function writeTagFile(path: string, metadata: FileMetadata): Promise<void> {
  const lines = Object.entries(metadata).map(([key, value]) => `${key}=${escapeTag(pythonJson(value))}`);
  await writeFile(path, [';FFMETADATA1', ...lines, ''].join('\n'));
}

function escapeTag(text: string): string {
  return text.replace(/[=;#\\\n]/g, (char) => `\\${char}`);
}
