// Which failures pass by themselves, and how long to wait before the next try. Pure.
import type { StudioErrorCode } from '#shared/studio-error.ts';

/** The first one included. */
export const MOST_TRIES = 3;

const FIRST_PAUSE_MS = 2_000;
const PAUSE_GROWTH = 4;
/** Several studios that lost one server must not come back in the same moment. */
const JITTER = 0.25;

/** A restart, a lost network, a server out of breath. What a graph, a model or a card lacks is the same the next time. */
const PASSING: ReadonlySet<StudioErrorCode> = new Set(['server-unreachable', 'server-error', 'server-lost-job']);

/**
 * @param triesDone at least 1
 * @param random 0 to 1
 * @returns milliseconds to wait; null: not tried again
 */
export function retryPauseMs(code: StudioErrorCode, triesDone: number, random: number): number | null {
  if (!PASSING.has(code) || triesDone >= MOST_TRIES) return null;
  return Math.round(FIRST_PAUSE_MS * PAUSE_GROWTH ** (triesDone - 1) * (1 + JITTER * (2 * random - 1)));
}
