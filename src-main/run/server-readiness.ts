// What a check of a server means for the scheduler: can it render nothing, everything, or not these segments? Pure but for the asking.
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { Engine, EngineCheck } from '../engines/index.ts';
import type { Batch } from './batch.ts';
import { isParking } from './retry-policy.ts';
import type { ServerReadiness } from './server-watch.ts';

const isProblem = ({ severity }: EngineCheck['findings'][number]): boolean => severity === 'problem';

/** What the scheduler must know of a checked server. */
export function readinessOf(
  { findings }: EngineCheck,
  segments: readonly PlanSegment[],
  { isWaitedFor }: Pick<Engine, 'isWaitedFor'>,
): ServerReadiness {
  const parks = ({ code }: EngineCheck['findings'][number]) => isWaitedFor || isParking(code);
  const problems = findings.filter(isProblem);
  const ofAll = problems.filter(({ shotId }) => shotId === undefined);
  const unable = new Map<string, string>();
  for (const segment of segments) {
    const problem = problems.find(({ shotId }) => shotId === segment.shotId) ?? ofAll.find((one) => !parks(one));
    if (problem !== undefined) unable.set(segment.key, problem.message);
  }
  return { error: ofAll.find(parks) ?? null, unable };
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
  const asked = batches.flatMap((batch) => {
    const waiting = segmentsOf(batch);
    return batch.pools.map((pool) => ({
      batch,
      engine: pool.at(serverId),
      segments: waiting.filter((segment) => batch.poolOf(segment) === pool),
    }));
  });
  const parts: AskedFor[] = [];
  for (const { batch, engine, segments } of asked) {
    if (engine === null || segments.length === 0) continue;
    parts.push({
      segments,
      readiness: readinessOf(await engine.check(segments, batch.models, signal), segments, engine),
    });
  }
  return mergeReadiness(parts);
}

interface AskedFor {
  readonly segments: readonly PlanSegment[];
  readonly readiness: ServerReadiness;
}

/**
 * Asked for several plans or engines: it is refused where it can do none of them, else only what it lacks for each. One that was away
 * for a moment lacks nothing: it is waited for, although it answered the others.
 */
export function mergeReadiness(parts: readonly AskedFor[]): ServerReadiness {
  const away = parts.find(({ readiness: { error } }) => error !== null && isParking(error.code));
  if (away !== undefined) return { error: away.readiness.error, unable: new Map() };
  const unable = new Map<string, string>();
  let refused: ServerReadiness['error'] = null;
  let isAble = false;
  for (const { segments, readiness } of parts) {
    const { error, unable: own } = readiness;
    if (error === null) isAble = true;
    else refused ??= error;
    for (const { key } of error === null ? [] : segments) unable.set(key, error?.message ?? '');
    for (const [key, reason] of own) unable.set(key, reason);
  }
  return isAble || refused === null ? { error: null, unable } : { error: refused, unable: new Map() };
}
