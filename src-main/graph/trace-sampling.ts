// From the finished latent back through the samplers to the node that made the empty one.
import { say } from '#shared/i18n/say.ts';
import { type ComfyGraph, type ComfyNode, type GraphLink, jsonPathOf, linksNamed, nodeOf } from './comfy-graph.ts';
import { throughPassing } from './follow-link.ts';
import { choosePrompt, graphError } from './graph-error.ts';
import { AUDIO_LATENT_INPUTS, LATENT_WAY_INPUTS, MODEL_INPUTS, SLOT_INPUTS, STEERING_INPUTS } from './input-names.ts';
import { type SizedNode, sizeInputsOf, upscaleFactorOf } from './sized-nodes.ts';

export interface SamplingTrace {
  /** In the order they run. */
  readonly samplerNodeIds: readonly string[];
  /** Nodes that make a latent of a given size, the one nearest to the first sampler first. */
  readonly sizedLatents: readonly SizedNode[];
  /** Nodes between that bring the latent to a given size, the one nearest to the pictures first. */
  readonly latentResizers: readonly SizedNode[];
  /** Nodes that make a latent, or sample: where a number of frames can be set. */
  readonly lengthNodeIds: readonly string[];
  /** Every node on the way, for the pictures that enter there. */
  readonly pathNodeIds: readonly string[];
}

/**
 * Whoever has noise, a model and something to steer by samples, whatever its class is called; but not who mends pictures that
 * are already there (a face detailer).
 */
export function isSampler(node: ComfyNode | undefined): boolean {
  const mendsPictures = linksNamed(node, ['image', 'images']).length > 0;
  return (
    hasAny(node, [...MODEL_INPUTS, 'guider']) &&
    hasAny(node, [...SLOT_INPUTS.seed, 'noise']) &&
    hasAny(node, STEERING_INPUTS) &&
    !mendsPictures
  );
}

/** Each sampler is followed by itself: with thousands of them, which no real graph has, that would never end. */
const MAX_SAMPLERS = 64;

interface Step {
  readonly link: GraphLink;
  /** As in `SizedNode`. */
  readonly factor: number;
}

export function traceSampling(graph: ComfyGraph, latent: GraphLink): SamplingTrace {
  const seen = new Set<string>();
  const samplerNodeIds: string[] = [];
  const lengthNodeIds: string[] = [];
  const sizedLatents: SizedNode[] = [];
  const latentResizers: SizedNode[] = [];
  const waiting: Step[] = [{ link: latent, factor: 1 }];
  const waitingAudio: Step[] = [];
  // The sound comes last: its way to the first sampler is shorter, past the upscaler.
  const takeNext = () => waiting.shift() ?? waitingAudio.shift();
  for (let next = takeNext(); next !== undefined; next = takeNext()) {
    const [nodeId] = throughPassing(graph, next.link);
    const node = nodeOf(graph, nodeId);
    if (seen.has(nodeId) || node === undefined) continue;
    seen.add(nodeId);
    const earlier = linksNamed(node, LATENT_WAY_INPUTS);
    const audio = linksNamed(node, AUDIO_LATENT_INPUTS);
    const samples = isSampler(node);
    // A sampler that is told the number of frames makes its own latent, whatever it is handed besides.
    const makesLatent = earlier.length + audio.length === 0 || (samples && hasAny(node, SLOT_INPUTS.length));
    const isSized = sizeInputsOf(node) !== null;
    if (samples) samplerNodeIds.push(nodeId);
    if (samples || makesLatent) lengthNodeIds.push(nodeId);
    if (isSized) (makesLatent ? sizedLatents : latentResizers).push({ nodeId, factor: next.factor });
    const factor = next.factor * upscaleFactorOf(graph, node);
    waiting.push(...earlier.map(({ link }) => ({ link, factor })));
    waitingAudio.push(...audio.map(({ link }) => ({ link, factor })));
  }
  return {
    samplerNodeIds: samplerNodeIds.reverse().slice(0, MAX_SAMPLERS),
    sizedLatents: sizedLatents.reverse(),
    latentResizers,
    lengthNodeIds,
    pathNodeIds: [...seen],
  };
}

/** Where no link leads to a sampler: everything behind the save node that has the usual input names. */
export function guessSampling(graph: ComfyGraph, nodeIds: readonly string[]): SamplingTrace {
  const having = (names: readonly string[]) => nodeIds.filter((nodeId) => hasAny(nodeOf(graph, nodeId), names));
  const withLength = having(SLOT_INPUTS.length);
  const sized = withLength.filter((nodeId) => sizeInputsOf(nodeOf(graph, nodeId)) !== null);
  return {
    samplerNodeIds: having(SLOT_INPUTS.seed).slice(0, MAX_SAMPLERS),
    sizedLatents: sized.map((nodeId) => ({ nodeId, factor: 1 })),
    latentResizers: [],
    lengthNodeIds: withLength,
    pathNodeIds: nodeIds,
  };
}

function hasAny(node: ComfyNode | undefined, names: readonly string[]): boolean {
  return node !== undefined && names.some((name) => Object.hasOwn(node.inputs, name));
}

export function noSampler(nodeId: string) {
  return graphError(
    say`No sampler was found behind node "${nodeId}".`,
    say`Longtake finds samplers by their inputs (model, seed, positive, negative). ${choosePrompt()}`,
    jsonPathOf(nodeId),
  );
}
