// Where a graph takes its inputs: what somebody decided, else what following its links from the save node back finds.
import { say } from '#shared/i18n/say.ts';
import type { SlotAddress, SlotBindings } from '#shared/model/workflow.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { findAmbiguities } from './ambiguities.ts';
import { type BoundSlots, findBoundSlots } from './bound-slots.ts';
import { type ComfyGraph, type InputAddress, nodeOf, upstreamOf } from './comfy-graph.ts';
import { keyOf } from './distinct.ts';
import { filesThatStay, noteOnStayingFiles } from './files-that-stay.ts';
import { findModelSlots } from './find-model-slots.ts';
import { findSaveNodes, outputKindOf, type SaveNode } from './find-save-nodes.ts';
import { graphError } from './graph-error.ts';
import type { AddressSlot, GraphSlots } from './graph-slots.ts';
import { SLOT_INPUTS } from './input-names.ts';
import { withSources } from './named-source.ts';
import { withoutOwnNodes } from './own-nodes.ts';
import { samplerInputs } from './sampler-inputs.ts';
import { type AddressSlots, settleSlots } from './settle-slots.ts';
import type { ScaledAddress } from './sized-nodes.ts';
import { slotCandidates } from './slot-candidates.ts';
import { type Traces, traceGraph } from './trace-graph.ts';
import { entriesOf, sameAsFirst } from './trace-images.ts';
import { type ModelTrace, traceModels } from './trace-models.ts';

/**
 * @param bindings what somebody decided: it wins over titles, and those over tracing
 * @returns an error where the prompt has no place to go, or a title asks for what its node does not have
 */
export function findSlots(file: ComfyGraph, bindings: SlotBindings = {}): Result<GraphSlots> {
  const graph = withoutOwnNodes(file);
  const bound = findBoundSlots(graph, bindings);
  if (!bound.ok) return bound;
  const { places } = bound.value;
  const saveNodes = findSaveNodes(graph);
  const saveNodeId = places.get('saveNode')?.[0]?.nodeId ?? saveNodes[0]?.nodeId;
  if (saveNodeId === undefined)
    return graphError(say`This workflow saves no pictures or video.`, say`Add a "Save Video" node.`, '$');
  const traces = traceGraph(graph, saveNodeId, places.has('positive'));
  if (!traces.ok) return canBeChosen(graph) ? err({ ...traces.error, code: 'workflow-open' }) : traces;
  return ok(assemble(graph, saveNodes, saveNodeId, traces.value, bound.value));
}

/** Where the graph holds any text at all, the user can say that it is the prompt. */
const canBeChosen = (graph: ComfyGraph): boolean => slotCandidates(graph, []).positive.length > 0;

function assemble(
  graph: ComfyGraph,
  saveNodes: readonly SaveNode[],
  saveNodeId: string,
  traces: Traces,
  { places, boundBy, notes }: BoundSlots,
): GraphSlots {
  const { pictures, sampling } = traces;
  const saveNodeIds = [...new Set([saveNodeId, ...saveNodes.map(({ nodeId }) => nodeId)])];
  const slots = settleFree(graph, collectInputs(graph, saveNodeIds, traces), places);
  const models = traceModels(graph, sampling.samplerNodeIds);
  const stays = filesThatStay(graph, saveNodeId, [...slots.startImage, ...slots.endImage]);
  return {
    ...slots,
    width: fullSizeFirst(slots.width),
    height: fullSizeFirst(slots.height),
    endImageLinks: endImageLinks(graph, traces, slots),
    loras: [...models.loras],
    modelLines: [...models.modelLines],
    boundBy,
    models: findModelSlots(graph),
    imageBatch: batchOf(places.get('imageBatch')?.[0] ?? pictures.batches[0]),
    samplerNodeIds: [...sampling.samplerNodeIds],
    latentNodeId: sampling.sizedLatents[0]?.nodeId ?? null,
    saveNodeId,
    outputKind: outputKindOf(nodeOf(graph, saveNodeId)),
    ambiguous: findAmbiguities(graph, traces, saveNodes).filter(({ slot }) => !places.has(slot)),
    notes: [
      ...notesOn(slots, models, stays),
      ...(stays.length === 0 ? [] : [noteOnStayingFiles(graph, stays)]),
      ...notesOnWay(graph, traces),
      ...notes,
    ],
  };
}

/** Decided slots as they were decided; the others settled, and never in a place that was given to another slot. */
function settleFree(graph: ComfyGraph, consumers: AddressSlots, places: BoundSlots['places']): AddressSlots {
  const free = Object.entries(consumers).map(([slot, found]) => [slot, places.has(slot as AddressSlot) ? [] : found]);
  const settled = settleSlots(graph, Object.fromEntries(free) as AddressSlots, [...places.values()].flat());
  const decided = [...places].filter(([slot]) => slot !== 'imageBatch' && slot !== 'saveNode');
  return { ...settled, ...Object.fromEntries(decided.map(([slot, addresses]) => [slot, [...addresses]])) };
}

/** Traced ones belong to the traced image; for one that somebody chose they are looked for, and without one there are none. */
function endImageLinks(graph: ComfyGraph, { images, sampling, positive }: Traces, slots: AddressSlots): InputAddress[] {
  const traced = new Set(images.endImage.map(keyOf));
  if (slots.endImage.some((place) => traced.has(keyOf(place)))) return [...images.endImageLinks];
  const entryNodeIds = [...new Set([...sampling.pathNodeIds, ...positive.pathNodeIds])];
  return entriesOf(graph, entryNodeIds, slots.endImage, slots.startImage);
}

function collectInputs(graph: ComfyGraph, saveNodeIds: readonly string[], traces: Traces): AddressSlots {
  const { sampling, positive, negative, images, sizes, companions } = traces;
  const told = <Place extends ScaledAddress>(slot: AddressSlot, places: readonly Place[]) =>
    withSources(graph, places, SLOT_INPUTS[slot]);
  const isPositive = new Set(positive.addresses.map(keyOf));
  return {
    startImage: sameAsFirst(graph, images.startImage),
    endImage: sameAsFirst(graph, images.endImage),
    positive: [...positive.addresses],
    // One text for both sides: the prompt belongs there, and the negative prompt has no place of its own.
    negative: negative.addresses.filter((address) => !isPositive.has(keyOf(address))),
    ...samplerInputs(graph, sampling.samplerNodeIds, positive.pathNodeIds),
    width: [...told('width', sizes.width), ...companions.width],
    height: [...told('height', sizes.height), ...companions.height],
    length: [...told('length', presentInputs(graph, sampling.lengthNodeIds, SLOT_INPUTS.length)), ...companions.length],
    fps: told('fps', presentInputs(graph, [...upstreamOf(graph, saveNodeIds)], SLOT_INPUTS.fps)),
    filenamePrefix: presentInputs(graph, saveNodeIds, SLOT_INPUTS.filenamePrefix),
  };
}

function presentInputs(graph: ComfyGraph, nodeIds: readonly string[], names: readonly string[]): InputAddress[] {
  return nodeIds.flatMap((nodeId) => {
    const inputs = nodeOf(graph, nodeId)?.inputs ?? {};
    return names.filter((input) => Object.hasOwn(inputs, input)).map((input) => ({ nodeId, input }));
  });
}

/** So that the first place is the one to read the workflow's own size from. */
function fullSizeFirst(places: readonly ScaledAddress[]): ScaledAddress[] {
  return places.toSorted((a, b) => Number(a.scale !== undefined) - Number(b.scale !== undefined));
}

function batchOf(place: SlotAddress | undefined): GraphSlots['imageBatch'] {
  return place === undefined ? null : { nodeId: place.nodeId, output: Number(place.input) };
}

function notesOn(slots: AddressSlots, models: ModelTrace, stays: readonly InputAddress[]): string[] {
  const hasNone = (slot: AddressSlot) => slots[slot].length === 0;
  const noStartImage = say`No start image was found: it makes videos from text only and cannot continue a segment.`;
  const noStartAmongFiles = say`No start image was found, so it cannot continue a segment. If a picture it loads is meant to be the start, choose its place.`;
  const facts: [boolean, string][] = [
    [hasNone('startImage') && stays.length === 0, noStartImage],
    [hasNone('startImage') && stays.length > 0, noStartAmongFiles],
    [hasNone('negative'), say`It has no negative prompt of its own.`],
    [hasNone('seed'), say`No seed was found: every take of a segment is the same.`],
    [hasNone('width'), say`The size cannot be set: it comes from the pictures.`],
    [hasNone('length'), say`The number of frames cannot be set: it delivers what it is built for.`],
    [models.loras.length + models.modelLines.length === 0, say`LoRAs cannot be added: no model line was found.`],
  ];
  return facts.filter(([holds]) => holds).map(([, note]) => note);
}

function notesOnWay(graph: ComfyGraph, { isGuessed, pictures }: Traces): string[] {
  const { interpolatorNodeId: between } = pictures;
  const guessed = say`No links lead from its pictures to a sampler: the places are guessed by their names, please look.`;
  return [...(isGuessed ? [guessed] : []), ...(between === null ? [] : [framesBetween(graph, between)])];
}

function framesBetween(graph: ComfyGraph, nodeId: string): string {
  const classType = nodeOf(graph, nodeId)?.class_type ?? '';
  return say`Node "${nodeId}" (${classType}) puts frames between the sampled ones: its videos have more frames than a segment asks for. Take it out, or set its multiplier to 1.`;
}
