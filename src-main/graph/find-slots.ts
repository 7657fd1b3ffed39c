// Finds where a graph takes its inputs by following its links from the save node back, not by what its nodes are called.
import { ok, type Result } from '#shared/result.ts';
import { type ComfyGraph, type InputAddress, jsonPathOf, nodeOf, upstreamOf } from './comfy-graph.ts';
import { findModelSlots } from './find-model-slots.ts';
import { findSaveNodes, outputKindOf } from './find-save-nodes.ts';
import { readNumber } from './follow-link.ts';
import { graphError } from './graph-error.ts';
import type { AddressSlot, GraphSlots } from './graph-slots.ts';
import { samplerInputs } from './sampler-inputs.ts';
import { settleSlots } from './settle-slots.ts';
import { type ImageTrace, traceImages } from './trace-images.ts';
import { tracePictures } from './trace-pictures.ts';
import { type SamplingTrace, traceSampling } from './trace-sampling.ts';
import { keyOf, type TextTrace, traceTexts } from './trace-texts.ts';

const LENGTH_INPUTS = ['length', 'num_frames', 'frames', 'video_length', 'frames_number'];
const RATE_INPUTS = ['fps', 'frame_rate'];

export function findSlots(graph: ComfyGraph): Result<GraphSlots> {
  const saveNodeIds = findSaveNodes(graph);
  const [saveNodeId] = saveNodeIds;
  if (saveNodeId === undefined) return graphError('This workflow saves nothing.', 'Add a "Save Video" node.', '$');
  const pictures = tracePictures(graph, saveNodeId);
  if (!pictures.ok) return pictures;
  const sampling = traceSampling(graph, pictures.value.latent);
  if (!sampling.ok) return sampling;
  const { samplerNodeIds, latentNodeIds, pathNodeIds } = sampling.value;
  const positive = traceTexts(graph, samplerNodeIds, 'positive');
  const negative = traceTexts(graph, samplerNodeIds, 'negative');
  if (positive.addresses.length === 0) return noPrompt(samplerNodeIds);
  const images = traceImages(graph, [...new Set([...pathNodeIds, ...positive.pathNodeIds])]);
  const consumers = collectInputs(graph, { sampling: sampling.value, positive, negative, images, saveNodeIds });
  return ok({
    ...settleSlots(graph, consumers),
    models: findModelSlots(graph),
    imageBatch: pictures.value.imageBatch,
    samplerNodeIds: [...samplerNodeIds],
    latentNodeId: latentNodeIds[0] ?? null,
    saveNodeId,
    outputKind: outputKindOf(nodeOf(graph, saveNodeId)),
    ambiguous: ambiguities(positive, negative),
    notes: notesOn(consumers),
  });
}

type Consumers = Record<AddressSlot, InputAddress[]>;

interface Traces {
  readonly sampling: SamplingTrace;
  readonly positive: TextTrace;
  readonly negative: TextTrace;
  readonly images: ImageTrace;
  readonly saveNodeIds: readonly string[];
}

function collectInputs(graph: ComfyGraph, traces: Traces): Consumers {
  const { sampling, positive, negative, images, saveNodeIds } = traces;
  const isPositive = new Set(positive.addresses.map(keyOf));
  return {
    startImage: [...images.startImage],
    endImage: [...images.endImage],
    positive: [...positive.addresses],
    // One text for both sides: the prompt belongs there, and the negative prompt has no place of its own.
    negative: negative.addresses.filter((address) => !isPositive.has(keyOf(address))),
    ...samplerInputs(graph, sampling.samplerNodeIds),
    ...sizeInputs(graph, sampling, images),
    length: presentInputs(graph, sampling.latentNodeIds, LENGTH_INPUTS),
    fps: presentInputs(graph, [...upstreamOf(graph, saveNodeIds)], RATE_INPUTS),
    filenamePrefix: presentInputs(graph, saveNodeIds, ['filename_prefix']),
  };
}

/** The latent's size, and every resizer before it that is set to the same: else a portrait is first cut to a landscape. */
function sizeInputs(
  graph: ComfyGraph,
  sampling: SamplingTrace,
  images: ImageTrace,
): Record<'width' | 'height', InputAddress[]> {
  const [latentNodeId] = sampling.latentNodeIds;
  if (latentNodeId === undefined) return { width: [], height: [] };
  const sizeOf = (nodeId: string) => ['width', 'height'].map((input) => readNumber(graph, { nodeId, input }));
  const [width, height] = sizeOf(latentNodeId);
  const isSameSize = (nodeId: string) => {
    const [otherWidth, otherHeight] = sizeOf(nodeId);
    return typeof otherWidth === 'number' && otherWidth === width && otherHeight === height;
  };
  const nodeIds = [...new Set([...sampling.latentNodeIds, ...images.passedNodeIds.filter(isSameSize)])];
  return { width: presentInputs(graph, nodeIds, ['width']), height: presentInputs(graph, nodeIds, ['height']) };
}

function presentInputs(graph: ComfyGraph, nodeIds: readonly string[], names: readonly string[]): InputAddress[] {
  return nodeIds.flatMap((nodeId) => {
    const inputs = nodeOf(graph, nodeId)?.inputs ?? {};
    return names.filter((input) => Object.hasOwn(inputs, input)).map((input) => ({ nodeId, input }));
  });
}

function ambiguities(positive: TextTrace, negative: TextTrace): GraphSlots['ambiguous'] {
  const found = [
    { slot: 'positive', candidates: [...positive.candidates] },
    { slot: 'negative', candidates: [...negative.candidates] },
  ];
  return found.filter(({ candidates }) => candidates.length > 1);
}

function notesOn(slots: Consumers): string[] {
  const missing: [AddressSlot, string][] = [
    ['startImage', 'No start image was found: it makes videos from text only and cannot continue a segment.'],
    ['negative', 'It has no negative prompt of its own.'],
    ['seed', 'No seed was found: every take of a segment is the same.'],
    ['width', 'The size cannot be set: it comes from the pictures.'],
    ['length', 'The number of frames cannot be set: it delivers what it is built for.'],
  ];
  return missing.filter(([slot]) => slots[slot].length === 0).map(([, note]) => note);
}

function noPrompt(samplerNodeIds: readonly string[]): Result<never> {
  return graphError(
    'No text was found behind the positive input of the sampler, so the prompt has no place to go.',
    'Link a "CLIP Text Encode" node to the positive input and export the workflow again.',
    jsonPathOf(samplerNodeIds[0] ?? '', 'positive'),
  );
}
