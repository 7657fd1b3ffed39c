// Sends an image under the name of its content, so that sending it again changes nothing on the server.

import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { unexpectedStatus } from './errors.ts';
import { type ComfyHttp, parseJson } from './http.ts';
import { uploadAnswer } from './wire.ts';

export interface ImageUploader {
  /** The name a LoadImage on that server takes. */
  upload(filePath: string, signal: AbortSignal): Promise<Result<string>>;
  /** The server has this content already, under that name. */
  know(filePath: string, name: string): Promise<Result<void>>;
  /** After the server says that it lacks a file: what we believed to be there is not. */
  forget(): void;
}

export function createImageUploader(http: ComfyHttp): ImageUploader {
  const nameByContent = new Map<string, string>();
  const nameOf = rememberContentNames();
  return {
    async upload(filePath, signal) {
      const name = await nameOf(filePath);
      if (!name.ok) return name;
      const known = nameByContent.get(name.value);
      if (known) return ok(known);
      const sent = await send(http, filePath, name.value, signal);
      if (sent.ok) nameByContent.set(name.value, sent.value);
      return sent;
    },
    async know(filePath, name) {
      const content = await nameOf(filePath);
      if (!content.ok) return content;
      nameByContent.set(content.value, name);
      return ok(undefined);
    },
    forget: () => nameByContent.clear(),
  };
}

/** Reads a file once, until it is another one: a keyframe is sent with every segment that starts from it. */
export function rememberContentNames(readName = contentName): typeof contentName {
  const known = new Map<string, { readonly stamp: string; readonly name: string }>();
  return async (filePath) => {
    const stamp = await stampOf(filePath);
    const before = known.get(filePath);
    if (before && before.stamp === stamp) return ok(before.name);
    const name = await readName(filePath);
    // Taken before the reading: a file that changes meanwhile is read again the next time.
    if (name.ok && stamp !== null) known.set(filePath, { stamp, name: name.value });
    return name;
  };
}

/** null: it cannot be looked at. A file that was put in its place has another inode, also where its times are the same. */
async function stampOf(filePath: string): Promise<string | null> {
  const found = await stat(filePath, { bigint: true }).catch(() => null);
  return found && [found.mtimeNs, found.ctimeNs, found.size, found.ino].join(' ');
}

/** The name an upload gets: of its content, so that sending it again changes nothing on the server. */
export async function contentName(filePath: string): Promise<Result<string>> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(filePath), hash);
  } catch (error) {
    return err(unreadable(filePath, error));
  }
  return ok(`${hash.digest('hex')}${extname(filePath).toLowerCase()}`);
}

async function send(http: ComfyHttp, filePath: string, name: string, signal: AbortSignal): Promise<Result<string>> {
  const form = new FormData();
  try {
    form.set('image', await openAsBlob(filePath), name);
  } catch (error) {
    return err(unreadable(filePath, error));
  }
  form.set('type', 'input');
  // The platform writes the multipart body; an image is small enough to hold.
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
  const body = new Uint8Array(await encoded.arrayBuffer());
  const answer = await http.send('/upload/image', { method: 'POST', headers, body }, signal);
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) {
    return err({ ...unexpectedStatus(http.url, '/upload/image', answer.value.status, answer.value.text), filePath });
  }
  const stored = parseJson(http.url, '/upload/image', answer.value.text, uploadAnswer);
  if (!stored.ok) return stored;
  // The server's name, not ours: it renames when another file has the name.
  const { name: storedName, subfolder } = stored.value;
  return ok(subfolder ? `${subfolder}/${storedName}` : storedName);
}

function unreadable(filePath: string, cause: unknown): StudioError {
  return {
    code: 'file-missing',
    message: say`The image cannot be read.`,
    remedy: say`Check that the file is there and may be read.`,
    filePath,
    cause,
  };
}
