// The run on the screen. A job that did not change keeps its object, so that only the rows concerned are drawn again.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RequestInput, StudioClient, WireResult } from '#shared/contract/studio-client.ts';
import type { JobView, RunServerView, RunView } from '#shared/model/run.ts';
import { isRunBusy, isRunOpen } from '#shared/model/run-phase.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { Report } from './project-store.ts';

export type RunHead = Omit<RunView, 'jobs'>;
export type RunAsk = 'render' | 'pause' | 'resume' | 'stop' | 'retry' | 'skip' | 'reorder' | 'server';
type RunChoice = RequestInput<'run.start'>;

export interface RunState {
  readonly head: RunHead | null;
  readonly jobsByKey: Readonly<Record<string, JobView>>;
  /** Keys in the order of the queue. */
  readonly order: readonly string[];
  /** Why the last attempt to start, add or go on did nothing; null: it did something. */
  readonly refused: StudioErrorWire | null;
  /** From the press of a button to the studio's answer. */
  readonly asking: RunAsk | null;
  /** The question whether to stop is open. */
  readonly confirmingStop: boolean;
  refetch(): Promise<void>;
  /** Starts a run; while one is open, adds to its queue. Errors are told here; false: nothing was started. */
  render(choice: RunChoice): Promise<boolean>;
  pause(input: RequestInput<'run.pause'>): Promise<boolean>;
  resume(): Promise<boolean>;
  /** Stops at once where nothing is lost by it, else asks first. */
  askToStop(): void;
  stop(): Promise<boolean>;
  keepRunning(): void;
  /** null: everything that failed. */
  retry(segmentKeys: string[] | null): Promise<boolean>;
  skip(segmentKey: string): Promise<boolean>;
  reorder(shotIds: string[]): Promise<boolean>;
  changeServer(input: RequestInput<'run.server'>): Promise<boolean>;
  clear(): void;
}

export type RunStore = StoreApi<RunState>;

const sameJob = (a: JobView, b: JobView): boolean =>
  (Object.keys(b) as (keyof JobView)[]).every(
    (field) => a[field] === b[field] || (field === 'error' && JSON.stringify(a.error) === JSON.stringify(b.error)),
  );

type RunFacts = Pick<RunState, 'head' | 'jobsByKey' | 'order'>;

export function foldRun(before: RunFacts, { jobs, ...head }: RunView): RunFacts {
  const jobsByKey: Record<string, JobView> = {};
  for (const job of jobs) {
    const known = before.jobsByKey[job.segmentKey];
    jobsByKey[job.segmentKey] = known && (known === job || sameJob(known, job)) ? known : job;
  }
  const sameOrder = before.order.length === jobs.length && jobs.every((job, i) => job.segmentKey === before.order[i]);
  return {
    head,
    jobsByKey,
    order: sameOrder ? before.order : jobs.map((job) => job.segmentKey),
  };
}

/** There is a run that is not over; it may be paused. */
export const isActive = (head: RunHead | null): boolean => head !== null && isRunOpen(head.state);
/** Something is being rendered now. */
export const isBusy = (head: RunHead | null): boolean => head !== null && isRunBusy(head.state);

/** Neither new work nor a retry is taken on: it is ending, or it is not yet said whether it goes on at all. */
export const isHeld = (head: RunHead | null): boolean =>
  head?.state === 'stopping' || (head?.state === 'paused' && head.pause?.because === 'unfinished');

/** ComfyUI renders one after another; the other engines begin at once what they are given. */
const hasQueue = (serverId: string): boolean => serverId.includes('://');

/** It lies on a server behind another one: nothing is rendered of it yet. */
export const isSentAhead = (job: JobView | undefined, servers: readonly RunServerView[]): boolean =>
  job?.state === 'running' &&
  servers.some(({ id, segmentKeys }) => hasQueue(id) && id === job.server && segmentKeys.indexOf(job.segmentKey) > 0);

/** What is rendered now, one a server. */
export const runningJobs = ({ head, order, jobsByKey }: Pick<RunState, 'head' | 'order' | 'jobsByKey'>): JobView[] =>
  order
    .flatMap((key) => jobsByKey[key] ?? [])
    .filter((job) => job.state === 'running' && !isSentAhead(job, head?.servers ?? []));

const NOTHING: RunFacts = { head: null, jobsByKey: {}, order: [] };

/** `beforeStart` saves what is still being typed; false: it could not be saved, so nothing is started. */
export function createRunStore(studio: StudioClient, report: Report, beforeStart: () => Promise<boolean>): RunStore {
  const heard = { latest: null as { readonly runId: string } | null };
  const store = createStore<RunState>()((set, get) => {
    /** Events and answers come on two ways: an answer is no news once an event of its run came in the meantime. */
    const call = async (request: () => Promise<WireResult<RunView | null>>) => {
      const before = heard.latest;
      const answer = await request();
      const run = answer.ok ? answer.value : null;
      const overtaken = heard.latest !== before && (run === null || heard.latest?.runId === run.runId);
      if (answer.ok && !overtaken) set(run ? foldRun(get(), run) : NOTHING);
      return answer;
    };
    const ask = async (asking: RunAsk, request: () => Promise<WireResult<RunView>>): Promise<boolean> => {
      set({ asking, ...(REFUSABLE.has(asking) && { refused: null }) });
      const answer = await call(request);
      set({ asking: null });
      if (answer.ok) return true;
      if (REFUSABLE.has(asking)) set({ refused: answer.error });
      report(answer.error);
      if (answer.error.code === 'no-run') await get().refetch();
      return false;
    };
    return {
      ...NOTHING,
      asking: null,
      refused: null,
      confirmingStop: false,
      async refetch() {
        await call(() => studio.call('run.current', {}));
      },
      async render(choice) {
        set({ asking: 'render' });
        if (await beforeStart()) {
          const name = isActive(get().head) ? 'run.add' : 'run.start';
          return ask('render', () => studio.call(name, choice));
        }
        set({ asking: null });
        return false;
      },
      pause: (input) => ask('pause', () => studio.call('run.pause', input)),
      resume: () => ask('resume', () => studio.call('run.resume', {})),
      askToStop() {
        const { head, stop } = get();
        if (!isActive(head) || head?.state === 'stopping') return;
        if (runningJobs(get()).length > 0) set({ confirmingStop: true });
        else void stop();
      },
      stop() {
        set({ confirmingStop: false });
        return ask('stop', () => studio.call('run.stop', {}));
      },
      keepRunning: () => set({ confirmingStop: false }),
      retry: (segmentKeys) => ask('retry', () => studio.call('run.retry', { segmentKeys })),
      skip: (segmentKey) => ask('skip', () => studio.call('run.skip', { segmentKey })),
      reorder: (shotIds) => ask('reorder', () => studio.call('run.reorder', { shotIds })),
      changeServer: (input) => ask('server', () => studio.call('run.server', input)),
      clear: () => set({ ...NOTHING, refused: null, confirmingStop: false }),
    };
  });
  studio.on('run.changed', (run) => {
    heard.latest = { runId: run.runId };
    store.setState((state) => ({
      ...foldRun(state, run),
      // There is nothing left to ask about once nothing is rendered.
      confirmingStop: state.confirmingStop && isRunBusy(run.state) && run.state !== 'stopping',
    }));
  });
  return store;
}

/** What these asked for stays said on the panel where it did not happen. */
const REFUSABLE: ReadonlySet<RunAsk> = new Set(['render', 'resume']);
