// Jobs that may not all be worked on at once, though their server would take them: those of one model. Pure.
import type { Job } from './job-state.ts';

export interface Lane {
  readonly key: string;
  /** Jobs at once. */
  readonly most: number;
}

export interface Held {
  readonly run: { readonly jobs: ReadonlyMap<string, Job> };
  /** By segment key. */
  readonly held: ReadonlyMap<string, string>;
  /** null: no such limit. */
  readonly laneOf: (job: Job) => Lane | null;
}

/** How many jobs of each lane are held, and whether another one may join. */
export function laneCounter({ run, held, laneOf }: Held) {
  const counts = new Map<string, number>();
  const add = (job: Job): void => {
    const lane = laneOf(job);
    if (lane !== null) counts.set(lane.key, (counts.get(lane.key) ?? 0) + 1);
  };
  for (const key of held.keys()) {
    const job = run.jobs.get(key);
    if (job !== undefined) add(job);
  }
  const hasRoom = (job: Job): boolean => {
    const lane = laneOf(job);
    return lane === null || (counts.get(lane.key) ?? 0) < lane.most;
  };
  return { add, hasRoom };
}
