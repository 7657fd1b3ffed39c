// Uploads and `/view`.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { inside, isFolderType, splitAnnotation } from './folders.ts';
import { HandlerFailure } from './prompt-routes.ts';
import type { ServerState } from './server-state.ts';

export function fileRoutes(state: ServerState): Hono {
  const routes = new Hono();
  routes.post('/upload/image', (c) => upload(state, c));
  routes.get('/view', (c) => view(state, c));
  return routes;
}

async function upload(state: ServerState, c: Context): Promise<Response> {
  if (state.faults.rejectUploads) return c.body(null, 400);
  const form = await c.req.formData().catch(() => null);
  const image = form?.get('image');
  if (!form || !(image instanceof File) || !image.name) return c.body(null, 400);
  const type = String(form.get('type') ?? 'input');
  const subfolder = String(form.get('subfolder') ?? '');
  if (!isFolderType(type) || image.name.includes('/')) throw new HandlerFailure();
  const folderPath = inside(state.folders[type], subfolder);
  if (folderPath === null) return c.body(null, 400);
  await mkdir(folderPath, { recursive: true });
  const bytes = Buffer.from(await image.arrayBuffer());
  const overwrite = ['true', '1'].includes(String(form.get('overwrite')));
  const name = overwrite ? image.name : await freeName(folderPath, image.name, bytes);
  await writeFile(join(folderPath, name), bytes);
  return c.json({ name, subfolder, type });
}

/** The same bytes keep their name; others get a number behind it. */
async function freeName(folderPath: string, wanted: string, bytes: Buffer): Promise<string> {
  const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');
  const extension = extname(wanted);
  const stem = basename(wanted, extension);
  for (let attempt = 0; ; attempt += 1) {
    const name = attempt === 0 ? wanted : `${stem} (${attempt})${extension}`;
    const path = join(folderPath, name);
    if (!existsSync(path) || sha256(await readFile(path)) === sha256(bytes)) return name;
  }
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
  const { bareName, type: annotated } = splitAnnotation(c.req.query('filename') ?? '');
  const type = annotated ?? c.req.query('type') ?? 'output';
  if (bareName === '' || bareName.startsWith('/') || bareName.includes('..') || !isFolderType(type))
    return c.body(null, 400);
  const folderPath = inside(state.folders[type], c.req.query('subfolder') ?? '');
  if (folderPath === null) return c.body(null, 403);
  const path = join(folderPath, basename(bareName));
  const file = await stat(path).catch(() => null);
  if (!file?.isFile()) return c.body(null, 404);
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
