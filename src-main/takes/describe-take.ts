// A take's sidecar: everything that made it.
import type { TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { FetchedTake } from '../engines/index.ts';
import { lastKeptFrame } from './kept-frames.ts';
import { lastFrameFileName } from './take-folder.ts';

/** A job that the engine has finished, and what it was asked for. */
export interface RenderedJob {
  readonly segment: PlanSegment;
  readonly engineId: string;
  readonly jobId: string;
  readonly queuedAtIso: string;
  readonly requestSha256: string | null;
  /** Of the pixels it started from; null: it started from the prompt alone. */
  readonly startFrameSha256: string | null;
  readonly endFrameSha256: string | null;
}

export function sidecarOf(
  { segment, engineId, jobId, queuedAtIso, requestSha256, startFrameSha256, endFrameSha256 }: RenderedJob,
  fetched: FetchedTake,
  file: { readonly take: number; readonly mediaFile: string; readonly framesDelivered: number },
  finishedAtIso: string,
): TakeSidecar {
  const fps = takeRateOf(segment, fetched);
  return {
    take: file.take,
    shot_id: segment.shotId,
    segment_index: segment.segmentIndex,
    created_at: finishedAtIso,
    engine: engineId,
    model: segment.model ?? fetched.models.map((model) => model.file).join(', '),
    workflow_file: segment.workflowFile,
    graph_sha256: fetched.graphSha256,
    prompt: segment.prompt,
    negative_prompt: segment.negativePrompt,
    seed: segment.seed,
    width: segment.width,
    height: segment.height,
    fps,
    frames_requested: segment.framesRequested,
    frames_delivered: file.framesDelivered,
    original_target_duration: segment.shotDurationSeconds,
    start_frame_sha256: startFrameSha256,
    end_frame_sha256: endFrameSha256,
    request_sha256: requestSha256 ?? '',
    loras: segment.loras,
    models: [...fetched.models],
    server: fetched.server,
    job_id: jobId,
    queued_at: queuedAtIso,
    started_at: fetched.startedAtIso,
    finished_at: finishedAtIso,
    gpu_seconds: fetched.gpuSeconds,
    cost: fetched.cost === undefined ? segment.cost : fetched.cost,
    text_as_sent: fetched.textAsSent,
    ...(segment.promptParts === null ? {} : { prompt_parts: segment.promptParts }),
    ...(fetched.inputAsSent && { input_as_sent: fetched.inputAsSent.map(([name, value]) => [name, value]) }),
    media_file: file.mediaFile,
    media_is_clean: fetched.mediaIsClean,
    last_frame: { file: lastFrameFileName(file.take), index: lastKeptFrame(segment, { fps }) },
    clip: null,
  };
}

/** The plan's, which engines keep, or what the film says of itself where nobody promised one. */
export const takeRateOf = (segment: PlanSegment, { framesPerSecond }: Pick<FetchedTake, 'framesPerSecond'>): number =>
  framesPerSecond ?? segment.framesPerSecond;
