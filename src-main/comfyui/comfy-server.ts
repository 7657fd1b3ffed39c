// One ComfyUI: its HTTP, its one socket, and what this session sent to it.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ok, type Result } from '#shared/result.ts';
import type { Logger } from '../logging/index.ts';
import { cancelPrompt } from './cancel-prompt.ts';
import { downloadFile } from './download-file.ts';
import { locatePrompt } from './find-prompt.ts';
import { followPrompt } from './follow-prompt.ts';
import type { ComfyGraph } from './graph.ts';
import { type ComfyHttp, createComfyHttp } from './http.ts';
import { nameOnServer, type OutputFile } from './output-files.ts';
import type { PromptEvent } from './prompt-event.ts';
import { createPromptListeners, type PromptListeners } from './prompt-listeners.ts';
import { type PromptOutputs, succeeded } from './prompt-outcome.ts';
import { askServer, type ServerQuestions } from './server-questions.ts';
import { type ComfySocket, createComfySocket, type SocketTiming } from './socket.ts';
import { submitPrompt } from './submit-prompt.ts';
import { createImageUploader, type ImageUploader } from './upload-image.ts';

export interface ComfyTiming {
  readonly requestTimeoutMs: number;
  /** How often history and queue are asked while a job is followed; the socket is usually faster. */
  readonly pollEveryMs: number;
  readonly forgiveOutageMs: number;
  readonly lookUpEveryMs: number;
  /** A server says `status` at once when it gets a job; a socket silent this long after is deaf. */
  readonly deafAfterMs: number;
  readonly downloadIdleMs: number;
  readonly socket: Partial<SocketTiming>;
}

const DEFAULT_TIMING: ComfyTiming = {
  requestTimeoutMs: 30_000,
  pollEveryMs: 5_000,
  forgiveOutageMs: 60_000,
  lookUpEveryMs: 1_000,
  deafAfterMs: 5_000,
  downloadIdleMs: 60_000,
  socket: {},
};

export interface ComfyServerOptions {
  /** With or without `http://` and a trailing slash. */
  readonly url: string;
  readonly logger: Logger;
  /** Never the same for two programs at once: the server talks only to the newer one. */
  readonly clientId?: string;
  readonly timing?: Partial<ComfyTiming>;
}

export type PromptWhereabouts = 'unknown' | 'waiting' | 'running' | 'finished' | 'failed';

export interface ComfyServer extends ServerQuestions {
  readonly url: string;
  readonly clientId: string;
  /** Idempotent. The name for LoadImage. */
  uploadImage(filePath: string, signal: AbortSignal): Promise<Result<string>>;
  /** This local picture is what the server itself wrote: `uploadImage` then names that file and sends nothing. */
  knowImage(filePath: string, file: OutputFile): Promise<Result<void>>;
  /** `promptId`: a fresh lower-case UUID4, stored by the caller before. After ok the server has the job. */
  submit(promptId: string, graph: ComfyGraph, signal: AbortSignal): Promise<Result<void>>;
  /** Waits for the end of any job by its id, also of one sent by an earlier session. */
  follow(promptId: string, onEvent: (event: PromptEvent) => void, signal: AbortSignal): Promise<Result<PromptOutputs>>;
  find(promptId: string): Promise<Result<PromptWhereabouts>>;
  cancel(promptId: string): Promise<Result<void>>;
  download(file: OutputFile, destPath: string, signal: AbortSignal): Promise<Result<void>>;
  close(): Promise<void>;
}

export function createComfyServer(options: ComfyServerOptions): ComfyServer {
  const timing = { ...DEFAULT_TIMING, ...options.timing };
  const { logger, clientId = randomUUID() } = options;
  const url = tidyUrl(options.url);
  const closed = new AbortController();
  const http = createComfyHttp(url, timing.requestTimeoutMs, closed.signal);
  const listeners = createPromptListeners();
  const socket = createComfySocket({
    url,
    clientId,
    logger,
    onFrame: (frame) => listeners.deliver(frame),
    onReconnected: () => listeners.announceGap(),
    timing: timing.socket,
  });
  const images = createImageUploader(http);

  return {
    url,
    clientId,
    ...askServer(http),
    uploadImage: (filePath, signal) => images.upload(filePath, signal),
    knowImage: (filePath, file) => images.know(filePath, nameOnServer(file)),
    ...createJobs({ http, socket, listeners, images, logger, timing, clientId, closed: closed.signal }),
    download: (file, destPath, signal) =>
      downloadFile(http, file, destPath, timing.downloadIdleMs, AbortSignal.any([signal, closed.signal])),
    async close() {
      closed.abort();
      await socket.close();
    },
  };
}

interface JobDeps {
  readonly http: ComfyHttp;
  readonly socket: ComfySocket;
  readonly listeners: PromptListeners;
  readonly images: ImageUploader;
  readonly logger: Logger;
  readonly timing: ComfyTiming;
  readonly clientId: string;
  readonly closed: AbortSignal;
}

function createJobs(deps: JobDeps): Pick<ComfyServer, 'submit' | 'follow' | 'find' | 'cancel'> {
  const { http, socket, listeners, images, logger, timing, clientId, closed } = deps;
  const graphs = new Map<string, ComfyGraph>();
  const cancelled = new Set<string>();

  const cancel = async (promptId: string) => {
    cancelled.add(promptId);
    const done = await cancelPrompt(http, promptId);
    listeners.wake(promptId);
    return done;
  };

  return {
    async submit(promptId, graph, signal) {
      const listening = await socket.ensureOpen();
      if (!listening) logger.warn('ComfyUI socket is not open; progress will be missing', { url: http.url });
      graphs.set(promptId, graph);
      const sentAtMs = Date.now();
      const sent = await submitPrompt(
        { http, cancel, lookUpEveryMs: timing.lookUpEveryMs },
        { promptId, clientId, graph },
        signal,
      );
      if (!sent.ok) {
        graphs.delete(promptId);
        if (sent.error.code === 'file-missing') images.forget();
      } else if (listening) {
        reconnectIfDeaf(socket, sentAtMs, timing.deafAfterMs, closed);
      }
      return sent;
    },
    async follow(promptId, onEvent, signal) {
      // Not awaited: history answers whether or not the socket does.
      void socket.ensureOpen();
      const outcome = await followPrompt({
        http,
        promptId,
        graph: graphs.get(promptId),
        onEvent,
        listen: (onFrame, onGap) => listeners.add({ promptId, onFrame, onGap }),
        wasCancelled: () => cancelled.has(promptId),
        pollEveryMs: timing.pollEveryMs,
        forgiveOutageMs: timing.forgiveOutageMs,
        signal: AbortSignal.any([signal, closed]),
      });
      if (!signal.aborted) graphs.delete(promptId);
      return outcome;
    },
    async find(promptId) {
      const place = await locatePrompt(http, promptId);
      if (!place.ok) return place;
      if (place.value.kind !== 'settled') return ok(place.value.kind);
      return ok(succeeded(place.value.entry) ? 'finished' : 'failed');
    },
    cancel,
  };
}

/** Two sockets under one id leave the survivor deaf; a fresh connection hears again. */
function reconnectIfDeaf(socket: ComfySocket, sentAtMs: number, deafAfterMs: number, closed: AbortSignal): void {
  sleep(deafAfterMs, undefined, { signal: closed, ref: false }).then(
    () => {
      if (socket.lastFrameAtMs() < sentAtMs) socket.reconnect('nothing heard since a job was sent');
    },
    () => {},
  );
}

function tidyUrl(url: string): string {
  const withScheme = /^[a-z]+:\/\//i.test(url) ? url : `http://${url}`;
  return withScheme.replace(/\/+$/, '');
}
