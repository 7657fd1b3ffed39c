// From a sampler's positive and negative input back to the nodes that hold the text.
import {
  type ComfyGraph,
  type ComfyNode,
  type GraphLink,
  type InputAddress,
  linksNamed,
  linksOf,
  nodeOf,
} from './comfy-graph.ts';
import { distinct } from './distinct.ts';
import { throughPassing } from './follow-link.ts';
import { BUNDLE_INPUTS, SIDE_INPUTS, SLOT_INPUTS } from './input-names.ts';

export type Polarity = 'positive' | 'negative';

export interface TextTrace {
  /** The text inputs that get the prompt. */
  readonly addresses: readonly InputAddress[];
  /** Every text found where a conditioning is put together from several. */
  readonly candidates: readonly InputAddress[];
  readonly pathNodeIds: readonly string[];
}

/** Turns a conditioning into nothing: what is behind it says nothing, least of all the negative prompt. */
const SILENT_CLASSES = new Set(['ConditioningZeroOut']);

export function traceTexts(graph: ComfyGraph, samplerNodeIds: readonly string[], polarity: Polarity): TextTrace {
  const traces = samplerNodeIds.map((nodeId) => traceOne(graph, nodeId, polarity));
  const several = traces.filter((trace) => trace.groups.length > 1);
  return {
    addresses: distinct(traces.flatMap((trace) => trace.groups[0] ?? [])),
    candidates: distinct(several.flatMap((trace) => trace.groups.flat())),
    pathNodeIds: [...new Set(traces.flatMap((trace) => trace.pathNodeIds))],
  };
}

/** A link that carries one side's conditioning, or a bundle of both in which the side is still to be chosen. */
interface Step {
  readonly link: GraphLink;
  readonly isBundle: boolean;
}

function traceOne(
  graph: ComfyGraph,
  samplerNodeId: string,
  polarity: Polarity,
): { readonly groups: InputAddress[][]; readonly pathNodeIds: string[] } {
  const groups: InputAddress[][] = [];
  const seen = new Set<string>();
  const pathNodeIds: string[] = [];
  const waiting = bundledSteps(nodeOf(graph, samplerNodeId), polarity);
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const [nodeId, output] = throughPassing(graph, step.link);
    const node = nodeOf(graph, nodeId);
    if (node === undefined || seen.has(`${nodeId}:${output}`) || SILENT_CLASSES.has(node.class_type)) continue;
    seen.add(`${nodeId}:${output}`);
    pathNodeIds.push(nodeId);
    const side = step.isBundle ? polarity : sideOfOutput(node, output, polarity);
    const earlier = step.isBundle ? bundledSteps(node, polarity) : earlierConditionings(node, side);
    const texts = earlier.length > 0 ? [] : textsOf(node, side).map((input) => ({ nodeId, input }));
    if (texts.length > 0) groups.push(texts);
    else waiting.unshift(...earlier);
  }
  return { groups, pathNodeIds };
}

/** Where both sides arrive together: the wanted side's own input, else the bundle it was taken from. */
function bundledSteps(node: ComfyNode | undefined, polarity: Polarity): Step[] {
  const [own] = linksNamed(node, SIDE_INPUTS[polarity]);
  if (own !== undefined) return [{ link: own.link, isBundle: false }];
  return linksNamed(node, BUNDLE_INPUTS)
    .slice(0, 1)
    .map(({ link }) => ({ link, isBundle: true }));
}

// Nodes that take both sides hand both on, the positive first: which one this is, only the output's number tells.
function sideOfOutput(node: ComfyNode, output: number, polarity: Polarity): Polarity {
  const takesBoth = [
    ['positive', 'negative'],
    ['positive_prompt', 'negative_prompt'],
  ].some((names) => names.every((name) => Object.hasOwn(node.inputs, name)));
  if (!takesBoth) return polarity;
  return output === 1 ? 'negative' : 'positive';
}

function earlierConditionings(node: ComfyNode, side: Polarity): Step[] {
  const pair = linksNamed(node, ['positive', 'negative']);
  const single = linksOf(node).filter(({ input }) => /^cond|conditioning$/.test(input));
  const wanted = pair.length === 2 ? pair.filter(({ input }) => input === side) : pair.length === 1 ? pair : single;
  return wanted.map(({ link }) => ({ link, isBundle: false }));
}

/** The inputs that hold the side's text; a node with a text for each side names them so. */
function textsOf(node: ComfyNode, side: Polarity): string[] {
  const [sided, ...plain] = SLOT_INPUTS[side];
  const has = (name: string) => Object.hasOwn(node.inputs, name);
  if (sided !== undefined && has(sided)) return [sided];
  const isSided = has('positive_prompt') || has('negative_prompt');
  return isSided ? [] : plain.filter(has);
}
