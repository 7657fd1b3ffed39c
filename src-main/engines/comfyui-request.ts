// The graph for one segment: the workflow that renders it, with the segment's values in its slots.
import { createHash } from 'node:crypto';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { type ComfyGraph, canonicalGraph, captureLastFrame, injectSegment, readValue } from '../graph/index.ts';
import type { LoadedWorkflow } from '../workflows/index.ts';
import { loaderAt } from './comfyui-models/loader-folders.ts';
import { withoutFolder, withSlashes } from './comfyui-models/model-names.ts';
import type { SegmentRequest } from './engine.ts';

/** The workflow of a project and the one that begins its shots without a picture. */
export interface Workflows {
  readonly workflow: LoadedWorkflow;
  /** Renders the segments that start from the prompt alone; null: `workflow` does it itself. */
  readonly textStart: LoadedWorkflow | null;
}

/** Names by which the server's LoadImage knows the pictures; null: none is given. */
export interface PictureNames {
  readonly start: string | null;
  readonly end: string | null;
}

export function workflowFor({ workflow, textStart }: Workflows, segment: Pick<PlanSegment, 'start'>): LoadedWorkflow {
  return segment.start.kind === 'text' && textStart !== null ? textStart : workflow;
}

/**
 * The project's models, as far as they are meant for this workflow. They are chosen for the main one: its "high" slot holds an
 * image-to-video model, which the text-to-video graph's "high" slot must not get.
 */
export function modelsFor(workflows: Workflows, loaded: LoadedWorkflow, chosen: SegmentRequest['models']) {
  const { workflow } = workflows;
  if (loaded === workflow) return chosen;
  const entries = Object.entries(chosen).filter(([slot, file]) => {
    const listed = Object.hasOwn(loaded.models.bySlot, slot) ? (loaded.models.bySlot[slot] ?? []) : [];
    if (listed.length === 0)
      return ownFileOf(loaded, slot) !== null && ownFileOf(loaded, slot) === ownFileOf(workflow, slot);
    const wanted = withoutFolder(file, '');
    return listed.some(({ path }) => path === withSlashes(file) || withoutFolder(path, '') === wanted);
  });
  return Object.fromEntries(entries);
}

function ownFileOf({ graph, slots }: LoadedWorkflow, slot: string): string | null {
  const place = slots.models.find((each) => each.slot === slot);
  return place === undefined ? null : String(readValue(graph, place) ?? '');
}

/** A prefix of its own for every job: names are never used twice, and the save node always runs. */
const prefixOf = (segment: PlanSegment, jobId: string): string => `longtake/${segment.clipName}_${jobId}`;

/** As it is sent, but for the server's own spelling of file names. Where the graph allows, with the last kept frame's capture. */
export function graphToSend(
  loaded: LoadedWorkflow,
  segment: PlanSegment,
  models: SegmentRequest['models'],
  pictures: PictureNames,
  jobId: string,
): ComfyGraph {
  const graph = graphFor(loaded, segment, models, pictures, jobId);
  // The sampler's own pixels, not what H.264 made of them.
  const lastKept = segment.framesDroppedAtStart + segment.framesKept - 1;
  return captureLastFrame(graph, loaded.slots, lastKept, `${prefixOf(segment, jobId)}_last`)?.graph ?? graph;
}

function graphFor(
  { graph, slots }: LoadedWorkflow,
  segment: PlanSegment,
  models: SegmentRequest['models'],
  pictures: PictureNames,
  jobId: string,
): ComfyGraph {
  return injectSegment(graph, slots, {
    startImage: pictures.start,
    endImage: pictures.end,
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
    loras: segment.loras,
    models,
  });
}

/** The same text for requests that make the same pixels: the same whichever server is asked, and however it spells its files. */
export function canonicalOf(loaded: LoadedWorkflow, segment: PlanSegment, models: SegmentRequest['models']): string {
  return canonicalGraph(graphWithoutFiles(loaded, segment, models), loaded.slots);
}

/** With every model file spelled in the one way that no server's folders decide, and with no file that is sent or made. */
export function graphWithoutFiles(
  loaded: LoadedWorkflow,
  segment: PlanSegment,
  models: SegmentRequest['models'],
): ComfyGraph {
  const named = {
    ...segment,
    loras: segment.loras.map((lora) => ({ ...lora, name: withoutFolder(lora.name, 'loras') })),
  };
  const files = Object.entries(models).map(([slot, file]) => [slot, withSlashes(file)]);
  // Its name says nothing; that there is one decides whether the end image's links are cut.
  const pictures = { start: null, end: segment.endImagePath };
  return graphFor(loaded, named, Object.fromEntries(files), pictures, 'canonical');
}

/** What a take's sidecar tells of its making. */
export function describeRequest(loaded: LoadedWorkflow, segment: PlanSegment, models: SegmentRequest['models']) {
  const graph = graphFor(loaded, segment, models, { start: null, end: null }, 'described');
  return {
    graphSha256: createHash('sha256')
      .update(canonicalOf(loaded, segment, models))
      .digest('hex'),
    models: loaded.slots.models.map((place) => ({
      slot: place.slot,
      file: withoutFolder(String(readValue(graph, place) ?? ''), loaderAt(loaded.graph, place).folder),
    })),
    textAsSent: segment.prompt,
  };
}
