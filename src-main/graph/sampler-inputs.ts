// What is set on the samplers themselves, or on the noise, schedule and guider nodes they are split into.
import { type ComfyGraph, type InputAddress, inputOf, linksNamed, nodeOf } from './comfy-graph.ts';
import { distinct } from './distinct.ts';
import { readNumber, readValue, throughPassing } from './follow-link.ts';
import { BUNDLE_INPUTS, GUIDANCE_INPUTS, SLOT_INPUTS } from './input-names.ts';

type SamplerSlot = 'seed' | 'steps' | 'stepBounds' | 'cfg';

/** `textNodeIds`: the way of the prompt, where distilled models keep their guidance. */
export function samplerInputs(
  graph: ComfyGraph,
  samplerNodeIds: readonly string[],
  textNodeIds: readonly string[],
): Record<SamplerSlot, InputAddress[]> {
  const schedules = samplerNodeIds.flatMap((nodeId) => nodesBehind(graph, nodeId, ['sigmas']));
  const present = (inputs: readonly string[]) => distinct(schedules.flatMap((nodeId) => having(graph, nodeId, inputs)));
  return {
    seed: distinct(samplerNodeIds.flatMap((nodeId) => seedOf(graph, nodeId))),
    steps: present(SLOT_INPUTS.steps),
    stepBounds: present(SLOT_INPUTS.stepBounds),
    cfg: cfgOf(graph, samplerNodeIds, textNodeIds),
  };
}

/** A sampler that goes on from leftover noise has a seed too, which nothing reads. */
function seedOf(graph: ComfyGraph, nodeId: string): InputAddress[] {
  const addNoise = readValue(graph, { nodeId, input: 'add_noise' });
  if (addNoise === 'disable' || addNoise === false) return [];
  return firstHaving(graph, nodesBehind(graph, nodeId, ['noise']), SLOT_INPUTS.seed);
}

/** The first stage's, and that of stages with the same: a distilled stage keeps its 1.0. */
function cfgOf(graph: ComfyGraph, samplerNodeIds: readonly string[], textNodeIds: readonly string[]): InputAddress[] {
  const stages = samplerNodeIds.map((nodeId) => nodesBehind(graph, nodeId, [...BUNDLE_INPUTS, 'hyvid_cfg']));
  const cfg = stages.flatMap((nodeIds) => firstHaving(graph, nodeIds, SLOT_INPUTS.cfg));
  const found = cfg.length > 0 ? cfg : firstHaving(graph, [...samplerNodeIds, ...textNodeIds], GUIDANCE_INPUTS);
  const first = readNumber(graph, found[0]);
  return distinct(found.filter((address) => readNumber(graph, address) === first));
}

function firstHaving(graph: ComfyGraph, nodeIds: readonly string[], inputs: readonly string[]): InputAddress[] {
  for (const nodeId of nodeIds) {
    const own = having(graph, nodeId, inputs);
    if (own.length > 0) return own;
  }
  return [];
}

/** The node, and all that its links of these names lead to (a scheduler, maybe behind SplitSigmas), the nearest first. */
function nodesBehind(graph: ComfyGraph, startNodeId: string, via: readonly string[]): string[] {
  const nodeIds = new Set([startNodeId]);
  for (const nodeId of nodeIds) {
    for (const { link } of linksNamed(nodeOf(graph, nodeId), via)) nodeIds.add(throughPassing(graph, link)[0]);
  }
  return [...nodeIds];
}

function having(graph: ComfyGraph, nodeId: string, inputs: readonly string[]): InputAddress[] {
  return inputs.map((input) => ({ nodeId, input })).filter((address) => inputOf(graph, address) !== undefined);
}
