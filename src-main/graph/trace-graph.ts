// Everything that following the links from the save node back brings up, in one go.
import { say } from '#shared/i18n/say.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ComfyGraph, jsonPathOf, upstreamOf } from './comfy-graph.ts';
import { choosePrompt, graphError } from './graph-error.ts';
import { type CompanionTrace, traceCompanions } from './trace-companions.ts';
import { type ImageTrace, traceImages } from './trace-images.ts';
import { lostTrack, type PictureTrace, tracePictures } from './trace-pictures.ts';
import { guessSampling, noSampler, type SamplingTrace, traceSampling } from './trace-sampling.ts';
import { type SizeTrace, traceSizes } from './trace-sizes.ts';
import { type TextTrace, traceTexts } from './trace-texts.ts';

export interface Traces {
  readonly pictures: PictureTrace;
  readonly sampling: SamplingTrace;
  /** No link leads to a sampler: the places are guessed by the names of inputs. */
  readonly isGuessed: boolean;
  readonly positive: TextTrace;
  readonly negative: TextTrace;
  readonly images: ImageTrace;
  readonly sizes: SizeTrace;
  readonly companions: CompanionTrace;
}

/** @param isPromptBound somebody said where the prompt goes: then a trace that is lost on the way is no error */
export function traceGraph(graph: ComfyGraph, saveNodeId: string, isPromptBound: boolean): Result<Traces> {
  const pictures = tracePictures(graph, saveNodeId);
  const traced = pictures.latent === null ? null : traceSampling(graph, pictures.latent);
  const isTraced = traced !== null && traced.samplerNodeIds.length > 0;
  if (!isTraced && !isPromptBound) {
    return pictures.latent === null ? lostTrack(graph, pictures.lastNodeId) : noSampler(pictures.latent[0]);
  }
  const sampling = isTraced ? traced : guessSampling(graph, [...upstreamOf(graph, [saveNodeId])]);
  const positive = traceTexts(graph, sampling.samplerNodeIds, 'positive');
  const negative = traceTexts(graph, sampling.samplerNodeIds, 'negative');
  if (positive.addresses.length === 0 && !isPromptBound) return noPrompt(sampling.samplerNodeIds);
  const images = traceImages(graph, [...new Set([...sampling.pathNodeIds, ...positive.pathNodeIds])]);
  const sizes = traceSizes(graph, sampling, [...images.passedNodeIds, ...pictures.passedNodeIds]);
  const companions = traceCompanions(graph, sampling, sizes.full);
  return ok({ pictures, sampling, isGuessed: !isTraced, positive, negative, images, sizes, companions });
}

function noPrompt(samplerNodeIds: readonly string[]): Result<never> {
  return graphError(
    say`No text was found behind the positive input of the sampler, so the prompt has no place to go.`,
    choosePrompt(),
    jsonPathOf(samplerNodeIds[0] ?? '', 'positive'),
  );
}
