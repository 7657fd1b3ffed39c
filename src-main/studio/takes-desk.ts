// The takes of the open project: listed, chosen, rated, kept, cleaned up.

import { describeError } from '#shared/describe-error.ts';
import { say } from '#shared/i18n/say.ts';
import type { CleanupChoice, CleanupReport, SegmentTakes, TakesUsage } from '#shared/model/takes-view.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { ProjectStore } from '../project/index.ts';
import {
  acceptShortTake,
  activateTake,
  type CleanupContext,
  carryOutCleanup,
  keptMarkFor,
  listSegmentTakes,
  planCleanup,
  type TakeContext,
  takesUsage,
} from '../takes/index.ts';
import type { StudioParts } from './open-studio-parts.ts';
import type { Planned, Planner } from './planner.ts';
import { ffmpegMissing, notInPlan, projectFileDamaged, runActive } from './refusals.ts';
import type { RunDesk } from './run-desk.ts';
import { keepFollowersOf, type Landing } from './run-surroundings.ts';
import type { StudioEvents } from './studio-events.ts';

interface Found {
  readonly segment: PlanSegment;
  readonly context: TakeContext;
}

export class TakesDesk {
  readonly #store: ProjectStore;
  readonly #planner: Planner;
  readonly #runs: RunDesk;
  readonly #parts: StudioParts;
  readonly #events: StudioEvents;
  readonly #landing: Landing;
  readonly #openedAt: Date;

  constructor(
    store: ProjectStore,
    planner: Planner,
    runs: RunDesk,
    parts: StudioParts,
    events: StudioEvents,
    landing: Landing,
  ) {
    this.#landing = landing;
    this.#store = store;
    this.#planner = planner;
    this.#runs = runs;
    this.#parts = parts;
    this.#events = events;
    this.#openedAt = parts.now();
  }

  async list(segmentKey: string): Promise<Result<SegmentTakes>> {
    const found = this.#find(segmentKey);
    return found.ok ? ok(await this.#listed(found.value)) : found;
  }

  /** Cuts the clip from this take. What follows is stale then, unless it is kept. */
  activate(segmentKey: string, take: number, following: 'render' | 'keep'): Promise<Result<SegmentTakes>> {
    return this.#change(segmentKey, async ({ segment, context }) => {
      // Two hands on one clip: the run would put its own take in the place of this one.
      if (this.#runs.isTouching(segmentKey)) return err(runActive());
      const landed = await activateTake(segment, take, context);
      if (!landed.ok || following === 'render') return landed;
      return keepFollowersOf(segmentKey, this.#store, this.#planner);
    });
  }

  rate(segmentKey: string, take: number, rating: number | null): Promise<Result<SegmentTakes>> {
    return this.#change(segmentKey, () => this.#store.rateTake(segmentKey, take, rating));
  }

  keep(segmentKey: string, kept: boolean): Promise<Result<SegmentTakes>> {
    return this.#change(segmentKey, async ({ segment, context }) => {
      const mark = kept ? await keptMarkFor(segment, context) : ok(null);
      if (!mark.ok) return mark;
      // It answers what is asked anyway, or there is none.
      if (kept && mark.value === null && context.activeTakeOf(segmentKey) === null)
        return err(nothingToKeep(segmentKey));
      return this.#store.keepTake(segmentKey, mark.value);
    });
  }

  /** Uses a take that is too short. Its segment, and so the film, ends where the take does. */
  acceptShort(segmentKey: string, takeNumber: number): Promise<Result<SegmentTakes>> {
    return this.#change(segmentKey, async ({ segment, context }) => {
      if (this.#runs.isTouching(segmentKey)) return err(runActive());
      const landed = await acceptShortTake(segment, takeNumber, context);
      return landed.ok ? this.#runs.settle(segmentKey, landed.value) : landed;
    });
  }

  usage(): Promise<Result<TakesUsage>> {
    return takesUsage(this.#cleanupContext());
  }

  async cleanup(choice: CleanupChoice, confirmed: boolean): Promise<Result<CleanupReport>> {
    // Without it no take would count as the one that is shown.
    if (!this.#store.projectFileUsable) return err(projectFileDamaged(this.#store.folderPath));
    if (!confirmed) return planCleanup(choice, this.#cleanupContext());
    if (this.#runs.isBusy()) return err(runActive());
    const done = await carryOutCleanup(choice, this.#cleanupContext());
    this.#events.send('plan.changed', {});
    if (!done.ok) return done;
    for (const failure of done.value.failures) this.#parts.logger.failure(failure);
    const [first] = done.value.failures;
    if (first !== undefined) this.#events.send('notice', { severity: 'warning', message: describeError(first) });
    return ok(done.value.report);
  }

  #cleanupContext(): CleanupContext {
    const { segments } = this.#store.view().settings;
    return { projectFolderPath: this.#store.folderPath, segments, openedAt: this.#openedAt };
  }

  async #change(segmentKey: string, work: (found: Found) => Promise<Result<unknown>>): Promise<Result<SegmentTakes>> {
    const found = this.#find(segmentKey);
    if (!found.ok) return found;
    const done = await work(found.value);
    if (!done.ok) return done;
    this.#events.send('plan.changed', {});
    return ok(await this.#listed(found.value));
  }

  #listed({ segment, context }: Found): Promise<SegmentTakes> {
    const takeRatingsOf = (key: string) => this.#store.view().settings.segments[key]?.takeRatings ?? {};
    return listSegmentTakes(segment, { ...context, takeRatingsOf });
  }

  #find(segmentKey: string): Result<Found> {
    const planned = this.#planner.plan();
    if (!planned.ok) return planned;
    const segment = planned.value.plan.segments.find(({ key }) => key === segmentKey);
    if (segment === undefined) return err(notInPlan(segmentKey));
    const context = this.#context(planned.value);
    return context === null ? err(ffmpegMissing()) : ok({ segment, context });
  }

  #context(planned: Planned): TakeContext | null {
    const evidence = this.#planner.evidenceContext(planned);
    const { ffmpeg, now } = this.#parts;
    if (evidence === null || ffmpeg === null) return null;
    return {
      ...evidence,
      ...{ ffmpeg, now, onProgress: () => undefined },
      ...this.#landing,
    };
  }
}

const nothingToKeep = (segmentKey: string): StudioError => ({
  code: 'file-missing',
  message: say`Segment ${segmentKey} has no take that could be kept.`,
  remedy: say`Render it first.`,
});
