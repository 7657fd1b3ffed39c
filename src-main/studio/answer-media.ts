// Serves a file of the open project to a page, with byte ranges: a <video> seeks only where it gets 206.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { clipOfStill } from '#shared/model/filmstrip.ts';
import type { Result } from '#shared/result.ts';
import { resolveInside } from '../storage/index.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.png': 'image/png',
  '.apng': 'image/apng',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
};

const plain = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers });

/** Makes a still of a clip that is missing or out of date; `path` is relative to the project folder. */
export type EnsureStill = (path: string) => Promise<Result<void>>;

/**
 * @param mediaPath relative to the project folder, forward slashes, percent-decoded
 * @param ensureStill absent: what is there is served, and nothing is made
 */
export async function answerMedia(
  projectFolderPath: string,
  mediaPath: string,
  request: Request,
  ensureStill?: EnsureStill,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, { Allow: 'GET, HEAD' });
  if (ensureStill !== undefined && request.method === 'GET' && clipOfStill(mediaPath) !== null) {
    const made = await ensureStill(mediaPath);
    // The page shows a placeholder; it may ask again once there is another clip.
    if (!made.ok) return plain(404, { 'Cache-Control': 'no-store' });
  }
  const type = TYPES[extname(mediaPath).toLowerCase()];
  const path = await resolveInside(projectFolderPath, mediaPath);
  // Only pictures and film: project.json, logs and journals are not for an <img>.
  if (!path.ok || type === undefined) return plain(404);
  const file = await stat(path.value).catch(() => null);
  if (file === null || !file.isFile()) return plain(404);
  const etag = `"${Math.round(file.mtimeMs).toString(36)}-${file.size.toString(36)}"`;
  const headers = { 'Content-Type': type, ETag: etag, 'Accept-Ranges': 'bytes', 'Cache-Control': 'no-cache' };
  if (request.headers.get('If-None-Match') === etag) return plain(304, headers);
  const range = parseRange(request.headers.get('Range'), file.size);
  if (range === 'unsatisfiable') return plain(416, { ...headers, 'Content-Range': `bytes */${file.size}` });
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  const length = Math.max(0, end - start + 1);
  const answer = {
    status: range === null ? 200 : 206,
    headers: {
      ...headers,
      'Content-Length': String(length),
      ...(range === null ? {} : { 'Content-Range': `bytes ${start}-${end}/${file.size}` }),
    },
  };
  if (request.method === 'HEAD' || length === 0) return new Response(null, answer);
  const stream = createReadStream(path.value, { start, end });
  request.signal.addEventListener('abort', () => stream.destroy(), { once: true });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array> as never, answer);
}

/** One range of RFC 9110; several, or another unit, are answered with the whole file, as the RFC allows. */
export function parseRange(
  header: string | null,
  sizeBytes: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return null;
  const last = sizeBytes - 1;
  if (match[1] === '') {
    const length = Number(match[2]);
    return length === 0 || sizeBytes === 0 ? 'unsatisfiable' : { start: Math.max(0, sizeBytes - length), end: last };
  }
  const start = Number(match[1]);
  const end = match[2] === '' ? last : Math.min(Number(match[2]), last);
  return start > last || end < start ? 'unsatisfiable' : { start, end };
}
