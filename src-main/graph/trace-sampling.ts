// From the finished latent back through the samplers to the node that made the empty one.
import { ok, type Result } from '#shared/result.ts';
import { type ComfyGraph, type ComfyNode, type GraphLink, jsonPathOf, linksNamed, nodeOf } from './comfy-graph.ts';
import { throughPassing } from './follow-link.ts';
import { graphError } from './graph-error.ts';

export interface SamplingTrace {
  /** In the order they run. */
  readonly samplerNodeIds: readonly string[];
  /** Nodes that make a latent of a given size, the one nearest to the first sampler first. */
  readonly latentNodeIds: readonly string[];
  /** Every node on the way, for the pictures that enter there. */
  readonly pathNodeIds: readonly string[];
}

export const LATENT_INPUTS = ['samples', 'latent_image', 'latent', 'latents', 'video_latent', 'av_latent'];

/**
 * Whoever has noise, a model and something to steer by samples, whatever its class is called; but not who mends pictures that
 * are already there (a face detailer).
 */
export function isSampler(node: ComfyNode | undefined): boolean {
  const has = (names: readonly string[]) => names.some((name) => node !== undefined && name in node.inputs);
  const canSample = has(['model', 'guider']) && has(['seed', 'noise_seed', 'noise']);
  const mendsPictures = linksNamed(node, ['image', 'images']).length > 0;
  return canSample && has(['positive', 'conditioning', 'guider']) && !mendsPictures;
}

export function traceSampling(graph: ComfyGraph, latent: GraphLink): Result<SamplingTrace> {
  const seen = new Set<string>();
  const samplerNodeIds: string[] = [];
  const latentNodeIds: string[] = [];
  const waiting: GraphLink[] = [latent];
  for (let link = waiting.shift(); link !== undefined; link = waiting.shift()) {
    const [nodeId] = throughPassing(graph, link);
    const node = nodeOf(graph, nodeId);
    if (seen.has(nodeId) || node === undefined) continue;
    seen.add(nodeId);
    const earlier = linksNamed(node, LATENT_INPUTS);
    waiting.push(...earlier.map((named) => named.link));
    if (isSampler(node)) samplerNodeIds.push(nodeId);
    else if (earlier.length === 0 && 'width' in node.inputs && 'height' in node.inputs) latentNodeIds.push(nodeId);
  }
  if (samplerNodeIds.length === 0) return noSampler(latent[0]);
  return ok({
    samplerNodeIds: samplerNodeIds.reverse(),
    latentNodeIds: latentNodeIds.reverse(),
    pathNodeIds: [...seen],
  });
}

function noSampler(nodeId: string): Result<never> {
  return graphError(
    `No sampler was found behind node "${nodeId}".`,
    'Longtake finds samplers by their inputs (model, seed, positive, negative); use KSampler or one of its relatives.',
    jsonPathOf(nodeId),
  );
}
