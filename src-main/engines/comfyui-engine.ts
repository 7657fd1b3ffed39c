// A ComfyUI server with a project's workflows, as an engine: the segment goes into the graph's slots, the files come back as a take.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ComfyServer, contentName, type PromptOutputs } from '../comfyui/index.ts';
import type { ComfyGraph } from '../graph/index.ts';
import type { LoadedWorkflow } from '../workflows/index.ts';
import { checkComfyui } from './comfyui-check/check-comfyui.ts';
import { type NodeInfos, spellAsServer, typesToSpell } from './comfyui-models/server-spelling.ts';
import { createProgressReader } from './comfyui-progress.ts';
import {
  canonicalOf,
  describeRequest,
  graphToSend,
  modelsFor,
  type PictureNames,
  workflowFor,
} from './comfyui-request.ts';
import { downloadLastFrame, downloadTake } from './comfyui-take.ts';
import type { Engine, FetchedTake, JsonValue, SegmentRequest } from './engine.ts';

export interface ComfyuiEngineOptions {
  readonly server: ComfyServer;
  readonly workflow: LoadedWorkflow;
  /** Renders the segments that start from the prompt alone; null: `workflow` does, or the plan refuses them. */
  readonly textStart: LoadedWorkflow | null;
  readonly limits: EngineLimits;
  /** The project's switch. Its variants of the workflows are chosen by the caller; here their requirements are checked. */
  readonly sageAsked: boolean;
  /** ComfyUI's own folder where it is on this machine; null: only the server is asked. */
  readonly comfyRoot: string | null;
}

/** Stands where the job's id will stand. */
const PREVIEW_JOB_ID = 'job-id';
const PREVIEW_PATIENCE_MS = 3_000;

export function createComfyuiEngine(options: ComfyuiEngineOptions): Engine {
  const { server, limits } = options;
  const finished = new Map<string, PromptOutputs>();
  const workflowOfJob = new Map<string, LoadedWorkflow>();
  const speller = createSpeller(server);
  const { use, graphOf } = createGraphs(options);
  return {
    id: 'comfyui',
    serverUrl: server.url,
    limits,
    newJobId: () => randomUUID(),
    canonicalRequest({ segment, models: chosen }) {
      const { loaded, models } = use(segment, chosen);
      return ok(canonicalOf(loaded, segment, models));
    },
    async previewRequest(request) {
      const pictures = await namePictures(request);
      if (!pictures.ok) return pictures;
      const graph = graphOf(request, pictures.value, PREVIEW_JOB_ID);
      return ok(asJson(await speller.spell(graph, AbortSignal.timeout(PREVIEW_PATIENCE_MS))));
    },
    async check(segments, models, signal) {
      const { infos, ...checked } = await checkComfyui({ ...options, segments, models }, signal);
      if (infos !== null) speller.learn(infos);
      return checked;
    },
    async submit(jobId, request, signal) {
      workflowOfJob.set(jobId, workflowFor(options, request.segment));
      const send = async () => {
        const pictures = await uploadPictures(server, request, signal);
        if (!pictures.ok) return pictures;
        return server.submit(jobId, await speller.spell(graphOf(request, pictures.value, jobId), signal), signal);
      };
      return twiceIfFilesAreGone(send);
    },
    async follow(jobId, onProgress, signal) {
      const { slots } = workflowOfJob.get(jobId) ?? options.workflow;
      const outputs = await server.follow(jobId, createProgressReader(slots, onProgress), signal);
      if (outputs.ok) finished.set(jobId, outputs.value);
      return outputs.ok ? ok(undefined) : outputs;
    },
    async fetch(jobId, request, folderPath, signal) {
      // After a restart nobody has followed the job here; the server still knows it.
      const known = finished.get(jobId);
      const outputs = known === undefined ? await server.follow(jobId, () => undefined, signal) : ok(known);
      if (!outputs.ok) return outputs;
      const { loaded, models } = use(request.segment, request.models);
      const described = describeRequest(loaded, request.segment, models);
      const fetched = await fetchTake(server, loaded, outputs.value, folderPath, signal);
      if (!fetched.ok) return fetched;
      finished.delete(jobId);
      workflowOfJob.delete(jobId);
      return ok({ ...fetched.value, ...described });
    },
    cancel: (jobId) => server.cancel(jobId),
    find: (jobId) => server.find(jobId),
    // The server's connection is shared by the engines of a studio and closed there.
    close: async () => undefined,
  };
}

/** Somebody emptied the server's folders: what was believed to be there is sent anew. Refused, the first one never ran. */
async function twiceIfFilesAreGone(send: () => Promise<Result<void>>): Promise<Result<void>> {
  const sent = await send();
  return !sent.ok && sent.error.code === 'file-missing' ? send() : sent;
}

/** Which workflow renders a segment, and its graph for one request. */
function createGraphs(options: ComfyuiEngineOptions) {
  const use = (segment: PlanSegment, chosen: SegmentRequest['models']) => {
    const loaded = workflowFor(options, segment);
    return { loaded, models: modelsFor(options, loaded, chosen) };
  };
  const graphOf = ({ segment, models: chosen }: SegmentRequest, pictures: PictureNames, jobId: string) => {
    const { loaded, models } = use(segment, chosen);
    return graphToSend(loaded, segment, models, pictures, jobId);
  };
  return { use, graphOf };
}

/** The names that the pictures would get on the server. */
async function namePictures(request: SegmentRequest): Promise<Result<PictureNames>> {
  const start = await nameFor(request.startImagePath);
  if (!start.ok) return start;
  const end = await nameFor(request.endImagePath);
  return end.ok ? ok({ start: start.value ?? pendingPicture(request.segment), end: end.value }) : end;
}

async function uploadPictures(
  server: ComfyServer,
  { startImagePath, endImagePath }: SegmentRequest,
  signal: AbortSignal,
): Promise<Result<PictureNames>> {
  const start = startImagePath === null ? ok(null) : await server.uploadImage(startImagePath, signal);
  if (!start.ok) return start;
  const end = endImagePath === null ? ok(null) : await server.uploadImage(endImagePath, signal);
  return end.ok ? ok({ start: start.value, end: end.value }) : end;
}

const nameFor = async (filePath: string | null): Promise<Result<string | null>> =>
  filePath === null ? ok(null) : contentName(filePath);

/** What stands for a picture that an earlier segment has yet to make. */
function pendingPicture({ start }: PlanSegment): string | null {
  return start.kind === 'last-frame' ? `last frame of ${start.segmentKey}` : null;
}

const asJson = (graph: ComfyGraph): JsonValue => JSON.parse(JSON.stringify(graph)) as JsonValue;

/** Keeps what the server's loaders offer. A server that does not answer leaves names as they are: its refusal tells more. */
function createSpeller(server: ComfyServer) {
  let known: NodeInfos = new Map();
  return {
    learn(infos: NodeInfos): void {
      known = new Map([...known, ...infos]);
    },
    async spell(graph: ComfyGraph, signal: AbortSignal): Promise<ComfyGraph> {
      const unknown = typesToSpell(graph).filter((type) => !known.has(type));
      const infos = unknown.length === 0 ? null : await server.nodeInfos(unknown, signal);
      if (infos?.ok) this.learn(infos.value);
      return spellAsServer(graph, known);
    },
  };
}

type FetchedFiles = Omit<FetchedTake, 'graphSha256' | 'models' | 'textAsSent'>;

async function fetchTake(
  server: ComfyServer,
  loaded: LoadedWorkflow,
  { files, startedAtMs, finishedAtMs }: PromptOutputs,
  folderPath: string,
  signal: AbortSignal,
): Promise<Result<FetchedFiles>> {
  const media = await downloadTake(server, loaded, files, folderPath, signal);
  if (!media.ok) return media;
  const lastFrame = await downloadLastFrame(server, files, join(folderPath, 'last-frame.png'), signal);
  if (!lastFrame.ok) return lastFrame;
  const stats = await server.systemStats(signal);
  const { version, device } = stats.ok ? stats.value : { version: '', device: '' };
  return ok({
    mediaPath: media.value,
    mediaIsClean: true,
    lastFramePath: lastFrame.value,
    server: { url: server.url, version, device },
    startedAtIso: new Date(startedAtMs ?? Date.now()).toISOString(),
    gpuSeconds: startedAtMs === null || finishedAtMs === null ? null : (finishedAtMs - startedAtMs) / 1000,
  });
}
