// A run as the page sees it. The journal holds the truth; this is its fold, made for the screen.
import { z } from 'zod/v4';
import { studioErrorWire } from '../studio-error.ts';

/**
 * waiting → running → done
 *    ↑         ├────→ failed      (its dependants become `blocked`)
 *    │         └────→ stopped
 *    └── again: after a passing fault, a pause, a retry
 * waiting → skipped (up to date) | blocked | stopped | left-out (skipped by the user)
 */
export const jobView = z.object({
  segmentKey: z.string(),
  shotId: z.string(),
  segmentIndex: z.number(),
  segmentCount: z.number(),
  state: z.enum(['waiting', 'running', 'done', 'skipped', 'failed', 'blocked', 'stopped', 'left-out']),
  /** What the running job is doing, in words: "Sampling 12 of 20", "Cutting the clip"; for a waiting one what it waits for, '' where nothing special. */
  activity: z.string(),
  /** 0 to 1 within the job; null where it cannot be known. */
  fraction: z.number().nullable(),
  /** Why it failed; for a waiting one: why its last try failed. */
  error: studioErrorWire.nullable(),
  /** ISO 8601; null until then. */
  startedAtIso: z.string().nullable(),
  finishedAtIso: z.string().nullable(),
  /** Id of the server that has it or had it: its URL, or `draft`. */
  server: z.string().nullable(),
  /** How often it was handed over, this time included. */
  tries: z.number().int(),
  /** A waiting one that failed before is tried again then. */
  retryAtIso: z.string().nullable(),
  /** Rendered on purpose although there is a take. */
  again: z.boolean(),
  /** Its own engine failed for good: why, and what renders it in its place; null: it has not. */
  fallback: z.object({ name: z.string(), reason: z.string() }).nullable(),
  /** From measured history; null: nothing comparable was ever rendered. */
  estimateSeconds: z.number().nullable(),
});
export type JobView = z.infer<typeof jobView>;

export const runServerView = z.object({
  /** Its URL, or `draft` for the built-in engine. */
  id: z.string(),
  /** For people: the host and port, or "This machine". */
  name: z.string(),
  /**
   * checking → working ⇄ idle; paused by the user; parked after a fault until it answers again; unable: it lacks what every
   * waiting segment needs; leaving: it gets nothing new, what it has is brought home.
   */
  state: z.enum(['checking', 'working', 'idle', 'paused', 'parked', 'unable', 'leaving']),
  /** Why it does nothing, in words; '' while it works. */
  reason: z.string(),
  version: z.string().nullable(),
  device: z.string().nullable(),
  vramTotalBytes: z.number().nullable(),
  vramFreeBytes: z.number().nullable(),
  /** Jobs of other people on it when it was last looked at. */
  othersQueued: z.number().int(),
  /** What it renders, and what stands behind it in its queue. */
  segmentKeys: z.array(z.string()),
  /** The fault that parked it. */
  error: studioErrorWire.nullable(),
  rendered: z.number().int(),
  gpuSeconds: z.number(),
  /** Share of the time between its first and its last job in which it rendered nothing of ours; null before the first is over. */
  idleFraction: z.number().nullable(),
  /** A restart command is known for it. */
  canRestart: z.boolean(),
});
export type RunServerView = z.infer<typeof runServerView>;

/** Why a run stands still, and what to do. */
export const runPause = z.object({
  /**
   * `user`: asked for; `unfinished`: left over from before; `servers`: none answers any more; `disk`: nothing can be written;
   * `account`: a provider wants a token or money.
   */
  because: z.enum(['user', 'unfinished', 'servers', 'disk', 'account']),
  message: z.string(),
  remedy: z.string(),
});
export type RunPause = z.infer<typeof runPause>;

export const runState = z.enum(['running', 'pausing', 'paused', 'stopping', 'finished', 'stopped']);

export const runView = z.object({
  runId: z.string(),
  /** pausing: what is being rendered is still finished. */
  state: runState,
  pause: runPause.nullable(),
  engineName: z.string(),
  startedAtIso: z.string(),
  finishedAtIso: z.string().nullable(),
  /** In the order of the queue. */
  jobs: z.array(jobView),
  servers: z.array(runServerView),
  done: z.number(),
  failed: z.number(),
  rendered: z.number(),
  upToDate: z.number(),
  /** With so many clips a run that is over counts as done in part; null: all are wanted. */
  minimumClips: z.number().int().nullable(),
  /** 0 to 1 over all jobs. */
  fraction: z.number(),
  /** From measured history and this run; null where nothing is known. */
  secondsLeft: z.number().nullable(),
});
export type RunView = z.infer<typeof runView>;
