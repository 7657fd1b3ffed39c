// A ComfyUI server with a project's workflows, as an engine: the segment goes into the graph's slots, the files come back as a take.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { ok, type Result } from '#shared/result.ts';
import type { ComfyServer, PromptOutputs } from '../comfyui/index.ts';
import type { ComfyGraph } from '../graph/index.ts';
import type { LoadedWorkflow } from '../workflows/index.ts';
import { checkComfyui } from './comfyui-check/check-comfyui.ts';
import { createJobListener } from './comfyui-job-listener.ts';
import { createModelKeys } from './comfyui-models/model-key.ts';
import { createSpeller } from './comfyui-models/server-spelling.ts';
import { foretellPictures, sendsPictures, uploadPictures } from './comfyui-pictures.ts';
import { probeComfyui } from './comfyui-probe.ts';
import {
  canonicalOf,
  describeRequest,
  graphToSend,
  modelsFor,
  type PictureNames,
  workflowFor,
} from './comfyui-request.ts';
import { downloadLastFrame, downloadTake } from './comfyui-take.ts';
import type { Engine, FetchedTake, FollowEvents, JsonValue, SegmentRequest } from './engine.ts';

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
  const speller = createSpeller(server);
  const { use, graphOf } = createGraphs(options);
  const { outputsOf, ...jobs } = createJobs(options);
  return {
    id: 'comfyui',
    serverUrl: server.url,
    limits,
    isWaitedFor: true,
    isPaid: false,
    // One renders and one waits in the server's own queue: the card goes from one to the next in a millisecond.
    queueDepth: 2,
    timeoutMs: null,
    modelKey: createModelKeys(options),
    newJobId: () => randomUUID(),
    canonicalRequest({ segment, models: chosen }) {
      const { loaded, models } = use(segment, chosen);
      return ok(canonicalOf(loaded, segment, models));
    },
    async previewRequest(request) {
      const pictures = await foretellPictures(request);
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
      const send = async () => {
        const pictures = await uploadPictures(server, request, signal);
        if (!pictures.ok) return pictures;
        return server.submit(jobId, await speller.spell(graphOf(request, pictures.value, jobId), signal), signal);
      };
      jobs.submitting(jobId, request.segment);
      const sent = await (sendsPictures(request) ? twiceIfFilesAreGone(send) : send());
      return sent.ok ? ok({ ticket: null }) : sent;
    },
    follow: jobs.follow,
    async fetch(jobId, request, folderPath, signal) {
      const outputs = await outputsOf(jobId, signal);
      if (!outputs.ok) return outputs;
      const { loaded, models } = use(request.segment, request.models);
      const described = describeRequest(loaded, request.segment, models);
      const fetched = await fetchTake(server, loaded, outputs.value, folderPath, signal);
      if (!fetched.ok) return fetched;
      jobs.forget(jobId);
      return ok({ ...fetched.value, ...described });
    },
    cancel(jobId) {
      jobs.forget(jobId);
      return server.cancel(jobId);
    },
    find: (jobId) => server.find(jobId),
    probe: (signal) => probeComfyui(server, signal),
    freeMemory: (signal) => server.freeMemory(signal),
    // The server's connection is shared by the engines of a studio and closed there.
    close: async () => undefined,
  };
}

/**
 * What this session happens to know of jobs. Only shortcuts: any job can be asked for by its id, also one that another engine
 * for this server sent, or an earlier session.
 */
function createJobs(options: ComfyuiEngineOptions) {
  const { server } = options;
  const finished = new Map<string, PromptOutputs>();
  const workflowOfJob = new Map<string, LoadedWorkflow>();
  const mayHaveMade = (jobId: string): LoadedWorkflow[] => {
    const known = workflowOfJob.get(jobId);
    if (known !== undefined) return [known];
    return options.textStart === null ? [options.workflow] : [options.workflow, options.textStart];
  };
  return {
    submitting(jobId: string, segment: PlanSegment): void {
      workflowOfJob.set(jobId, workflowFor(options, segment));
    },
    async follow(jobId: string, events: FollowEvents, signal: AbortSignal): Promise<Result<void>> {
      const slots = mayHaveMade(jobId).map((loaded) => loaded.slots);
      const listener = createJobListener(slots, events);
      const outputs = await server.follow(jobId, listener.onEvent, signal);
      if (!outputs.ok) return outputs;
      finished.set(jobId, outputs.value);
      listener.onFinished(outputs.value.files);
      return ok(undefined);
    },
    async outputsOf(jobId: string, signal: AbortSignal): Promise<Result<PromptOutputs>> {
      const known = finished.get(jobId);
      return known === undefined ? server.follow(jobId, () => undefined, signal) : ok(known);
    },
    forget(jobId: string): void {
      finished.delete(jobId);
      workflowOfJob.delete(jobId);
    },
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

const asJson = (graph: ComfyGraph): JsonValue => JSON.parse(JSON.stringify(graph)) as JsonValue;

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
