// What follows a failure: try again and when, wait for the server, go elsewhere, stand still, or give up. Pure.
import type { StudioErrorCode } from '#shared/studio-error.ts';

export type Reaction =
  /** The same again after a pause; what the server may have is asked for first. */
  | { readonly kind: 'again'; readonly pauseMs: number }
  /** The server is at fault, not the job: it is left alone until it answers, and no try is counted. */
  | { readonly kind: 'park' }
  /** This server lacks something: another one may not. */
  | { readonly kind: 'elsewhere' }
  /** Nothing can be written: whatever is rendered now would be lost. */
  | { readonly kind: 'stand-still' }
  /** A provider wants a token or money: it gets nothing more before the user says to go on, the others do. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'fail' };

interface Patience {
  /** The first one included. */
  readonly tries: number;
  readonly firstPauseMs: number;
}

const GROWTH = 4;
/** Several studios that lost one server must not come back in the same moment. */
const JITTER = 0.25;

export const MOST_TRIES = 3;

/** What passes by itself. What a graph, a model or a card lacks is the same the next time. */
const PASSING: Partial<Record<StudioErrorCode, Patience>> = {
  'render-failed': { tries: MOST_TRIES, firstPauseMs: 2_000 },
  'server-lost-job': { tries: MOST_TRIES, firstPauseMs: 1_000 },
  // Taken back a moment ago and asked for again before the server had let go of it.
  stopped: { tries: MOST_TRIES, firstPauseMs: 1_000 },
  interrupted: { tries: MOST_TRIES, firstPauseMs: 5_000 },
  // Only the fetching is tried again; the take lies on the server.
  'download-failed': { tries: MOST_TRIES, firstPauseMs: 10_000 },
  // ComfyUI empties the card after it; what another program held may be free by then.
  'out-of-memory': { tries: 2, firstPauseMs: 10_000 },
  // A provider that has much to do, or that was asked too often: it may say when it listens again.
  'rate-limited': { tries: 6, firstPauseMs: 2_000 },
  'engine-busy': { tries: MOST_TRIES, firstPauseMs: 5_000 },
  'timed-out': { tries: MOST_TRIES, firstPauseMs: 2_000 },
  'output-missing': { tries: 2, firstPauseMs: 2_000 },
  'output-damaged': { tries: 2, firstPauseMs: 2_000 },
  // Somebody emptied the server's folders: the picture is sent anew, the frame that lay there comes from home.
  'file-missing': { tries: 2, firstPauseMs: 0 },
};

/** The job is over and what it made is of no use: only rendering anew helps. */
export const SPENT: ReadonlySet<StudioErrorCode> = new Set(['output-missing', 'output-damaged']);

const PARKING: ReadonlySet<StudioErrorCode> = new Set(['server-unreachable', 'server-error', 'worker-dead']);
/** The server itself is away: it may come back. */
export const isParking = (code: StudioErrorCode): boolean => PARKING.has(code);

/** Work was done, so it may have been paid: whether it is paid once more is the user's to say. */
const PAID_FOR: ReadonlySet<StudioErrorCode> = new Set([
  'output-missing',
  'output-damaged',
  'timed-out',
  // Canceled by somebody at the provider, who may not want it at all.
  'interrupted',
  // Sent, and not known there any more: perhaps under another account.
  'server-lost-job',
]);
/** Every further job would be refused the same way. */
const ACCOUNT: ReadonlySet<StudioErrorCode> = new Set(['sign-in-needed', 'payment-needed']);
const LACKING: ReadonlySet<StudioErrorCode> = new Set([
  'model-missing',
  'node-missing',
  'server-refused',
  'file-missing',
  'workflow-invalid',
]);

export interface Failure {
  readonly code: StudioErrorCode;
  /** At least 1. */
  readonly triesDone: number;
  /** The server has taken the job: what it says now is no refusal of the job. */
  readonly wasTaken: boolean;
  /** What the server asks for; null: nothing. */
  readonly retryAfterMs: number | null;
  /** The engine sends a bill. */
  readonly isPaid: boolean;
}

const LONGEST_ASKED_PAUSE_MS = 10 * 60_000;

/** @param random 0 to 1 */
export function reactionTo({ code, triesDone, wasTaken, retryAfterMs, isPaid }: Failure, random: number): Reaction {
  if (PARKING.has(code) || (wasTaken && code === 'server-refused')) return { kind: 'park' };
  if (code === 'disk-full') return { kind: 'stand-still' };
  if (ACCOUNT.has(code)) return { kind: 'hold' };
  if (code === 'plan-blocked') return { kind: 'blocked' };
  const patience = isPaid && PAID_FOR.has(code) ? undefined : PASSING[code];
  if (patience !== undefined && triesDone < patience.tries) {
    const ownMs = backOffMs(patience.firstPauseMs, triesDone, random);
    // Never before it listens again; a server that asks for hours is asked sooner.
    const askedMs = Math.min(retryAfterMs ?? 0, LONGEST_ASKED_PAUSE_MS);
    return { kind: 'again', pauseMs: Math.max(ownMs, askedMs) };
  }
  return LACKING.has(code) ? { kind: 'elsewhere' } : { kind: 'fail' };
}

/** @returns milliseconds: the first pause, then four times as long each time, a quarter more or less. */
export function backOffMs(firstPauseMs: number, times: number, random: number): number {
  return Math.round(firstPauseMs * GROWTH ** (times - 1) * (1 + JITTER * (2 * random - 1)));
}

const FIRST_PROBE_MS = 2_000;
const LONGEST_PROBE_MS = 60_000;

/** How long a parked server is left alone before it is asked again. */
export function probePauseMs(probesDone: number, random: number): number {
  return Math.min(LONGEST_PROBE_MS, backOffMs(FIRST_PROBE_MS, probesDone + 1, random));
}

/** A server away for so long is given up: what it has may be rendered elsewhere, and without another one the run stands still. */
export const GIVE_UP_AFTER_MS = 10 * 60_000;
