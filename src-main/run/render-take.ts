// One take: the engine renders it, its files come into the takes folder, its sidecar says what made it.
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { FetchedTake, JobWhereabouts, SegmentRequest } from '../engines/index.ts';
import { extractFrame, probeVideo } from '../media/index.ts';
import { diskError } from '../storage/index.ts';
import { type RenderedJob, sidecarOf } from './describe-take.ts';
import { requestSha256Of } from './gather-evidence.ts';
import { lastKeptFrame, type RenderContext, UNSTOPPED } from './render-context.ts';
import { MOST_TRIES, retryPauseMs } from './retry-policy.ts';
import { provideEndFrame, provideStartFrame } from './start-frame.ts';
import {
  lastFrameFileName,
  mediaFileName,
  moveIntoTakes,
  nextTakeNumber,
  takesFolderOf,
  writeSidecar,
} from './take-folder.ts';

export async function renderTake(
  segment: PlanSegment,
  context: RenderContext,
  signal: AbortSignal,
): Promise<Result<TakeSidecar>> {
  const start = await provideFrame(provideStartFrame, segment, context, signal);
  if (!start.ok) return start;
  const end = await provideFrame(provideEndFrame, segment, context, signal);
  if (!end.ok) return end;
  const images = { startImagePath: start.value.path, endImagePath: end.value.path };
  const request: SegmentRequest = { segment, ...images, models: context.models };
  const frames = { startFrameSha256: start.value.sha256, endFrameSha256: end.value.sha256 };
  return tryAgain({ segment, request, ...frames }, context, signal);
}

/** Rendered at the first try, or at one of the next where what went wrong passes by itself. */
async function tryAgain(wanted: WantedTake, context: RenderContext, signal: AbortSignal): Promise<Result<TakeSidecar>> {
  let tried: Try | null = null;
  for (let attempt = 1; ; attempt += 1) {
    tried = await tryOnce(wanted, tried, attempt, context, signal);
    const { take } = tried;
    if (take.ok || signal.aborted) return take;
    const pauseMs = retryPauseMs(take.error.code, attempt, Math.random());
    if (pauseMs === null) return take;
    const activity = `${take.error.message} Try ${attempt + 1} of ${MOST_TRIES} in ${Math.ceil(pauseMs / 1000)} s`;
    context.onProgress(wanted.segment.key, { fraction: null, activity, preview: null });
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return take;
  }
}

interface Try {
  readonly jobId: string;
  readonly take: Result<TakeSidecar>;
}

async function tryOnce(
  wanted: WantedTake,
  before: Try | null,
  attempt: number,
  context: RenderContext,
  signal: AbortSignal,
): Promise<Try> {
  const { engine } = context;
  const carry = async (jobId: string, how: 'submit' | 'attach') => ({
    jobId,
    take: await carryOut({ ...wanted, jobId }, how, attempt, context, signal),
  });
  // Never a second submission while the first may live: a server that cannot be asked is not sent anything.
  const asked = before === null ? null : await engine.find(before.jobId);
  if (before !== null && asked !== null && !asked.ok) return { jobId: before.jobId, take: asked };
  const living = asked?.ok && before !== null && isLiving(asked.value) ? before.jobId : null;
  const jobId = living ?? (before === null ? await findLivingJob(wanted, context) : null);
  if (jobId !== null) {
    const attached = await carry(jobId, 'attach');
    // What the server had is gone or failed after all: then, and only then, it is sent again.
    if (attached.take.ok || signal.aborted || before !== null) return attached;
  }
  return carry(engine.newJobId(), 'submit');
}

const isLiving = (place: JobWhereabouts): boolean => ['waiting', 'running', 'finished'].includes(place);

type WantedTake = Omit<RenderedJob, 'jobId' | 'queuedAtIso'>;

/** A job of an earlier run that answers the same request and that the engine still knows; null: there is none. */
async function findLivingJob(wanted: WantedTake, context: RenderContext): Promise<string | null> {
  const { engine, openJobs } = context;
  const request = requestSha256Of(wanted.segment, context);
  if (request === null) return null;
  for (const job of openJobs.get(wanted.segment.key) ?? []) {
    const isSame =
      job.engine === engine.id &&
      job.server === engine.serverUrl &&
      job.request_sha256 === request &&
      job.start_frame_sha256 === wanted.startFrameSha256 &&
      job.end_frame_sha256 === wanted.endFrameSha256;
    const place = isSame ? await engine.find(job.job_id) : null;
    if (place?.ok && isLiving(place.value)) return job.job_id;
  }
  return null;
}

async function carryOut(
  { jobId, ...wanted }: WantedTake & { readonly jobId: string },
  how: 'submit' | 'attach',
  attempt: number,
  context: RenderContext,
  signal: AbortSignal,
): Promise<Result<TakeSidecar>> {
  const { engine, record } = context;
  const { segment, request, startFrameSha256, endFrameSha256 } = wanted;
  const job = { segment: segment.key, job_id: jobId };
  const queuedAtIso = context.now().toISOString();
  // The id goes to disk before the job goes out: after a crash the engine is asked for it, never sent it twice.
  const noted = record({
    event: 'job.submitting',
    ...job,
    attempt,
    engine: engine.id,
    server: engine.serverUrl,
    request_sha256: requestSha256Of(segment, context),
    start_frame_sha256: startFrameSha256,
    end_frame_sha256: endFrameSha256,
  });
  if (!noted.ok) return noted;
  const submitted = how === 'submit' ? await engine.submit(jobId, request, signal) : ok(undefined);
  if (!submitted.ok) return submitted;
  record({ event: 'job.submitted', ...job });
  const followed = await engine.follow(jobId, (progress) => context.onProgress(segment.key, progress), signal);
  if (!followed.ok) {
    if (signal.aborted) await engine.cancel(jobId);
    return followed;
  }
  record({ event: 'job.rendered', ...job });
  return fetchTake({ ...wanted, jobId, queuedAtIso }, context, UNSTOPPED);
}

interface ProvidedFrame {
  readonly path: string | null;
  /** Of its pixels; null where there is none. */
  readonly sha256: string | null;
}

async function provideFrame(
  provide: typeof provideStartFrame,
  segment: PlanSegment,
  context: RenderContext,
  signal: AbortSignal,
): Promise<Result<ProvidedFrame>> {
  const path = await provide(context.projectFolderPath, segment);
  if (!path.ok) return path;
  if (path.value === null) return ok({ path: null, sha256: null });
  const hash = await context.hasher.hash(path.value, signal);
  return hash.ok ? ok({ path: path.value, sha256: hash.value }) : hash;
}

async function fetchTake(job: RenderedJob, context: RenderContext, signal: AbortSignal): Promise<Result<TakeSidecar>> {
  const { segment } = job;
  const takesPath = takesFolderOf(context.projectFolderPath, segment.shotId, segment.segmentIndex);
  const incomingPath = join(takesPath, `.incoming_${randomUUID()}`);
  try {
    await mkdir(incomingPath, { recursive: true });
  } catch (cause) {
    return err(diskError('write', takesPath, cause));
  }
  try {
    const fetched = await context.engine.fetch(job.jobId, job.request, incomingPath, signal);
    if (!fetched.ok) return fetched;
    return await keepTake(job, fetched.value, takesPath, context, signal);
  } finally {
    await rm(incomingPath, { recursive: true, force: true });
  }
}

async function keepTake(
  job: RenderedJob,
  fetched: FetchedTake,
  takesPath: string,
  context: RenderContext,
  signal: AbortSignal,
): Promise<Result<TakeSidecar>> {
  const { segment } = job;
  const facts = await probeVideo(fetched.mediaPath);
  if (!facts.ok) return facts;
  const take = await nextTakeNumber(takesPath);
  const fileName = await mediaFileName(take, fetched.mediaPath);
  const media = await moveIntoTakes(fetched.mediaPath, takesPath, fileName);
  if (!media.ok) return media;
  const lastFrame = await keepLastFrame(
    segment,
    fetched,
    media.value,
    join(takesPath, lastFrameFileName(take)),
    context,
    signal,
  );
  if (!lastFrame.ok) return lastFrame;
  const sidecar = sidecarOf(
    job,
    fetched,
    { take, mediaPath: media.value, framesDelivered: facts.value.frameCount },
    context,
  );
  const written = await writeSidecar(takesPath, sidecar);
  if (!written.ok) return written;
  context.record({ event: 'take.landed', segment: segment.key, take, gpu_seconds: fetched.gpuSeconds });
  return ok(sidecar);
}

async function keepLastFrame(
  segment: PlanSegment,
  fetched: FetchedTake,
  mediaPath: string,
  pngPath: string,
  context: RenderContext,
  signal: AbortSignal,
): Promise<Result<unknown>> {
  if (fetched.lastFramePath !== null) return moveIntoTakes(fetched.lastFramePath, dirname(pngPath), basename(pngPath));
  return extractFrame(context.ffmpeg, { mediaPath, frameIndex: lastKeptFrame(segment), pngPath, signal });
}
