// Which model files a segment's graph loads, as one short text: the same for segments between which a server loads nothing anew.
import { createHash } from 'node:crypto';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { type ComfyGraph, isLink, nodeOf, readValue, upstreamOf } from '../../graph/index.ts';
import { graphWithoutFiles, modelsFor, type Workflows, workflowFor } from '../comfyui-request.ts';
import type { SegmentRequest } from '../engine.ts';
import { namesModelFile } from './loader-folders.ts';

/** Asked for thousands of segments again and again; a plan has few kinds of them. */
export function createModelKeys(
  workflows: Workflows,
): (segment: PlanSegment, chosen: SegmentRequest['models']) => string {
  const known = new Map<string, string>();
  return (segment, chosen) => {
    const loaded = workflowFor(workflows, segment);
    const isMain = loaded === workflows.workflow;
    // Nothing else of a segment decides which loaders its graph has.
    const kind = JSON.stringify([isMain, segment.endImagePath !== null, segment.loras, chosen]);
    const before = known.get(kind);
    if (before !== undefined) return before;
    const graph = graphWithoutFiles(loaded, segment, modelsFor(workflows, loaded, chosen));
    const key = keyOf(graph, loaded.slots.saveNodeId);
    known.set(kind, key);
    return key;
  };
}

/** Blind to node ids: ComfyUI keeps what a loader gave for any graph that has the same loader. */
function keyOf(graph: ComfyGraph, saveNodeId: string): string {
  const loaders = [...upstreamOf(graph, [saveNodeId])].flatMap((nodeId) => loaderInWords(graph, nodeId) ?? []);
  return createHash('sha256')
    .update([...new Set(loaders)].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/** Class, files and settings (precision, LoRA strength), and the loader right before it; null: it loads nothing. */
function loaderInWords(graph: ComfyGraph, nodeId: string): string | null {
  const node = nodeOf(graph, nodeId);
  if (node === undefined) return null;
  const read = (input: string) => readValue(graph, { nodeId, input });
  if (!Object.keys(node.inputs).some((input) => namesModelFile(node.class_type, input, read(input)))) return null;
  const inputs = Object.entries(node.inputs).flatMap(([input, value]) => {
    const set = read(input) ?? (isLink(value) ? loaderInWords(graph, value[0]) : null);
    return set === null ? [] : [[input, set] as const];
  });
  return JSON.stringify([node.class_type, inputs.sort(([a], [b]) => (a < b ? -1 : 1))]);
}
