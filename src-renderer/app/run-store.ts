// The run on the screen. A job that did not change keeps its object, so that only the rows concerned are drawn again.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RequestInput, StudioClient } from '#shared/contract/studio-client.ts';
import type { JobView, RunView } from '#shared/model/run.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { Report } from './project-store.ts';

export type RunHead = Omit<RunView, 'jobs'>;

export interface RunState {
  readonly head: RunHead | null;
  readonly jobsByKey: Readonly<Record<string, JobView>>;
  /** Keys in the order of the run. */
  readonly order: readonly string[];
  readonly preview: { readonly segmentKey: string; readonly url: string } | null;
  /** Why the last press of Start started nothing; null: it did. */
  readonly refused: StudioErrorWire | null;
  /** From the press of Start or Stop to the studio's answer. */
  readonly asking: 'start' | 'stop' | null;
  refetch(): Promise<void>;
  start(input: RequestInput<'run.start'>): Promise<boolean>;
  stop(): Promise<void>;
  clear(): void;
}

export type RunStore = StoreApi<RunState>;

const sameJob = (a: JobView, b: JobView): boolean =>
  (Object.keys(b) as (keyof JobView)[]).every(
    (field) => a[field] === b[field] || (field === 'error' && JSON.stringify(a.error) === JSON.stringify(b.error)),
  );

type RunFacts = Pick<RunState, 'head' | 'jobsByKey' | 'order' | 'preview'>;

export function foldRun(before: RunFacts, { jobs, ...head }: RunView): RunFacts {
  const jobsByKey: Record<string, JobView> = {};
  for (const job of jobs) {
    const known = before.jobsByKey[job.segmentKey];
    jobsByKey[job.segmentKey] = known && sameJob(known, job) ? known : job;
  }
  const sameOrder = before.order.length === jobs.length && jobs.every((job, i) => job.segmentKey === before.order[i]);
  return {
    head,
    jobsByKey,
    order: sameOrder ? before.order : jobs.map((job) => job.segmentKey),
    preview: before.head?.runId === head.runId ? before.preview : null,
  };
}

const RANK: Record<RunView['state'], number> = { running: 0, stopping: 1, finished: 2, stopped: 2, failed: 2 };

/** A short run is over before the answer to Start arrives on its slower way: that answer is then no news. */
export function isOverdue(shown: RunHead | null, { runId, state, done }: RunView): boolean {
  return shown?.runId === runId && (RANK[state] < RANK[shown.state] || done < shown.done);
}

export const isActive = (head: RunHead | null): boolean => head?.state === 'running' || head?.state === 'stopping';

const NOTHING: RunFacts = { head: null, jobsByKey: {}, order: [], preview: null };

/** `beforeStart` saves what is still being typed; false: it could not be saved, so nothing is started. */
export function createRunStore(studio: StudioClient, report: Report, beforeStart: () => Promise<boolean>): RunStore {
  const store = createStore<RunState>()((set, get) => {
    const take = (run: RunView | null) =>
      set(run && !isOverdue(get().head, run) ? { ...foldRun(get(), run), asking: null } : { asking: null });
    return {
      ...NOTHING,
      asking: null,
      refused: null,
      async refetch() {
        const answer = await studio.call('run.current', {});
        if (answer.ok) set(answer.value ? foldRun(get(), answer.value) : NOTHING);
      },
      async start(input) {
        set({ asking: 'start', refused: null });
        const answer = (await beforeStart()) ? await studio.call('run.start', input) : null;
        take(answer?.ok ? answer.value : null);
        if (answer && !answer.ok) {
          set({ refused: answer.error });
          report(answer.error);
        }
        return answer?.ok ?? false;
      },
      async stop() {
        set({ asking: 'stop' });
        const answer = await studio.call('run.stop', {});
        take(answer.ok ? answer.value : null);
        if (answer.ok) return;
        report(answer.error);
        if (answer.error.code === 'no-run') await get().refetch();
      },
      clear: () => set({ ...NOTHING, refused: null }),
    };
  });
  studio.on('run.changed', (run) => {
    if (!isOverdue(store.getState().head, run)) store.setState(foldRun(store.getState(), run));
  });
  studio.on('run.preview', ({ segmentKey, mime, base64 }) =>
    store.setState({ preview: { segmentKey, url: `data:${mime};base64,${base64}` } }),
  );
  return store;
}
