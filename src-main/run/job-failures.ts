// What becomes of a job that failed: again, elsewhere, when the server is back, or not at all.
import { say } from '#shared/i18n/say.ts';
import type { EngineId } from '#shared/model/project.ts';
import { type StudioError, type StudioErrorWire, toWireError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import type { Job } from './job-state.ts';
import { MOST_TRIES, reactionTo } from './retry-policy.ts';
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
}

export function createFailures({ log, pool, logger, now, engineOf, onDiskFault }: FailureOptions): Failures {
  const again: Failures['again'] = (job, error, pauseMs, afresh) => {
    const notBefore = pauseMs === null ? null : new Date(now().getTime() + pauseMs).toISOString();
    const wire = error === null ? null : wireOf(job, error);
    log.record({ event: 'job.again', segment: job.segmentKey, error: wire, not_before: notBefore, afresh });
  };
  const giveUp = (job: Job, error: StudioError) => {
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
        { code: error.code, triesDone: Math.max(1, job.tries), wasTaken: wasTaken(job) },
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
          onDiskFault(error);
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
