// How long something has been seen without a break, by looking again and again.

export interface LookedTime {
  /** Milliseconds since `restart`, or since the first look. */
  look(): number;
  /** Now is the beginning. */
  restart(): void;
  /** Not seen any more: the next look is the first. */
  clear(): void;
}

/**
 * Between two looks at most `longestStepMs` are counted. On some systems the monotonic clock goes on while the machine
 * sleeps, and the hours of a sleep are no time in which anybody looked.
 */
export function createLookedTime(nowMs: () => number, longestStepMs: number): LookedTime {
  let lastLookMs: number | null = null;
  let seenMs = 0;
  const clear = () => {
    lastLookMs = null;
    seenMs = 0;
  };
  const look = () => {
    const atMs = nowMs();
    if (lastLookMs !== null) seenMs += Math.min(atMs - lastLookMs, longestStepMs);
    lastLookMs = atMs;
    return seenMs;
  };
  return {
    look,
    restart() {
      clear();
      look();
    },
    clear,
  };
}
