// One ComfyUI: its HTTP, its one socket, and what this session sent to it.
import { randomUUID } from 'node:crypto';
import type { Result } from '#shared/result.ts';
import type { Logger } from '../logging/index.ts';
import { type Clocks, systemClocks } from './clocks.ts';
import { type ComfyJobs, createJobs } from './comfy-jobs.ts';
import { type ComfyTiming, DEFAULT_TIMING } from './comfy-timing.ts';
import { downloadFile } from './download-file.ts';
import { createComfyHttp } from './http.ts';
import { nameOnServer, type OutputFile } from './output-files.ts';
import { createPromptListeners } from './prompt-listeners.ts';
import { askServer, type ServerQuestions } from './server-questions.ts';
import { createComfySocket } from './socket.ts';
import { createImageUploader } from './upload-image.ts';

export interface ComfyServerOptions {
  /** With or without `http://` and a trailing slash. */
  readonly url: string;
  readonly logger: Logger;
  /** Never the same for two programs at once: the server talks only to the newer one. */
  readonly clientId?: string;
  readonly timing?: Partial<ComfyTiming>;
  /** For tests: a machine that sleeps, a clock that is set. */
  readonly clocks?: Clocks;
}

export interface ComfyServer extends ServerQuestions, ComfyJobs {
  readonly url: string;
  readonly clientId: string;
  /** Idempotent. The name for LoadImage. */
  uploadImage(filePath: string, signal: AbortSignal): Promise<Result<string>>;
  /** This local picture is what the server itself wrote: `uploadImage` then names that file and sends nothing. */
  knowImage(filePath: string, file: OutputFile): Promise<Result<void>>;
  /**
   * Streams an output beside `destPath` and renames it there when it is whole; tries several times and goes on where it
   * broke off. Errors: `output-missing`, `disk-failed`, `stopped`, `download-failed` (it still lies on the server),
   * `server-refused`.
   */
  download(file: OutputFile, destPath: string, signal: AbortSignal): Promise<Result<void>>;
  close(): Promise<void>;
}

export function createComfyServer(options: ComfyServerOptions): ComfyServer {
  const timing = { ...DEFAULT_TIMING, ...options.timing };
  const { logger, clientId = randomUUID(), clocks = systemClocks } = options;
  const url = tidyUrl(options.url);
  const closed = new AbortController();
  const http = createComfyHttp(url, timing.requestTimeoutMs, closed.signal);
  const listeners = createPromptListeners();
  const socket = createComfySocket({
    url,
    clientId,
    logger,
    clocks,
    onFrame: (frame) => listeners.deliver(frame),
    onGap: () => listeners.announceGap(),
    timing: timing.socket,
  });
  const images = createImageUploader(http);

  return {
    url,
    clientId,
    ...askServer(http),
    uploadImage: (filePath, signal) => images.upload(filePath, signal),
    knowImage: (filePath, file) => images.know(filePath, nameOnServer(file)),
    ...createJobs({ http, socket, listeners, images, logger, timing, clocks, clientId, closed: closed.signal }),
    download: (file, destPath, signal) =>
      downloadFile({ http, logger, timing, signal: AbortSignal.any([signal, closed.signal]) }, file, destPath),
    async close() {
      closed.abort();
      await socket.close();
    },
  };
}

function tidyUrl(url: string): string {
  const withScheme = /^[a-z]+:\/\//i.test(url) ? url : `http://${url}`;
  return withScheme.replace(/\/+$/, '');
}
