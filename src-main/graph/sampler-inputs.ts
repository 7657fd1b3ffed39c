// What is set on the samplers themselves, or on the noise, schedule and guider nodes they are split into.
import { type ComfyGraph, type InputAddress, inputOf, linkAt, linksNamed, nodeOf } from './comfy-graph.ts';
import { readNumber, readValue, throughPassing } from './follow-link.ts';
import { distinct } from './trace-texts.ts';

type SamplerSlot = 'seed' | 'steps' | 'stepBounds' | 'cfg';

export function samplerInputs(
  graph: ComfyGraph,
  samplerNodeIds: readonly string[],
): Record<SamplerSlot, InputAddress[]> {
  const cfg = samplerNodeIds.flatMap((nodeId) => ownOrBehind(graph, nodeId, ['cfg'], 'guider'));
  const firstCfg = readNumber(graph, cfg[0]);
  const schedules = samplerNodeIds.flatMap((nodeId) => scheduleNodes(graph, nodeId));
  const present = (inputs: readonly string[]) => distinct(schedules.flatMap((nodeId) => having(graph, nodeId, inputs)));
  return {
    seed: distinct(samplerNodeIds.flatMap((nodeId) => seedOf(graph, nodeId))),
    steps: present(['steps']),
    stepBounds: present(['start_at_step', 'end_at_step', 'step']),
    cfg: distinct(cfg.filter((address) => readNumber(graph, address) === firstCfg)),
  };
}

/** A sampler that goes on from leftover noise has a seed too, which nothing reads. */
function seedOf(graph: ComfyGraph, nodeId: string): InputAddress[] {
  const addNoise = readValue(graph, { nodeId, input: 'add_noise' });
  if (addNoise === 'disable' || addNoise === false) return [];
  return ownOrBehind(graph, nodeId, ['seed', 'noise_seed'], 'noise');
}

function ownOrBehind(graph: ComfyGraph, nodeId: string, inputs: readonly string[], via: string): InputAddress[] {
  const own = having(graph, nodeId, inputs);
  const link = linkAt(graph, nodeId, via);
  return own.length > 0 || link === null ? own : having(graph, throughPassing(graph, link)[0], inputs);
}

/** The sampler, and the nodes its sigmas come from (a scheduler, maybe behind SplitSigmas). */
function scheduleNodes(graph: ComfyGraph, samplerNodeId: string): string[] {
  const nodeIds = [samplerNodeId];
  for (const nodeId of nodeIds) {
    for (const { link } of linksNamed(nodeOf(graph, nodeId), ['sigmas'])) {
      const [source] = throughPassing(graph, link);
      if (!nodeIds.includes(source)) nodeIds.push(source);
    }
  }
  return nodeIds;
}

function having(graph: ComfyGraph, nodeId: string, inputs: readonly string[]): InputAddress[] {
  return inputs.map((input) => ({ nodeId, input })).filter((address) => inputOf(graph, address) !== undefined);
}
