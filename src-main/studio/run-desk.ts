// The runs of the open project: started from the plan as it stands, or taken up where another session left them.

import { basename } from 'node:path';
import type { RunChoice } from '#shared/contract/shapes.ts';
import { many } from '#shared/i18n/say.ts';
import type { RunView } from '#shared/model/run.ts';
import { isRunBusy, isRunOpen } from '#shared/model/run-phase.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ProjectStore } from '../project/index.ts';
import {
  type Addition,
  type ChosenServer,
  listJournals,
  type Order,
  Run,
  readJournal,
  readOpenJobs,
  replayJournal,
  setDamagedLinesAside,
} from '../run/index.ts';
import { poolOfSegment } from './choose-engine.ts';
import { chosenSegments, together, withFollowing } from './choose-segments.ts';
import { type FrozenBatch, frozenBatches, unfinishedPause } from './frozen-batches.ts';
import type { StudioParts } from './open-studio-parts.ts';
import type { CheckedPlan, Planner } from './planner.ts';
import { noRun, nothingToAddTo, notItsServer, projectClosed, projectFileDamaged, runActive } from './refusals.ts';
import { rollSeed } from './roll-seed.ts';
import { runEventsFor } from './run-events.ts';
import { type Landing, runProjectFor, serversOf, serverToolsFor, toRunServer } from './run-surroundings.ts';
import type { StudioEvents } from './studio-events.ts';
import { takeBackJobs } from './take-back-jobs.ts';

type StudioRun = Result<RunView>;

export class RunDesk {
  readonly #store: ProjectStore;
  readonly #planner: Planner;
  readonly #parts: StudioParts;
  readonly #events: StudioEvents;
  readonly #landing: Landing;
  #run: Run | null = null;
  /** From Start until the first job: checking a server takes a moment, in which nobody may start again or leave. */
  #isStarting = false;
  #isClosed = false;

  constructor(store: ProjectStore, planner: Planner, parts: StudioParts, events: StudioEvents, landing: Landing) {
    this.#landing = landing;
    this.#store = store;
    this.#planner = planner;
    this.#parts = parts;
    this.#events = events;
  }

  view(): RunView | null {
    return this.#run?.view() ?? null;
  }

  /** Something is being rendered or about to be. */
  isBusy(): boolean {
    return this.#isStarting || (this.#run !== null && isRunBusy(this.#run.view().state));
  }

  isTouching(segmentKey: string): boolean {
    return this.#run?.isTouching(segmentKey) ?? false;
  }

  /** A run that another session left unfinished is shown, standing still; one that failed in parts, with its reasons. */
  async openUnfinished(): Promise<void> {
    const [newest] = await listJournals(this.#store.folderPath, 1);
    if (newest === undefined) return;
    const journal = await readJournal(newest);
    const state = replayJournal(journal.events);
    const hasFailed =
      state?.phase === 'finished' && [...state.jobs.values()].some((job) => job.state.kind === 'failed');
    if (state === null || (!isRunOpen(state.phase) && !hasFailed) || this.#isClosed) return;
    const asidePath = await setDamagedLinesAside(journal);
    if (asidePath !== null) {
      const message = many(
        journal.damaged.length,
        "{{count}} damaged line of the last run's journal was set aside in {{file}}.",
        "{{count}} damaged lines of the last run's journal were set aside in {{file}}.",
        { file: basename(asidePath) },
      );
      this.#parts.logger.warn(message, { journal: newest });
      this.#events.send('notice', { severity: 'warning', message });
    }
    const options = await this.#runOptions();
    const pause = hasFailed ? null : unfinishedPause(state);
    if (options.ok) this.#run = Run.reopen(journal, state, pause, options.value);
  }

  start(choice: RunChoice): Promise<StudioRun> {
    if (this.isBusy()) return Promise.resolve(err(runActive()));
    return this.#whileStarting(() => this.#start(choice));
  }

  /** To the queue of the open run, or as a run of its own where none is open. */
  add(choice: RunChoice): Promise<StudioRun> {
    const run = this.#run;
    if (run === null || run.needsBatches || !isRunOpen(run.view().state)) return Promise.resolve(err(nothingToAddTo()));
    return this.#whileStarting(async () => {
      const ready = await this.#prepare(choice);
      if (!ready.ok) return ready;
      const added = run.add(ready.value.addition);
      if (!added.ok) return added;
      for (const server of ready.value.servers.filter(({ id }) => !run.hasServer(id))) run.addServer(server);
      return ok(run.view());
    });
  }

  pause(when: 'after-segment' | 'now', freesMemory: boolean): Promise<StudioRun> {
    return this.#withRun(async (run) => {
      await run.pause(when, freesMemory);
      return ok(undefined);
    });
  }

  resume(): Promise<StudioRun> {
    return this.#withRun(async (run) => {
      if (!run.needsBatches) return run.resume();
      const frozen = await this.#frozenWithServers(run);
      return frozen.ok ? run.resume(frozen.value.batches, frozen.value.servers) : frozen;
    });
  }

  stop(): Promise<StudioRun> {
    return this.#withRun(async (run) => {
      if (run.needsBatches) await takeBackJobs(run.openJobs(), run.journalPath, this.#store, this.#parts);
      await run.stop();
      return ok(undefined);
    });
  }

  retry(segmentKeys: readonly string[] | null): Promise<StudioRun> {
    return this.#withRun(async (run) => {
      if (run.needsBatches && isRunOpen(run.view().state)) return err(runActive());
      const frozen = run.needsBatches ? await this.#frozenWithServers(run) : null;
      if (frozen !== null && !frozen.ok) return frozen;
      if (frozen !== null) run.takeUp(frozen.value.batches, frozen.value.servers);
      return run.retry(segmentKeys);
    });
  }

  /** Where it failed in the run that is shown. */
  settle(segmentKey: string, clip: { readonly take: number; readonly frames: number }): Result<void> {
    return this.#run?.settle(segmentKey, clip) ?? ok(undefined);
  }

  skip(segmentKey: string): Promise<StudioRun> {
    return this.#withRun(async (run) => run.skip(segmentKey));
  }

  reorder(shotIds: readonly string[]): Promise<StudioRun> {
    return this.#withRun(async (run) => run.reorder(shotIds));
  }

  changeServer(url: string, action: 'add' | 'remove' | 'pause' | 'resume'): Promise<StudioRun> {
    return this.#withRun(async (run) => {
      if (run.needsBatches) return err(nothingToAddTo());
      const engine = run.engineAt(url);
      if (engine === null) return err(notItsServer(url));
      if (action === 'add') run.addServer({ ...toRunServer(url, engine), readiness: null });
      else run.changeServer(url, ({ remove: 'removed', pause: 'paused', resume: 'resumed' } as const)[action]);
      return ok(undefined);
    });
  }

  ownJobIds(): ReadonlySet<string> {
    return this.#run?.ownJobIds() ?? new Set();
  }

  askServersNow(): void {
    this.#run?.askServersNow();
  }

  /** Leaves what servers render there; the next session takes it up. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#run?.close();
  }

  /** What a run of another session had frozen, on the servers that are named now. */
  async #frozenWithServers(run: Run): Promise<Result<{ batches: FrozenBatch[]; servers: ChosenServer[] }>> {
    const frozen = await frozenBatches(this.#store, this.#parts, run.journalPath);
    if (!frozen.ok) return frozen;
    const servers = serversOf(frozen.value.flatMap(({ pools }) => pools));
    return ok({ batches: frozen.value, servers: servers.map((server) => ({ ...server, readiness: null })) });
  }

  async #withRun(work: (run: Run) => Promise<Result<unknown>>): Promise<StudioRun> {
    const run = this.#run;
    if (run === null) return err(noRun());
    const done = await work(run);
    return done.ok ? ok(run.view()) : done;
  }

  async #whileStarting(work: () => Promise<StudioRun>): Promise<StudioRun> {
    if (this.#isStarting) return err(runActive());
    this.#isStarting = true;
    try {
      return await work();
    } finally {
      this.#isStarting = false;
    }
  }

  async #start(choice: RunChoice): Promise<StudioRun> {
    const ready = await this.#prepare(choice);
    if (!ready.ok) return ready;
    // One that stands still is over with that; what its servers still have is found by the new one.
    if (this.#run !== null) {
      if (isRunOpen(this.#run.view().state)) await this.#run.stop();
      await this.#run.close();
    }
    const options = await this.#runOptions();
    if (!options.ok) return options;
    if (this.#isClosed) return err(projectClosed());
    const started = Run.start(ready.value.addition, ready.value.servers, options.value);
    if (!started.ok) return started;
    this.#run = started.value;
    return ok(started.value.view());
  }

  /** Plans, checks and freezes what was chosen. */
  async #prepare(choice: RunChoice): Promise<Result<{ addition: Addition; servers: ChosenServer[] }>> {
    // Its seeds, size and rate would be guesses, and no take could be recorded in it.
    if (!this.#store.projectFileUsable) return err(projectFileDamaged(this.#store.folderPath));
    const rolled = await rollSeed(this.#store, choice);
    if (!rolled.ok) return rolled;
    const ready = await this.#freeze(choice);
    // Refused, nothing is rendered with it: the segment would only look stale.
    if (!ready.ok) await rolled.value();
    return ready;
  }

  async #freeze(choice: RunChoice): Promise<Result<{ addition: Addition; servers: ChosenServer[] }>> {
    const looked = await this.#planner.planWithStandings();
    if (!looked.ok) return looked;
    const again = new Set(choice.again == null ? [] : choice.segmentKeys);
    const chosen = chosenSegments(looked.value.plan, withFollowing(looked.value.plan, choice));
    if (!chosen.ok) return chosen;
    const planned = await this.#planner.planForRun(looked.value, chosen.value, again);
    if (!planned.ok) return planned;
    const { plan, pools, settings } = planned.value;
    const segments = chosenSegments(plan, withFollowing(plan, choice));
    if (!segments.ok) return segments;
    const readiness = await this.#check(
      planned.value,
      segments.value.map(({ key }) => key),
      again,
    );
    if (!readiness.ok) return readiness;
    const fallbacks = this.#planner.fallbacks(planned.value, segments.value);
    // Only what this run needs: a server that nothing is sent to would only be asked in vain.
    const used = [...new Set([...segments.value, ...fallbacks.values()].map((segment) => pools.poolOf(segment)))];
    const batch = {
      ...{ plan, pools: used, fallbacks, models: settings.models },
      poolOf: (segment: PlanSegment) => poolOfSegment(used, segment),
      segments: new Map(segments.value.map((segment) => [segment.key, segment])),
    };
    const keepFollowing = choice.again?.following === 'keep' ? again : new Set<string>();
    const addition: Addition = { batch, plan, segments: segments.value, settings, again, keepFollowing };
    const servers = serversOf(used).map((server) => ({ ...server, readiness: readiness.value.get(server.id) ?? null }));
    return ok({ addition, servers });
  }

  async #check(planned: CheckedPlan, keys: readonly string[], again: ReadonlySet<string>) {
    const { report, readiness } = await this.#planner.check(planned, keys, again);
    const problems = report.findings.filter(({ severity }) => severity === 'problem');
    const [first] = problems;
    if (report.verdict !== 'cannot-run' || first === undefined) return ok(readiness);
    return err(problems.length === 1 ? first : together(problems, first));
  }

  async #runOptions() {
    const project = runProjectFor(this.#store, this.#planner, this.#parts, this.#landing);
    if (!project.ok) return project;
    const serverTools = serverToolsFor(this.#parts);
    return ok({
      project: project.value,
      serverTools,
      openJobs: await readOpenJobs(this.#store.folderPath),
      estimateOf: ({ segment, pool }: Pick<Order, 'segment' | 'pool'>) =>
        this.#planner.estimate(segment, [pool.reference.serverUrl ?? pool.engineId])?.seconds ?? null,
      minimumClips: () => this.#parts.settings.get().engines.minimumClips,
      events: runEventsFor(this.#events),
      logger: this.#parts.logger,
      now: this.#parts.now,
    });
  }
}
