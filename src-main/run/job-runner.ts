// Begins what the scheduler decides for one job, keeps what is under way, and settles how it ended.
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import type { EngineId } from '#shared/model/project.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { JobProgress } from '../engines/index.ts';
import type { Logger } from '../logging/index.ts';
import { carryJob, cutTake, type FrameOnServer, type LetGo } from './carry-job.ts';
import { createHomecomers, type Homecomers } from './homecomers.ts';
import { createFailures, type Failures, unexpected } from './job-failures.ts';
import { isUnderWay, type Job } from './job-state.ts';
import type { NewJournalEvent } from './journal-event.ts';
import type { Lane } from './lanes.ts';
import { type Look, lookAtJob } from './look-at-job.ts';
import type { Need } from './next-step.ts';
import { type OpenJob, type OpenJobs, spentSegment } from './open-jobs.ts';
import type { Order, RunProject, RunTools } from './run-context.ts';
import type { RunLog } from './run-log.ts';
import type { ServerPool } from './server-pool.ts';

/** Fetching and cutting at once: more would only make ffmpeg wait for itself, and take the processor from a ComfyUI beside it. */
const LANDING_LANES = Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)));

export interface JobRunnerOptions {
  readonly log: RunLog;
  readonly pool: ServerPool;
  readonly project: RunProject;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly openJobs: OpenJobs;
  readonly orderOf: (job: Job) => Order;
  readonly onProgress: (segmentKey: string, progress: JobProgress) => void;
  /** Nothing can be written: the run has to stand still. */
  readonly onDiskFault: (error: StudioError) => void;
  /** Nothing is done with it any more. */
  readonly onEnded: (segmentKey: string) => void;
  /** Something ended: there may be something to begin. */
  readonly wake: () => void;
}

export class JobRunner {
  readonly needs = new Map<string, Need>();
  /** Which server has or is about to get a job that is not rendered yet. */
  readonly held = new Map<string, string>();
  readonly #options: JobRunnerOptions;
  readonly #tools: RunTools;
  readonly #busy = new Map<string, { readonly letGo: AbortController; readonly done: Promise<void> }>();
  readonly #openJobs: Map<string, OpenJob[]>;
  readonly #ownIds = new Set<string>();
  readonly #sendingLanes = new Map<string, ReturnType<typeof pLimit>>();
  /** Jobs that were only asked for: what they took says nothing of how busy this run keeps the server. */
  readonly #attached = new Set<string>();
  readonly #homecomers: Homecomers;
  readonly #failures: Failures;

  constructor(options: JobRunnerOptions) {
    this.#options = options;
    this.#openJobs = new Map([...options.openJobs].map(([key, jobs]) => [key, [...jobs]]));
    for (const { job_id: id } of [...options.openJobs.values()].flat()) this.#ownIds.add(id);
    this.#tools = {
      project: options.project,
      now: options.now,
      record: (event) => options.log.record(event),
      onProgress: options.onProgress,
      inLandingLane: pLimit(LANDING_LANES),
      inSendingLane: (serverId, work) => {
        const lane = this.#sendingLanes.get(serverId) ?? pLimit(1);
        this.#sendingLanes.set(serverId, lane);
        return lane(work);
      },
    };
    const { log, pool, logger, now, onDiskFault, orderOf } = options;
    const { engineOf } = this;
    this.#failures = createFailures({ log, pool, logger, now, onDiskFault, engineOf, orderOf });
    this.#homecomers = createHomecomers(log.state, (key) => this.#busy.has(key));
    log.onRecorded((event) => this.#follow(event));
  }

  get busy(): ReadonlySet<string> {
    return new Set(this.#busy.keys());
  }

  /** Ids of all jobs that are or were ours, on whatever server. */
  ownJobIds(): ReadonlySet<string> {
    return this.#ownIds;
  }

  openJobsOf(segmentKey: string): readonly OpenJob[] {
    return this.#openJobs.get(segmentKey) ?? [];
  }

  engineOf = (job: Job): EngineId => this.#options.orderOf(job).pool.engineId;

  laneOf = (job: Job): Lane | null => {
    const { limits } = this.#options.orderOf(job).pool.reference;
    const { model, mostAtOnce: most } = limits;
    return most === null ? null : { key: `${limits.engine} ${model ?? ''}`, most };
  };

  look(segmentKey: string): void {
    const job = this.#job(segmentKey);
    const order = this.#options.orderOf(job);
    const before = job.dependsOn === null ? undefined : this.#options.log.state.jobs.get(job.dependsOn);
    this.needs.delete(segmentKey);
    this.#begin(segmentKey, async (letGo) => {
      const input = {
        ...order,
        job,
        isStartAtHome: before === undefined || !isUnderWay(before.state),
        openJobs: this.#openJobs.get(segmentKey) ?? [],
        standingOf: (id: string) => this.#options.pool.standingOf(id),
      };
      const look = await lookAtJob(input, this.#tools);
      // Queued anew or left out meanwhile: what was found out is about something else. Nothing is begun in a run that stands still.
      const isAsItWas = this.#job(segmentKey) === job && this.#options.log.state.phase === 'running';
      if (isAsItWas && !letGo.aborted) await this.#actOn(look, job, order);
    });
  }

  render(segmentKey: string, serverId: string): void {
    const job = this.#job(segmentKey);
    this.needs.delete(segmentKey);
    this.held.set(segmentKey, serverId);
    this.#begin(segmentKey, (letGo) => this.#carry(job, serverId, null, letGo));
  }

  /** Lets go of jobs that are not rendered yet, or of everything when it is left there; resolves when all have come to rest. */
  async letGo(how: LetGo, segmentKeys: readonly string[] = [...this.#busy.keys()]): Promise<void> {
    const ended = segmentKeys.flatMap((key) => {
      const busy = this.#busy.get(key);
      if (busy === undefined || (how === 'take-back' && !this.held.has(key))) return [];
      busy.letGo.abort(how);
      return [busy.done];
    });
    this.#homecomers.wake();
    await Promise.all(ended);
  }

  /** Held jobs that the server has not begun: they can be taken back without losing a minute. */
  async heldButWaiting(): Promise<string[]> {
    const held = [...this.held].map(async ([key, serverId]) => {
      const job = this.#job(key);
      const engine = this.#options.orderOf(job).pool.at(serverId);
      // Chosen for it and not sent yet.
      if (!isUnderWay(job.state)) return [key];
      const place = await engine?.find(job.state.jobId, null);
      return place?.ok === true && place.value === 'waiting' ? [key] : [];
    });
    return (await Promise.all(held)).flat();
  }

  /** Held jobs that cost nothing but time to take back: what a provider works on would be paid, and once more when it is sent again. */
  async heldButPaid(): Promise<string[]> {
    const waiting = new Set(await this.heldButWaiting());
    const isPaid = (key: string) => this.#options.orderOf(this.#job(key)).pool.reference.isPaid;
    return [...this.held.keys()].filter((key) => waiting.has(key) || !isPaid(key));
  }

  async untilQuiet(): Promise<void> {
    while (this.#busy.size > 0) await Promise.all([...this.#busy.values()].map(({ done }) => done));
  }

  async #actOn(look: Look, job: Job, order: Order): Promise<void> {
    const { segmentKey } = job;
    const { record } = this.#tools;
    switch (look.kind) {
      case 'up-to-date':
        record({ event: 'job.skipped', segment: segmentKey });
        return;
      case 'cut': {
        const cut = await this.#tools.inLandingLane(() =>
          cutTake({ ...order, keepFollowing: job.keepFollowing }, look.take, job.landedTake !== null, this.#tools),
        );
        if (!cut.ok) this.#failures.failed(job, null, cut.error);
        return;
      }
      case 'attach': {
        const serverId = look.open.server ?? look.open.engine;
        this.held.set(segmentKey, serverId);
        const letGo = this.#busy.get(segmentKey)?.letGo ?? new AbortController();
        await this.#carry(job, serverId, look.open, letGo.signal);
        return;
      }
      case 'unanswered':
        this.#options.pool.park(look.server, look.error);
        this.needs.set(segmentKey, { kind: 'ask', server: look.server });
        return;
      case 'render':
      case 'later':
      case 'ask':
        this.needs.set(segmentKey, look);
    }
  }

  async #carry(job: Job, serverId: string, attach: OpenJob | null, signal: AbortSignal): Promise<void> {
    const order = this.#options.orderOf(job);
    const engine = order.pool.at(serverId);
    if (engine === null) throw new Error(`${serverId} has no engine for segment ${job.segmentKey}`);
    this.#options.pool.sent(serverId, engine.modelKey(order.segment, order.batch.models));
    const carried = await carryJob(
      {
        ...order,
        ...{ engine, serverId, attach, signal, tries: job.tries },
        ...{ again: job.again, keepFollowing: job.keepFollowing },
        early: attach === null ? this.#frameOnServer(job) : null,
        beforeIsHome: () => this.#homecomers.isHome(job.dependsOn, signal),
      },
      this.#tools,
    );
    this.held.delete(job.segmentKey);
    if (!carried.ok) this.#settle(this.#job(job.segmentKey), serverId, carried.error, signal);
  }

  #frameOnServer({ dependsOn }: Job): FrameOnServer | null {
    const before = dependsOn === null ? undefined : this.#options.log.state.jobs.get(dependsOn);
    if (before === undefined || !isUnderWay(before.state) || before.state.capturedFrame === null) return null;
    return { name: before.state.capturedFrame, jobId: before.state.jobId };
  }

  #begin(segmentKey: string, work: (letGo: AbortSignal) => Promise<void>): void {
    const letGo = new AbortController();
    const done = Promise.resolve()
      .then(() => work(letGo.signal))
      .catch((cause: unknown) => this.#failures.failed(this.#job(segmentKey), null, unexpected(segmentKey, cause)))
      .finally(() => {
        this.#busy.delete(segmentKey);
        this.held.delete(segmentKey);
        this.#options.onEnded(segmentKey);
        this.#homecomers.wake();
        this.#options.wake();
      });
    this.#busy.set(segmentKey, { letGo, done });
  }

  #settle(job: Job, serverId: string, error: StudioError, signal: AbortSignal): void {
    if (!signal.aborted) {
      this.#failures.failed(job, serverId, error);
      return;
    }
    // Left there: the journal says nothing, and the next session asks for it.
    if (signal.reason === ('leave-there' satisfies LetGo)) return;
    const segment = job.segmentKey;
    if (this.#options.log.state.phase === 'stopping') this.#tools.record({ event: 'job.cancelled', segment });
    else this.#failures.again(job, null, null, true);
  }

  /** What hangs on each event: which jobs are open, which server is free, who started from a frame that no longer counts. */
  #follow(event: NewJournalEvent): void {
    const { pool } = this.#options;
    if (event.event === 'job.submitting') {
      this.#ownIds.add(event.job_id);
      if (event.attached) this.#attached.add(event.job_id);
      const open = (this.#openJobs.get(event.segment) ?? []).filter((one) => one.job_id !== event.job_id);
      this.#openJobs.set(event.segment, [{ at: '', ticket: null, ...event }, ...open]);
      this.#dropFollowersOf(event.segment, event.job_id);
    } else if (event.event === 'job.submitted') {
      const jobs = this.openJobsOf(event.segment);
      const told = jobs.map((one) => (one.job_id === event.job_id ? { ...one, ticket: event.ticket } : one));
      this.#openJobs.set(event.segment, told);
    } else if (event.event === 'job.rendered') {
      this.held.delete(event.segment);
    } else if (event.event === 'take.landed') {
      const open = this.#openJobs.get(event.segment) ?? [];
      this.#openJobs.set(
        event.segment,
        open.filter((one) => one.job_id !== event.job_id),
      );
      const startedAt = this.#attached.has(event.job_id ?? '') ? null : event.started_at;
      pool.landed(this.#job(event.segment).server ?? '', startedAt, event.gpu_seconds);
    }
    const spent = spentSegment(event);
    if (spent !== null) this.#openJobs.set(spent, this.openJobsOf(spent).slice(1));
    // Another engine, with takes and jobs of its own: it is looked at anew.
    if (event.event === 'job.fallback') this.needs.delete(event.segment);
    if (event.event === 'job.failed') this.#dropFollowersOf(event.segment, null);
    this.#homecomers.wake();
    this.#options.wake();
  }

  /** @param jobId the job that renders it now: who started from that one's frame may go on */
  #dropFollowersOf(segmentKey: string, jobId: string | null): void {
    const dropped = [...this.#options.log.state.jobs.values()].filter(
      ({ dependsOn, state }) =>
        dependsOn === segmentKey && isUnderWay(state) && state.startJobId !== null && state.startJobId !== jobId,
    );
    if (dropped.length > 0)
      void this.letGo(
        'take-back',
        dropped.map((job) => job.segmentKey),
      );
  }

  #job(segmentKey: string): Job {
    const job = this.#options.log.state.jobs.get(segmentKey);
    if (job === undefined) throw new Error(`Segment ${segmentKey} is not part of this run`);
    return job;
  }
}
