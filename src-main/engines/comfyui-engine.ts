// A ComfyUI server with one workflow, as an engine: the segment goes into the graph's slots, the files come back as a take.
import { createHash, randomUUID } from 'node:crypto';
import { extname, join } from 'node:path';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { type ComfyServer, nodeMissing, type OutputFile, type PromptOutputs } from '../comfyui/index.ts';
import {
  CAPTURE_NODE_IDS,
  type ComfyGraph,
  canonicalGraph,
  captureLastFrame,
  injectSegment,
  loaderFileName,
  readValue,
} from '../graph/index.ts';
import type { LoadedWorkflow } from '../workflows/index.ts';
import { createProgressReader } from './comfyui-progress.ts';
import type { Engine, FetchedTake, SegmentRequest } from './engine.ts';

export interface ComfyuiEngineOptions {
  readonly server: ComfyServer;
  readonly workflow: LoadedWorkflow;
  readonly limits: EngineLimits;
}

const VIDEO_ENDINGS = ['.mp4', '.webm', '.mkv', '.mov', '.webp', '.gif'];

export function createComfyuiEngine({ server, workflow, limits }: ComfyuiEngineOptions): Engine {
  const finished = new Map<string, PromptOutputs>();
  return {
    id: 'comfyui',
    serverUrl: server.url,
    limits,
    newJobId: () => randomUUID(),
    canonicalRequest: (request) =>
      ok(canonicalGraph(graphFor(workflow, { ...request, startImagePath: null }, null, 'canonical'), workflow.slots)),
    check: (_segments, signal) => checkServer(server, workflow, signal),
    async submit(jobId, request, signal) {
      const image =
        request.startImagePath === null ? ok(null) : await server.uploadImage(request.startImagePath, signal);
      if (!image.ok) return image;
      return server.submit(
        jobId,
        withCapture(workflow, graphFor(workflow, request, image.value, jobId), request.segment, jobId),
        signal,
      );
    },
    async follow(jobId, onProgress, signal) {
      const outputs = await server.follow(jobId, createProgressReader(workflow.slots, onProgress), signal);
      if (!outputs.ok) return outputs;
      finished.set(jobId, outputs.value);
      return ok(undefined);
    },
    fetch: (jobId, request, folderPath, signal) =>
      fetchTake({ server, workflow, finished }, jobId, request, folderPath, signal),
    cancel: (jobId) => server.cancel(jobId),
    find: (jobId) => server.find(jobId),
    // The server's connection is shared by the engines of a studio and closed there.
    close: async () => undefined,
  };
}

/** A prefix of its own for every job: names are never used twice, and the save node always runs. */
const prefixOf = (segment: PlanSegment, jobId: string): string => `longtake/${segment.clipName}_${jobId}`;

function graphFor(
  workflow: LoadedWorkflow,
  request: SegmentRequest,
  imageName: string | null,
  jobId: string,
): ComfyGraph {
  const { segment } = request;
  return injectSegment(workflow.graph, workflow.slots, {
    startImage: imageName,
    positive: segment.prompt,
    negative: segment.negativePrompt,
    seed: segment.seed,
    width: segment.width,
    height: segment.height,
    length: segment.framesRequested,
    fps: segment.framesPerSecond,
    filenamePrefix: prefixOf(segment, jobId),
    steps: segment.steps,
    cfg: segment.cfgScale,
    models: request.models,
  });
}

/** Where the graph allows, the last kept frame is saved from the sampler's own pixels, not out of H.264. */
function withCapture(workflow: LoadedWorkflow, graph: ComfyGraph, segment: PlanSegment, jobId: string): ComfyGraph {
  const lastKept = segment.framesDroppedAtStart + segment.framesKept - 1;
  return captureLastFrame(graph, workflow.slots, lastKept, `${prefixOf(segment, jobId)}_last`)?.graph ?? graph;
}

async function checkServer(server: ComfyServer, workflow: LoadedWorkflow, signal: AbortSignal): Promise<StudioError[]> {
  const stats = await server.systemStats(signal);
  if (!stats.ok) return [stats.error];
  const problems: StudioError[] = [];
  for (const classType of new Set(Object.values(workflow.graph).map((node) => node.class_type))) {
    const info = await server.nodeInfo(classType, signal);
    if (!info.ok) return [info.error];
    if (info.value === null) problems.push(nodeMissing(server.url, classType));
  }
  return problems;
}

interface FetchContext {
  readonly server: ComfyServer;
  readonly workflow: LoadedWorkflow;
  readonly finished: Map<string, PromptOutputs>;
}

async function fetchTake(
  { server, workflow, finished }: FetchContext,
  jobId: string,
  request: SegmentRequest,
  folderPath: string,
  signal: AbortSignal,
): Promise<Result<FetchedTake>> {
  // After a restart nobody has followed the job here; the server still knows it.
  const known = finished.get(jobId);
  const outputs = known === undefined ? await server.follow(jobId, () => undefined, signal) : ok(known);
  if (!outputs.ok) return outputs;
  const media = takeFileOf(outputs.value.files, workflow.slots.saveNodeId);
  if (media === undefined) return err(outputMissing(server.url, workflow.summary.fileName, outputs.value.files));
  const mediaPath = join(folderPath, `take${extname(media.filename).toLowerCase()}`);
  const downloaded = await server.download(media, mediaPath, signal);
  if (!downloaded.ok) return downloaded;
  const lastFrame = await fetchLastFrame(server, outputs.value.files, join(folderPath, 'last-frame.png'), signal);
  if (!lastFrame.ok) return lastFrame;
  const stats = await server.systemStats(signal);
  finished.delete(jobId);
  const { startedAtMs, finishedAtMs } = outputs.value;
  return ok({
    mediaPath,
    mediaIsClean: true,
    lastFramePath: lastFrame.value,
    server: {
      url: server.url,
      version: stats.ok ? stats.value.version : '',
      device: stats.ok ? stats.value.device : '',
    },
    startedAtIso: new Date(startedAtMs ?? Date.now()).toISOString(),
    gpuSeconds: startedAtMs === null || finishedAtMs === null ? null : (finishedAtMs - startedAtMs) / 1000,
    ...describeGraph(workflow, request, jobId),
  });
}

function describeGraph(workflow: LoadedWorkflow, request: SegmentRequest, jobId: string) {
  const graph = graphFor(workflow, request, null, jobId);
  return {
    graphSha256: createHash('sha256').update(canonicalGraph(graph, workflow.slots)).digest('hex'),
    models: workflow.slots.models.map(({ slot, nodeId, input }) => ({
      slot,
      file: loaderFileName(String(readValue(graph, { nodeId, input }) ?? '')),
    })),
    textAsSent: request.segment.prompt,
  };
}

function takeFileOf(files: readonly OutputFile[], saveNodeId: string): OutputFile | undefined {
  const isVideo = (file: OutputFile) => VIDEO_ENDINGS.includes(extname(file.filename).toLowerCase());
  return files.find((file) => file.nodeId === saveNodeId && isVideo(file)) ?? files.find(isVideo);
}

/** null: the graph has no place to take it from; the exact frame is then decoded from the take. */
async function fetchLastFrame(
  server: ComfyServer,
  files: readonly OutputFile[],
  pngPath: string,
  signal: AbortSignal,
): Promise<Result<string | null>> {
  const captured = files.find((file) => file.nodeId === CAPTURE_NODE_IDS.save);
  if (captured === undefined) return ok(null);
  const downloaded = await server.download(captured, pngPath, signal);
  return downloaded.ok ? ok(pngPath) : downloaded;
}

const outputMissing = (url: string, workflowFile: string, files: readonly OutputFile[]): StudioError => ({
  code: 'output-missing',
  message: `${url} finished the job, but it names no video file.`,
  remedy: `Look whether ${workflowFile} ends in a node that saves a video.`,
  details: files.map((file) => file.filename).join(', ') || 'no files at all',
});
