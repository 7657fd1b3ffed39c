// Jobs that are rendered and may not land before the segment they continue: they started from a frame that was only on the server.
import { isBroken, isGood, isUnderWay, type JobState } from './job-state.ts';
import type { RunState } from './run-state.ts';

export interface Homecomers {
  /**
   * Resolves when the segment has its clip and last frame; false: it does not come, or not before the run goes on. A stop does not
   * end the waiting where the segment is being brought home.
   */
  isHome(segmentKey: string | null, letGo: AbortSignal): Promise<boolean>;
  /** Something happened: whoever waits looks again. */
  wake(): void;
}

export function createHomecomers(run: RunState, isBusy: (segmentKey: string) => boolean): Homecomers {
  const waiting = new Set<() => void>();
  const isGivenUpOn = (segmentKey: string, state: JobState, { aborted }: AbortSignal): boolean => {
    if (isBroken(state) || state.kind === 'stopped') return true;
    // It waits for a try that does not come before the run goes on: this job is found again then.
    if (state.kind === 'waiting' && run.phase !== 'running') return true;
    return aborted && !(isUnderWay(state) && isBusy(segmentKey));
  };
  return {
    async isHome(segmentKey, letGo) {
      for (;;) {
        const state = segmentKey === null ? undefined : run.jobs.get(segmentKey)?.state;
        if (segmentKey === null || state === undefined || isGood(state)) return true;
        if (isGivenUpOn(segmentKey, state, letGo)) return false;
        await new Promise<void>((moved) => waiting.add(moved));
      }
    },
    wake() {
      const woken = [...waiting];
      waiting.clear();
      for (const moved of woken) moved();
    },
  };
}
