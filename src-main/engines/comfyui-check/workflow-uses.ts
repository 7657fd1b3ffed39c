// Which workflow renders which of the planned segments, with the graphs as they would be sent.
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { ComfyGraph } from '../../graph/index.ts';
import type { LoadedWorkflow } from '../../workflows/index.ts';
import { graphToSend, modelsFor, type Workflows, workflowFor } from '../comfyui-request.ts';
import type { SegmentRequest } from '../engine.ts';

export interface WorkflowUse {
  readonly loaded: LoadedWorkflow;
  readonly models: SegmentRequest['models'];
  readonly segments: readonly PlanSegment[];
  readonly graphs: readonly {
    readonly graph: ComfyGraph;
    readonly shotIds: readonly string[];
    readonly loras: PlanSegment['loras'];
  }[];
}

// A picture's name is not checked here: pictures are sent with the job.
const PICTURES = { start: 'start.png', end: 'end.png' };

export function usesOf(
  question: Workflows & { readonly segments: readonly PlanSegment[]; readonly models: SegmentRequest['models'] },
): WorkflowUse[] {
  const { workflow, textStart, segments } = question;
  return [workflow, ...(textStart === null ? [] : [textStart])].flatMap((loaded) => {
    const mine = segments.filter((segment) => workflowFor(question, segment) === loaded);
    // Without segments the project's own workflow is still the one to look at.
    if (mine.length === 0 && (loaded !== workflow || segments.length > 0)) return [];
    const models = modelsFor(question, loaded, question.models);
    return [{ loaded, models, segments: mine, graphs: graphsOf(loaded, mine, models) }];
  });
}

/** One graph for all segments that differ only in words, seed and pictures: a plan may have thousands. */
function graphsOf(
  loaded: LoadedWorkflow,
  segments: readonly PlanSegment[],
  models: SegmentRequest['models'],
): WorkflowUse['graphs'] {
  if (segments.length === 0) return [{ graph: loaded.graph, shotIds: [], loras: [] }];
  const alike = Map.groupBy(segments, (segment) => {
    const { width, height, framesRequested, framesPerSecond, steps, cfgScale, loras, endImagePath } = segment;
    return JSON.stringify([
      width,
      height,
      framesRequested,
      framesPerSecond,
      steps,
      cfgScale,
      loras,
      endImagePath !== null,
    ]);
  });
  return [...alike.values()].flatMap((group) => {
    const [segment] = group;
    if (segment === undefined) return [];
    const pictures = { ...PICTURES, end: segment.endImagePath === null ? null : PICTURES.end };
    const graph = graphToSend(loaded, segment, models, pictures, 'check');
    return [{ graph, shotIds: [...new Set(group.map(({ shotId }) => shotId))], loras: segment.loras }];
  });
}

export function nodeTypesOf({ graphs }: WorkflowUse): string[] {
  return graphs.flatMap(({ graph }) => Object.values(graph).map((node) => node.class_type));
}
