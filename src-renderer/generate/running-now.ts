// What is rendered now, found once for every state of the run: many ask, and the queue may be long.
import type { JobView } from '#shared/model/run.ts';
import { type RunHead, type RunState, runningJobs } from '../app/run-store.ts';

const found = new WeakMap<RunHead, { readonly jobsByKey: RunState['jobsByKey']; readonly jobs: readonly JobView[] }>();
const NOTHING: readonly JobView[] = [];

export function runningNow(run: Pick<RunState, 'head' | 'order' | 'jobsByKey'>): readonly JobView[] {
  if (!run.head) return NOTHING;
  const known = found.get(run.head);
  if (known?.jobsByKey === run.jobsByKey) return known.jobs;
  const jobs = runningJobs(run);
  found.set(run.head, { jobsByKey: run.jobsByKey, jobs });
  return jobs;
}
