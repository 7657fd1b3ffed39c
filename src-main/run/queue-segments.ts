// What joins a queue, and what of it may be tried again. Pure.
import type { PlanSegment, VideoPlan } from '#shared/model/video-plan.ts';
import { type Batch, frozenPlan } from './batch.ts';
import { isGood, isUnderWay, type Job } from './job-state.ts';
import type { QueuedSegment } from './journal-event.ts';

/** Segments to be rendered, with what is frozen for them. */
export interface Addition {
  readonly batch: Batch;
  readonly plan: VideoPlan;
  /** The chosen segments, in film order. */
  readonly segments: readonly PlanSegment[];
  /** The project's settings, so that the run can go on in another session. */
  readonly settings: unknown;
  /** Keys of those that are rendered although a take answers. */
  readonly again: ReadonlySet<string>;
  /** Keys of those whose followers outside of the run keep their takes. */
  readonly keepFollowing: ReadonlySet<string>;
}

/** @param queued the jobs that the run has already */
export function queuedSegments(
  { batch, segments, plan, settings, again, keepFollowing }: Addition,
  queued: ReadonlyMap<string, Job>,
) {
  const chosen = new Set(segments.map(({ key }) => key));
  const willCome = (key: string) => {
    const state = queued.get(key)?.state;
    return (
      chosen.has(key) || state?.kind === 'waiting' || (state !== undefined && (isUnderWay(state) || isGood(state)))
    );
  };
  return {
    segments: segments.map(
      (segment): QueuedSegment => ({
        key: segment.key,
        shot_id: segment.shotId,
        index: segment.segmentIndex,
        count: segment.segmentCount,
        depends_on: segment.dependsOn !== null && willCome(segment.dependsOn) ? segment.dependsOn : null,
        again: again.has(segment.key),
        keep_following: keepFollowing.has(segment.key),
      }),
    ),
    plan: frozenPlan(plan, segments),
    fallbacks: segments.flatMap(({ key }) => batch.fallbacks.get(key) ?? []),
    settings,
  };
}

/**
 * Keys of what did not come out, with what is blocked by it.
 * @param segmentKeys null: everything that failed
 * @param isBlockedByPlan nothing but an edit can help it
 */
export function whatToRetry(
  jobs: ReadonlyMap<string, Job>,
  segmentKeys: readonly string[] | null,
  isBlockedByPlan: (job: Job) => boolean,
): string[] {
  const chosen = new Set(
    segmentKeys ?? [...jobs.values()].filter(({ state }) => state.kind === 'failed').map((job) => job.segmentKey),
  );
  // In film order, so that a whole chain comes along.
  for (const job of jobs.values()) {
    const follows = job.dependsOn !== null && chosen.has(job.dependsOn);
    if (job.state.kind === 'blocked' && follows && !isBlockedByPlan(job)) chosen.add(job.segmentKey);
  }
  return [...chosen].filter((key) => {
    const job = jobs.get(key);
    return job !== undefined && MAY_BE_TRIED_AGAIN.includes(job.state.kind) && !isBlockedByPlan(job);
  });
}

const MAY_BE_TRIED_AGAIN: readonly Job['state']['kind'][] = ['failed', 'blocked', 'stopped', 'left-out'];
