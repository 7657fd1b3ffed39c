// From the save node back through the pictures to the latent they were decoded from.
import { ok, type Result } from '#shared/result.ts';
import { type ComfyGraph, type GraphLink, jsonPathOf, linksNamed, linksOf, nodeOf } from './comfy-graph.ts';
import { throughPassing } from './follow-link.ts';
import { graphError } from './graph-error.ts';
import { isSampler, LATENT_INPUTS } from './trace-sampling.ts';

export interface PictureTrace {
  readonly imageBatch: { readonly nodeId: string; readonly output: number } | null;
  /** The link that carries the finished latent. */
  readonly latent: GraphLink;
}

const PICTURE_INPUTS = ['images', 'image', 'video', 'frames', 'pixels', 'input'];
const BATCH_INPUTS = ['images', 'image', 'frames'];

export function tracePictures(graph: ComfyGraph, saveNodeId: string): Result<PictureTrace> {
  let imageBatch: PictureTrace['imageBatch'] = null;
  let nodeId = saveNodeId;
  let incoming: GraphLink | null = null;
  // A graph has no cycles, so each step leads to another node.
  for (;;) {
    const node = nodeOf(graph, nodeId);
    if (incoming !== null && isSampler(node)) return ok({ imageBatch, latent: incoming });
    const latent = incoming === null ? undefined : linksNamed(node, LATENT_INPUTS)[0];
    if (latent !== undefined) return ok({ imageBatch, latent: latent.link });
    const links = linksOf(node);
    const next = linksNamed(node, PICTURE_INPUTS)[0] ?? (links.length === 1 ? links[0] : undefined);
    if (next === undefined) return lostTrack(nodeId, node?.class_type ?? '');
    // A save node with a VAE of its own (VHS) may be handed latents, which are no pictures to pick one from.
    const takesLatents = links.some(({ input }) => input === 'vae');
    if (imageBatch === null && BATCH_INPUTS.includes(next.input) && !takesLatents) {
      imageBatch = { nodeId: next.link[0], output: next.link[1] };
    }
    incoming = throughPassing(graph, next.link);
    nodeId = incoming[0];
  }
}

function lostTrack(nodeId: string, classType: string): Result<never> {
  return graphError(
    `The saved pictures could not be followed back to a sampler: the trace ends at node "${nodeId}" (${classType}).`,
    'Longtake needs a graph in which a sampler makes the frames that the save node writes.',
    jsonPathOf(nodeId),
  );
}
