// One request for an output, from where the last one broke off.

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { type BodyChunks, bodyChunks, type DownloadSource, type PartFile } from '../http/index.ts';
import { notComfy, requestStopped, serverUnreachable, unexpectedStatus } from './errors.ts';
import type { ComfyHttp } from './http.ts';
import type { OutputFile } from './output-files.ts';

/** `again`: it may go better the next time. */
export type DownloadTry =
  | { readonly kind: 'whole' }
  | { readonly kind: 'again'; readonly error: StudioError }
  | { readonly kind: 'refused'; readonly error: StudioError };

export interface DownloadTryOptions {
  readonly http: ComfyHttp;
  readonly file: OutputFile;
  readonly part: PartFile;
  readonly idleTimeoutMs: number;
  readonly signal: AbortSignal;
}

const again = (error: StudioError): DownloadTry => ({ kind: 'again', error });
const refused = (error: StudioError): DownloadTry => ({ kind: 'refused', error });

export async function tryDownload(options: DownloadTryOptions): Promise<DownloadTry> {
  const { http, file, part, signal } = options;
  const idle = new AbortController();
  const opened = await http.open(viewPath(file), rangeHeaders(part), AbortSignal.any([signal, idle.signal]));
  if (!opened.ok) return opened.error.code === 'stopped' ? refused(opened.error) : again(opened.error);
  const response = opened.value;
  const body = bodyChunks(response);
  const unusable = await prepare(options, response);
  if (unusable) {
    response.destroy();
    return unusable;
  }
  return receive(options, body, idle);
}

export function viewPath(file: Pick<OutputFile, 'filename' | 'subfolder' | 'type'>): string {
  const query = new URLSearchParams({ filename: file.filename, subfolder: file.subfolder, type: file.type });
  return `/view?${query}`;
}

/** Only with something that tells whether it is still the same file. */
function rangeHeaders(part: PartFile): Record<string, string> {
  const source = part.source();
  const validator = source?.etag ?? source?.lastModified;
  return part.bytes() > 0 && validator ? { range: `bytes=${part.bytes()}-`, 'if-range': validator } : {};
}

/** null: the body may be taken. */
async function prepare(options: DownloadTryOptions, response: IncomingMessage): Promise<DownloadTry | null> {
  const { http, file, part } = options;
  const { statusCode: status = 0, headers } = response;
  if (status === 404) return refused(outputGone(http.url, file));
  if (status === 206 && continues(headers, part)) return null;
  if (status === 206 || status === 416) {
    await part.startOver(null);
    return again(
      serverUnreachable(say`ComfyUI at ${http.url} answered with another part of ${file.filename} than was asked for.`),
    );
  }
  if (status !== 200) {
    const error = unexpectedStatus(http.url, '/view', status, file.filename);
    return status >= 500 || status === 408 || status === 429 ? again(error) : refused(error);
  }
  if (headers['content-type']?.startsWith('text/html')) return again(notComfy(http.url, '/view sent a page of HTML'));
  return unlessOk(await part.startOver(sourceOf(headers)));
}

const unlessOk = (result: Result<void>): DownloadTry | null => (result.ok ? null : refused(result.error));

function sourceOf(headers: IncomingHttpHeaders): DownloadSource {
  const length = headers['content-length'];
  const etag = headers.etag ?? null;
  return {
    totalBytes: length === undefined ? null : Number(length),
    // A weak one does not promise the same bytes.
    etag: etag?.startsWith('W/') ? null : etag,
    lastModified: headers['last-modified'] ?? null,
  };
}

/** ComfyUI's server compares dates only and would give a part of any file for an ETag, so the answer is compared as well. */
function continues(headers: IncomingHttpHeaders, part: PartFile): boolean {
  const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers['content-range'] ?? '') ?? [];
  const before = part.source();
  if (before === null || Number(start) !== part.bytes()) return false;
  const now = sourceOf(headers);
  const sameTotal = before.totalBytes === null || total === '*' || Number(total) === before.totalBytes;
  return sameTotal && now.etag === before.etag && now.lastModified === before.lastModified;
}

async function receive(options: DownloadTryOptions, body: BodyChunks, idle: AbortController): Promise<DownloadTry> {
  const { http, file, part, idleTimeoutMs, signal } = options;
  // A big video may take long; a connection that brings nothing for a while is dead.
  const timer = setTimeout(() => idle.abort(), idleTimeoutMs);
  try {
    for (let chunk = await body.next(); chunk !== null; chunk = await body.next()) {
      const written = await part.append(chunk);
      if (!written.ok) {
        idle.abort();
        return refused(written.error);
      }
      timer.refresh();
    }
  } catch (cause) {
    if (signal.aborted) return refused(requestStopped(http.url));
    const came = { url: http.url, bytes: formatNumber(part.bytes()), file: file.filename };
    const message = idle.signal.aborted
      ? say`ComfyUI at ${came.url} sent nothing for ${formatNumber(idleTimeoutMs / 1000, 1)} s after ${came.bytes} bytes of ${came.file}.`
      : say`ComfyUI at ${came.url} broke off the download after ${came.bytes} bytes of ${came.file}.`;
    return again(serverUnreachable(message, cause));
  } finally {
    clearTimeout(timer);
  }
  const total = part.source()?.totalBytes ?? null;
  if (total === null || total === part.bytes()) return { kind: 'whole' };
  const bytes = formatNumber(part.bytes());
  return again(
    serverUnreachable(
      say`ComfyUI at ${http.url} sent only ${bytes} of ${formatNumber(total)} bytes of ${file.filename}.`,
    ),
  );
}

function outputGone(url: string, file: OutputFile): StudioError {
  const path = [file.subfolder, file.filename].filter(Boolean).join('/');
  return {
    code: 'output-missing',
    message: say`ComfyUI at ${url} says that it made ${path}, but the file is not there.`,
    remedy: say`It was moved or deleted on the server. Render the segment again.`,
  };
}
