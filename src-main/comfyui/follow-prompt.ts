// Waits for one job. The socket tells how it goes; whether it is over, only history and queue decide.
import { setTimeout as sleep } from 'node:timers/promises';
import { assertNever } from '#shared/assert-never.ts';
import { err, type Result } from '#shared/result.ts';
import { jobInterrupted, jobLost, requestStopped } from './errors.ts';
import { locatePrompt, type PromptPlace } from './find-prompt.ts';
import type { ComfyGraph } from './graph.ts';
import type { ComfyHttp } from './http.ts';
import type { ComfyFrame } from './parse-frame.ts';
import { isEndOfPrompt, type PromptEvent, toPromptEvent } from './prompt-event.ts';
import { type PromptOutputs, readOutcome } from './prompt-outcome.ts';

export interface FollowOptions {
  readonly http: ComfyHttp;
  readonly promptId: string;
  readonly graph: ComfyGraph | undefined;
  readonly onEvent: (event: PromptEvent) => void;
  /** Frames about this job; returns how to stop listening. */
  readonly listen: (onFrame: (frame: ComfyFrame) => void, onGap: () => void) => () => void;
  readonly wasCancelled: () => boolean;
  readonly pollEveryMs: number;
  /** A network that comes back within this time costs nothing. */
  readonly forgiveOutageMs: number;
  readonly signal: AbortSignal;
}

export async function followPrompt(options: FollowOptions): Promise<Result<PromptOutputs>> {
  const { http, promptId, signal } = options;
  let graph = options.graph;
  let wake = Promise.withResolvers<void>();
  const stopListening = options.listen(
    (frame) => {
      const event = toPromptEvent(frame, graph);
      if (event) options.onEvent(event);
      if (isEndOfPrompt(frame)) wake.resolve();
    },
    () => wake.resolve(),
  );
  try {
    let reachedAtMs = Date.now();
    while (!signal.aborted) {
      wake = Promise.withResolvers<void>();
      const place = await locatePrompt(http, promptId, signal);
      if (place.ok) {
        reachedAtMs = Date.now();
        if (place.value.kind !== 'unknown') graph ??= place.value.graph;
        const settled = settle(options, place.value, graph);
        if (settled) return settled;
      } else if (place.error.code !== 'server-unreachable' || Date.now() - reachedAtMs > options.forgiveOutageMs) {
        return place;
      }
      await wokenOrAfter(wake.promise, options.pollEveryMs, signal);
    }
    return err(requestStopped(http.url));
  } finally {
    stopListening();
  }
}

function settle(
  options: FollowOptions,
  place: PromptPlace,
  graph: ComfyGraph | undefined,
): Result<PromptOutputs> | null {
  const { http, promptId } = options;
  switch (place.kind) {
    case 'settled':
      return readOutcome(http.url, promptId, place.entry, graph);
    case 'unknown':
      // A job removed while it waited leaves no history entry.
      return err(options.wasCancelled() ? jobInterrupted(http.url) : jobLost(http.url));
    case 'waiting':
      options.onEvent({ kind: 'waiting', aheadCount: place.aheadCount });
      return null;
    case 'running':
      return null;
    default:
      return assertNever(place);
  }
}

async function wokenOrAfter(woken: Promise<void>, timeMs: number, signal: AbortSignal): Promise<void> {
  const timer = new AbortController();
  const signals = AbortSignal.any([signal, timer.signal]);
  await Promise.race([woken, sleep(timeMs, undefined, { signal: signals }).catch(() => {})]);
  timer.abort();
}
