// How long one ComfyUI is waited for, and how often it is asked.
import type { SocketTiming } from './socket.ts';

export interface ComfyTiming {
  readonly requestTimeoutMs: number;
  /** How often history and queue are asked while a job is followed; the socket is usually faster. */
  readonly pollEveryMs: number;
  readonly forgiveOutageMs: number;
  readonly lookUpEveryMs: number;
  /** A server says `status` at once when it gets a job; a socket silent this long after is deaf. */
  readonly deafAfterMs: number;
  /** Jobs wait on the server and none runs: after this its worker counts as dead. */
  readonly deadWorkerAfterMs: number;
  /** A job that runs and says nothing is called silent after this, and then again and again. */
  readonly silentAfterMs: number;
  readonly silentAgainEveryMs: number;
  /** A connection that brings nothing for so long is dead. */
  readonly downloadIdleMs: number;
  readonly downloadTries: number;
  /** Before the second try; doubled before each further one. */
  readonly downloadRetryMs: number;
  readonly socket: Partial<SocketTiming>;
}

export const DEFAULT_TIMING: ComfyTiming = {
  requestTimeoutMs: 30_000,
  pollEveryMs: 5_000,
  // A hiccup. Longer, and the run says so and leaves the server alone; the job is found again by its id.
  forgiveOutageMs: 10_000,
  lookUpEveryMs: 1_000,
  deafAfterMs: 5_000,
  deadWorkerAfterMs: 20_000,
  silentAfterMs: 600_000,
  silentAgainEveryMs: 60_000,
  downloadIdleMs: 60_000,
  downloadTries: 5,
  downloadRetryMs: 500,
  socket: {},
};
