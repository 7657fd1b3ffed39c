// A run as the page sees it. The journal holds the truth; this is its fold, made for the screen.
import { z } from 'zod/v4';
import { studioErrorWire } from '../studio-error.ts';

/**
 * waiting → running → done
 *              ├────→ failed      (its dependants become `blocked`)
 *              └────→ stopped
 * waiting → skipped (up to date) | blocked | stopped
 */
export const jobView = z.object({
  segmentKey: z.string(),
  shotId: z.string(),
  segmentIndex: z.number(),
  segmentCount: z.number(),
  state: z.enum(['waiting', 'running', 'done', 'skipped', 'failed', 'blocked', 'stopped']),
  /** What the running job is doing, in words: "Sampling 12 of 20", "Cutting the clip". */
  activity: z.string(),
  /** 0 to 1 within the job; null where it cannot be known. */
  fraction: z.number().nullable(),
  error: studioErrorWire.nullable(),
  /** ISO 8601; null until then. */
  startedAtIso: z.string().nullable(),
  finishedAtIso: z.string().nullable(),
  server: z.string().nullable(),
});
export type JobView = z.infer<typeof jobView>;

export const runView = z.object({
  runId: z.string(),
  state: z.enum(['running', 'stopping', 'finished', 'stopped', 'failed']),
  engineName: z.string(),
  startedAtIso: z.string(),
  finishedAtIso: z.string().nullable(),
  jobs: z.array(jobView),
  done: z.number(),
  failed: z.number(),
  rendered: z.number(),
  upToDate: z.number(),
  /** 0 to 1 over all jobs. */
  fraction: z.number(),
  /** null until one segment of this run has been timed. */
  secondsLeft: z.number().nullable(),
});
export type RunView = z.infer<typeof runView>;
