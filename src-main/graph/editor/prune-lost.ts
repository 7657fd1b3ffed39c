// What becomes of nodes that lost a required input: left out, or an error where the result depends on them.
import { say } from '#shared/i18n/say.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ComfyGraph, type ComfyNode, isLink, linksOf, upstreamOf } from '../comfy-graph.ts';
import { editorError } from './editor-error.ts';

export interface LostInput {
  readonly nodeId: string;
  readonly input: string;
  /** Follows "because". */
  readonly reason: string;
  /** The file contradicts itself here; otherwise somebody muted or bypassed what fed it. */
  readonly isBroken: boolean;
  readonly jsonPath: string;
}

export interface PruneRequest {
  readonly graph: ComfyGraph;
  readonly lost: readonly LostInput[];
  readonly isRequired: (nodeId: string, input: string) => boolean;
  /** Saves or shows something. */
  readonly isOutput: (nodeId: string) => boolean;
  readonly placeOf: (nodeId: string) => string;
}

/**
 * A node all of whose links are muted away goes with what fed it, and so on downwards. A node that still has others, and on which
 * an output depends, is an error: it could not run, and nobody knows what was meant. So is one that lost its input to a broken file.
 */
export function pruneLost(
  request: PruneRequest,
): Result<{ readonly graph: ComfyGraph; readonly notes: readonly string[] }> {
  const graph = new Map(Object.entries(request.graph));
  const lost = new Map(request.lost.map((input) => [input.nodeId, input]));
  const notes: string[] = [];
  const readers = readersOf(request.graph);
  const drop = (nodeId: string): void => {
    const reason = lost.get(nodeId)?.reason ?? say`nothing feeds it`;
    notes.push(say`Node ${nameOf(nodeId, graph.get(nodeId))} is left out, because ${reason}.`);
    for (const later of leaveOut(nodeId, graph, readers, request))
      if (!lost.has(later.nodeId)) lost.set(later.nodeId, later);
    graph.delete(nodeId);
    lost.delete(nodeId);
  };
  for (const [nodeId, { isBroken }] of lost) {
    if (!isBroken && linksOf(graph.get(nodeId)).length === 0) drop(nodeId);
  }
  const needed = upstreamOf(Object.fromEntries(graph), [...graph.keys()].filter(request.isOutput));
  const fatal = [...lost.values()].find(({ nodeId }) => needed.has(nodeId));
  if (fatal !== undefined) return lostError(fatal, graph.get(fatal.nodeId));
  for (const [nodeId] of lost) drop(nodeId);
  return ok({ graph: Object.fromEntries(graph), notes });
}

/** Takes the links to this node away; the required inputs lost by it are returned. */
function leaveOut(
  nodeId: string,
  graph: Map<string, ComfyNode>,
  readers: ReadonlyMap<string, readonly string[]>,
  request: PruneRequest,
): LostInput[] {
  const name = nameOf(nodeId, graph.get(nodeId));
  return (readers.get(nodeId) ?? []).flatMap((readerId) => {
    const reader = graph.get(readerId);
    if (reader === undefined) return [];
    const gone = Object.entries(reader.inputs).filter(([, value]) => isLink(value) && value[0] === nodeId);
    const kept = Object.entries(reader.inputs).filter((entry) => !gone.some(([input]) => input === entry[0]));
    graph.set(readerId, { ...reader, inputs: Object.fromEntries(kept) });
    return gone
      .filter(([input]) => request.isRequired(readerId, input))
      .map(([input]) => ({
        nodeId: readerId,
        input,
        reason: say`node ${name}, which feeds it, is left out`,
        isBroken: false,
        jsonPath: request.placeOf(readerId),
      }));
  });
}

function lostError(lost: LostInput, node: ComfyNode | undefined): Result<never> {
  return editorError(
    say`Node ${nameOf(lost.nodeId, node)} has lost its input "${lost.input}", because ${lost.reason}.`,
    say`Connect it in ComfyUI, or mute this node and what it feeds as well, and save the workflow again.`,
    lost.jsonPath,
  );
}

function readersOf(graph: ComfyGraph): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  for (const [nodeId, node] of Object.entries(graph)) {
    for (const { link } of linksOf(node)) {
      const known = readers.get(link[0]);
      if (known === undefined) readers.set(link[0], [nodeId]);
      else known.push(nodeId);
    }
  }
  return readers;
}

function nameOf(nodeId: string, node: ComfyNode | undefined): string {
  return `${nodeId} (${node?._meta?.title ?? node?.class_type ?? '?'})`;
}
