// Where LoRAs go in: the slots that ask for one by title, and the output of each sampler stage that carries the bare model.
import {
  type ComfyGraph,
  type ComfyNode,
  type GraphLink,
  inputOf,
  linkAt,
  linksNamed,
  nodeOf,
  titleOf,
} from './comfy-graph.ts';
import { settleAddress, throughPassing } from './follow-link.ts';
import type { GraphSlots } from './graph-slots.ts';
import { LORA_FILE_INPUTS, MODEL_FILE_INPUTS, MODEL_INPUTS } from './input-names.ts';
import { PREVIOUS_SELECTOR_INPUT, SELECTOR_INPUT } from './lora-selectors.ts';
import { stageOf } from './stage-of.ts';
import { tagNamed } from './title-tags.ts';

const LORA_CHAIN_INPUTS = [SELECTOR_INPUT, PREVIOUS_SELECTOR_INPUT];

type ModelLine = GraphSlots['modelLines'][number];

/** From a sampler back to the loader: the node ids and outputs its model comes through. */
type Chain = readonly GraphLink[];

const keyOf = (link: GraphLink): string => JSON.stringify(link);

interface Line {
  readonly point: GraphLink;
  readonly chain: Chain;
}

export interface ModelTrace {
  readonly modelLines: readonly ModelLine[];
  readonly loras: GraphSlots['loras'];
}

export function traceModels(graph: ComfyGraph, samplerNodeIds: readonly string[]): ModelTrace {
  const links = new Map(
    samplerNodeIds.flatMap((nodeId) => modelLinks(graph, nodeId)).map((link) => [keyOf(link), link]),
  );
  const lines = independentLines([...links.values()].map((link) => lineOf(graph, link)));
  const stages = stageNames(graph, lines);
  const modelLines = lines.map(({ point }, index) => ({
    stage: stages[index] ?? '',
    nodeId: point[0],
    output: point[1],
  }));
  const stageOfNode = new Map(
    lines.flatMap(({ chain }, index) =>
      loraNodes(graph, chain).map((nodeId) => [nodeId, stages[index] ?? ''] as const),
    ),
  );
  return { modelLines, loras: loraSlots(graph, stageOfNode) };
}

function modelLinks(graph: ComfyGraph, samplerNodeId: string): GraphLink[] {
  const own = linksNamed(nodeOf(graph, samplerNodeId), MODEL_INPUTS).map(({ link }) => link);
  const guider = linkAt(graph, samplerNodeId, 'guider');
  if (own.length > 0 || guider === null) return own;
  return linksNamed(nodeOf(graph, throughPassing(graph, guider)[0]), MODEL_INPUTS).map(({ link }) => link);
}

function lineOf(graph: ComfyGraph, start: GraphLink): Line {
  const chain: GraphLink[] = [];
  const seen = new Set<string>();
  for (let link: GraphLink | undefined = start; link !== undefined; ) {
    const passed: GraphLink = throughPassing(graph, link);
    if (seen.has(passed[0])) break;
    seen.add(passed[0]);
    chain.push(passed);
    link = linksNamed(nodeOf(graph, passed[0]), MODEL_INPUTS)[0]?.link;
  }
  const loader = chain.at(-1) ?? start;
  const lastLora = chain.find(([nodeId]) => isLoraLoader(nodeOf(graph, nodeId)));
  return { chain, point: lastLora ?? loader };
}

function isLoraLoader(node: ComfyNode | undefined): boolean {
  return node !== undefined && LORA_FILE_INPUTS.some((name) => typeof node.inputs[name] === 'string');
}

/** A LoRA in the line of one stage also reaches every stage that goes on from there: it must not come twice. */
function independentLines(lines: readonly Line[]): Line[] {
  const distinct = [...new Map(lines.map((line) => [keyOf(line.point), line])).values()];
  const points = new Set(distinct.map(({ point }) => keyOf(point)));
  return distinct.filter(({ point, chain }) =>
    chain.every((link) => keyOf(link) === keyOf(point) || !points.has(keyOf(link))),
  );
}

function stageNames(graph: ComfyGraph, lines: readonly Line[]): string[] {
  if (lines.length <= 1) return lines.map(() => '');
  const numbers = lines.map((_, index) => String(index + 1));
  if (lines.length !== 2) return numbers;
  const [first, second] = lines.map(({ chain }) => namedStage(graph, chain));
  if (first === second) return numbers;
  return first === 'low' || second === 'high' ? ['low', 'high'] : ['high', 'low'];
}

/** What the loader says of itself, else what any node after it says. */
function namedStage(graph: ComfyGraph, chain: Chain): string | null {
  for (const [nodeId] of chain.toReversed()) {
    const node = nodeOf(graph, nodeId);
    const tag = tagNamed(node, 'MODEL')?.name?.toLowerCase();
    if (tag === 'high' || tag === 'low') return tag;
    const files = MODEL_FILE_INPUTS.map((input) => inputOf(graph, settleAddress(graph, { nodeId, input })));
    const says = [...files, titleOf(node)].flatMap((text) => (typeof text === 'string' ? [stageOf(text)] : []));
    const stage = says.find((each) => each !== null);
    if (stage !== undefined) return stage;
  }
  return null;
}

/** The LoRA loaders a line passes, and the selectors its nodes are handed. */
function loraNodes(graph: ComfyGraph, chain: Chain): string[] {
  const nodeIds = chain.map(([nodeId]) => nodeId);
  const waiting = nodeIds.flatMap((nodeId) => linksNamed(nodeOf(graph, nodeId), LORA_CHAIN_INPUTS));
  const selectors = new Set<string>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [nodeId] = throughPassing(graph, next.link);
    if (selectors.has(nodeId)) continue;
    selectors.add(nodeId);
    waiting.push(...linksNamed(nodeOf(graph, nodeId), LORA_CHAIN_INPUTS));
  }
  return [...nodeIds, ...selectors];
}

/** `[LORA:high]` says its stage, `[LORA]` is of the stage it stands in. */
function loraSlots(graph: ComfyGraph, stageOfNode: ReadonlyMap<string, string>): GraphSlots['loras'] {
  return Object.entries(graph).flatMap(([nodeId, node]) => {
    const tag = tagNamed(node, 'LORA');
    const input = LORA_FILE_INPUTS.find((name) => typeof node.inputs[name] === 'string');
    if (tag === undefined || input === undefined) return [];
    return [{ slot: tag.name ?? stageOfNode.get(nodeId) ?? '', nodeId, input }];
  });
}
