// Brings a finished job's output into the takes folder: its files untouched, its last kept frame, its sidecar.
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { TakeSidecar } from '#shared/model/take.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Engine, FetchedTake, SegmentRequest } from '../engines/index.ts';
import { extractFrame, probeVideo } from '../media/index.ts';
import { diskError } from '../storage/index.ts';
import { type RenderedJob, sidecarOf } from './describe-take.ts';
import { lastKeptFrame, type TakeContext, UNSTOPPED } from './take-context.ts';
import {
  INCOMING_PREFIX,
  lastFrameFileName,
  mediaFileName,
  moveIntoTakes,
  nextTakeNumber,
  takesFolderOf,
  writeSidecar,
} from './take-folder.ts';

type KeepContext = Pick<TakeContext, 'projectFolderPath' | 'ffmpeg' | 'now'>;

export interface KeptTakeFiles {
  readonly take: TakeSidecar;
  readonly gpuSeconds: number | null;
}

/** Nothing stops it once the engine has finished: the GPU minutes are spent. May be repeated after a failure. */
export async function keepTake(
  job: RenderedJob,
  request: SegmentRequest,
  engine: Pick<Engine, 'fetch'>,
  context: KeepContext,
): Promise<Result<KeptTakeFiles>> {
  const takesPath = takesFolderOf(context.projectFolderPath, job.segment.shotId, job.segment.segmentIndex);
  const incomingPath = join(takesPath, `${INCOMING_PREFIX}${randomUUID()}`);
  try {
    await mkdir(incomingPath, { recursive: true });
  } catch (cause) {
    return err(diskError('write', takesPath, cause));
  }
  try {
    const fetched = await engine.fetch(job.jobId, request, incomingPath, UNSTOPPED);
    if (!fetched.ok) return fetched;
    const take = await fileTake(job, fetched.value, takesPath, context);
    return take.ok ? ok({ take: take.value, gpuSeconds: fetched.value.gpuSeconds }) : take;
  } finally {
    await rm(incomingPath, { recursive: true, force: true });
  }
}

async function fileTake(
  job: RenderedJob,
  fetched: FetchedTake,
  takesPath: string,
  context: KeepContext,
): Promise<Result<TakeSidecar>> {
  const facts = await probeVideo(fetched.mediaPath);
  if (!facts.ok) return facts;
  const take = await nextTakeNumber(takesPath);
  const fileName = await mediaFileName(take, fetched.mediaPath);
  const media = await moveIntoTakes(fetched.mediaPath, takesPath, fileName);
  if (!media.ok) return media;
  const pngPath = join(takesPath, lastFrameFileName(take));
  const lastFrame = await keepLastFrame(job, fetched, media.value, pngPath, context);
  if (!lastFrame.ok) return lastFrame;
  const file = { take, mediaPath: media.value, framesDelivered: facts.value.frameCount };
  const sidecar = sidecarOf(job, fetched, file, context.now().toISOString());
  const written = await writeSidecar(takesPath, sidecar);
  return written.ok ? ok(sidecar) : written;
}

function keepLastFrame(
  { segment }: RenderedJob,
  fetched: FetchedTake,
  mediaPath: string,
  pngPath: string,
  { ffmpeg }: KeepContext,
): Promise<Result<unknown>> {
  return fetched.lastFramePath !== null
    ? moveIntoTakes(fetched.lastFramePath, dirname(pngPath), basename(pngPath))
    : extractFrame(ffmpeg, { mediaPath, frameIndex: lastKeptFrame(segment), pngPath, signal: UNSTOPPED });
}
