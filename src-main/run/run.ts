// Carries a run out: asks nextStep what to do, does it, writes it down, tells the pages. The only place where time passes.
import { randomUUID } from 'node:crypto';
import type { RunView } from '#shared/model/run.ts';
import type { PlanSegment, VideoPlan } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type StudioError, type StudioErrorWire, toWireError } from '#shared/studio-error.ts';
import type { Engine, JobProgress } from '../engines/index.ts';
import type { LogFacts, Logger } from '../logging/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import { foldEvent, type RunState } from './job-state.ts';
import { type Journal, openJournal } from './journal.ts';
import type { NewJournalEvent } from './journal-event.ts';
import { nextStep } from './next-step.ts';
import type { OpenJobs } from './open-jobs.ts';
import type { RenderContext } from './render-context.ts';
import { renderSegment } from './render-segment.ts';
import { runViewOf } from './run-view.ts';
import type { PixelHasher } from './start-frame.ts';

export interface RunRequest {
  readonly projectFolderPath: string;
  readonly plan: VideoPlan;
  /** The chosen segments, in film order. */
  readonly segments: readonly PlanSegment[];
  readonly engine: Engine;
  readonly ffmpeg: Ffmpeg;
  readonly hasher: PixelHasher;
  readonly models: Readonly<Record<string, string>>;
  readonly openJobs: OpenJobs;
  /** Frozen into the journal, so that it is known later what this run was started with. */
  readonly settings: unknown;
  readonly activeTakeOf: (segmentKey: string) => number | null;
  readonly takeLanded: RenderContext['takeLanded'];
}

export interface RunEvents {
  /** The view is only made when somebody is shown it: a run tells far more than a screen can show. */
  readonly changed: (view: () => RunView) => void;
  readonly preview: (segmentKey: string, preview: NonNullable<JobProgress['preview']>) => void;
  /** After the last event of a run is written. */
  readonly ended: (view: RunView) => void;
}

// One at a time: one server. Several servers will make this a property of the engine.
const SLOTS = 1;

export class Run {
  readonly #request: RunRequest;
  readonly #journal: Journal;
  /** How often each segment was handed over. */
  readonly #tries = new Map<string, number>();
  readonly #events: RunEvents;
  readonly #logger: Logger;
  readonly #now: () => Date;
  readonly #abort = new AbortController();
  readonly #live = new Map<string, JobProgress>();
  readonly #busy = new Map<string, Promise<void>>();
  readonly #recordedTenths = new Map<string, number>();
  #state: RunState;
  readonly finished: Promise<RunView>;

  private constructor(request: RunRequest, journal: Journal, state: RunState, tools: RunTools) {
    this.#request = request;
    this.#journal = journal;
    this.#state = state;
    this.#events = tools.events;
    this.#logger = tools.logger;
    this.#now = tools.now;
    // A bug in here must end the run, not the program, and must not leave it "running" for ever.
    this.finished = this.#carryOut().catch((cause: unknown) => this.#breakOff(cause));
  }

  static start(request: RunRequest, tools: RunTools): Result<Run> {
    const runId = randomUUID().slice(0, 8);
    const journal = openJournal(request.projectFolderPath, runId, tools.now(), tools.now);
    if (!journal.ok) return journal;
    const chosen = new Set(request.segments.map((segment) => segment.key));
    const started = journal.value.append({
      event: 'run.started',
      run_id: runId,
      engine: request.engine.id,
      engine_name: request.engine.limits.displayName,
      segments: request.segments.map((segment) => ({
        key: segment.key,
        shot_id: segment.shotId,
        index: segment.segmentIndex,
        count: segment.segmentCount,
        depends_on: segment.dependsOn !== null && chosen.has(segment.dependsOn) ? segment.dependsOn : null,
      })),
      plan: request.plan,
      settings: request.settings,
    });
    if (!started.ok) return started;
    let state = foldEvent(null, started.value);
    // What the plan says cannot run is part of the run all the same, so that its end tells the whole truth.
    for (const segment of request.segments.filter((one) => one.reasons.length > 0)) {
      const blocked = journal.value.append({
        event: 'job.blocked',
        segment: segment.key,
        error: blockedByPlan(segment),
      });
      if (!blocked.ok) return blocked;
      state = foldEvent(state, blocked.value);
    }
    if (state === null) throw new Error('run.started did not start a run');
    return ok(new Run(request, journal.value, state, tools));
  }

  view(): RunView {
    return runViewOf(this.#state, this.#live, this.#now());
  }

  /** Stops after removing our own jobs from the engine; resolves when everything has come to rest. */
  async stop(): Promise<RunView> {
    if (this.#state.phase === 'running') {
      this.#record({ event: 'run.stopping' });
      this.#abort.abort();
    }
    return this.finished;
  }

  async #carryOut(): Promise<RunView> {
    for (;;) {
      const step = nextStep(this.#state, new Set(this.#busy.keys()), SLOTS);
      if (step.kind === 'finished') break;
      if (step.kind === 'wait') await Promise.race(this.#busy.values());
      else if (step.kind === 'block') this.#block(step.segmentKey, step.because);
      else this.#begin(step.segmentKey);
    }
    this.#recordEnd();
    this.#journal.close();
    const view = this.view();
    this.#events.ended(view);
    return view;
  }

  #breakOff(cause: unknown): RunView {
    this.#logger.error('The run broke off', {
      details: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    });
    this.#abort.abort();
    this.#state = { ...this.#state, phase: 'stopped', finishedAtIso: this.#now().toISOString() };
    this.#journal.close();
    const view = this.view();
    this.#events.ended(view);
    return view;
  }

  #begin(segmentKey: string): void {
    const segment = this.#request.segments.find((one) => one.key === segmentKey);
    if (segment === undefined) throw new Error(`Segment ${segmentKey} is not part of this run`);
    const done = this.#renderOne(segment).finally(() => {
      this.#busy.delete(segmentKey);
      this.#live.delete(segmentKey);
    });
    this.#busy.set(segmentKey, done);
  }

  async #renderOne(segment: PlanSegment): Promise<void> {
    const result = await renderSegment(segment, this.#renderContext(), this.#abort.signal).catch((cause: unknown) =>
      err<StudioError>({
        code: 'unexpected',
        message: `Something unexpected happened at segment ${segment.key}.`,
        remedy: 'The log has the details; please report it.',
        details: cause instanceof Error ? cause.message : String(cause),
        cause,
      }),
    );
    if (result.ok) return;
    if (this.#abort.signal.aborted) {
      this.#record({ event: 'job.cancelled', segment: segment.key });
      return;
    }
    this.#logger.failure(result.error);
    const error = { ...toWireError(result.error), shotId: segment.shotId, segmentIndex: segment.segmentIndex };
    const attempt = Math.max(1, this.#tries.get(segment.key) ?? 1);
    this.#record({ event: 'job.failed', segment: segment.key, attempt, error });
  }

  #renderContext(): RenderContext {
    const { projectFolderPath, plan, engine, ffmpeg, hasher, models, openJobs, activeTakeOf, takeLanded } =
      this.#request;
    return {
      ...{ projectFolderPath, plan, engine, ffmpeg, hasher, models, openJobs, activeTakeOf, takeLanded },
      now: this.#now,
      record: (event) => this.#record(event),
      onProgress: (segmentKey, progress) => this.#progress(segmentKey, progress),
    };
  }

  #progress(segmentKey: string, progress: JobProgress): void {
    this.#live.set(segmentKey, progress);
    this.#recordProgress(segmentKey, progress);
    if (progress.preview !== null) this.#events.preview(segmentKey, progress.preview);
    this.#events.changed(() => this.view());
  }

  // Thinned to whole tenths: the journal tells afterwards where a job stood, it is no film of it.
  #recordProgress(segmentKey: string, { fraction, activity }: JobProgress): void {
    const state = this.#state.jobs[segmentKey]?.state;
    if (fraction === null || state?.kind !== 'running') return;
    const tenth = Math.floor(fraction * 10);
    if (this.#recordedTenths.get(segmentKey) === tenth) return;
    this.#recordedTenths.set(segmentKey, tenth);
    this.#journal.append({ event: 'job.progress', segment: segmentKey, job_id: state.jobId, fraction, activity });
  }

  #block(segmentKey: string, because: string): void {
    this.#record({
      event: 'job.blocked',
      segment: segmentKey,
      error: {
        code: 'plan-blocked',
        message: `It continues segment ${because}, which did not come out.`,
        remedy: 'Mend that one and start again: what is finished is not rendered twice.',
      },
    });
  }

  #recordEnd(): void {
    if (this.#state.phase === 'stopping') {
      for (const job of Object.values(this.#state.jobs)) {
        if (job.state.kind === 'waiting') this.#record({ event: 'job.cancelled', segment: job.segmentKey });
      }
      this.#record({ event: 'run.stopped' });
      return;
    }
    const { done, failed, rendered, upToDate } = this.view();
    this.#record({ event: 'run.finished', done, failed, rendered, up_to_date: upToDate });
  }

  #log({ event, ...rest }: NewJournalEvent): void {
    const isShort = ([, value]: [string, unknown]) => typeof value === 'string' || typeof value === 'number';
    const facts = Object.fromEntries(Object.entries(rest).filter(isShort)) as LogFacts;
    this.#logger.info(event, facts);
  }

  #record(event: NewJournalEvent): Result<void> {
    if (event.event === 'job.submitting') this.#tries.set(event.segment, event.attempt);
    const written = this.#journal.append(event);
    if (!written.ok) {
      // Without a journal nothing may be sent, but what happened is still shown and the run still ends.
      this.#logger.failure(written.error);
      this.#state = foldEvent(this.#state, { at: this.#now().toISOString(), ...event } as never) ?? this.#state;
      return written;
    }
    this.#state = foldEvent(this.#state, written.value) ?? this.#state;
    this.#log(event);
    this.#events.changed(() => this.view());
    return ok(undefined);
  }
}

function blockedByPlan(segment: PlanSegment): StudioErrorWire {
  return {
    code: 'plan-blocked',
    message: segment.reasons.join(' '),
    remedy: 'Mend it in the storyboard; the Plan panel shows where.',
    shotId: segment.shotId,
    segmentIndex: segment.segmentIndex,
  };
}

export interface RunTools {
  readonly events: RunEvents;
  readonly logger: Logger;
  readonly now: () => Date;
}
