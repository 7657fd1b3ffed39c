// What earlier runs did, as their journals tell it, and what has changed since.
import { z } from 'zod/v4';
import { runState } from './run.ts';

export const runSummary = z.object({
  runId: z.string(),
  startedAtIso: z.string(),
  /** null: it is going on, or it ended without saying so. */
  endedAtIso: z.string().nullable(),
  state: runState,
  engineName: z.string(),
  segments: z.number().int(),
  rendered: z.number().int(),
  upToDate: z.number().int(),
  failed: z.number().int(),
  /** From start to end, pauses included; null while it is not known. */
  seconds: z.number().nullable(),
});
export type RunSummary = z.infer<typeof runSummary>;

export const runRecordLine = z.object({
  atIso: z.string(),
  segmentKey: z.string().nullable(),
  severity: z.enum(['info', 'success', 'warning', 'problem']),
  text: z.string(),
});
export type RunRecordLine = z.infer<typeof runRecordLine>;

/** One run, event by event. */
export const runRecord = runSummary.extend({
  lines: z.array(runRecordLine),
  /** Lines of the journal that could not be read. */
  unreadLines: z.number().int(),
});
export type RunRecord = z.infer<typeof runRecord>;

export const segmentDifference = z.object({
  segmentKey: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  /** Values as people read them; empty unless it was changed. */
  fields: z.array(z.object({ field: z.string(), was: z.string(), is: z.string() })),
});
export type SegmentDifference = z.infer<typeof segmentDifference>;

export const planDifference = z.object({
  /** null: nothing was run yet. */
  run: runSummary.nullable(),
  segments: z.array(segmentDifference),
});
export type PlanDifference = z.infer<typeof planDifference>;

export const logTail = z.object({
  filePath: z.string(),
  lines: z.array(z.string()),
  /** Of the whole file: another size means that there is more to read. */
  sizeBytes: z.number(),
});
export type LogTail = z.infer<typeof logTail>;
