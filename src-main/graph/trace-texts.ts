// From a sampler's positive and negative input back to the nodes that hold the text.
import {
  type ComfyGraph,
  type ComfyNode,
  type GraphLink,
  type InputAddress,
  linkAt,
  linksNamed,
  linksOf,
  nodeOf,
} from './comfy-graph.ts';
import { throughPassing } from './follow-link.ts';

export type Polarity = 'positive' | 'negative';

export interface TextTrace {
  /** The text inputs that get the prompt. */
  readonly addresses: readonly InputAddress[];
  /** Every text found where a conditioning is put together from several. */
  readonly candidates: readonly InputAddress[];
  readonly pathNodeIds: readonly string[];
}

const TEXT_INPUTS = ['text', 'prompt', 'clip_l', 'clip_g', 't5xxl', 'text_l', 'text_g', 'llama'];
/** Turns a conditioning into nothing: what is behind it says nothing, least of all the negative prompt. */
const SILENT_CLASSES = new Set(['ConditioningZeroOut']);

export function traceTexts(graph: ComfyGraph, samplerNodeIds: readonly string[], polarity: Polarity): TextTrace {
  const traces = samplerNodeIds.flatMap((nodeId) => {
    const link = conditioningOf(graph, nodeId, polarity);
    return link === null ? [] : [traceOne(graph, link)];
  });
  const several = traces.filter((trace) => trace.groups.length > 1);
  return {
    addresses: distinct(traces.flatMap((trace) => trace.groups[0] ?? [])),
    candidates: distinct(several.flatMap((trace) => trace.groups.flat())),
    pathNodeIds: [...new Set(traces.flatMap((trace) => trace.pathNodeIds))],
  };
}

/** What steers a sampler: its own input, or its guider's. */
function conditioningOf(graph: ComfyGraph, samplerNodeId: string, polarity: Polarity): GraphLink | null {
  const guider = linkAt(graph, samplerNodeId, 'guider');
  const nodeId = guider === null ? samplerNodeId : throughPassing(graph, guider)[0];
  const single = polarity === 'positive' ? linkAt(graph, nodeId, 'conditioning') : null;
  return linkAt(graph, nodeId, polarity) ?? single;
}

function traceOne(graph: ComfyGraph, start: GraphLink): { groups: InputAddress[][]; pathNodeIds: string[] } {
  const groups: InputAddress[][] = [];
  const seen = new Set<string>();
  const waiting: GraphLink[] = [start];
  for (let raw = waiting.shift(); raw !== undefined; raw = waiting.shift()) {
    const [nodeId, output] = throughPassing(graph, raw);
    const node = nodeOf(graph, nodeId);
    if (node === undefined || seen.has(`${nodeId}:${output}`) || SILENT_CLASSES.has(node.class_type)) continue;
    seen.add(`${nodeId}:${output}`);
    const earlier = earlierConditionings(node, output);
    const texts = TEXT_INPUTS.filter((input) => input in node.inputs).map((input) => ({ nodeId, input }));
    if (earlier.length === 0 && texts.length > 0) groups.push(texts);
    else waiting.unshift(...earlier);
  }
  return { groups, pathNodeIds: [...seen].map((key) => key.slice(0, key.lastIndexOf(':'))) };
}

function earlierConditionings(node: ComfyNode, output: number): GraphLink[] {
  const pair = linksNamed(node, ['positive', 'negative']);
  // Nodes that take both hand both on, the positive first: which one this is, only the output's number tells.
  if (pair.length === 2) return pair.filter((_, index) => index === (output === 1 ? 1 : 0)).map(({ link }) => link);
  if (pair.length === 1) return pair.map(({ link }) => link);
  const named = linksOf(node).filter(({ input }) => /^cond|conditioning$/.test(input));
  return named.map(({ link }) => link);
}

export function distinct(addresses: readonly InputAddress[]): InputAddress[] {
  const byKey = new Map(addresses.map((address) => [keyOf(address), address]));
  return [...byKey.values()];
}

export function keyOf(address: InputAddress): string {
  return JSON.stringify([address.nodeId, address.input]);
}
