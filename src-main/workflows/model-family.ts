// Which model a graph drives, told from the graph, and what that model can give.
import type { FrameRule } from '#shared/frame-math.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { type ComfyGraph, type GraphSlots, nodeOf, readNumber } from '../graph/index.ts';

export type Family = WorkflowSummary['family'];

export interface FamilyLimits {
  readonly frameRule: FrameRule;
  readonly framesPerSecond: number;
  readonly sizeStepPixels: number;
  /** What had to be assumed, for the user to read. */
  readonly assumptions: readonly string[];
}

/** By the node that makes the empty latent, not by the file's name; where that node serves several models, by the text encoder. */
export function detectFamily(graph: ComfyGraph, slots: GraphSlots): Family {
  const latentClass = slots.latentNodeId === null ? '' : (nodeOf(graph, slots.latentNodeId)?.class_type ?? '');
  if (latentClass === 'Wan22ImageToVideoLatent') return 'wan-5b';
  if (/^(Empty)?LTXV/.test(latentClass)) return 'ltx';
  if (/^Wan/.test(latentClass)) return 'wan-14b';
  return latentClass === 'EmptyHunyuanLatentVideo' && encodesTextForWan(graph) ? 'wan-14b' : 'other';
}

function encodesTextForWan(graph: ComfyGraph): boolean {
  return Object.values(graph).some((node) => node.class_type.startsWith('CLIPLoader') && node.inputs.type === 'wan');
}

export function limitsOfFamily(family: Family, graph: ComfyGraph, slots: GraphSlots): FamilyLimits {
  const grid = (step: number, minFrames: number, maxFrames: number) => ({
    kind: 'grid' as const,
    step,
    minFrames,
    maxFrames,
  });
  switch (family) {
    case 'wan-14b':
      return { frameRule: grid(4, 1, 81), framesPerSecond: 16, sizeStepPixels: 16, assumptions: [] };
    case 'wan-5b':
      return { frameRule: grid(4, 1, 121), framesPerSecond: 24, sizeStepPixels: 32, assumptions: [] };
    case 'ltx':
      return { frameRule: grid(8, 9, 257), framesPerSecond: 25, sizeStepPixels: 32, assumptions: [] };
    case 'other':
      return {
        frameRule: grid(4, 1, 81),
        framesPerSecond: ownRate(graph, slots),
        sizeStepPixels: 16,
        assumptions: [UNKNOWN],
      };
  }
}

const UNKNOWN =
  'The model of this workflow was not recognised: 4n+1 frames, 81 at most, sizes in steps of 16 and the workflow’s own frame rate are assumed.';
const FALLBACK_FRAMES_PER_SECOND = 16;

function ownRate(graph: ComfyGraph, slots: GraphSlots): number {
  const rate = readNumber(graph, slots.fps[0]);
  return rate !== null && rate > 0 ? rate : FALLBACK_FRAMES_PER_SECOND;
}
