// A queue for pictures that somebody looks at: what was asked for last is made first, what nobody waits for comes after everything else.
import { say } from '#shared/i18n/say.ts';
import { err, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';

/** Must not throw. When the signal is aborted it stops soon, with an error. */
export type Work = (key: string, signal: AbortSignal) => Promise<Result<void>>;

export interface OneAtATime {
  /** Waits for the work of this key, which is never done twice at once. Background work of another key is stopped for it, and done later. */
  ask(key: string): Promise<Result<void>>;
  /** Done in this order when nobody asks for anything. */
  later(keys: readonly string[]): void;
  forgetLater(): void;
  /** Stops what is under way and refuses the rest, with `stopped`. */
  close(): Promise<void>;
}

interface Running {
  readonly key: string;
  readonly stop: AbortController;
  /** Settled by everybody who waits for this key; null: nobody does. */
  asked: PromiseWithResolvers<Result<void>> | null;
}

const closed = (): StudioError => ({
  code: 'stopped',
  message: say`The project was closed.`,
  remedy: say`Open it again.`,
});

export function createOneAtATime(work: Work): OneAtATime {
  /** The newest last. */
  const asked = new Map<string, PromiseWithResolvers<Result<void>>>();
  let background = new Set<string>();
  let running: Running | null = null;
  let isClosed = false;
  let working: Promise<void> = Promise.resolve();

  function next(): Running | null {
    const [newest] = [...asked.keys()].slice(-1);
    const [oldest] = background;
    const key = newest ?? oldest;
    if (key === undefined || isClosed) return null;
    const job = { key, stop: new AbortController(), asked: asked.get(key) ?? null };
    asked.delete(key);
    background.delete(key);
    return job;
  }

  async function workThrough(): Promise<void> {
    for (running = next(); running !== null; running = next()) {
      const job: Running = running;
      const result = await work(job.key, job.stop.signal);
      const gaveWay = job.stop.signal.aborted && !isClosed;
      if (gaveWay) background = new Set([job.key, ...background]);
      job.asked?.resolve(result);
    }
  }

  const start = (): void => {
    if (running === null) working = workThrough();
  };

  return {
    ask(key) {
      if (isClosed) return Promise.resolve(err(closed()));
      if (running?.key === key && !running.stop.signal.aborted) {
        running.asked ??= Promise.withResolvers();
        return running.asked.promise;
      }
      const waiting = asked.get(key) ?? Promise.withResolvers<Result<void>>();
      asked.delete(key);
      asked.set(key, waiting);
      if (running?.asked === null) running.stop.abort();
      start();
      return waiting.promise;
    },
    later(keys) {
      if (isClosed) return;
      for (const key of keys) background.add(key);
      start();
    },
    forgetLater: () => background.clear(),
    async close() {
      isClosed = true;
      background.clear();
      for (const waiting of asked.values()) waiting.resolve(err(closed()));
      asked.clear();
      running?.stop.abort();
      await working;
    },
  };
}
