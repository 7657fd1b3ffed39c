// What is kept of a job at Replicate, written before it is created there, so that nothing is paid twice.
import { z } from 'zod/v4';
import { ok } from '#shared/result.ts';
import type { Logger } from '../logging/index.ts';
import type { Prediction } from '../replicate/index.ts';
import type { JobBook } from './job-book.ts';

export const replicatePage = z.object({
  /** `creating`: whether it arrived is not known until its id is. */
  state: z.enum(['creating', 'created']),
  model: z.string(),
  version: z.string().nullable(),
  /** As sent: pictures as their URLs. */
  input: z.record(z.string(), z.json()),
  /** URLs of what was uploaded for this job alone: no other prediction has them. */
  uploads: z.array(z.string()),
  /** By Replicate's clock, just before it was created. */
  at: z.string(),
  predictionId: z.string().nullable(),
});
export type ReplicatePage = z.infer<typeof replicatePage>;
export type ReplicateBook = JobBook<ReplicatePage>;

/** Of a job that is known by its ticket alone: another session, or another computer, sent it. */
export const pageOfPrediction = (one: Prediction): ReplicatePage => ({
  state: 'created',
  model: one.model ?? '',
  version: one.version ?? null,
  input: one.input ?? {},
  uploads: [],
  at: one.created_at ?? '',
  predictionId: one.id,
});

/**
 * A prediction that is there is followed and fetched also where its id cannot be written down: the journal has it as the ticket, and it
 * is paid. What is only about to be created must be on disk.
 */
export function withMemory(onDisk: ReplicateBook, logger: Logger): ReplicateBook {
  const unwritten = new Map<string, ReplicatePage>();
  return {
    ...onDisk,
    async write(jobId, page) {
      const written = await onDisk.write(jobId, page);
      unwritten.delete(jobId);
      if (written.ok || page.predictionId === null) return written;
      logger.failure(written.error);
      unwritten.set(jobId, page);
      return ok(undefined);
    },
    read: async (jobId) => unwritten.get(jobId) ?? onDisk.read(jobId),
    remove(jobId) {
      unwritten.delete(jobId);
      return onDisk.remove(jobId);
    },
    list: async () => [...new Set([...unwritten.keys(), ...(await onDisk.list())])],
  };
}
