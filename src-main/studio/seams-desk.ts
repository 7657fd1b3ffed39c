// The joins of the open project: measured beside the work, judged, and corrected where they show.

import { join } from 'node:path';
import pLimit from 'p-limit';
import { describeError } from '#shared/describe-error.ts';
import { say } from '#shared/i18n/say.ts';
import { layout, segmentKey } from '#shared/model/project-layout.ts';
import type { SeamChoice, SeamCorrection, SeamsReport, SeamView } from '#shared/model/seam.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { ProjectStore } from '../project/index.ts';
import {
  appliesByDefault,
  correctionFor,
  judgeSeam,
  measureSeam,
  readMeasurement,
  type SeamFootage,
  type SeamMeasurement,
  writeMeasurement,
} from '../seams/index.ts';
import { resolveInside } from '../storage/index.ts';
import { takesFolderOf } from '../takes/index.ts';
import type { StudioParts } from './open-studio-parts.ts';
import type { CheckedPlan, Planner } from './planner.ts';
import { ffmpegMissing } from './refusals.ts';
import { previewSeam, type SeamPreview } from './seam-preview.ts';
import type { StudioEvents } from './studio-events.ts';

/** A draft's slate covers the foot of the picture and changes with every frame. */
const DRAFT_MEASURED_HEIGHT = 0.75;

interface Join {
  readonly segment: PlanSegment;
  readonly beforeKey: string;
  readonly frameInShot: number;
  /** null: a clip is missing. */
  readonly footage: SeamFootage | null;
  /** Changes with every clip that it was measured on. */
  readonly version: string;
}

type Known = { readonly version: string; readonly outcome: Result<SeamMeasurement> };

export class SeamsDesk {
  readonly #store: ProjectStore;
  readonly #planner: Planner;
  readonly #parts: StudioParts;
  readonly #events: StudioEvents;
  readonly #known = new Map<string, Known>();
  readonly #underWay = new Map<string, { readonly version: string; readonly done: Promise<void> }>();
  readonly #abort = new AbortController();
  // One at a time: a run, a page and an export want the machine too.
  readonly #lane = pLimit(1);

  constructor(store: ProjectStore, planner: Planner, parts: StudioParts, events: StudioEvents) {
    this.#store = store;
    this.#planner = planner;
    this.#parts = parts;
    this.#events = events;
  }

  /** What is not known is measured; `wait` answers when all are. */
  async list(wait: boolean): Promise<Result<SeamsReport>> {
    const planned = await this.#planner.planWithStandings();
    if (!planned.ok) return planned;
    if (wait) return ok(await this.measured(planned.value, null));
    for (const one of this.#joins(planned.value)) void this.#measuring(one);
    return ok(this.known(planned.value));
  }

  /** Nothing is measured for it. */
  known(planned: CheckedPlan): SeamsReport {
    const seams = this.#joins(planned).map((one) => this.#view(one));
    return { seams, waiting: seams.filter(({ status }) => status === 'waiting').length };
  }

  /**
   * What failed before is tried again.
   * @param shotId null: of all shots
   * @param onMeasured how many of those that were not known are done
   */
  async measured(
    planned: CheckedPlan,
    shotId: string | null,
    onMeasured: (done: number, total: number) => void = () => undefined,
    signal?: AbortSignal,
  ): Promise<SeamsReport> {
    const joins = this.#joins(planned).filter(({ segment }) => shotId === null || segment.shotId === shotId);
    for (const { segment } of joins)
      if (this.#known.get(segment.key)?.outcome.ok === false) this.#known.delete(segment.key);
    const pending = joins.flatMap((one) => this.#measuring(one) ?? []);
    for (const [index, one] of pending.entries()) {
      if (signal?.aborted) break;
      await one;
      onMeasured(index + 1, pending.length);
    }
    return this.known(planned);
  }

  /** Measures the join first, where it was not. Errors: no such join, a clip of it is missing, what ffmpeg says. */
  async preview(key: string): Promise<Result<SeamPreview>> {
    const { ffmpeg } = this.#parts;
    if (ffmpeg === null) return err(ffmpegMissing());
    const planned = await this.#planner.planWithStandings();
    if (!planned.ok) return planned;
    const found = this.#joins(planned.value).find(({ segment }) => segment.key === key);
    if (found === undefined) return err(noJoin(key));
    if (found.footage === null) return err(clipMissing(found));
    await this.#measuring(found);
    return previewSeam(found.footage, this.#view(found), {
      ...{ ffmpeg, projectFolderPath: this.#store.folderPath, plan: planned.value.plan },
      ...{ version: found.version, signal: this.#abort.signal },
    });
  }

  async close(): Promise<void> {
    this.#abort.abort();
    await Promise.all([...this.#underWay.values()].map(({ done }) => done));
  }

  #joins({ plan, evidence }: CheckedPlan): Join[] {
    const keysOf = new Map(plan.segments.map((segment) => [segment.key, segment]));
    let frameInShot = 0;
    return plan.segments.flatMap((segment): Join[] => {
      frameInShot = segment.segmentIndex === 0 ? 0 : frameInShot;
      const at = frameInShot;
      frameInShot += segment.clipFrames;
      const beforeKey = segmentKey(segment.shotId, segment.segmentIndex - 1);
      const before = keysOf.get(beforeKey);
      if (segment.segmentIndex === 0 || before === undefined) return [];
      const clips = [beforeKey, segment.key, segmentKey(segment.shotId, 0)].map((key) => evidence[key]?.clip ?? null);
      const take = evidence[segment.key]?.activeTake ?? null;
      // Of the clips, of what was dropped, and of what the plan makes of them.
      const version = [
        ...clips.map((clip) => clip?.version ?? ''),
        take?.take,
        take?.clip?.first_frame,
        before.clipFrames,
        segment.clipFrames,
      ].join('|');
      const footage = clips.includes(null) ? null : this.#footage(before, segment, { plan, evidence });
      return [{ segment, beforeKey, frameInShot: at, footage, version }];
    });
  }

  #footage(
    before: PlanSegment,
    after: PlanSegment,
    { plan, evidence }: Pick<CheckedPlan, 'plan' | 'evidence'>,
  ): SeamFootage {
    const folderPath = this.#store.folderPath;
    const clipPath = (segment: PlanSegment) => join(folderPath, layout.clip(segment.shotId, segment.segmentIndex));
    const take = evidence[after.key]?.activeTake ?? null;
    const droppedFrame = (take?.clip?.first_frame ?? 0) - 1;
    return {
      before: { clipPath: clipPath(before), frames: before.clipFrames },
      after: { clipPath: clipPath(after), frames: after.clipFrames },
      dropped:
        take === null || droppedFrame < 0
          ? null
          : {
              takePath: join(takesFolderOf(folderPath, after.shotId, after.segmentIndex), take.media_file),
              frameIndex: droppedFrame,
            },
      shotStart: { clipPath: join(folderPath, layout.clip(after.shotId, 0)) },
      framesPerSecond: plan.filmFramesPerSecond,
      measuredHeight: take?.media_is_clean === false ? DRAFT_MEASURED_HEIGHT : 1,
    };
  }

  /** The measuring that is needed, started if it was not; null: it is known, or there is nothing to measure. */
  #measuring({ segment, footage, version }: Join): Promise<void> | null {
    const { key } = segment;
    if (footage === null || this.#known.get(key)?.version === version) return null;
    const underWay = this.#underWay.get(key);
    if (underWay?.version === version) return underWay.done;
    const done = this.#lane(() => this.#measure(segment, footage, version)).finally(() => {
      if (this.#underWay.get(key)?.version === version) this.#underWay.delete(key);
      this.#events.sendLatest('seams.changed', '', () => ({}));
    });
    this.#underWay.set(key, { version, done });
    return done;
  }

  async #measure(segment: PlanSegment, footage: SeamFootage, version: string): Promise<void> {
    if (this.#abort.signal.aborted) return;
    const { ffmpeg, options, logger } = this.#parts;
    const file = await resolveInside(this.#store.folderPath, layout.seamFile(segment.shotId, segment.segmentIndex));
    const stored = file.ok ? await readMeasurement(file.value, version) : null;
    if (stored !== null) {
      this.#known.set(segment.key, { version, outcome: ok(stored) });
      return;
    }
    const outcome: Result<SeamMeasurement> =
      ffmpeg === null ? err(ffmpegMissing()) : await measureSeam(ffmpeg, footage, this.#abort.signal);
    if (this.#abort.signal.aborted) return;
    this.#known.set(segment.key, { version, outcome });
    if (!outcome.ok) logger.failure(outcome.error);
    if (!outcome.ok || !file.ok || options.lookOnly === true) return;
    const written = await writeMeasurement(file.value, version, outcome.value);
    if (!written.ok) logger.failure(written.error);
  }

  #view({ segment, beforeKey, frameInShot, footage, version }: Join): SeamView {
    const known = this.#known.get(segment.key);
    const choice = this.#store.view().settings.seamChoices[segment.key] ?? null;
    const place = { segmentKey: segment.key, beforeKey, shotId: segment.shotId, frameInShot, choice };
    if (footage === null) return { ...place, ...NOT_MEASURED, status: 'missing' };
    if (known?.version !== version) return { ...place, ...NOT_MEASURED, status: 'waiting' };
    if (!known.outcome.ok) return { ...place, ...NOT_MEASURED, status: 'failed', error: inWords(known.outcome.error) };
    return { ...place, ...judged(known.outcome.value, choice), status: 'measured', error: null };
  }
}

const noJoin = (key: string): StudioError => ({
  code: 'bad-request',
  message: say`The plan has no join before segment ${key}.`,
  remedy: say`Choose one of the plan.`,
});

const clipMissing = ({ segment, beforeKey }: Join): StudioError => ({
  code: 'file-missing',
  message: say`The join between ${beforeKey} and ${segment.key} has no clips on both sides yet.`,
  remedy: say`Render both segments first.`,
  shotId: segment.shotId,
});

const NOT_MEASURED = { figures: null, correction: null, possibleCorrection: null, error: null };

const inWords = (error: StudioError): string => describeError(error);

function judged(
  measurement: SeamMeasurement,
  choice: SeamChoice | null,
): Pick<SeamView, 'figures' | 'correction' | 'possibleCorrection'> {
  const figures = judgeSeam(measurement);
  const possibleCorrection = correctionFor(measurement, figures);
  const isWanted = choice === null ? appliesByDefault(figures) : choice === 'on';
  return { figures, possibleCorrection, correction: isWanted ? possibleCorrection : null };
}

/** By the key of the segment after the join: what the film gets. */
export function correctionsOf({ seams }: SeamsReport): Record<string, SeamCorrection> {
  return Object.fromEntries(
    seams.flatMap(({ segmentKey: key, correction }) => (correction === null ? [] : [[key, correction] as const])),
  );
}
