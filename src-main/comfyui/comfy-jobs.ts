// The jobs on one ComfyUI: sent once, followed by socket and questions, found again, taken back.
import { setTimeout as sleep } from 'node:timers/promises';
import { ok, type Result } from '#shared/result.ts';
import type { Logger } from '../logging/index.ts';
import { cancelPrompt } from './cancel-prompt.ts';
import type { Clocks } from './clocks.ts';
import type { ComfyTiming } from './comfy-timing.ts';
import { locatePrompt } from './find-prompt.ts';
import { followPrompt } from './follow-prompt.ts';
import type { ComfyGraph } from './graph.ts';
import type { ComfyHttp } from './http.ts';
import type { PromptEvent } from './prompt-event.ts';
import type { PromptListeners } from './prompt-listeners.ts';
import { type PromptOutputs, succeeded } from './prompt-outcome.ts';
import type { ComfySocket } from './socket.ts';
import { submitPrompt } from './submit-prompt.ts';
import type { ImageUploader } from './upload-image.ts';

export type PromptWhereabouts = 'unknown' | 'waiting' | 'running' | 'finished' | 'failed';

export interface ComfyJobs {
  /** `promptId`: a fresh lower-case UUID4, stored by the caller before. After ok the server has the job. */
  submit(promptId: string, graph: ComfyGraph, signal: AbortSignal): Promise<Result<void>>;
  /**
   * Waits for the end of any job by its id, also of one sent by an earlier session. Errors: `stopped` (by us), `interrupted`
   * (by others), `server-lost-job`, `worker-dead`, `out-of-memory`, `server-error` (a node failed), and what the server
   * answered last when it could not be asked for `forgiveOutageMs`.
   */
  follow(promptId: string, onEvent: (event: PromptEvent) => void, signal: AbortSignal): Promise<Result<PromptOutputs>>;
  find(promptId: string): Promise<Result<PromptWhereabouts>>;
  cancel(promptId: string): Promise<Result<void>>;
}

interface JobDeps {
  readonly http: ComfyHttp;
  readonly socket: ComfySocket;
  readonly listeners: PromptListeners;
  readonly images: ImageUploader;
  readonly logger: Logger;
  readonly timing: ComfyTiming;
  readonly clocks: Clocks;
  readonly clientId: string;
  readonly closed: AbortSignal;
}

export function createJobs(deps: JobDeps): ComfyJobs {
  const { http, socket, listeners, timing, clocks, clientId, closed } = deps;
  const graphs = new Map<string, ComfyGraph>();
  const cancelled = new Set<string>();

  const cancel = async (promptId: string): Promise<Result<void>> => {
    cancelled.add(promptId);
    listeners.forget(promptId);
    const done = await cancelPrompt(http, promptId);
    listeners.wake(promptId);
    return done;
  };

  return {
    submit: createSubmit(deps, graphs, cancel),
    async follow(promptId, onEvent, signal) {
      // Not awaited: history answers whether or not the socket does.
      void socket.ensureOpen();
      const outcome = await followPrompt({
        http,
        promptId,
        clientId,
        graph: graphs.get(promptId),
        onEvent,
        listen: (onFrame, onGap) => listeners.add({ promptId, onFrame, onGap }),
        onDoubt: () => socket.reconnect('a job runs and nothing is heard of it'),
        wasCancelled: () => cancelled.has(promptId),
        nowMs: clocks.monotonicMs,
        timing,
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

function createSubmit(
  { http, socket, listeners, images, logger, timing, clocks, clientId, closed }: JobDeps,
  graphs: Map<string, ComfyGraph>,
  cancel: ComfyJobs['cancel'],
): ComfyJobs['submit'] {
  return async (promptId, graph, signal) => {
    const listening = await socket.ensureOpen();
    if (!listening) logger.warn('ComfyUI socket is not open; progress will be missing', { url: http.url });
    graphs.set(promptId, graph);
    listeners.expect(promptId);
    const sentAtMs = clocks.monotonicMs();
    const job = { promptId, clientId, graph };
    const sent = await submitPrompt({ http, cancel, lookUpEveryMs: timing.lookUpEveryMs }, job, signal);
    if (!sent.ok) {
      graphs.delete(promptId);
      listeners.forget(promptId);
      if (sent.error.code === 'file-missing') images.forget();
    } else if (listening) {
      reconnectIfDeaf(socket, sentAtMs, timing.deafAfterMs, closed);
    }
    return sent;
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
