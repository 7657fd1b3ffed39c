// Quitting in order: ask while a run is on, let the studio close, then go.

/** open → asking → open (kept) ; open or asking → closing → closed */
type QuitState = 'open' | 'asking' | 'closing' | 'closed';

export interface QuitParts {
  isRunning(): boolean;
  /** true: stop the run and quit. */
  ask(): Promise<boolean>;
  close(): Promise<void>;
  /** Leaves for good; called once. */
  leave(): void;
  /** A studio that does not close (a dead network drive) must not keep the app. */
  readonly longestCloseMs: number;
}

export interface OrderlyQuit {
  /**
   * Safe to call again: while one is under way nothing is asked twice.
   * `at-once`: a signal from outside, with nobody there to answer.
   */
  request(manner: 'ask' | 'at-once'): Promise<void>;
  /** true: windows may close and the app may end. */
  isClosed(): boolean;
}

export function createOrderlyQuit(parts: QuitParts): OrderlyQuit {
  let state: QuitState = 'open';
  const hasLeft = () => state === 'closing' || state === 'closed';
  return {
    isClosed: () => state === 'closed',
    async request(manner) {
      if (hasLeft() || (state === 'asking' && manner === 'ask')) return;
      if (parts.isRunning() && manner === 'ask') {
        state = 'asking';
        const mayStop = await parts.ask();
        // A signal may have come while the question was open.
        if (hasLeft()) return;
        if (!mayStop) {
          state = 'open';
          return;
        }
      }
      state = 'closing';
      await withinTime(parts.close(), parts.longestCloseMs);
      state = 'closed';
      parts.leave();
    },
  };
}

async function withinTime(work: Promise<void>, longestMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestMs);
  });
  // A failed close is logged by the studio; here it only must not keep the app open.
  await Promise.race([work.catch(() => undefined), limit]);
  clearTimeout(timer);
}
