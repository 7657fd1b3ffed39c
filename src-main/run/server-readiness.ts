// What a check of a server means for the scheduler: can it render nothing, everything, or not these segments? Pure but for the asking.
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { EngineCheck } from '../engines/index.ts';
import type { Batch } from './batch.ts';
import type { ServerReadiness } from './server-pool.ts';

const isProblem = ({ severity }: EngineCheck['findings'][number]): boolean => severity === 'problem';

/** What the scheduler must know of a checked server. */
export function readinessOf({ findings }: EngineCheck, segments: readonly PlanSegment[]): ServerReadiness {
  const problems = findings.filter(isProblem);
  const error = problems.find(({ shotId }) => shotId === undefined) ?? null;
  const unable = new Map<string, string>();
  for (const segment of segments) {
    const problem = problems.find(({ shotId }) => shotId === segment.shotId);
    if (problem !== undefined) unable.set(segment.key, problem.message);
  }
  return { error, unable };
}

/**
 * Asks with what was frozen, whatever the project says now.
 * @param segmentsOf what of a batch still waits
 */
export async function askReadiness(
  serverId: string,
  batches: readonly Batch[],
  segmentsOf: (batch: Batch) => readonly PlanSegment[],
  signal: AbortSignal,
): Promise<ServerReadiness> {
  const unable = new Map<string, string>();
  let refused: ServerReadiness['error'] = null;
  let isAble = false;
  for (const batch of batches) {
    const engine = batch.pool.at(serverId);
    const segments = segmentsOf(batch);
    if (engine === null || segments.length === 0) continue;
    const { error, unable: own } = readinessOf(await engine.check(segments, batch.models, signal), segments);
    if (error === null) isAble = true;
    else refused ??= error;
    for (const { key } of error === null ? [] : segments) unable.set(key, error?.message ?? '');
    for (const [key, reason] of own) unable.set(key, reason);
  }
  return isAble || refused === null ? { error: null, unable } : { error: refused, unable: new Map() };
}
