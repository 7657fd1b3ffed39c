// Waits for one job. The socket tells how it goes; whether it is over, only history and queue decide.
import { setTimeout as sleep } from 'node:timers/promises';
import { assertNever } from '#shared/assert-never.ts';
import { err, type Result } from '#shared/result.ts';
import { requestStopped } from './errors.ts';
import { locatePrompt, type PromptPlace } from './find-prompt.ts';
import type { ComfyGraph } from './graph.ts';
import type { ComfyHttp } from './http.ts';
import { jobLost, jobStopped } from './job-errors.ts';
import { createLookedTime } from './looked-time.ts';
import type { ComfyFrame } from './parse-frame.ts';
import { isEndOfPrompt, type PromptEvent, toPromptEvent } from './prompt-event.ts';
import { type PromptOutputs, readOutcome } from './prompt-outcome.ts';
import { createSignsOfLife, type SignsOfLifeTiming } from './signs-of-life.ts';

export interface FollowOptions {
  readonly http: ComfyHttp;
  readonly promptId: string;
  readonly clientId: string;
  readonly graph: ComfyGraph | undefined;
  readonly onEvent: (event: PromptEvent) => void;
  /** Frames about this job; returns how to stop listening. */
  readonly listen: (onFrame: (frame: ComfyFrame) => void, onGap: () => void) => () => void;
  /** Nothing is heard although the job runs. */
  readonly onDoubt: () => void;
  readonly wasCancelled: () => boolean;
  /** Monotonic. */
  readonly nowMs: () => number;
  readonly timing: FollowTiming;
  readonly signal: AbortSignal;
}

export interface FollowTiming extends SignsOfLifeTiming {
  readonly requestTimeoutMs: number;
  /** A network that comes back within this time costs nothing. */
  readonly forgiveOutageMs: number;
}

export async function followPrompt(options: FollowOptions): Promise<Result<PromptOutputs>> {
  const { http, promptId, nowMs, timing, signal } = options;
  let graph = options.graph;
  let wake = Promise.withResolvers<void>();
  const life = createSignsOfLife({ ...options, url: http.url });
  const tell = dropRepeats(options.onEvent);
  const stopListening = options.listen(
    (frame) => {
      life.heard();
      const event = toPromptEvent(frame, graph);
      if (event) tell(event);
      if (isEndOfPrompt(frame)) wake.resolve();
    },
    () => wake.resolve(),
  );
  const outage = createLookedTime(nowMs, timing.requestTimeoutMs + timing.pollEveryMs * 2);
  try {
    while (!signal.aborted) {
      wake = Promise.withResolvers<void>();
      const place = await locatePrompt(http, promptId, signal);
      if (place.ok) {
        outage.clear();
        if (place.value.kind !== 'unknown') graph ??= place.value.graph;
        const settled = settle(options, place.value, graph);
        if (settled) return settled;
        const dead = life.look(place.value);
        if (dead) return err(dead);
      } else if (place.error.code === 'stopped' || outage.look() >= timing.forgiveOutageMs) {
        // The server has the job: a 502 of a proxy or half an answer is forgiven like a lost network.
        return place;
      }
      await wokenOrAfter(wake.promise, timing.pollEveryMs, signal);
    }
    return err(requestStopped(http.url));
  } finally {
    stopListening();
  }
}

function settle(
  { http, promptId, onEvent, wasCancelled }: FollowOptions,
  place: PromptPlace,
  graph: ComfyGraph | undefined,
): Result<PromptOutputs> | null {
  switch (place.kind) {
    case 'settled':
      return readOutcome({ url: http.url, promptId, graph, wasCancelled: wasCancelled() }, place.entry);
    case 'unknown':
      // A job removed while it waited leaves no history entry.
      return err(wasCancelled() ? jobStopped(http.url) : jobLost(http.url));
    case 'waiting':
      onEvent({ kind: 'waiting', aheadCount: place.aheadCount });
      return null;
    case 'running':
      return null;
    default:
      return assertNever(place);
  }
}

/** The files of a node are told once: the next job may be sent because of them. */
function dropRepeats(onEvent: FollowOptions['onEvent']): FollowOptions['onEvent'] {
  const told = new Set<string>();
  return (event) => {
    if (event.kind === 'node-executed') {
      const about = JSON.stringify([event.node.id, event.files]);
      if (told.has(about)) return;
      told.add(about);
    }
    onEvent(event);
  };
}

async function wokenOrAfter(woken: Promise<void>, timeMs: number, signal: AbortSignal): Promise<void> {
  const timer = new AbortController();
  const signals = AbortSignal.any([signal, timer.signal]);
  await Promise.race([woken, sleep(timeMs, undefined, { signal: signals }).catch(() => {})]);
  timer.abort();
}
