// `/view`: files in whole or in parts, and small previews of pictures.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import sharp, { type Sharp } from 'sharp';
import { inside, isFolderType, splitAnnotation } from './folders.ts';
import { HandlerFailure } from './handler-failure.ts';
import type { ServerState } from './server-state.ts';

export function viewRoutes(state: ServerState): Hono {
  const routes = new Hono();
  routes.get('/view', (c) => view(state, c));
  return routes;
}

const MIME: Readonly<Record<string, string>> = {
  '.gif': 'image/gif',
  '.jpg': 'image/jpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
};

async function view(state: ServerState, c: Context): Promise<Response> {
  const asked = c.req.query('filename');
  if (asked === undefined) return c.body(null, 404);
  const { bareName, type: annotated } = splitAnnotation(asked);
  const type = annotated ?? c.req.query('type') ?? 'output';
  if (bareName === '' || bareName.startsWith('/') || bareName.includes('..') || !isFolderType(type))
    return c.body(null, 400);
  const folderPath = inside(state.folders[type], c.req.query('subfolder') ?? '');
  if (folderPath === null) return c.body(null, 403);
  const path = join(folderPath, basename(bareName));
  const file = await stat(path).catch(() => null);
  if (!file?.isFile()) return c.body(null, 404);
  const { preview, channel } = c.req.query();
  if (preview !== undefined) return sendPreview(c, path, preview);
  if (channel === 'rgb')
    return c.body(await pictureBytes(sharp(path).removeAlpha().png()), 200, { 'content-type': 'image/png' });
  const headers = {
    'content-type': MIME[extname(path).toLowerCase()] ?? 'application/octet-stream',
    'content-disposition': `filename="${basename(path)}"`,
    'accept-ranges': 'bytes',
    'last-modified': file.mtime.toUTCString(),
    etag: `"${file.mtimeMs.toString(16)}-${file.size.toString(16)}"`,
  };
  if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers);
  return sendRange(c, path, file.size, headers);
}

/** `webp;80` or `jpeg;50`; any other format is webp. */
async function sendPreview(c: Context, path: string, preview: string): Promise<Response> {
  const [format, quality] = preview.split(';');
  const options = { quality: Number(quality) || 90 };
  const picture = format === 'jpeg' ? sharp(path).jpeg(options) : sharp(path).webp(options);
  const headers = {
    'content-type': format === 'jpeg' ? 'image/jpeg' : 'image/webp',
    'content-disposition': `filename="${basename(path)}"`,
  };
  return c.body(await pictureBytes(picture), 200, headers);
}

/** A film is no picture: the real server's library raises. */
async function pictureBytes(picture: Sharp): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await picture.toBuffer().catch(() => {
    throw new HandlerFailure();
  });
  return Uint8Array.from(bytes);
}

function sendRange(c: Context, path: string, size: number, headers: Record<string, string>): Response {
  const wanted = c.req.header('range');
  const range = wanted === undefined ? { start: 0, end: size - 1 } : readRange(wanted, size);
  if (range === null) return c.body(null, 416, { ...headers, 'content-range': `bytes */${size}` });
  const length = range.end - range.start + 1;
  const extra: Record<string, string> = { ...headers, 'content-length': String(length) };
  if (wanted !== undefined) extra['content-range'] = `bytes ${range.start}-${range.end}/${size}`;
  const status = wanted === undefined ? 200 : 206;
  if (length === 0) return c.body(null, status, extra);
  const stream = Readable.toWeb(createReadStream(path, range)) as unknown as ReadableStream;
  return c.body(stream, status, extra);
}

function readRange(header: string, size: number): { start: number; end: number } | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size ? null : { start, end };
}
