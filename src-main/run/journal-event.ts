// What a run writes down, one event a line. The run's state is a fold over these; nothing else is the truth.
import { z } from 'zod/v4';
import { studioErrorWire } from '#shared/studio-error.ts';

const at = { at: z.string() };
const ofSegment = { ...at, segment: z.string() };
const ofJob = { ...ofSegment, job_id: z.string() };

/** A segment that joins the queue, with the one it continues where that is in the queue too. */
const queued = z.object({
  key: z.string(),
  shot_id: z.string(),
  index: z.number(),
  count: z.number(),
  depends_on: z.string().nullable(),
  /** Rendered on purpose although there is a take. */
  again: z.boolean().default(false),
  /** What follows it outside of this run keeps its takes. */
  keep_following: z.boolean().default(false),
});
export type QueuedSegment = z.infer<typeof queued>;

/** The frozen plan and settings: what is queued goes on as it was queued, whatever is edited meanwhile. */
const frozen = {
  segments: z.array(queued),
  plan: z.unknown(),
  settings: z.unknown(),
  /** The same segments as the fallback would render them. Older journals have none. */
  fallbacks: z.array(z.unknown()).default([]),
};

export const journalEvent = z.discriminatedUnion('event', [
  z.object({
    ...at,
    event: z.literal('run.started'),
    run_id: z.string(),
    engine: z.string(),
    engine_name: z.string(),
    ...frozen,
  }),
  z.object({ ...at, event: z.literal('run.added'), ...frozen }),
  z.object({
    ...ofJob,
    event: z.literal('job.submitting'),
    attempt: z.number(),
    engine: z.string(),
    server: z.string().nullable(),
    /** The job was sent before, by this run or another, and is only asked for. */
    attached: z.boolean().default(false),
    /** What the job answers: an open job is asked for again only where the same is wanted. null in older journals. */
    request_sha256: z.string().nullable().default(null),
    /** null: from the prompt alone, or not known yet, then `start_job_id` says whose last frame it is. */
    start_frame_sha256: z.string().nullable().default(null),
    end_frame_sha256: z.string().nullable().default(null),
    /** It starts from the frame that this job left on the server, before that frame was brought home. */
    start_job_id: z.string().nullable().default(null),
  }),
  z.object({
    ...ofJob,
    event: z.literal('job.submitted'),
    /** The id that a provider gave it; with it the job is found where nothing else of it is left. */
    ticket: z.string().nullable().default(null),
  }),
  z.object({ ...ofJob, event: z.literal('job.progress'), fraction: z.number().nullable(), activity: z.string() }),
  z.object({ ...ofJob, event: z.literal('job.rendered') }),
  z.object({
    ...ofSegment,
    event: z.literal('frame.captured'),
    /** Of its pixels; null while it lies on the server only. */
    sha256: z.string().nullable(),
    /** Its name on the server, for the segment that starts from it there. */
    on_server: z.string().nullable().default(null),
  }),
  z.object({
    ...ofSegment,
    event: z.literal('take.landed'),
    take: z.number(),
    job_id: z.string().nullable().default(null),
    /** By the server's clock. */
    started_at: z.string().nullable().default(null),
    gpu_seconds: z.number().nullable(),
  }),
  z.object({
    ...ofSegment,
    event: z.literal('clip.cut'),
    take: z.number(),
    frames: z.number(),
    rendered: z.boolean(),
  }),
  z.object({ ...ofSegment, event: z.literal('job.skipped') }),
  z.object({
    ...ofSegment,
    /** Back to waiting: a fault that passes, a pause, or asked for by the user. */
    event: z.literal('job.again'),
    error: studioErrorWire.nullable(),
    not_before: z.string().nullable(),
    /** true: its tries are counted from the beginning. */
    afresh: z.boolean(),
  }),
  z.object({
    ...ofSegment,
    /** Its own engine failed for good: the fallback is asked. */
    event: z.literal('job.fallback'),
    error: studioErrorWire,
    engine: z.string(),
    model: z.string().nullable(),
  }),
  z.object({ ...ofSegment, event: z.literal('job.failed'), attempt: z.number(), error: studioErrorWire }),
  z.object({ ...ofSegment, event: z.literal('job.blocked'), error: studioErrorWire }),
  z.object({ ...ofSegment, event: z.literal('job.cancelled') }),
  z.object({ ...ofSegment, event: z.literal('job.left_out') }),
  z.object({ ...at, event: z.literal('run.reordered'), shots: z.array(z.string()) }),
  z.object({
    ...at,
    event: z.literal('server.changed'),
    server: z.string(),
    change: z.enum(['added', 'removed', 'paused', 'resumed', 'parked', 'back']),
    reason: z.string().default(''),
  }),
  z.object({ ...at, event: z.literal('run.pausing') }),
  z.object({
    ...at,
    event: z.literal('run.paused'),
    because: z.enum(['user', 'unfinished', 'servers', 'disk', 'account']).default('user'),
    message: z.string().default(''),
    remedy: z.string().default(''),
  }),
  z.object({
    ...at,
    event: z.literal('run.resumed'),
    /** By another session of the program: what was under way is looked at afresh. */
    reopened: z.boolean().default(false),
  }),
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

/** One kind of event. */
export type EventOf<Kind extends JournalEvent['event']> = Extract<JournalEvent, { event: Kind }>;

/** An event before the journal stamps it with the time. */
export type NewJournalEvent = JournalEvent extends infer Event
  ? Event extends { at: string }
    ? Omit<Event, 'at'>
    : never
  : never;
