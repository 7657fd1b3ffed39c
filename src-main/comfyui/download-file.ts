// Brings one output to this machine: streamed beside its place, checked, then renamed into it. What breaks off goes on where
// it was; the job itself is never rendered again for that.

import { setTimeout as sleep } from 'node:timers/promises';
import { many, say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { backOffMs, openPartFile, type PartFile } from '../http/index.ts';
import type { Logger } from '../logging/index.ts';
import { type DownloadTry, tryDownload } from './download-try.ts';
import type { ComfyHttp } from './http.ts';
import type { OutputFile } from './output-files.ts';

export interface DownloadDeps {
  readonly http: ComfyHttp;
  readonly logger: Logger;
  readonly timing: {
    readonly downloadIdleMs: number;
    readonly downloadTries: number;
    readonly downloadRetryMs: number;
  };
  readonly signal: AbortSignal;
}

const LONGEST_PAUSE_MS = 30_000;

export async function downloadFile(deps: DownloadDeps, file: OutputFile, destPath: string): Promise<Result<void>> {
  const part = await openPartFile(destPath);
  if (!part.ok) return part;
  try {
    const downloaded = await tryOften(deps, file, part.value);
    return downloaded.ok ? await part.value.finish() : downloaded;
  } finally {
    await part.value.discard();
  }
}

async function tryOften(deps: DownloadDeps, file: OutputFile, part: PartFile): Promise<Result<void>> {
  const { http, logger, timing, signal } = deps;
  for (let tries = 1; ; tries += 1) {
    const result: DownloadTry = await tryDownload({ http, file, part, idleTimeoutMs: timing.downloadIdleMs, signal });
    if (result.kind === 'whole') return ok(undefined);
    if (result.kind === 'refused') return err(result.error);
    if (tries >= timing.downloadTries) return err(downloadFailed(http.url, file, part, tries, result.error));
    const waitMs = backOffMs(timing.downloadRetryMs, LONGEST_PAUSE_MS, tries - 1);
    logger.info('ComfyUI download is tried again', { file: file.filename, reason: result.error.message, waitMs });
    // Stopped meanwhile: the next try says so.
    await sleep(waitMs, undefined, { signal }).catch(() => {});
  }
}

function downloadFailed(
  url: string,
  file: OutputFile,
  part: PartFile,
  tries: number,
  { message, details, cause }: StudioError,
): StudioError {
  return {
    code: 'download-failed',
    message: many(
      tries,
      '{{file}} is rendered and lies on ComfyUI at {{url}}, but could not be brought here in one try. {{reason}}',
      '{{file}} is rendered and lies on ComfyUI at {{url}}, but could not be brought here in {{count}} tries. {{reason}}',
      { file: file.filename, url, reason: message },
    ),
    remedy: say`Check the connection to the server, then try again: the file is fetched, not rendered once more.`,
    details: [`${part.bytes()} of ${part.source()?.totalBytes ?? 'unknown'} bytes came`, details]
      .filter(Boolean)
      .join('; '),
    cause,
  };
}
