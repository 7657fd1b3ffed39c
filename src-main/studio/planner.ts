// The open project's plan: which engine, which segments, what stands between each and its clip, and whether it can run.

import type { PlanView } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import type { EngineId, ProjectSettings } from '#shared/model/project.ts';
import { splitSegmentKey } from '#shared/model/project-layout.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import { NO_EVIDENCE, type SegmentEvidence } from '#shared/model/segment-evidence.ts';
import type { PlanSegment, SegmentStanding, VideoPlan } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { toWireError } from '#shared/studio-error.ts';
import type { JsonValue } from '../engines/index.ts';
import { buildVideoPlan, planStandings, ratesOf, segmentSeconds } from '../plan/index.ts';
import type { FilmTiming, ProjectStore } from '../project/index.ts';
import type { RenderWork } from '../render-times/index.ts';
import { type EvidenceContext, findStartFrame, gatherEvidence, TakeLists, takesFolderOf } from '../takes/index.ts';
import type { ChosenEngine } from './choose-engine.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { noStoryboard, notInPlan, projectFileDamaged } from './refusals.ts';
import { type Preflight, runPreflight } from './run-preflight.ts';

export type Planned = ChosenEngine & {
  readonly plan: VideoPlan;
  /** As they were when the plan was made: what is checked is what is rendered, whatever is edited meanwhile. */
  readonly settings: ProjectSettings;
};
export type CheckedPlan = Planned & {
  readonly standings: Readonly<Record<string, SegmentStanding>>;
  readonly evidence: Readonly<Record<string, SegmentEvidence>>;
  /** Keys of stale segments that some take answers: no server is needed. */
  readonly onlyCut: ReadonlySet<string>;
};

const CHECK_TIMEOUT_MS = 60_000;

export class Planner {
  readonly #store: ProjectStore;
  readonly #parts: StudioParts;
  readonly #takeLists = new TakeLists();
  #looking: { readonly view: ProjectView; readonly plan: Promise<Result<CheckedPlan>> } | null = null;

  constructor(store: ProjectStore, parts: StudioParts) {
    this.#store = store;
    this.#parts = parts;
  }

  /** null: the project cannot be planned. */
  engineId(): EngineId | null {
    const planned = this.plan();
    return planned.ok ? planned.value.pool.engineId : null;
  }

  /** undefined: no engine can be asked. */
  filmTiming(): FilmTiming | undefined {
    const { settings } = this.#store.view();
    const chosen = this.#parts.engines.choose(settings, this.#store.rememberedWorkflow());
    if (!chosen.ok) return undefined;
    const { limits } = chosen.value.pool;
    return {
      framesPerSecond: ratesOf(limits, settings).filmFramesPerSecond,
      segmentSeconds: (durationSeconds, startsFromPrevious) =>
        segmentSeconds(limits, settings, { durationSeconds, startsFromPrevious }),
    };
  }

  plan(): Result<Planned> {
    const { settings, storyboard, storyboardFiles, keyframes } = this.#store.view();
    if (storyboard === null) return err(noStoryboard(storyboardFiles.length));
    const chosen = this.#parts.engines.choose(settings, this.#store.rememberedWorkflow());
    if (!chosen.ok) return chosen;
    const plan = buildVideoPlan(storyboard, keyframes, chosen.value.pool.limits, settings);
    return ok({ ...chosen.value, plan, settings });
  }

  /** Plan, film and seams are often asked for in one breath: while one look at the disk goes on, it is everybody's. */
  planWithStandings(): Promise<Result<CheckedPlan>> {
    const view = this.#store.view();
    if (this.#looking?.view === view) return this.#looking.plan;
    const looking = { view, plan: this.#planWithStandings() };
    this.#looking = looking;
    const isOver = () => {
      if (this.#looking === looking) this.#looking = null;
    };
    looking.plan.then(isOver, isOver);
    return looking.plan;
  }

  /** What is being looked at has changed, though not what the project shows: takes went, workflows or settings are others. */
  lookAgain(): void {
    this.#looking = null;
  }

  async #planWithStandings(): Promise<Result<CheckedPlan>> {
    const planned = this.plan();
    if (!planned.ok) return planned;
    const { plan, reason } = planned.value;
    const evidence = await this.#evidence(planned.value);
    const standings = planStandings(plan, evidence);
    const known = reason === null ? [] : [reason];
    const whole = { ...plan, problems: [...known, ...plan.problems] };
    return ok({ ...planned.value, plan: whole, standings, evidence, onlyCut: onlyCut(plan, standings, evidence) });
  }

  async view(): Promise<Result<PlanView>> {
    const planned = await this.planWithStandings();
    if (!planned.ok) return planned;
    const { plan, standings, pool } = planned.value;
    return ok({ plan, standings, engineName: pool.engineName, estimates: this.#estimates(planned.value) });
  }

  /** What would be sent for one segment, with the pictures it would start and end on. */
  async requestFor(key: string): Promise<Result<{ engineName: string; body: JsonValue }>> {
    const planned = this.plan();
    if (!planned.ok) return planned;
    const { plan, pool, settings } = planned.value;
    const segment = plan.segments.find((one) => one.key === key);
    if (segment === undefined) return err(notInPlan(key));
    const path = await findStartFrame(this.#store.folderPath, segment);
    const body = await pool.reference.previewRequest({
      segment,
      start: path === null ? { kind: 'none' } : { kind: 'file', path },
      endImagePath: segment.endImagePath,
      models: settings.models,
    });
    return body.ok ? ok({ engineName: pool.engineName, body: body.value }) : body;
  }

  /** @param segmentKeys null: all of the plan */
  check(planned: CheckedPlan, segmentKeys: readonly string[] | null, again: ReadonlySet<string> = new Set()) {
    const { plan, standings, pool, settings } = planned;
    const { ffmpeg, now } = this.#parts;
    const { folderPath: projectFolderPath, projectFileUsable } = this.#store;
    const damaged = { severity: 'problem' as const, ...toWireError(projectFileDamaged(projectFolderPath)) };
    return runPreflight(
      {
        ...{ plan, standings, segmentKeys, again, pool, ffmpeg, projectFolderPath },
        models: settings.models,
        now: now(),
        known: projectFileUsable ? [] : [damaged],
      },
      AbortSignal.timeout(CHECK_TIMEOUT_MS),
    );
  }

  async preflight(): Promise<Result<Preflight['report']>> {
    const planned = await this.planWithStandings();
    return planned.ok ? ok((await this.check(planned.value, null)).report) : planned;
  }

  /** null without ffmpeg: no picture can be compared then. */
  evidenceContext({ plan, pool, settings }: Planned): EvidenceContext | null {
    const { hasher } = this.#parts;
    if (hasher === null) return null;
    return {
      ...{ projectFolderPath: this.#store.folderPath, plan, engine: pool.reference, hasher, models: settings.models },
      takeLists: this.#takeLists,
      activeTakeOf: (key) => this.activeTakeOf(key),
      keptTakeOf: (key) => this.keptTakeOf(key),
    };
  }

  /** A take of this segment was made, chosen or cut: its sidecars are read again. */
  forgetTakes(key: string): void {
    const place = splitSegmentKey(key);
    if (place !== null) this.#takeLists.forget(takesFolderOf(this.#store.folderPath, place.shotId, place.segmentIndex));
  }

  activeTakeOf(segmentKey: string): number | null {
    return this.#store.view().settings.segments[segmentKey]?.activeTake ?? null;
  }

  keptTakeOf(segmentKey: string) {
    return this.#store.view().settings.segments[segmentKey]?.kept ?? null;
  }

  /** Seconds on a server, from measured history. */
  estimate(segment: PlanSegment, serverIds: readonly string[]) {
    return this.#parts.renderTimes.estimate(renderWorkOf(segment), serverIds);
  }

  async #evidence(planned: Planned) {
    const context = this.evidenceContext(planned);
    // Nothing is called up to date then.
    if (context === null) return Object.fromEntries(planned.plan.segments.map(({ key }) => [key, NO_EVIDENCE]));
    return gatherEvidence(planned.plan.segments, context);
  }

  #estimates({ plan, standings, pool, onlyCut }: CheckedPlan): PlanView['estimates'] {
    const entries = plan.segments.flatMap((segment) => {
      if (onlyCut.has(segment.key)) return [[segment.key, { seconds: 0, basis: say`only its clip is cut` }] as const];
      const status = standings[segment.key]?.status;
      if (status !== 'will-render' && status !== 'stale' && status !== 'up-to-date') return [];
      const estimate = this.estimate(segment, pool.serverIds);
      return estimate === null ? [] : [[segment.key, { seconds: estimate.seconds, basis: estimate.basis }] as const];
    });
    return Object.fromEntries(entries);
  }
}

function onlyCut(
  plan: VideoPlan,
  standings: CheckedPlan['standings'],
  evidence: Readonly<Record<string, SegmentEvidence>>,
): ReadonlySet<string> {
  const cut = new Set<string>();
  for (const { key, dependsOn } of plan.segments) {
    // The frame that is handed on by a take that is only cut again is the one that it was.
    const isStartSettled = dependsOn === null || standings[dependsOn]?.status === 'up-to-date' || cut.has(dependsOn);
    if (standings[key]?.status === 'stale' && evidence[key]?.fittingTake != null && isStartSettled) cut.add(key);
  }
  return cut;
}

export const renderWorkOf = (segment: PlanSegment): RenderWork => ({
  engine: segment.engine,
  workflowFile: segment.workflowFile,
  width: segment.width,
  height: segment.height,
  frames: segment.framesRequested,
  steps: segment.steps,
});
