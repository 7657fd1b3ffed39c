// The queue as one list of lines: each shot, then its segments.
import type { PlanShot } from '#shared/model/video-plan.ts';

export type QueueLine =
  | { readonly kind: 'shot'; readonly shotId: string; readonly durationSeconds: number; readonly segmentCount: number }
  | { readonly kind: 'segment'; readonly key: string; readonly number: number; readonly count: number };

export function queueLines(shots: readonly PlanShot[]): QueueLine[] {
  return shots.flatMap(({ shotId, durationSeconds, segmentKeys }): QueueLine[] => [
    { kind: 'shot', shotId, durationSeconds, segmentCount: segmentKeys.length },
    ...segmentKeys.map(
      (key, index): QueueLine => ({ kind: 'segment', key, number: index + 1, count: segmentKeys.length }),
    ),
  ]);
}
