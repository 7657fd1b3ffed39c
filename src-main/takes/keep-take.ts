// Brings a finished job's output into the takes folder: its files untouched, its last kept frame, its sidecar.
import { basename, join } from 'node:path';
import type { TakeSidecar } from '#shared/model/take.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Engine, FetchedTake, SegmentRequest } from '../engines/index.ts';
import { extractFrame, probeVideo } from '../media/index.ts';
import { diskError, renameWithRetry } from '../storage/index.ts';
import { type RenderedJob, sidecarOf } from './describe-take.ts';
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

type KeepContext = Pick<TakeContext, 'projectFolderPath' | 'ffmpeg' | 'now'>;

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
    const fetched = await engine.fetch(job.jobId, request, folderPath, UNSTOPPED);
    if (!fetched.ok) return fetched;
    const take = await makeReady(job, fetched.value, { takesPath, readyPath }, context);
    if (!take.ok) return take;
    const arrived = await arrive(readyPath, takesPath, take.value.take);
    return arrived.ok ? ok({ take: take.value, gpuSeconds: fetched.value.gpuSeconds }) : arrived;
  });
}

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
    const extracted = await extractLastFrame(job, mediaPath, pngPath, context);
    if (!extracted.ok) return extracted;
  }
  const file = { take, mediaFile: basename(mediaPath), framesDelivered: facts.value.frameCount };
  const sidecar = sidecarOf(job, fetched, file, context.now().toISOString());
  const written = await writeSidecar(readyPath, sidecar);
  return written.ok ? ok(sidecar) : written;
}

async function extractLastFrame(
  { segment }: RenderedJob,
  mediaPath: string,
  pngPath: string,
  { ffmpeg }: KeepContext,
): Promise<Result<void>> {
  const frameIndex = lastKeptFrame(segment);
  const extracted = await extractFrame(ffmpeg, { mediaPath, frameIndex, pngPath, signal: UNSTOPPED });
  // Too short to have that frame: what there is was rendered all the same, and is kept to be looked at.
  return extracted.ok || extracted.error.code !== 'output-too-short' ? extracted : ok(undefined);
}
