// The beating part of a run: asks nextStep what to do whenever something happened, does it, and notices the end.
import { say } from '#shared/i18n/say.ts';
import type { RunPause, RunView } from '#shared/model/run.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, type Result } from '#shared/result.ts';
import type { JobProgress, ServerProbe } from '../engines/index.ts';
import type { Logger } from '../logging/index.ts';
import { type Batch, engineAt } from './batch.ts';
import { serverDoing } from './idle-reasons.ts';
import { JobRunner } from './job-runner.ts';
import { isUnderWay, type Job } from './job-state.ts';
import { isStranded, nextStep, type RunEnd, type Situation, type Step } from './next-step.ts';
import type { OpenJobs } from './open-jobs.ts';
import { type Order, orderFor, type RunProject } from './run-context.ts';
import type { RunLog } from './run-log.ts';
import { blockedBy, noEngine, noServerCan, noServerLeft } from './run-refusals.ts';
import { runViewOf } from './run-view.ts';
import { ServerPool, type ServerPoolOptions } from './server-pool.ts';
import { askReadiness } from './server-readiness.ts';
import { watchForSleep } from './watch-for-sleep.ts';

export interface RunEvents {
  /** The view is only made when somebody is shown it: a run tells far more than a screen can show. */
  readonly changed: (view: () => RunView) => void;
  readonly preview: (segmentKey: string, preview: NonNullable<JobProgress['preview']>) => void;
  /** After a run has come to its end, or stands still. */
  readonly ended: (view: RunView) => void;
}

export type ServerTools = Pick<ServerPoolOptions, 'restart' | 'canRestart' | 'giveUpAfterMs'>;

export interface RunOptions {
  readonly project: RunProject;
  readonly openJobs: OpenJobs;
  readonly serverTools: ServerTools;
  /** Seconds on a server, from measured history. */
  readonly estimateOf: (order: Order) => number | null;
  /** With so many clips a run counts as done in part; null: all are wanted. */
  readonly minimumClips: () => number | null;
  readonly events: RunEvents;
  readonly logger: Logger;
  readonly now: () => Date;
}

const LONGEST_SLEEP_MS = 60_000;

export class RunLoop {
  readonly log: RunLog;
  readonly pool: ServerPool;
  readonly runner: JobRunner;
  /** What was queued together, with its engines; shorter than the state's number until a reopened run goes on. */
  readonly batches: Batch[] = [];
  /** Asked for with a pause: the cards are emptied once nothing is under way. */
  freesMemory = false;
  readonly #options: RunOptions;
  readonly #live = new Map<string, JobProgress>();
  readonly #estimates = new Map<string, number | null>();
  readonly #overWaiters = new Set<() => void>();
  readonly #stopWatchingForSleep: () => void;
  #isWoken = false;
  #isClosed = false;
  #wakeTimer: NodeJS.Timeout | null = null;

  constructor(log: RunLog, options: RunOptions) {
    this.log = log;
    this.#options = options;
    const { logger, now, project, openJobs } = options;
    this.pool = new ServerPool({
      ...options.serverTools,
      probe: (serverId, signal) => this.#probe(serverId, signal),
      readiness: (serverId, signal) => askReadiness(serverId, this.batches, (batch) => this.#waitingOf(batch), signal),
      monotonicMs: () => performance.now(),
      onChange: () => this.wake(),
      onParked: (server, error) =>
        void log.record({ event: 'server.changed', server, change: 'parked', reason: error.message }),
      onBack: (server) => void log.record({ event: 'server.changed', server, change: 'back', reason: '' }),
    });
    this.runner = new JobRunner({
      ...{ log, pool: this.pool, project, logger, now, openJobs },
      orderOf: (job) => this.orderOf(job),
      onProgress: (segmentKey, progress) => this.#progress(segmentKey, progress),
      onDiskFault: ({ message, remedy }) => this.standStill({ because: 'disk', message, remedy }),
      onEnded: (segmentKey) => this.#live.delete(segmentKey),
      wake: () => this.wake(),
    });
    this.pool.countOwnBy(() => this.runner.ownJobIds());
    this.#stopWatchingForSleep = watchForSleep(() => {
      this.pool.forgetAway();
      this.pool.askParkedNow();
    });
  }

  view(): RunView {
    const situation = this.#situation();
    const isQueued = (key: string) => this.#live.get(key)?.isQueued === true;
    const servers = this.pool.views((server) => serverDoing(situation, server, isQueued));
    const estimateOf = (job: Job) => this.#estimateOf(job);
    const { minimumClips } = this.#options;
    const fallbackName = (job: Job) => (this.batches[job.batch] === undefined ? '' : this.orderOf(job).pool.engineName);
    return runViewOf({
      ...{ run: this.log.state, live: this.#live, servers, estimateOf, fallbackName },
      ...{ minimumClips: minimumClips(), nowMs: situation.nowMs },
    });
  }

  isOver(): boolean {
    return this.log.state.phase === 'finished' || this.log.state.phase === 'stopped';
  }

  async untilOver(): Promise<RunView> {
    while (!this.isOver()) await new Promise<void>((over) => this.#overWaiters.add(over));
    return this.view();
  }

  orderOf(job: Job): Order {
    return orderFor(job, this.batches[job.batch]);
  }

  /** It is asked for anew: nothing that was found out about it counts. */
  forget(segmentKey: string): void {
    this.runner.needs.delete(segmentKey);
    this.#estimates.delete(segmentKey);
  }

  /** Soon, once for many reasons. */
  wake(): void {
    this.#options.events.changed(() => this.view());
    if (this.#isWoken || this.#isClosed) return;
    this.#isWoken = true;
    queueMicrotask(() => {
      this.#isWoken = false;
      if (!this.#isClosed) this.#advance();
    });
  }

  /** By itself, or because the user's pause is reached. What the servers have not begun is taken back. */
  standStill(pause: RunPause): void {
    const { phase } = this.log.state;
    if (phase === 'paused' || phase === 'stopping' || this.isOver()) return;
    if (pause.because !== 'user') void this.#takeBackWhatWaits();
    this.log.record({ event: 'run.paused', ...pause });
    if (this.freesMemory) void this.#freeMemory();
    this.freesMemory = false;
    this.#options.events.ended(this.view());
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopWatchingForSleep();
    this.pool.close();
    if (this.#wakeTimer !== null) clearTimeout(this.#wakeTimer);
    void this.runner.letGo('leave-there');
    await this.runner.untilQuiet();
    this.log.close();
  }

  #advance(): void {
    if (this.log.state.phase === 'paused') this.#goOnIfServersAreBack();
    const { steps, wakeAtMs, end } = nextStep(this.#situation());
    for (const step of steps) this.#take(step);
    this.#sleepUntil(wakeAtMs);
    if (end !== null) this.#reach(end);
  }

  #sleepUntil(wakeAtMs: number | null): void {
    if (this.#wakeTimer !== null) clearTimeout(this.#wakeTimer);
    this.#wakeTimer = null;
    if (wakeAtMs === null) return;
    const delayMs = Math.max(0, wakeAtMs - this.#options.now().getTime()) + 1;
    // Never long: a clock that is set back must not make a run wait for hours.
    this.#wakeTimer = setTimeout(() => this.wake(), Math.min(delayMs, LONGEST_SLEEP_MS));
  }

  #take(step: Step): void {
    if (step.kind === 'look') this.runner.look(step.segmentKey);
    else if (step.kind === 'render') this.runner.render(step.segmentKey, step.server);
    else this.#refuse(step);
  }

  #refuse(step: Exclude<Step, { kind: 'look' | 'render' }>): void {
    const { segmentKey: segment } = step;
    if (step.kind === 'block') this.log.record({ event: 'job.blocked', segment, error: blockedBy(step.because) });
    else this.log.record({ event: 'job.failed', segment, attempt: 1, error: noServerCan(step.reason) });
  }

  #reach(end: RunEnd): void {
    if (end === 'stranded') this.standStill(this.#whyStranded());
    else if (end === 'paused') this.standStill({ because: 'user', message: say`Paused by you.`, remedy: '' });
    else this.#finish(end);
  }

  #whyStranded(): RunPause {
    const held = this.pool.heldError();
    if (held === null) return noServerLeft(this.pool.standings().length);
    return { because: 'account', message: held.message, remedy: held.remedy };
  }

  async #takeBackWhatWaits(): Promise<void> {
    await this.runner.letGo('take-back', await this.runner.heldButWaiting());
  }

  async #freeMemory(): Promise<void> {
    const engines = this.pool.standings().map(({ id }) => engineAt(this.batches, id));
    await Promise.all(engines.map((engine) => engine?.freeMemory(AbortSignal.timeout(10_000))));
  }

  /** It stood still because no server answered; one does again. */
  #goOnIfServersAreBack(): void {
    const isBack = this.pool.standings().some(({ condition }) => condition.kind === 'ready');
    const { pause } = this.log.state;
    // One that answers and lacks what is left is no help.
    if (pause?.because === 'servers' && isBack && !isStranded(this.#situation()))
      this.log.record({ event: 'run.resumed', reopened: false });
  }

  #finish(end: 'finished' | 'stopped'): void {
    if (end === 'stopped') {
      for (const job of this.log.state.jobs.values()) {
        // Under way yet is only what another session sent, and this one never took up.
        const isLeft = job.state.kind === 'waiting' || isUnderWay(job.state);
        if (isLeft) this.log.record({ event: 'job.cancelled', segment: job.segmentKey });
      }
      this.log.record({ event: 'run.stopped' });
    } else {
      const { done, failed, rendered, upToDate } = this.view();
      this.log.record({ event: 'run.finished', done, failed, rendered, up_to_date: upToDate });
    }
    this.#options.events.ended(this.view());
    for (const over of this.#overWaiters) over();
    this.#overWaiters.clear();
  }

  async #probe(serverId: string, signal: AbortSignal): Promise<Result<ServerProbe>> {
    const engine = engineAt(this.batches, serverId);
    return engine?.probe(signal) ?? err(noEngine(serverId));
  }

  #waitingOf(batch: Batch): PlanSegment[] {
    const { index, jobs } = this.log.state;
    return [...index.waiting].flatMap((key) => {
      const job = jobs.get(key);
      return job !== undefined && this.batches[job.batch] === batch ? [this.orderOf(job).segment] : [];
    });
  }

  #situation(): Situation {
    const { needs, held, busy, engineOf, laneOf } = this.runner;
    const nowMs = this.#options.now().getTime();
    return { run: this.log.state, needs, held, busy, engineOf, laneOf, servers: this.pool.standings(), nowMs };
  }

  #progress(segmentKey: string, progress: JobProgress): void {
    this.#live.set(segmentKey, progress);
    this.log.recordProgress(segmentKey, progress);
    if (progress.preview !== null) this.#options.events.preview(segmentKey, progress.preview);
    this.#options.events.changed(() => this.view());
  }

  #estimateOf(job: Job): number | null {
    if (this.batches[job.batch] === undefined) return null;
    const known = this.#estimates.get(job.segmentKey);
    if (known !== undefined) return known;
    const estimate = this.#options.estimateOf(this.orderOf(job));
    this.#estimates.set(job.segmentKey, estimate);
    return estimate;
  }
}
