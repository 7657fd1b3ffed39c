// Whether anybody works on a job. A queue with nothing running means a dead worker; a job that runs in silence may be one.
import type { StudioError } from '#shared/studio-error.ts';
import type { PromptPlace } from './find-prompt.ts';
import { workerDead } from './job-errors.ts';
import { createLookedTime } from './looked-time.ts';
import type { PromptEvent } from './prompt-event.ts';

export interface SignsOfLifeOptions {
  readonly url: string;
  /** Ours: what others sent is not heard here. */
  readonly clientId: string;
  readonly nowMs: () => number;
  readonly timing: SignsOfLifeTiming;
  readonly onEvent: (event: PromptEvent) => void;
  /** Well before a job is called silent: perhaps it is our socket that is deaf. */
  readonly onDoubt: () => void;
}

export interface SignsOfLifeTiming {
  /** Jobs wait and none runs: longer than any pause between two jobs. */
  readonly deadWorkerAfterMs: number;
  readonly silentAfterMs: number;
  readonly silentAgainEveryMs: number;
  readonly pollEveryMs: number;
}

export interface SignsOfLife {
  /** A frame about the job. */
  heard(): void;
  /** At each look; an error ends the following. */
  look(place: PromptPlace): StudioError | null;
}

export function createSignsOfLife(options: SignsOfLifeOptions): SignsOfLife {
  const silence = watchSilence(options);
  const idleness = watchIdleness(options);
  return {
    heard: silence.heard,
    look(place) {
      silence.look(place);
      return idleness.look(place);
    },
  };
}

function watchIdleness({ url, nowMs, timing }: SignsOfLifeOptions) {
  // One look may fall between two jobs: what lies between two looks counts little, so it takes several.
  const idle = createLookedTime(nowMs, timing.pollEveryMs * 2);
  let nextPromptId = '';
  return {
    look(place: PromptPlace): StudioError | null {
      if (place.kind !== 'waiting' || place.queue.runningCount > 0) {
        idle.clear();
        return null;
      }
      // Another one is next: somebody took the one before.
      if (place.queue.nextPromptId !== nextPromptId) idle.clear();
      nextPromptId = place.queue.nextPromptId;
      const forMs = idle.look();
      return forMs >= timing.deadWorkerAfterMs ? workerDead(url, place.queue.pendingCount, forMs) : null;
    },
  };
}

function watchSilence({ clientId, nowMs, timing, onEvent, onDoubt }: SignsOfLifeOptions) {
  const silence = createLookedTime(nowMs, timing.pollEveryMs * 2);
  const { silentAfterMs, silentAgainEveryMs } = timing;
  let tellAtMs = silentAfterMs;
  let doubted = false;
  const startAgain = () => {
    silence.restart();
    tellAtMs = silentAfterMs;
    doubted = false;
  };
  return {
    heard: startAgain,
    look(place: PromptPlace): void {
      if (place.kind !== 'running') {
        startAgain();
        return;
      }
      const forMs = silence.look();
      const audible = place.clientId === clientId;
      if (audible && !doubted && forMs >= silentAfterMs / 2) {
        doubted = true;
        onDoubt();
      }
      if (forMs < tellAtMs) return;
      tellAtMs = forMs + silentAgainEveryMs;
      onEvent({ kind: 'silent', forMs, audible });
    },
  };
}
