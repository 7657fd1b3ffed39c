// A run: started from a plan or taken up from a journal, and everything that can be asked of it while it goes on.
import { randomUUID } from 'node:crypto';
import type { RunPause, RunView } from '#shared/model/run.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Engine } from '../engines/index.ts';
import { type Batch, engineAt } from './batch.ts';
import { isBroken, isUnderWay } from './job-state.ts';
import { newJournalPath, openJournal } from './journal.ts';
import type { RunServer } from './live-server.ts';
import type { OpenJob } from './open-jobs.ts';
import { type Addition, queuedSegments, whatToRetry } from './queue-segments.ts';
import type { ReadJournal } from './read-journal.ts';
import { createRunLog } from './run-log.ts';
import { RunLoop, type RunOptions } from './run-loop.ts';
import { allUnderWay, blockedByPlan, nothingToRetry, notWaiting } from './run-refusals.ts';
import { lookAfresh, type RunState, startedRun } from './run-state.ts';
import type { ServerReadiness } from './server-watch.ts';

/** A server of the run, with what is known of it already; null: it is asked. */
export type ChosenServer = RunServer & { readonly readiness: ServerReadiness | null };

export class Run {
  readonly journalPath: string;
  readonly #loop: RunLoop;

  private constructor(journalPath: string, loop: RunLoop) {
    this.journalPath = journalPath;
    this.#loop = loop;
  }

  static start(first: Addition, servers: readonly ChosenServer[], options: RunOptions): Result<Run> {
    const runId = randomUUID().slice(0, 8);
    const journalPath = newJournalPath(options.project.folderPath, runId, options.now());
    const journal = openJournal(journalPath, options.now);
    if (!journal.ok) return journal;
    const [main] = first.batch.pools;
    const named = { run_id: runId, engine: main?.engineId ?? '', engine_name: namesOf(first.batch) };
    const started = journal.value.append({ event: 'run.started', ...named, ...queuedSegments(first, new Map()) });
    if (!started.ok) return started;
    if (started.value.event !== 'run.started') throw new Error('run.started did not start a run');
    const log = createRunLog(startedRun(started.value), journalPath, journal.value, options);
    const run = new Run(journalPath, new RunLoop(log, options));
    run.#loop.batches.push(first.batch);
    run.#blockWhatThePlanBlocks(first);
    run.#addServers(servers);
    run.#loop.wake();
    return ok(run);
  }

  /**
   * A run of another session. Unfinished, it stands still until `resume`; its journal is not touched before.
   * @param pause null: it is over, and shown for what failed in it
   */
  static reopen({ filePath }: ReadJournal, state: RunState, pause: RunPause | null, options: RunOptions): Run {
    if (pause !== null) state.phase = 'paused';
    state.pause = pause;
    // Nothing is under way here, whatever its servers do: that is asked when it goes on.
    lookAfresh(state);
    return new Run(filePath, new RunLoop(createRunLog(state, filePath, null, options), options));
  }

  /** The engines of its frozen plans have to be found again before a reopened run can go on. */
  get needsBatches(): boolean {
    return this.#loop.batches.length < this.#loop.log.state.batches;
  }

  view(): RunView {
    return this.#loop.view();
  }

  /** Resolves when the run is finished or stopped. */
  untilOver(): Promise<RunView> {
    return this.#loop.untilOver();
  }

  /** It is being rendered, fetched or cut: nothing else may change its takes. */
  isWorkingOn(segmentKey: string): boolean {
    const { log, runner } = this.#loop;
    const state = log.state.jobs.get(segmentKey)?.state;
    return runner.held.has(segmentKey) || (state !== undefined && isUnderWay(state));
  }

  /** Jobs of this run that were sent and never came home. */
  openJobs(): OpenJob[] {
    return [...this.#loop.log.state.jobs.keys()].flatMap((key) => this.#loop.runner.openJobsOf(key));
  }

  /** Every job that may still be on some server. */
  ownJobIds(): ReadonlySet<string> {
    return this.#loop.runner.ownJobIds();
  }

  /** More for the queue, frozen as it is now. What is under way is left as it was queued. */
  add(addition: Addition): Result<void> {
    const segments = addition.segments.filter(({ key }) => !this.isWorkingOn(key));
    if (segments.length === 0) return err(allUnderWay());
    for (const { key } of segments) this.#loop.forget(key);
    this.#loop.batches.push(addition.batch);
    const { log } = this.#loop;
    const added = log.record({ event: 'run.added', ...queuedSegments({ ...addition, segments }, log.state.jobs) });
    this.#blockWhatThePlanBlocks({ ...addition, segments });
    return added;
  }

  hasServer(serverId: string): boolean {
    return this.#loop.pool.has(serverId);
  }

  addServer({ readiness, ...server }: ChosenServer): void {
    this.#loop.log.record({ event: 'server.changed', server: server.id, change: 'added', reason: '' });
    this.#loop.pool.add(server, readiness);
  }

  /** What was queued last says with which engine; null: none of it is rendered there. */
  engineAt(serverId: string): Engine | null {
    return engineAt(this.#loop.batches.slice(-1), serverId);
  }

  /** It is being rendered, fetched, cut or looked at. */
  isTouching(segmentKey: string): boolean {
    return this.isWorkingOn(segmentKey) || this.#loop.runner.busy.has(segmentKey);
  }

  changeServer(serverId: string, change: 'removed' | 'paused' | 'resumed'): void {
    const { log, pool } = this.#loop;
    log.record({ event: 'server.changed', server: serverId, change, reason: '' });
    if (change === 'removed') pool.remove(serverId);
    else if (change === 'paused') pool.pause(serverId);
    else pool.resume(serverId);
  }

  /** One was started again: it need not wait for its turn to be asked. */
  askServersNow(): void {
    this.#loop.pool.askParkedNow();
  }

  /** `after-segment` lets each server finish what it renders, `now` takes that back too; what is paid for is finished all the same. */
  async pause(when: 'after-segment' | 'now', freesMemory: boolean): Promise<void> {
    const { log, runner } = this.#loop;
    if (log.state.phase !== 'running' && log.state.phase !== 'pausing') return;
    this.#loop.freesMemory = freesMemory;
    log.record({ event: 'run.pausing' });
    await runner.letGo('take-back', await (when === 'now' ? runner.heldButPaid() : runner.heldButWaiting()));
  }

  /** Before a reopened run that was over can be retried. */
  takeUp(batches: readonly Batch[], servers: readonly ChosenServer[]): void {
    this.#loop.batches.push(...batches);
    this.#addServers(servers.filter(({ id }) => !this.#loop.log.state.removedServers.has(id)));
  }

  /** @param batches for a reopened run: its frozen plans with their engines */
  resume(batches: readonly Batch[] = [], servers: readonly ChosenServer[] = []): Result<void> {
    const { log } = this.#loop;
    const reopened = this.needsBatches;
    if (log.state.phase !== 'paused' && log.state.phase !== 'pausing') return ok(undefined);
    this.#loop.batches.push(...batches);
    const resumed = log.record({ event: 'run.resumed', reopened });
    const left = servers.filter(({ id }) => !log.state.removedServers.has(id));
    if (resumed.ok) {
      this.#addServers(left);
      this.#loop.pool.resumeHeld();
    } else this.#loop.standStill({ because: 'disk', message: resumed.error.message, remedy: resumed.error.remedy });
    return resumed;
  }

  /** Stops after removing our own jobs from the servers; resolves when everything has come to rest. */
  async stop(): Promise<RunView> {
    if (!this.#loop.isOver()) {
      this.#loop.log.record({ event: 'run.stopping' });
      void this.#loop.runner.letGo('take-back');
    }
    return this.untilOver();
  }

  /** Leaves what servers render there: the next session fetches it. */
  close(): Promise<void> {
    return this.#loop.close();
  }

  /** @param segmentKeys null: everything that failed. What is only blocked by it comes along. */
  retry(segmentKeys: readonly string[] | null): Result<void> {
    const { log } = this.#loop;
    const isBlockedByPlan = (key: Parameters<RunLoop['orderOf']>[0]) =>
      this.#loop.orderOf(key).segment.reasons.length > 0;
    const again = whatToRetry(log.state.jobs, segmentKeys, isBlockedByPlan);
    if (again.length === 0) return err(nothingToRetry());
    for (const segment of again) {
      this.#loop.forget(segment);
      log.record({ event: 'job.again', segment, error: null, not_before: null, afresh: true });
    }
    return this.#loop.isOver() ? log.record({ event: 'run.resumed', reopened: false }) : ok(undefined);
  }

  /** Its take is used by hand although it failed: nothing is left that a retry could render, and pay, once more. */
  settle(segmentKey: string, { take, frames }: { readonly take: number; readonly frames: number }): Result<void> {
    const { log } = this.#loop;
    if (log.state.jobs.get(segmentKey)?.state.kind !== 'failed') return ok(undefined);
    return log.record({ event: 'clip.cut', segment: segmentKey, take, frames, rendered: true });
  }

  skip(segmentKey: string): Result<void> {
    const { log } = this.#loop;
    const job = log.state.jobs.get(segmentKey);
    const isLeft = job !== undefined && (job.state.kind === 'waiting' || isBroken(job.state));
    if (!isLeft || this.isWorkingOn(segmentKey)) return err(notWaiting(segmentKey));
    return log.record({ event: 'job.left_out', segment: segmentKey });
  }

  /** The shots in the order in which they should be rendered; those not named follow. */
  reorder(shotIds: readonly string[]): Result<void> {
    return this.#loop.log.record({ event: 'run.reordered', shots: [...shotIds] });
  }

  #addServers(servers: readonly ChosenServer[]): void {
    for (const { readiness, ...server } of servers) this.#loop.pool.add(server, readiness);
  }

  // What the plan says cannot run is part of the run all the same, so that its end tells the whole truth.
  #blockWhatThePlanBlocks({ segments }: Addition): void {
    for (const segment of segments.filter(({ reasons }) => reasons.length > 0)) {
      this.#loop.log.record({ event: 'job.blocked', segment: segment.key, error: blockedByPlan(segment) });
    }
  }
}

/** Every engine of the run, the one of the most segments first. */
function namesOf({ pools, segments, poolOf }: Batch): string {
  const counts = new Map(pools.map((pool) => [pool, 0]));
  for (const segment of segments.values()) {
    const pool = poolOf(segment);
    counts.set(pool, (counts.get(pool) ?? 0) + 1);
  }
  const used = [...counts].filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
  return used.map(([{ engineName }]) => engineName).join(', ');
}
