// What a run writes down, one event a line. The run's state is a fold over these; nothing else is the truth.
import { z } from 'zod/v4';
import { studioErrorWire } from '#shared/studio-error.ts';

const at = { at: z.string() };
const ofJob = { ...at, segment: z.string(), job_id: z.string() };

export const journalEvent = z.discriminatedUnion('event', [
  z.object({
    ...at,
    event: z.literal('run.started'),
    run_id: z.string(),
    engine: z.string(),
    engine_name: z.string(),
    /** The chosen segments in film order, with the one each continues where that is chosen too. */
    segments: z.array(
      z.object({
        key: z.string(),
        shot_id: z.string(),
        index: z.number(),
        count: z.number(),
        depends_on: z.string().nullable(),
      }),
    ),
    /** The frozen plan and settings: a run goes on as it was started, whatever is edited meanwhile. */
    plan: z.unknown(),
    settings: z.unknown(),
  }),
  z.object({
    ...ofJob,
    event: z.literal('job.submitting'),
    attempt: z.number(),
    engine: z.string(),
    server: z.string().nullable(),
    /** What the job answers: an open job is asked for again only where the same is wanted. null in older journals. */
    request_sha256: z.string().nullable().default(null),
    start_frame_sha256: z.string().nullable().default(null),
    end_frame_sha256: z.string().nullable().default(null),
  }),
  z.object({ ...ofJob, event: z.literal('job.submitted') }),
  z.object({ ...ofJob, event: z.literal('job.progress'), fraction: z.number().nullable(), activity: z.string() }),
  z.object({ ...ofJob, event: z.literal('job.rendered') }),
  z.object({
    ...at,
    event: z.literal('take.landed'),
    segment: z.string(),
    take: z.number(),
    gpu_seconds: z.number().nullable(),
  }),
  z.object({ ...at, event: z.literal('frame.captured'), segment: z.string(), sha256: z.string() }),
  z.object({
    ...at,
    event: z.literal('clip.cut'),
    segment: z.string(),
    take: z.number(),
    frames: z.number(),
    rendered: z.boolean(),
  }),
  z.object({ ...at, event: z.literal('job.skipped'), segment: z.string() }),
  z.object({ ...at, event: z.literal('job.failed'), segment: z.string(), attempt: z.number(), error: studioErrorWire }),
  z.object({ ...at, event: z.literal('job.blocked'), segment: z.string(), error: studioErrorWire }),
  z.object({ ...at, event: z.literal('job.cancelled'), segment: z.string() }),
  z.object({ ...at, event: z.literal('run.stopping') }),
  z.object({ ...at, event: z.literal('run.stopped') }),
  z.object({
    ...at,
    event: z.literal('run.finished'),
    done: z.number(),
    failed: z.number(),
    rendered: z.number(),
    up_to_date: z.number(),
  }),
]);
export type JournalEvent = z.infer<typeof journalEvent>;

/** An event before the journal stamps it with the time. */
export type NewJournalEvent = JournalEvent extends infer Event
  ? Event extends { at: string }
    ? Omit<Event, 'at'>
    : never
  : never;
