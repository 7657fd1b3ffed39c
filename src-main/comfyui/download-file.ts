// Brings one output to this machine: streamed beside its place, checked, then renamed into it.
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { requestStopped, serverUnreachable, unexpectedStatus } from './errors.ts';
import type { ComfyHttp } from './http.ts';
import type { OutputFile } from './output-files.ts';

export async function downloadFile(
  http: ComfyHttp,
  file: OutputFile,
  destPath: string,
  idleTimeoutMs: number,
  signal: AbortSignal,
): Promise<Result<void>> {
  const idle = new AbortController();
  const stop = AbortSignal.any([signal, idle.signal]);
  const response = await http.open(viewPath(file), stop);
  if (!response.ok) return response;
  const { statusCode: status = 0, headers } = response.value;
  if (status !== 200) {
    response.value.destroy();
    return err(
      status === 404 ? outputGone(http.url, file) : unexpectedStatus(http.url, '/view', status, file.filename),
    );
  }
  const tempPath = `${destPath}.${process.pid}-${Date.now()}.part`;
  const counter = countBytes(idle, idleTimeoutMs);
  try {
    const written = createWriteStream(tempPath, { flags: 'wx' });
    await pipeline(response.value, counter.stream, written, { signal: stop });
    const expected = headers['content-length'];
    if (expected !== undefined && Number(expected) !== counter.bytes()) {
      return err(cutShort(http.url, file, Number(expected), counter.bytes()));
    }
    await rename(tempPath, destPath);
    return ok(undefined);
  } catch (error) {
    return err(failure(http.url, destPath, error, signal, counter));
  } finally {
    counter.end();
    await rm(tempPath, { force: true });
  }
}

export function viewPath(file: Pick<OutputFile, 'filename' | 'subfolder' | 'type'>): string {
  const query = new URLSearchParams({ filename: file.filename, subfolder: file.subfolder, type: file.type });
  return `/view?${query}`;
}

interface ByteCounter {
  readonly stream: Transform;
  bytes(): number;
  end(): void;
}

/** A big video may take long; a connection that brings nothing for a while is dead. */
function countBytes(idle: AbortController, idleTimeoutMs: number): ByteCounter {
  let total = 0;
  let timer = setTimeout(() => idle.abort(), idleTimeoutMs);
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length;
      clearTimeout(timer);
      timer = setTimeout(() => idle.abort(), idleTimeoutMs);
      done(null, chunk);
    },
  });
  return { stream, bytes: () => total, end: () => clearTimeout(timer) };
}

function failure(
  url: string,
  destPath: string,
  error: unknown,
  signal: AbortSignal,
  counter: ByteCounter,
): StudioError {
  if (signal.aborted) return requestStopped(url);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['ENOSPC', 'EACCES', 'EPERM', 'ENOENT', 'EROFS', 'EDQUOT', 'EEXIST'].includes(code)) {
    return {
      code: 'disk-failed',
      message: code === 'ENOSPC' ? 'The disk is full.' : `The file cannot be written (${code}).`,
      remedy: 'Make room or check the permissions of the folder, then try again.',
      filePath: destPath,
      cause: error,
    };
  }
  return serverUnreachable(url, `broke off the download after ${counter.bytes()} bytes`, error);
}

function cutShort(url: string, file: OutputFile, expected: number, received: number): StudioError {
  return serverUnreachable(url, `sent only ${received} of ${expected} bytes of ${file.filename}`);
}

function outputGone(url: string, file: OutputFile): StudioError {
  const path = [file.subfolder, file.filename].filter(Boolean).join('/');
  return {
    code: 'output-missing',
    message: `ComfyUI at ${url} says that it made ${path}, but the file is not there.`,
    remedy: 'It was moved or deleted on the server. Render the segment again.',
  };
}
