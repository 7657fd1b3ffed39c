// Quitting in order: ask while a run is on, let the studio close, then go.
import { say } from '#shared/i18n/say.ts';

/**
 * Asked before leaving while something is rendered. Closing the studio lets go of a server's jobs without taking them back;
 * only the built-in engine's work ends with the app.
 */
export const quitQuestion = () => ({
  message: say`A run is on. Quit all the same?`,
  detail: say`What a ComfyUI server is rendering goes on there and is fetched when this project is opened again. What the built-in draft engine is rendering is begun afresh then. The rest of the run waits for you to go on with it.`,
  stay: say`Keep running`,
  leave: say`Quit`,
});

/** open → asking → open (kept) ; open or asking → closing → closed */
type QuitState = 'open' | 'asking' | 'closing' | 'closed';

export interface QuitParts {
  isRunning(): boolean;
  /** Asks `quitQuestion`; true: quit. */
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
        const mayQuit = await parts.ask();
        // A signal may have come while the question was open.
        if (hasLeft()) return;
        if (!mayQuit) {
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
