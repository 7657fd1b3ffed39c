// Brings a finished job's output into the takes folder: its files untouched, its last kept frame, its sidecar.

import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Engine, FetchedTake, SegmentRequest } from '../engines/index.ts';
import { countDecodedFrames, extractFrame, hashFramePixels, probeVideo } from '../media/index.ts';
import { diskError, renameWithRetry } from '../storage/index.ts';
import { type RenderedJob, sidecarOf, takeRateOf } from './describe-take.ts';
import { lastKeptFrame } from './kept-frames.ts';
import { arrive, settleTakes, withIncoming } from './take-arrival.ts';
import { type TakeContext, UNSTOPPED } from './take-context.ts';
import {
  lastFrameFileName,
  listTakes,
  mediaFileName,
  nextTakeNumber,
  takesFolderOf,
  writeSidecar,
} from './take-folder.ts';
import { hasMedia } from './usable-takes.ts';

type KeepContext = Pick<TakeContext, 'projectFolderPath' | 'ffmpeg' | 'now'> & {
  /** Ends the fetching only: the program closes, and what is not at home yet is fetched by the next session. */
  readonly signal?: AbortSignal;
};

export interface KeptTakeFiles {
  readonly take: TakeSidecar;
  readonly gpuSeconds: number | null;
}

/**
 * Nothing stops it once the engine has finished: the GPU minutes are spent. May be repeated after a failure or a crash: a job
 * that is at home already is not fetched again. A take shorter than asked is kept too; `landClip` refuses it.
 */
export async function keepTake(
  job: RenderedJob,
  request: SegmentRequest,
  engine: Pick<Engine, 'fetch'>,
  context: KeepContext,
): Promise<Result<KeptTakeFiles>> {
  const takesPath = takesFolderOf(context.projectFolderPath, job.segment.shotId, job.segment.segmentIndex);
  const settled = await settleTakes(takesPath);
  if (!settled.ok) return settled;
  const atHome = await takeOfJob(job, takesPath);
  if (atHome !== null) return ok({ take: atHome, gpuSeconds: atHome.gpu_seconds });
  return withIncoming(takesPath, async ({ folderPath, readyPath }) => {
    const fetched = await fetchWhole({ job, request, engine, context }, folderPath);
    if (!fetched.ok) return fetched;
    const take = await makeReady(job, fetched.value, { takesPath, readyPath }, context);
    if (!take.ok) return take;
    const arrived = await arrive(readyPath, takesPath, take.value.take);
    return arrived.ok ? ok({ take: take.value, gpuSeconds: fetched.value.gpuSeconds }) : arrived;
  });
}

interface Fetching {
  readonly job: RenderedJob;
  readonly request: SegmentRequest;
  readonly engine: Pick<Engine, 'fetch'>;
  readonly context: KeepContext;
}

/**
 * Fetched, and looked at frame by frame: what cannot be decoded must never count as a take. A proxy may have cut it, so it is fetched
 * once more before the server's own file is blamed.
 */
async function fetchWhole(
  { job, request, engine, context }: Fetching,
  folderPath: string,
): Promise<Result<FetchedTake>> {
  let damage: StudioError | null = null;
  for (const attempt of ['first', 'second']) {
    const attemptPath = join(folderPath, attempt);
    try {
      await mkdir(attemptPath);
    } catch (cause) {
      return err(diskError('write', attemptPath, cause));
    }
    const fetched = await engine.fetch(job.jobId, request, attemptPath, context.signal ?? UNSTOPPED);
    if (!fetched.ok) return fetched;
    const frames = await countDecodedFrames(context.ffmpeg, fetched.value.mediaPath, UNSTOPPED);
    if (frames.ok && frames.value > 0) return ok(await withoutDamagedFrame(fetched.value, context));
    damage = frames.ok ? null : frames.error;
  }
  return err(damaged(job, damage));
}

/** The frame on the server is a comfort: one that cannot be read is decoded from the take instead. */
async function withoutDamagedFrame(fetched: FetchedTake, { ffmpeg }: KeepContext): Promise<FetchedTake> {
  if (fetched.lastFramePath === null || !fetched.mediaIsClean) return fetched;
  const hash = await hashFramePixels(ffmpeg, fetched.lastFramePath, UNSTOPPED);
  return hash.ok ? fetched : { ...fetched, lastFramePath: null };
}

const damaged = ({ segment }: RenderedJob, cause: StudioError | null): StudioError => ({
  code: 'output-damaged',
  message: say`What was saved for segment ${segment.key} cannot be decoded; it was fetched twice and came the same.`,
  remedy: say`Look whether the server’s disk is full and whether its save node works, then render it again.`,
  shotId: segment.shotId,
  segmentIndex: segment.segmentIndex,
  ...(cause === null ? {} : { details: [cause.message, cause.details].filter(Boolean).join('\n') }),
  cause,
});

async function takeOfJob({ jobId, engineId }: RenderedJob, takesPath: string): Promise<TakeSidecar | null> {
  const take = (await listTakes(takesPath)).find((one) => one.job_id === jobId && one.engine === engineId);
  return take !== undefined && (await hasMedia(join(takesPath, take.media_file), 1)) ? take : null;
}

async function makeReady(
  job: RenderedJob,
  fetched: FetchedTake,
  { takesPath, readyPath }: { readonly takesPath: string; readonly readyPath: string },
  context: KeepContext,
): Promise<Result<TakeSidecar>> {
  const facts = await probeVideo(fetched.mediaPath);
  if (!facts.ok) return facts;
  const take = await nextTakeNumber(takesPath);
  const mediaPath = join(readyPath, await mediaFileName(take, fetched.mediaPath));
  const pngPath = join(readyPath, lastFrameFileName(take));
  try {
    await renameWithRetry(fetched.mediaPath, mediaPath);
    if (fetched.lastFramePath !== null) await renameWithRetry(fetched.lastFramePath, pngPath);
  } catch (cause) {
    return err(diskError('write', readyPath, cause));
  }
  if (fetched.lastFramePath === null) {
    const extracted = await extractLastFrame(job, fetched, { mediaPath, pngPath }, context);
    if (!extracted.ok) return extracted;
  }
  const file = { take, mediaFile: basename(mediaPath), framesDelivered: facts.value.frameCount };
  const sidecar = sidecarOf(job, fetched, file, context.now().toISOString());
  const written = await writeSidecar(readyPath, sidecar);
  return written.ok ? ok(sidecar) : written;
}

async function extractLastFrame(
  { segment }: RenderedJob,
  fetched: FetchedTake,
  { mediaPath, pngPath }: { readonly mediaPath: string; readonly pngPath: string },
  { ffmpeg }: KeepContext,
): Promise<Result<void>> {
  const frameIndex = lastKeptFrame(segment, { fps: takeRateOf(segment, fetched) });
  const extracted = await extractFrame(ffmpeg, { mediaPath, frameIndex, pngPath, signal: UNSTOPPED });
  // Too short to have that frame: what there is was rendered all the same, and is kept to be looked at.
  return extracted.ok || extracted.error.code !== 'output-too-short' ? extracted : ok(undefined);
}
