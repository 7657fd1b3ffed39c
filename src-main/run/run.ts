// Carries a run out: asks nextStep what to do, does it, writes it down, tells the pages. The only place where time passes.
import { randomUUID } from 'node:crypto';
import type { RunPause, RunView } from '#shared/model/run.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { JobProgress } from '../engines/index.ts';
import type { Logger } from '../logging/index.ts';
import type { Batch } from './batch.ts';
import { serverDoing } from './idle-reasons.ts';
import { JobRunner } from './job-runner.ts';
import { isBroken, isUnderWay, type Job } from './job-state.ts';
import { type Journal, newJournalPath, openJournal } from './journal.ts';
import { nextStep, type RunEnd, type Situation, type Step } from './next-step.ts';
import type { OpenJob, OpenJobs } from './open-jobs.ts';
import { type Addition, queuedSegments, whatToRetry } from './queue-segments.ts';
import type { ReadJournal } from './read-journal.ts';
import type { Order, RunProject } from './run-context.ts';
import { createRunLog, type RunLog } from './run-log.ts';
import { allUnderWay, blockedBy, blockedByPlan, noServerLeft, nothingToRetry, notWaiting } from './run-refusals.ts';
import { type RunState, startedRun } from './run-state.ts';
import { runViewOf } from './run-view.ts';
import { type RunServer, ServerPool, type ServerPoolOptions, type ServerReadiness } from './server-pool.ts';
import { watchForSleep } from './watch-for-sleep.ts';

export interface RunEvents {
  /** The view is only made when somebody is shown it: a run tells far more than a screen can show. */
  readonly changed: (view: () => RunView) => void;
  readonly preview: (segmentKey: string, preview: NonNullable<JobProgress['preview']>) => void;
  /** After a run has come to its end, or stands still by itself. */
  readonly ended: (view: RunView) => void;
}

export type ServerTools = Pick<ServerPoolOptions, 'probe' | 'readiness' | 'restart' | 'canRestart' | 'giveUpAfterMs'>;

export interface RunOptions {
  readonly project: RunProject;
  readonly openJobs: OpenJobs;
  readonly serverTools: ServerTools;
  /** Seconds on a server, from measured history. */
  readonly estimateOf: (order: Order) => number | null;
  readonly events: RunEvents;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** A server of the run, with what is known of it already. */
export type ChosenServer = RunServer & { readonly readiness: ServerReadiness | null };

export class Run {
  readonly #options: RunOptions;
  readonly #log: RunLog;
  readonly #pool: ServerPool;
  readonly #runner: JobRunner;
  readonly #batches: Batch[] = [];
  readonly journalPath: string;
  #journal: Journal | null = null;
  readonly #live = new Map<string, JobProgress>();
  readonly #recordedTenths = new Map<string, number>();
  readonly #estimates = new Map<string, number | null>();
  readonly #overWaiters = new Set<() => void>();
  readonly #stopWatchingForSleep: () => void;
  #isWoken = false;
  #isClosed = false;
  #freesMemory = false;
  #wakeTimer: NodeJS.Timeout | null = null;

  private constructor(state: RunState, journalPath: string, options: RunOptions) {
    this.#options = options;
    this.journalPath = journalPath;
    const { logger, now, project, openJobs } = options;
    this.#log = createRunLog(state, () => this.#openedJournal(), logger, now);
    this.#pool = new ServerPool({
      ...options.serverTools,
      monotonicMs: () => performance.now(),
      onChange: () => this.#wake(),
      onParked: (server, error) =>
        void this.#log.record({ event: 'server.changed', server, change: 'parked', reason: error.message }),
      onBack: (server) => void this.#log.record({ event: 'server.changed', server, change: 'back', reason: '' }),
    });
    this.#runner = new JobRunner({
      ...{ log: this.#log, pool: this.#pool, project, logger, now, openJobs },
      batchOf: (job) => this.#batchOf(job),
      onProgress: (segmentKey, progress) => this.#progress(segmentKey, progress),
      onDiskFault: (error) => this.#standStill({ because: 'disk', message: error.message, remedy: error.remedy }),
      wake: () => this.#wake(),
    });
    this.#pool.countOwnBy(() => this.#runner.ownJobIds());
    this.#stopWatchingForSleep = watchForSleep(() => {
      this.#pool.forgetAway();
      this.#pool.askParkedNow();
    });
  }

  static start(first: Addition, servers: readonly ChosenServer[], options: RunOptions): Result<Run> {
    const runId = randomUUID().slice(0, 8);
    const journalPath = newJournalPath(options.project.folderPath, runId, options.now());
    const journal = openJournal(journalPath, options.now);
    if (!journal.ok) return journal;
    const { pool } = first.batch;
    const named = { run_id: runId, engine: pool.engineId, engine_name: pool.engineName };
    const started = journal.value.append({ event: 'run.started', ...named, ...queuedSegments(first, new Map()) });
    if (!started.ok) return started;
    if (started.value.event !== 'run.started') throw new Error('run.started did not start a run');
    const run = new Run(startedRun(started.value), journalPath, options);
    run.#journal = journal.value;
    run.#batches.push(first.batch);
    run.#blockWhatThePlanBlocks(first);
    for (const { readiness, ...server } of servers) run.#pool.add(server, readiness);
    run.#wake();
    return ok(run);
  }

  /** A run that another session left unfinished: it stands still until `resume`. Its journal is not touched before. */
  static reopen(journal: ReadJournal, state: RunState, pause: RunPause, options: RunOptions): Run {
    state.phase = 'paused';
    state.pause = pause;
    return new Run(state, journal.filePath, options);
  }

  /** Frozen plans whose engines have to be found again before a reopened run can go on. */
  get needsBatches(): boolean {
    return this.#batches.length < this.#log.state.batches;
  }

  /** Jobs of this run that were sent and never came home. */
  openJobs(): OpenJob[] {
    return [...this.#log.state.jobs.keys()].flatMap((key) => this.#runner.openJobsOf(key));
  }

  view(): RunView {
    const { state: run } = this.#log;
    const situation = this.#situation();
    const servers = this.#pool.views((server) => serverDoing(situation, server));
    const estimateOf = (job: Job) => this.#estimateOf(job);
    return runViewOf({ run, live: this.#live, servers, estimateOf, nowMs: this.#options.now().getTime() });
  }

  /** Keys of segments that are waiting or being rendered: nothing else may change their takes. */
  isWorkingOn(segmentKey: string): boolean {
    const state = this.#log.state.jobs.get(segmentKey)?.state;
    return state !== undefined && isUnderWay(state);
  }

  /** More for the queue, frozen as it is now. What is under way is left as it was queued. */
  add(addition: Addition): Result<void> {
    const { jobs } = this.#log.state;
    const segments = addition.segments.filter(({ key }) => !this.isWorkingOn(key));
    if (segments.length === 0) return err(allUnderWay);
    for (const { key } of segments) {
      this.#runner.needs.delete(key);
      this.#estimates.delete(key);
    }
    this.#batches.push(addition.batch);
    const chosen = { ...addition, segments };
    const added = this.#log.record({ event: 'run.added', ...queuedSegments(chosen, jobs) });
    this.#blockWhatThePlanBlocks(chosen);
    return added;
  }

  addServer({ readiness, ...server }: ChosenServer): void {
    this.#log.record({ event: 'server.changed', server: server.id, change: 'added', reason: '' });
    this.#pool.add(server, readiness);
  }

  hasServer(serverId: string): boolean {
    return this.#pool.has(serverId);
  }

  changeServer(serverId: string, change: 'removed' | 'paused' | 'resumed'): void {
    this.#log.record({ event: 'server.changed', server: serverId, change, reason: '' });
    if (change === 'removed') this.#pool.remove(serverId);
    else if (change === 'paused') this.#pool.pause(serverId);
    else this.#pool.resume(serverId);
  }

  /** A restarted server is asked at once. */
  askServersNow(): void {
    this.#pool.askParkedNow();
  }

  async pause(when: 'after-segment' | 'now', freesMemory: boolean): Promise<void> {
    if (this.#log.state.phase !== 'running' && this.#log.state.phase !== 'pausing') return;
    this.#freesMemory = freesMemory;
    this.#log.record({ event: 'run.pausing' });
    await this.#runner.letGo('take-back', when === 'now' ? undefined : await this.#runner.heldButWaiting());
  }

  /** @param batches for a reopened run: its frozen plans with their engines */
  resume(batches: readonly Batch[] = [], servers: readonly ChosenServer[] = []): Result<void> {
    const { phase } = this.#log.state;
    const reopened = this.needsBatches;
    this.#batches.push(...batches);
    if (phase !== 'paused' && phase !== 'pausing') return ok(undefined);
    const resumed = this.#log.record({ event: 'run.resumed', reopened });
    if (!resumed.ok) {
      this.#standStill({ because: 'disk', message: resumed.error.message, remedy: resumed.error.remedy });
      return resumed;
    }
    for (const { readiness, ...server } of servers) this.#pool.add(server, readiness);
    return ok(undefined);
  }

  /** Stops after removing our own jobs from the servers; resolves when everything has come to rest. */
  async stop(): Promise<RunView> {
    if (!this.#isOver()) {
      this.#log.record({ event: 'run.stopping' });
      void this.#runner.letGo('take-back');
    }
    return this.untilOver();
  }

  /** Leaves what servers render there: the next session fetches it. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopWatchingForSleep();
    this.#pool.close();
    if (this.#wakeTimer !== null) clearTimeout(this.#wakeTimer);
    void this.#runner.letGo('leave-there');
    await this.#runner.untilQuiet();
    this.#journal?.close();
    this.#journal = null;
  }

  /** @param segmentKeys null: everything that failed. What is only blocked by it comes along. */
  retry(segmentKeys: readonly string[] | null): Result<void> {
    const again = whatToRetry(
      this.#log.state.jobs,
      segmentKeys,
      (job) => this.#orderOf(job).segment.reasons.length > 0,
    );
    if (again.length === 0) return err(nothingToRetry);
    for (const segment of again) {
      this.#runner.needs.delete(segment);
      this.#log.record({ event: 'job.again', segment, error: null, not_before: null, afresh: true });
    }
    if (this.#isOver()) return this.#log.record({ event: 'run.resumed', reopened: false });
    return ok(undefined);
  }

  skip(segmentKey: string): Result<void> {
    const job = this.#log.state.jobs.get(segmentKey);
    if (job === undefined || (job.state.kind !== 'waiting' && !isBroken(job.state))) return err(notWaiting(segmentKey));
    return this.#log.record({ event: 'job.left_out', segment: segmentKey });
  }

  reorder(shotIds: readonly string[]): Result<void> {
    return this.#log.record({ event: 'run.reordered', shots: [...shotIds] });
  }

  /** Resolves when the run is finished or stopped. */
  async untilOver(): Promise<RunView> {
    while (!this.#isOver()) await new Promise<void>((over) => this.#overWaiters.add(over));
    return this.view();
  }

  #isOver(): boolean {
    return this.#log.state.phase === 'finished' || this.#log.state.phase === 'stopped';
  }

  /** Soon, once for many reasons. */
  #wake(): void {
    this.#options.events.changed(() => this.view());
    if (this.#isWoken || this.#isClosed) return;
    this.#isWoken = true;
    queueMicrotask(() => {
      this.#isWoken = false;
      if (!this.#isClosed) this.#advance();
    });
  }

  #advance(): void {
    if (this.#log.state.phase === 'paused') this.#goOnIfServersAreBack();
    const { steps, wakeAtMs, end } = nextStep(this.#situation());
    for (const step of steps) this.#take(step);
    if (this.#wakeTimer !== null) clearTimeout(this.#wakeTimer);
    const delayMs = wakeAtMs === null ? null : Math.max(0, wakeAtMs - this.#options.now().getTime());
    this.#wakeTimer = delayMs === null ? null : setTimeout(() => this.#wake(), Math.min(delayMs + 1, 60_000));
    if (end !== null) this.#reach(end);
  }

  #take(step: Step): void {
    if (step.kind === 'look') this.#runner.look(step.segmentKey);
    else if (step.kind === 'render') this.#runner.render(step.segmentKey, step.server);
    else this.#log.record({ event: 'job.blocked', segment: step.segmentKey, error: blockedBy(step.because) });
  }

  #reach(end: RunEnd): void {
    if (end === 'stranded') this.#standStill(noServerLeft(this.#pool.standings().length));
    else if (end === 'paused') this.#standStill({ because: 'user', message: 'Paused by you.', remedy: '' });
    else this.#finish(end);
  }

  #standStill(pause: RunPause): void {
    if (this.#log.state.phase === 'paused' || this.#isOver()) return;
    if (pause.because !== 'user')
      void this.#runner.heldButWaiting().then((keys) => this.#runner.letGo('take-back', keys));
    this.#log.record({ event: 'run.paused', ...pause });
    if (this.#freesMemory) void this.#freeMemory();
    this.#freesMemory = false;
    this.#options.events.ended(this.view());
  }

  async #freeMemory(): Promise<void> {
    const engines = this.#pool.standings().map(({ id }) => this.#batches.at(-1)?.pool.at(id));
    await Promise.all(engines.map((engine) => engine?.freeMemory(AbortSignal.timeout(10_000))));
  }

  /** It stood still because no server answered; one does again. */
  #goOnIfServersAreBack(): void {
    const isBack = this.#pool.standings().some(({ condition }) => condition.kind === 'ready');
    if (this.#log.state.pause?.because === 'servers' && isBack) this.resume();
  }

  #finish(end: 'finished' | 'stopped'): void {
    if (end === 'stopped') {
      for (const job of this.#log.state.jobs.values()) {
        if (job.state.kind === 'waiting') this.#log.record({ event: 'job.cancelled', segment: job.segmentKey });
      }
      this.#log.record({ event: 'run.stopped' });
    } else {
      const { done, failed, rendered, upToDate } = this.view();
      this.#log.record({ event: 'run.finished', done, failed, rendered, up_to_date: upToDate });
    }
    this.#live.clear();
    const view = this.view();
    this.#options.events.ended(view);
    for (const over of this.#overWaiters) over();
    this.#overWaiters.clear();
  }

  #situation(): Situation {
    const { needs, held, busy, engineOf } = this.#runner;
    const nowMs = this.#options.now().getTime();
    return { run: this.#log.state, needs, held, busy, engineOf, servers: this.#pool.standings(), nowMs };
  }

  #progress(segmentKey: string, progress: JobProgress): void {
    this.#live.set(segmentKey, progress);
    this.#recordProgress(segmentKey, progress);
    if (progress.preview !== null) this.#options.events.preview(segmentKey, progress.preview);
    this.#options.events.changed(() => this.view());
  }

  // Thinned to whole tenths: the journal tells afterwards where a job stood, it is no film of it.
  #recordProgress(segmentKey: string, { fraction, activity }: JobProgress): void {
    const state = this.#log.state.jobs.get(segmentKey)?.state;
    if (fraction === null || state?.kind !== 'running') return;
    const tenth = Math.floor(fraction * 10);
    if (this.#recordedTenths.get(segmentKey) === tenth) return;
    this.#recordedTenths.set(segmentKey, tenth);
    this.#journal?.append({ event: 'job.progress', segment: segmentKey, job_id: state.jobId, fraction, activity });
  }

  #blockWhatThePlanBlocks({ segments }: Addition): void {
    // What the plan says cannot run is part of the run all the same, so that its end tells the whole truth.
    for (const segment of segments.filter(({ reasons }) => reasons.length > 0)) {
      this.#log.record({ event: 'job.blocked', segment: segment.key, error: blockedByPlan(segment) });
    }
  }

  #openedJournal(): Result<Journal> {
    if (this.#journal !== null) return ok(this.#journal);
    const opened = openJournal(this.journalPath, this.#options.now);
    if (opened.ok) this.#journal = opened.value;
    return opened;
  }

  #batchOf({ batch, segmentKey }: Job): Batch {
    const found = this.#batches[batch];
    if (found === undefined) throw new Error(`Segment ${segmentKey} has no frozen plan yet`);
    return found;
  }

  #orderOf(job: Job): Order {
    const batch = this.#batchOf(job);
    const segment = batch.segments.get(job.segmentKey);
    if (segment === undefined) throw new Error(`Segment ${job.segmentKey} is not in its frozen plan`);
    return { segment, batch };
  }

  #estimateOf(job: Job): number | null {
    if (this.#batches[job.batch] === undefined) return null;
    const known = this.#estimates.get(job.segmentKey);
    if (known !== undefined) return known;
    const estimate = this.#options.estimateOf(this.#orderOf(job));
    this.#estimates.set(job.segmentKey, estimate);
    return estimate;
  }
}
