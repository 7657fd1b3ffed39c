// The open project with everything that works on it: plan, run, and the events that tell of them.
import type { EditCommand, PlanView } from '#shared/contract/studio-api.ts';
import type { PreflightReport } from '#shared/model/preflight.ts';
import type { RunView } from '#shared/model/run.ts';
import { NO_EVIDENCE } from '#shared/model/segment-evidence.ts';
import type { PlanSegment, SegmentStanding, VideoPlan } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type StudioError, toWireError } from '#shared/studio-error.ts';
import type { JsonValue } from '../engines/index.ts';
import { buildVideoPlan, planStandings } from '../plan/index.ts';
import type { ProjectStore } from '../project/index.ts';
import { findStartFrame, gatherEvidence, Run, readOpenJobs } from '../run/index.ts';
import type { ChosenEngine } from './choose-engine.ts';
import { rememberModels, withRememberedModels } from './models-for.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { ffmpegMissing, noStoryboard, notInPlan, projectClosed, projectFileDamaged, runActive } from './refusals.ts';
import { runPreflight } from './run-preflight.ts';
import type { StudioEvents } from './studio-events.ts';

export interface RunChoice {
  /** null: every shot. */
  readonly shotIds: readonly string[] | null;
  /** null: every segment of these shots. */
  readonly segmentKeys: readonly string[] | null;
}

type CheckedPlan = ChosenEngine & {
  readonly plan: VideoPlan;
  readonly standings: Readonly<Record<string, SegmentStanding>>;
};

const CHECK_TIMEOUT_MS = 60_000;

export class ProjectDesk {
  readonly store: ProjectStore;
  readonly #parts: StudioParts;
  readonly #events: StudioEvents;
  #run: Run | null = null;
  /** From Start until the first job: checking a server takes a moment, in which nobody may start again or leave. */
  #isStarting = false;
  #isClosed = false;

  constructor(store: ProjectStore, parts: StudioParts, events: StudioEvents) {
    this.store = store;
    this.#parts = parts;
    this.#events = events;
  }

  /** An edit of the documents; with another workflow come the models this project last used with it. */
  async edit(revision: number, command: EditCommand): Promise<Result<void>> {
    const edited = await this.store.edit(revision, withRememberedModels(this.#parts, this, command));
    if (edited.ok && command.kind === 'project.change' && command.patch.models !== undefined) {
      rememberModels(this.#parts, this);
    }
    return edited;
  }

  async buildPlan(): Promise<Result<PlanView>> {
    const planned = await this.#planWithStandings();
    if (!planned.ok) return planned;
    const { plan, standings, engine } = planned.value;
    return ok({ plan, standings, engineName: engine.limits.displayName });
  }

  async preflight(): Promise<Result<PreflightReport>> {
    const planned = await this.#planWithStandings();
    return planned.ok ? ok(await this.#check(planned.value, null)) : planned;
  }

  /** What would be sent for one segment, with the pictures it would start and end on. */
  async requestFor(key: string): Promise<Result<{ engineName: string; body: JsonValue }>> {
    const planned = this.#plan();
    if (!planned.ok) return planned;
    const { plan, engine } = planned.value;
    const segment = plan.segments.find((one) => one.key === key);
    if (segment === undefined) return err(notInPlan(key));
    const body = await engine.previewRequest({
      segment,
      startImagePath: await findStartFrame(this.store.folderPath, segment),
      endImagePath: segment.endImagePath,
      models: this.store.view().settings.models,
    });
    return body.ok ? ok({ engineName: engine.limits.displayName, body: body.value }) : body;
  }

  async startRun(choice: RunChoice): Promise<Result<RunView>> {
    if (this.isRunning()) return err(runActive);
    this.#isStarting = true;
    try {
      return await this.#startRun(choice);
    } finally {
      this.#isStarting = false;
    }
  }

  async #startRun(choice: RunChoice): Promise<Result<RunView>> {
    // One look at the documents: what is checked is what is rendered, whatever is edited meanwhile.
    const { settings } = this.store.view();
    // Its seeds, size and rate would be guesses, and no take could be recorded in it.
    if (!this.store.projectFileUsable) return err(projectFileDamaged(this.store.folderPath));
    const planned = await this.#planWithStandings();
    if (!planned.ok) return planned;
    const { plan, engine } = planned.value;
    const segments = chosenSegments(plan, choice);
    if (!segments.ok) return segments;
    const ready = await this.#checkBeforeRun(planned.value, segments.value);
    if (!ready.ok) return ready;
    const openJobs = await readOpenJobs(this.store.folderPath);
    if (this.#isClosed) return err(projectClosed);
    const started = Run.start(
      {
        ...ready.value,
        openJobs,
        projectFolderPath: this.store.folderPath,
        plan,
        segments: segments.value,
        engine,
        models: settings.models,
        settings,
        activeTakeOf: (key) => this.#activeTakeOf(key),
        takeLanded: (key, take, clipPath) => this.store.takeLanded(key, take, clipPath),
      },
      { logger: this.#parts.logger, now: this.#parts.now, events: this.#runEvents() },
    );
    if (!started.ok) return started;
    this.#run = started.value;
    return ok(started.value.view());
  }

  async stopRun(): Promise<Result<RunView>> {
    if (this.#run === null || this.#run.view().finishedAtIso !== null) {
      return err({ code: 'no-run', message: 'Nothing is being rendered.', remedy: '' });
    }
    return ok(await this.#run.stop());
  }

  run(): RunView | null {
    return this.#run?.view() ?? null;
  }

  isRunning(): boolean {
    const state = this.#run?.view().state;
    return this.#isStarting || state === 'running' || state === 'stopping';
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.isRunning()) await this.#run?.stop();
    this.#events.flush();
    await this.store.close();
  }

  #plan(): Result<ChosenEngine & { plan: VideoPlan }> {
    const view = this.store.view();
    if (view.storyboard === null) return err(noStoryboard(view.storyboardFiles.length));
    const chosen = this.#parts.engines.choose(view.settings, this.store.rememberedWorkflow());
    if (!chosen.ok) return chosen;
    const plan = buildVideoPlan(view.storyboard, view.keyframes, chosen.value.engine.limits, view.settings);
    return ok({ ...chosen.value, plan });
  }

  async #evidence(plan: VideoPlan, engine: ChosenEngine['engine']) {
    const hasher = this.#parts.hasher;
    // Without ffmpeg no picture can be compared; nothing is called up to date then.
    if (hasher === null) return Object.fromEntries(plan.segments.map((segment) => [segment.key, NO_EVIDENCE]));
    return gatherEvidence(plan.segments, {
      projectFolderPath: this.store.folderPath,
      plan,
      engine,
      hasher,
      models: this.store.view().settings.models,
      activeTakeOf: (key) => this.#activeTakeOf(key),
    });
  }

  #activeTakeOf(segmentKey: string): number | null {
    return this.store.view().settings.segments[segmentKey]?.activeTake ?? null;
  }

  async #planWithStandings(): Promise<Result<CheckedPlan>> {
    const planned = this.#plan();
    if (!planned.ok) return planned;
    const { plan, engine, reason } = planned.value;
    const standings = planStandings(plan, await this.#evidence(plan, engine));
    const known = reason === null ? [] : [reason];
    return ok({ ...planned.value, plan: { ...plan, problems: [...known, ...plan.problems] }, standings });
  }

  #check({ plan, standings, engine }: CheckedPlan, segmentKeys: readonly string[] | null): Promise<PreflightReport> {
    const { ffmpeg, now } = this.#parts;
    return runPreflight(
      {
        plan,
        standings,
        segmentKeys,
        engine,
        models: this.store.view().settings.models,
        projectFolderPath: this.store.folderPath,
        ffmpeg,
        now: now(),
        known: this.store.projectFileUsable
          ? []
          : [{ severity: 'problem', ...toWireError(projectFileDamaged(this.store.folderPath)) }],
      },
      AbortSignal.timeout(CHECK_TIMEOUT_MS),
    );
  }

  async #checkBeforeRun(planned: CheckedPlan, segments: readonly PlanSegment[]) {
    const { ffmpeg, hasher } = this.#parts;
    if (ffmpeg === null || hasher === null) return err(ffmpegMissing);
    const keys = segments.map(({ key }) => key);
    const { verdict, findings } = await this.#check(planned, keys);
    const problems = findings.filter(({ severity }) => severity === 'problem');
    const [first] = problems;
    if (verdict !== 'cannot-run' || first === undefined) return ok({ ffmpeg, hasher });
    return err(problems.length === 1 ? first : together(problems, first));
  }

  #runEvents() {
    return {
      changed: (view: () => RunView) => this.#events.sendLatest('run.changed', 'run', view),
      preview: (segmentKey: string, preview: { mime: string; bytes: Uint8Array }) =>
        this.#events.sendLatest('run.preview', segmentKey, () => ({
          segmentKey,
          mime: preview.mime,
          base64: Buffer.from(preview.bytes).toString('base64'),
        })),
      ended: (view: RunView) => {
        this.#events.flush();
        this.#events.send('run.changed', view);
        this.#events.send('plan.changed', {});
        this.#events.send('notice', endNotice(view));
      },
    };
  }
}

function chosenSegments(plan: VideoPlan, { shotIds, segmentKeys }: RunChoice): Result<PlanSegment[]> {
  const unknownShot = shotIds?.find((shotId) => !plan.shots.some((shot) => shot.shotId === shotId));
  const unknownKey = segmentKeys?.find((key) => !plan.segments.some((segment) => segment.key === key));
  const unknown = unknownShot ?? unknownKey;
  if (unknown !== undefined) return err({ ...notInPlan(unknown), shotId: unknown });
  const chosen = plan.segments.filter(
    (segment) =>
      (shotIds === null || shotIds.includes(segment.shotId)) &&
      (segmentKeys === null || segmentKeys.includes(segment.key)),
  );
  if (chosen.some((segment) => segment.reasons.length === 0)) return ok(chosen);
  const reason = chosen[0]?.reasons[0] ?? plan.problems[0]?.message ?? 'There are no segments.';
  return err({
    code: 'plan-blocked',
    message: `Nothing of this can be rendered: ${reason}`,
    remedy: 'See the Plan panel for all reasons.',
  });
}

function together(problems: readonly StudioError[], first: StudioError): StudioError {
  const { message, remedy } = first;
  return {
    ...first,
    message: `${problems.length} things stand in the way. The first: ${message}`,
    remedy: `${remedy} The check before the run lists all of them.`,
    details: problems.map((problem) => `${problem.message} ${problem.remedy}`).join('\n'),
  };
}

function endNotice(view: RunView): { severity: 'success' | 'warning' | 'info'; message: string } {
  if (view.state === 'stopped')
    return { severity: 'info', message: `Stopped. ${view.done} of ${view.jobs.length} segments are done.` };
  if (view.failed > 0)
    return { severity: 'warning', message: `${view.failed} of ${view.jobs.length} segments did not come out.` };
  const message =
    view.rendered === 0
      ? `Nothing to render: all ${view.jobs.length} segments are up to date.`
      : `Finished: ${view.rendered} rendered${view.upToDate > 0 ? `, ${view.upToDate} were up to date` : ''}.`;
  return { severity: 'success', message };
}
