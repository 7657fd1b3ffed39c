// Uploads of pictures and masks, under the real server's rules.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { type Context, Hono } from 'hono';
import sharp from 'sharp';
import { inside, isFolderType } from './folders.ts';
import { HandlerFailure } from './handler-failure.ts';
import type { ServerState } from './server-state.ts';

export function uploadRoutes(state: ServerState): Hono {
  const routes = new Hono();
  routes.post('/upload/image', (c) => upload(state, c));
  routes.post('/upload/mask', (c) => upload(state, c, (mask, form) => maskedPicture(state, mask, form)));
  return routes;
}

type Prepare = (bytes: Buffer, form: FormData) => Promise<Buffer | null>;

async function upload(state: ServerState, c: Context, prepare: Prepare = async (bytes) => bytes): Promise<Response> {
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
  const bytes = await prepare(Buffer.from(await image.arrayBuffer()), form);
  if (bytes === null) return c.body(null, 400);
  const overwrite = ['true', '1'].includes(String(form.get('overwrite')));
  const name = overwrite ? image.name : await freeName(folderPath, image.name, bytes);
  await writeFile(join(folderPath, name), bytes);
  return c.json({ name, subfolder, type });
}

/** The picture named by `original_ref` with the mask's alpha. */
async function maskedPicture(state: ServerState, mask: Buffer, form: FormData): Promise<Buffer | null> {
  const reference = readReference(form.get('original_ref'));
  if (!reference || !isFolderType(reference.type)) return null;
  const folderPath = inside(state.folders[reference.type], reference.subfolder);
  if (folderPath === null || reference.filename.includes('..')) return null;
  const path = join(folderPath, reference.filename);
  if (!existsSync(path)) return null;
  const alpha = await sharp(mask).ensureAlpha().extractChannel('alpha').toBuffer();
  // Two steps: sharp would take the alpha away again in one.
  const opaque = await sharp(path).removeAlpha().png().toBuffer();
  return sharp(opaque).joinChannel(alpha).png().toBuffer();
}

function readReference(raw: unknown): { filename: string; subfolder: string; type: string } | null {
  try {
    const read = JSON.parse(String(raw));
    return {
      filename: String(read.filename),
      subfolder: String(read.subfolder ?? ''),
      type: String(read.type ?? 'output'),
    };
  } catch {
    throw new HandlerFailure();
  }
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
