// From the save node back through the pictures to the latent they were decoded from.
import { say } from '#shared/i18n/say.ts';
import {
  type ComfyGraph,
  type GraphLink,
  type InputAddress,
  jsonPathOf,
  linksNamed,
  linksOf,
  nodeOf,
} from './comfy-graph.ts';
import { readNumber, throughPassing } from './follow-link.ts';
import { choosePrompt, graphError } from './graph-error.ts';
import { BATCH_INPUTS, LATENT_INPUTS, PICTURE_INPUTS } from './input-names.ts';
import { isSampler } from './trace-sampling.ts';

export interface PictureTrace {
  /**
   * The outputs that carry the picture batch, the one right before encoding first; as addresses `{node, output}`. Only those in
   * which a frame's number is still that of the sampler.
   */
  readonly batches: readonly InputAddress[];
  /** The node that puts frames between the sampled ones, null where there is none. */
  readonly interpolatorNodeId: string | null;
  /** The nodes the pictures pass, for the resizers among them. */
  readonly passedNodeIds: readonly string[];
  /** The link that carries the finished latent; null: it could not be found. */
  readonly latent: GraphLink | null;
  /** Where the trace ends. */
  readonly lastNodeId: string;
}

export function tracePictures(graph: ComfyGraph, saveNodeId: string): PictureTrace {
  const batches: InputAddress[] = [];
  const passedNodeIds: string[] = [];
  let interpolatorNodeId: string | null = null;
  let incoming: GraphLink | null = null;
  let nodeId = saveNodeId;
  // A graph has no cycles, so each step leads to another node.
  for (;;) {
    const found = (latent: GraphLink | null) => ({
      batches,
      interpolatorNodeId,
      passedNodeIds,
      latent,
      lastNodeId: nodeId,
    });
    const node = nodeOf(graph, nodeId);
    if (incoming !== null && isSampler(node)) return found(incoming);
    const latent = incoming === null ? undefined : linksNamed(node, LATENT_INPUTS)[0];
    if (latent !== undefined) return found(latent.link);
    const links = linksOf(node);
    const next = linksNamed(node, PICTURE_INPUTS)[0] ?? (links.length === 1 ? links[0] : undefined);
    if (next === undefined) return found(null);
    if (incoming !== null) passedNodeIds.push(nodeId);
    if (addsFrames(graph, nodeId)) {
      interpolatorNodeId = nodeId;
      batches.length = 0;
    }
    // A save node with a VAE of its own (VHS) may be handed latents, which are no pictures to pick one from.
    const takesLatents = links.some(({ input }) => input === 'vae');
    if (BATCH_INPUTS.includes(next.input) && !takesLatents) {
      batches.push({ nodeId: next.link[0], input: String(next.link[1]) });
    }
    incoming = throughPassing(graph, next.link);
    nodeId = incoming[0];
  }
}

function addsFrames(graph: ComfyGraph, nodeId: string): boolean {
  const factor = readNumber(graph, { nodeId, input: 'multiplier' });
  return factor !== null && factor > 1 && linksNamed(nodeOf(graph, nodeId), BATCH_INPUTS).length > 0;
}

export function lostTrack(graph: ComfyGraph, nodeId: string) {
  const classType = nodeOf(graph, nodeId)?.class_type ?? '';
  return graphError(
    say`The saved pictures could not be followed back to a sampler: the trace ends at node "${nodeId}" (${classType}).`,
    choosePrompt(),
    jsonPathOf(nodeId),
  );
}
