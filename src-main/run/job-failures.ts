// What becomes of a job that failed: again, elsewhere, when the server is back, or not at all.
import { say } from '#shared/i18n/say.ts';
import type { EngineId } from '#shared/model/project.ts';
import { type StudioError, type StudioErrorCode, type StudioErrorWire, toWireError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import type { Job } from './job-state.ts';
import { MOST_TRIES, reactionTo } from './retry-policy.ts';
import type { Order } from './run-context.ts';
import type { RunLog } from './run-log.ts';
import type { ServerPool } from './server-pool.ts';

export interface Failures {
  /** @param serverId null: no server is to blame */
  failed(job: Job, serverId: string | null, error: StudioError): void;
  /**
   * Back to waiting.
   * @param pauseMs null: at once
   * @param afresh its tries are counted from the beginning
   */
  again(job: Job, error: StudioError | null, pauseMs: number | null, afresh: boolean): void;
}

export interface FailureOptions {
  readonly log: RunLog;
  readonly pool: ServerPool;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly engineOf: (job: Job) => EngineId;
  /** Nothing can be written: the run has to stand still. */
  readonly onDiskFault: (error: StudioError) => void;
  readonly orderOf: (job: Job) => Order;
}

export function createFailures(options: FailureOptions): Failures {
  const { log, pool, logger, now, engineOf } = options;
  const again: Failures['again'] = (job, error, pauseMs, afresh) => {
    const notBefore = pauseMs === null ? null : new Date(now().getTime() + pauseMs).toISOString();
    const wire = error === null ? null : wireOf(job, error);
    log.record({ event: 'job.again', segment: job.segmentKey, error: wire, not_before: notBefore, afresh });
  };
  const giveUp = (job: Job, error: StudioError) => {
    if (askFallback(job, error, options)) return;
    const attempt = Math.max(1, job.tries);
    log.record({ event: 'job.failed', segment: job.segmentKey, attempt, error: wireOf(job, error) });
  };
  const elsewhere = (job: Job, serverId: string | null, error: StudioError) => {
    if (serverId !== null) pool.lacks(serverId, job.segmentKey, error.message);
    const others = pool
      .standings()
      .filter((one) => one.engineId === engineOf(job) && one.condition.kind !== 'leaving')
      .filter((one) => !one.unable.has(job.segmentKey));
    if (serverId !== null && others.length > 0) again(job, error, null, true);
    else giveUp(job, error);
  };
  const park = (job: Job, serverId: string | null, error: StudioError) => {
    if (serverId !== null) pool.park(serverId, error);
    // A job that ends its server each time must not do so all night.
    if (job.tries < MOST_TRIES) again(job, error, null, false);
    else giveUp(job, error);
  };
  return {
    again,
    failed(job, serverId, error) {
      logger.failure({ ...error, message: `Segment ${job.segmentKey}: ${error.message}` });
      const reaction = reactionTo(
        {
          ...{ code: error.code, triesDone: Math.max(1, job.tries), wasTaken: wasTaken(job) },
          retryAfterMs: error.retryAfterMs ?? null,
          isPaid: options.orderOf(job).pool.reference.isPaid,
        },
        Math.random(),
      );
      switch (reaction.kind) {
        case 'again':
          again(job, error, reaction.pauseMs, false);
          break;
        case 'park':
          park(job, serverId, error);
          break;
        case 'elsewhere':
          elsewhere(job, serverId, error);
          break;
        case 'stand-still':
          again(job, error, null, true);
          options.onDiskFault(error);
          break;
        case 'hold':
          again(job, error, null, true);
          if (serverId !== null) pool.hold(serverId, error);
          break;
        case 'blocked':
          log.record({ event: 'job.blocked', segment: job.segmentKey, error: wireOf(job, error) });
          break;
        case 'fail':
          giveUp(job, error);
      }
    },
  };
}

/** Here, or on the way home: what was rendered, and perhaps paid, is there, and another engine would fare no better. */
const NO_FAULT_OF_THE_ENGINE: ReadonlySet<StudioErrorCode> = new Set([
  'disk-failed',
  'ffmpeg-failed',
  'ffmpeg-missing',
  'download-failed',
  'unexpected',
  // Canceled by somebody at the provider: nobody asked for another one.
  'interrupted',
]);

/** Once, after its own engine failed for good. */
function askFallback(job: Job, error: StudioError, { log, orderOf }: FailureOptions): boolean {
  if (job.usesFallback || NO_FAULT_OF_THE_ENGINE.has(error.code)) return false;
  const other = orderOf(job).batch.fallbacks.get(job.segmentKey);
  if (other === undefined) return false;
  const { engine, model, workflowFile } = other;
  const named = { engine, model: model ?? workflowFile };
  log.record({ event: 'job.fallback', segment: job.segmentKey, error: wireOf(job, error), ...named });
  return true;
}

const wasTaken = ({ state }: Job): boolean => state.kind === 'running' || state.kind === 'rendered';

const wireOf = (job: Job, error: StudioError): StudioErrorWire => ({
  ...toWireError(error),
  shotId: job.shotId,
  segmentIndex: job.segmentIndex,
});

export const unexpected = (segmentKey: string, cause: unknown): StudioError => ({
  code: 'unexpected',
  message: say`Something unexpected happened at segment ${segmentKey}.`,
  remedy: say`The log has the details; please report it.`,
  details: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
  cause,
});
