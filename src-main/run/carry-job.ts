// One job from its start frame to its clip. What it records moves the job through its states; what went wrong is returned.
import { say } from '#shared/i18n/say.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Engine, SegmentRequest, StartImage } from '../engines/index.ts';
import {
  hashReferences,
  keepTake,
  keptForFallback,
  landOrAccept,
  NO_MARKS,
  provideEndFrame,
  provideReferences,
  provideStartFrame,
  type RenderedJob,
  requestSha256Of,
} from '../takes/index.ts';
import { jobOfActiveTake } from './look-at-job.ts';
import type { OpenJob } from './open-jobs.ts';
import { hashOf, type Order, type RunTools, takeContextOf } from './run-context.ts';

/** The frame that the job before left on the server, while its take is not at home yet. */
export interface FrameOnServer {
  readonly name: string;
  readonly jobId: string;
}

export interface CarryInput extends Order {
  readonly engine: Engine;
  readonly serverId: string;
  readonly tries: number;
  /** Sent before and still known to the server: it is followed, not sent. */
  readonly attach: OpenJob | null;
  readonly early: FrameOnServer | null;
  /** Resolves when the segment before has its clip and last frame; false: it did not come out. */
  readonly beforeIsHome: () => Promise<boolean>;
  readonly again: boolean;
  readonly keepFollowing: boolean;
  /** Its reason says what becomes of the job on the server. */
  readonly signal: AbortSignal;
}

/** Why a job is let go of: taken back from the server, or left there for the next session to fetch. */
export type LetGo = 'take-back' | 'leave-there';

export async function carryJob(input: CarryInput, tools: RunTools): Promise<Result<void>> {
  const sent = await tools.inSendingLane(input.serverId, () => send(input, tools));
  if (!sent.ok) return sent;
  const followed = await follow(input, sent.value, tools);
  return followed.ok ? bringHome(input, sent.value, tools) : followed;
}

async function send(input: CarryInput, tools: RunTools): Promise<Result<PreparedJob>> {
  if (input.signal.aborted) return err(letGo());
  const job = await prepare(input, tools);
  if (!job.ok) return job;
  const submitted = await submit(input, job.value, tools);
  return submitted.ok ? job : submitted;
}

interface PreparedJob {
  readonly jobId: string;
  readonly request: SegmentRequest;
  readonly requestSha256: string | null;
  /** null: none, or, with `startJobId`, not known yet. */
  readonly startFrameSha256: string | null;
  readonly startJobId: string | null;
  readonly endFrameSha256: string | null;
  readonly queuedAtIso: string;
}

async function prepare(input: CarryInput, tools: RunTools): Promise<Result<PreparedJob>> {
  const { segment, batch, engine, early, attach } = input;
  const { folderPath } = tools.project;
  const startPath = early === null ? await provideStartFrame(folderPath, segment, tools.project.ffmpeg) : ok(null);
  if (!startPath.ok) return startPath;
  const endPath = await provideEndFrame(folderPath, segment);
  if (!endPath.ok) return endPath;
  const startHash = await hashOf(startPath.value, tools);
  if (!startHash.ok) return startHash;
  const endHash = await hashOf(endPath.value, tools);
  if (!endHash.ok) return endHash;
  const given = await provideReferences(folderPath, segment);
  if (!given.ok) return given;
  const references = await hashReferences(tools.project.hasher, segment);
  const start = startImage(early, startPath.value);
  return ok({
    jobId: attach?.job_id ?? engine.newJobId(),
    request: {
      ...{ segment: { ...segment, references: given.value } },
      start,
      endImagePath: endPath.value,
      models: batch.models,
    },
    requestSha256: requestSha256Of(segment, { engineOf: () => engine, models: batch.models }, references),
    startFrameSha256: startHash.value,
    startJobId: early?.jobId ?? null,
    endFrameSha256: endHash.value,
    queuedAtIso: tools.now().toISOString(),
  });
}

function startImage(early: FrameOnServer | null, path: string | null): StartImage {
  if (early !== null) return { kind: 'on-server', name: early.name };
  return path === null ? { kind: 'none' } : { kind: 'file', path };
}

async function submit(input: CarryInput, job: PreparedJob, tools: RunTools): Promise<Result<void>> {
  const { segment, engine, serverId, attach, signal } = input;
  const { record } = tools;
  if (signal.aborted) return err(letGo());
  const ofJob = { segment: segment.key, job_id: job.jobId };
  // The id goes to disk before the job goes out: after a crash the engine is asked for it, never sent it twice.
  const noted = record({
    event: 'job.submitting',
    ...ofJob,
    attempt: attach === null ? input.tries + 1 : Math.max(1, input.tries),
    engine: engine.id,
    server: serverId,
    attached: attach !== null,
    request_sha256: job.requestSha256,
    start_frame_sha256: job.startFrameSha256,
    end_frame_sha256: job.endFrameSha256,
    start_job_id: job.startJobId,
  });
  if (!noted.ok) return noted;
  if (signal.aborted) return err(letGo());
  // What is left there is sent to its end: half sent, it would be taken back.
  const takenBack = onlyFor('take-back', signal);
  const submitted =
    attach === null ? await engine.submit(job.jobId, job.request, takenBack) : ok({ ticket: attach.ticket });
  // Whether it arrived may not be known.
  if (!submitted.ok && takenBack.aborted) await engine.cancel(job.jobId);
  return submitted.ok ? record({ event: 'job.submitted', ...ofJob, ...submitted.value }) : submitted;
}

async function follow(
  { segment, engine, signal }: CarryInput,
  job: PreparedJob,
  tools: RunTools,
): Promise<Result<void>> {
  const { record, onProgress } = tools;
  const followed = await engine.follow(
    job.jobId,
    {
      onProgress: (progress) => onProgress(segment.key, progress),
      onFrameCaptured: (name) =>
        void record({ event: 'frame.captured', segment: segment.key, sha256: null, on_server: name }),
    },
    signal,
  );
  if (followed.ok) return record({ event: 'job.rendered', segment: segment.key, job_id: job.jobId });
  if (onlyFor('take-back', signal).aborted) await engine.cancel(job.jobId);
  return followed;
}

function onlyFor(how: LetGo, signal: AbortSignal): AbortSignal {
  const only = new AbortController();
  const pass = () => {
    if (signal.reason === how) only.abort(how);
  };
  if (signal.aborted) pass();
  else signal.addEventListener('abort', pass, { once: true });
  return only.signal;
}

async function bringHome(input: CarryInput, job: PreparedJob, tools: RunTools): Promise<Result<void>> {
  const started = await startFrameAtHome(input, job, tools);
  if (!started.ok) return started;
  return tools.inLandingLane(async () => {
    const take = await fetchTake(input, { ...job, startFrameSha256: started.value }, tools);
    return take.ok ? land(input, take.value, tools) : take;
  });
}

/** The hash of what it started from; where that was only on the server, the take it came from has to be home first. */
async function startFrameAtHome(
  { segment, early, beforeIsHome }: CarryInput,
  job: PreparedJob,
  tools: RunTools,
): Promise<Result<string | null>> {
  if (early === null) return ok(job.startFrameSha256);
  tools.onProgress(segment.key, { fraction: null, activity: say`Waiting for the segment before`, preview: null });
  const isHome = await beforeIsHome();
  const isSame = isHome && (await jobOfActiveTake(segment.dependsOn ?? '', tools.project)) === early.jobId;
  if (!isSame) return err(startedFromNothing(segment.key));
  const path = await provideStartFrame(tools.project.folderPath, segment, tools.project.ffmpeg);
  return path.ok ? hashOf(path.value, tools) : path;
}

async function fetchTake(input: CarryInput, job: PreparedJob, tools: RunTools): Promise<Result<TakeSidecar>> {
  const { segment, engine } = input;
  tools.onProgress(segment.key, { fraction: null, activity: say`Fetching the take`, preview: null });
  const { jobId, queuedAtIso, requestSha256, startFrameSha256, endFrameSha256 } = job;
  const hashes = { requestSha256, startFrameSha256, endFrameSha256 };
  const rendered: RenderedJob = { segment, engineId: engine.id, jobId, queuedAtIso, ...hashes };
  const { folderPath: projectFolderPath, ffmpeg } = tools.project;
  const signal = onlyFor('leave-there', input.signal);
  const kept = await keepTake(rendered, job.request, engine, { projectFolderPath, ffmpeg, now: tools.now, signal });
  if (!kept.ok) return kept;
  const { take, gpuSeconds } = kept.value;
  tools.record({
    event: 'take.landed',
    segment: segment.key,
    take: take.take,
    job_id: jobId,
    started_at: take.started_at,
    gpu_seconds: gpuSeconds,
  });
  // Rendered again with the same seed, a server answers from its cache: that says nothing about the time it takes.
  if (gpuSeconds !== null && !input.again) tools.project.rendered(segment, engine.serverUrl, gpuSeconds);
  return ok(take);
}

function land(input: CarryInput, take: TakeSidecar, tools: RunTools): Promise<Result<void>> {
  return cutTake(input, take, true, tools);
}

/** Cuts the clip of a take that is at home and hands its last frame on. */
export async function cutTake(
  order: Order & { readonly keepFollowing: boolean },
  take: TakeSidecar,
  rendered: boolean,
  tools: RunTools,
): Promise<Result<void>> {
  const segment = order.segment.key;
  const context = takeContextOf(order, tools);
  const own = order.batch.segments.get(segment);
  // Another engine made it in the place of the segment's own: it counts as what is asked.
  const kept = own === undefined || own === order.segment ? null : await keptForFallback(own, take, context);
  const rule = { shortTakeSeconds: tools.project.shortTakeSeconds(), marks: { ...NO_MARKS, kept } };
  // In the frames of its own engine: what the project remembers of it is read with the plan of that one.
  const landed = await landOrAccept(own ?? order.segment, take, context, rule);
  if (!landed.ok) return landed;
  const { frames, lastFrameSha256 } = landed.value;
  tools.record({ event: 'frame.captured', segment, sha256: lastFrameSha256, on_server: null });
  // Before the segment counts as done: after a crash it would be forgotten.
  const followers = order.keepFollowing ? await tools.project.keepFollowersOf(segment) : ok(undefined);
  if (!followers.ok) return followers;
  return tools.record({ event: 'clip.cut', segment, take: take.take, frames, rendered });
}

const letGo = (): StudioError => ({ code: 'stopped', message: say`The job was let go of.`, remedy: '' });

const startedFromNothing = (segmentKey: string): StudioError => ({
  code: 'server-lost-job',
  message: say`Segment ${segmentKey} was rendered from a frame whose take did not come home.`,
  remedy: say`It is rendered again.`,
});
