// What the stage shows: the segment that was asked for, else what is rendered, else what was rendered last.
import type { PlanView } from '#shared/contract/shapes.ts';
import type { JobView } from '#shared/model/run.ts';
import type { RunState } from '../app/run-store.ts';
import type { GenerateState } from './generate-store.ts';
import { runningNow } from './running-now.ts';

type Run = Pick<RunState, 'head' | 'order' | 'jobsByKey'>;

/** null: nothing was ever rendered. */
export function stageKey(
  run: Run,
  { shownKey, watchedServerId }: Pick<GenerateState, 'shownKey' | 'watchedServerId'>,
  { plan, standings }: Pick<PlanView, 'plan' | 'standings'>,
): string | null {
  if (shownKey !== null && standings[shownKey]) return shownKey;
  return (
    renderedKey(run, watchedServerId) ??
    landedKey(run) ??
    plan.segments.find(({ key }) => standings[key]?.clip)?.key ??
    null
  );
}

/** What is rendered now, on the watched server if that has something. */
export function renderedKey(run: Run, watchedServerId: string | null): string | null {
  const jobs = runningNow(run);
  return (jobs.find(({ server }) => server === watchedServerId) ?? jobs[0])?.segmentKey ?? null;
}

function landedKey({ order, jobsByKey }: Run): string | null {
  let last: JobView | undefined;
  for (const key of order) {
    const job = jobsByKey[key];
    if (job?.state === 'done' && (job.finishedAtIso ?? '') >= (last?.finishedAtIso ?? '')) last = job;
  }
  return last?.segmentKey ?? null;
}
