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
import { buildVideoPlan, fallbackSegment, filmRateOf, planStandings, segmentSeconds } from '../plan/index.ts';
import type { FilmTiming, ProjectStore } from '../project/index.ts';
import type { RenderWork } from '../render-times/index.ts';
import { type EvidenceContext, findStartFrame, gatherEvidence, TakeLists, takesFolderOf } from '../takes/index.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { type PlanPools, planPools } from './plan-pools.ts';
import { noStoryboard, notInPlan, projectFileDamaged } from './refusals.ts';
import { type Preflight, runPreflight } from './run-preflight.ts';
import { withWholeLengths } from './whole-lengths.ts';

export interface Planned {
  readonly pools: PlanPools;
  readonly plan: VideoPlan;
  /** As they were when the plan was made: what is checked is what is rendered, whatever is edited meanwhile. */
  readonly settings: ProjectSettings;
}
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
    return planned.ok ? planned.value.pools.main.engineId : null;
  }

  /** As the engine of this shot makes it; undefined: no engine can be asked. */
  filmTiming(shotId: string): FilmTiming | undefined {
    const { settings, storyboard } = this.#store.view();
    const pools = this.#pools(settings);
    const shot = storyboard?.shots.find((one) => one.shotId === shotId);
    if (!pools.ok || shot === undefined) return undefined;
    const limits = pools.value.limitsOf(shot);
    if (!limits.ok) return undefined;
    const filmFramesPerSecond = filmRateOf(pools.value.project, settings);
    return {
      framesPerSecond: filmFramesPerSecond,
      segmentSeconds: (durationSeconds, startsFromPrevious) =>
        segmentSeconds(limits.value, settings, { durationSeconds, startsFromPrevious, filmFramesPerSecond }),
    };
  }

  #pools(settings: ProjectSettings): Result<PlanPools> {
    return planPools(this.#parts.engines, settings, this.#store.rememberedWorkflow());
  }

  plan(settings = this.#store.view().settings): Result<Planned> {
    const { storyboard, storyboardFiles, keyframes } = this.#store.view();
    if (storyboard === null) return err(noStoryboard(storyboardFiles.length));
    const pools = this.#pools(settings);
    if (!pools.ok) return pools;
    const plan = buildVideoPlan(storyboard, keyframes, pools.value, settings);
    return ok({ pools: pools.value, plan, settings });
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

  /** For a run: what it renders anew has its whole length. */
  async planForRun(
    planned: CheckedPlan,
    chosen: readonly PlanSegment[],
    again: ReadonlySet<string>,
  ): Promise<Result<CheckedPlan>> {
    const settings = withWholeLengths(planned, chosen, again);
    return settings === null ? ok(planned) : this.#planWithStandings(settings);
  }

  async #planWithStandings(settings?: ProjectSettings): Promise<Result<CheckedPlan>> {
    const planned = this.plan(settings);
    if (!planned.ok) return planned;
    const { plan, pools } = planned.value;
    const evidence = await this.#evidence(planned.value);
    const standings = planStandings(plan, evidence);
    const known = pools.reasons();
    const whole = { ...plan, problems: [...known, ...plan.problems] };
    return ok({ ...planned.value, plan: whole, standings, evidence, onlyCut: onlyCut(plan, standings, evidence) });
  }

  async view(): Promise<Result<PlanView>> {
    const planned = await this.planWithStandings();
    if (!planned.ok) return planned;
    const { plan, standings, pools } = planned.value;
    return ok({
      ...{ plan, standings, engineName: pools.main.engineName, engineNames: engineNamesOf(pools) },
      ...{ estimates: this.#estimates(planned.value), cost: costOfPlan(planned.value) },
    });
  }

  /** What would be sent for one segment, with the pictures it would start and end on. */
  async requestFor(key: string): Promise<Result<{ engineName: string; body: JsonValue }>> {
    const planned = this.plan();
    if (!planned.ok) return planned;
    const { plan, pools, settings } = planned.value;
    const segment = plan.segments.find((one) => one.key === key);
    if (segment === undefined) return err(notInPlan(key));
    const pool = pools.poolOf(segment);
    const path = await findStartFrame(this.#store.folderPath, segment);
    const body = await pool.reference.previewRequest({
      segment,
      start: path === null ? { kind: 'none' } : { kind: 'file', path },
      endImagePath: segment.endImagePath,
      models: settings.models,
    });
    return body.ok ? ok({ engineName: pool.engineName, body: body.value }) : body;
  }

  /** By segment key: what another engine would render once a segment's own has failed for good. */
  fallbacks({ plan, pools, settings }: Planned, segments: readonly PlanSegment[]): Map<string, PlanSegment> {
    const { storyboard } = this.#store.view();
    const { fallback } = pools;
    if (fallback === null || !fallback.ok || storyboard === null) return new Map();
    const { limits } = fallback.value;
    const shots = new Map(storyboard.shots.map((shot) => [shot.shotId, shot]));
    return new Map(
      segments.flatMap((segment) => {
        const shot = shots.get(segment.shotId);
        const other = shot === undefined ? null : fallbackSegment(segment, shot, { limits, settings, plan });
        return other === null ? [] : [[segment.key, other]];
      }),
    );
  }

  /** @param segmentKeys null: all of the plan */
  check(planned: CheckedPlan, segmentKeys: readonly string[] | null, again: ReadonlySet<string> = new Set()) {
    const { plan, standings, pools, settings } = planned;
    const { ffmpeg, now } = this.#parts;
    const { folderPath: projectFolderPath, projectFileUsable } = this.#store;
    const damaged = { severity: 'problem' as const, ...toWireError(projectFileDamaged(projectFolderPath)) };
    return runPreflight(
      {
        ...{ plan, standings, segmentKeys, again, pools, ffmpeg, projectFolderPath },
        models: settings.models,
        now: now(),
        fallbacks: this.#fallbacksOf(planned, segmentKeys),
        known: projectFileUsable ? [] : [damaged],
      },
      AbortSignal.timeout(CHECK_TIMEOUT_MS),
    );
  }

  /** Of what would be rendered. */
  #fallbacksOf(planned: CheckedPlan, segmentKeys: readonly string[] | null): PlanSegment[] {
    const isAsked = ({ key }: PlanSegment) => segmentKeys === null || segmentKeys.includes(key);
    const isOpen = ({ key }: PlanSegment) => ['will-render', 'stale'].includes(planned.standings[key]?.status ?? '');
    return [
      ...this.fallbacks(
        planned,
        planned.plan.segments.filter((one) => isAsked(one) && isOpen(one)),
      ).values(),
    ];
  }

  async preflight(): Promise<Result<Preflight['report']>> {
    const planned = await this.planWithStandings();
    return planned.ok ? ok((await this.check(planned.value, null)).report) : planned;
  }

  /** null without ffmpeg: no picture can be compared then. */
  evidenceContext({ plan, pools, settings }: Planned): EvidenceContext | null {
    const { hasher } = this.#parts;
    if (hasher === null) return null;
    return {
      ...{ projectFolderPath: this.#store.folderPath, plan, hasher, models: settings.models },
      engineOf: (segment) => pools.poolOf(segment).reference,
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

  #estimates({ plan, standings, pools, onlyCut }: CheckedPlan): PlanView['estimates'] {
    const entries = plan.segments.flatMap((segment) => {
      if (onlyCut.has(segment.key)) return [[segment.key, { seconds: 0, basis: say`only its clip is cut` }] as const];
      const status = standings[segment.key]?.status;
      if (status !== 'will-render' && status !== 'stale' && status !== 'up-to-date') return [];
      const estimate = this.estimate(segment, pools.poolOf(segment).serverIds);
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
  workflowFile: segment.model ?? segment.workflowFile,
  width: segment.width,
  height: segment.height,
  frames: segment.framesRequested,
  steps: segment.steps,
});

const engineNamesOf = (pools: PlanPools): Record<string, string> =>
  Object.fromEntries(
    pools
      .all()
      .map(({ engineId, engineName, limits }) => [
        `${engineId} ${limits.model ?? limits.workflowFile ?? ''}`,
        engineName,
      ]),
  );

/** Of what would be rendered, as the prices were published. */
function costOfPlan({ plan, standings, onlyCut, pools }: CheckedPlan): PlanView['cost'] {
  const toRender = plan.segments.filter(
    ({ key }) => ['will-render', 'stale'].includes(standings[key]?.status ?? '') && !onlyCut.has(key),
  );
  const paid = toRender.filter((segment) => pools.poolOf(segment).reference.isPaid);
  if (paid.length === 0) return null;
  const known = paid.flatMap(({ cost }) => cost?.estimate ?? []);
  const sum = known.reduce((all, one) => all + one, 0);
  return { estimate: Math.round(sum * 10_000) / 10_000, currency: 'USD', unknown: paid.length - known.length };
}
