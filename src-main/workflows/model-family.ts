// Which model a graph drives, told from the graph, and what that model can give.
import type { FrameRule } from '#shared/frame-math.ts';
import { say } from '#shared/i18n/say.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { type ComfyGraph, type GraphSlots, nodeOf, readNumber, upstreamOf } from '../graph/index.ts';
import type { StatedLimits } from './bindings-sidecar.ts';

export type Family = WorkflowSummary['family'];

type GridRule = Extract<FrameRule, { readonly kind: 'grid' }>;

export interface FamilyLimits {
  readonly frameRule: GridRule;
  readonly framesPerSecond: number;
  readonly sizeStepPixels: number;
  /** What had to be assumed, for the user to read. */
  readonly assumptions: readonly string[];
}

/**
 * By the node that makes the empty latent; where that node serves several models, by the text encoder, and Wan's two sizes by the
 * VAE and the diffusion model: the large one knows nothing of the small one's VAE.
 */
export function detectFamily(graph: ComfyGraph, slots: GraphSlots): Family {
  const classOf = (nodeId: string | null) => (nodeId === null ? '' : (nodeOf(graph, nodeId)?.class_type ?? ''));
  const latentClass = classOf(slots.latentNodeId);
  if (latentClass === 'Wan22ImageToVideoLatent') return 'wan-5b';
  if (/^(Empty)?LTXV/.test(latentClass)) return 'ltx';
  const isWan =
    /^Wan/.test(latentClass) || (latentClass === 'EmptyHunyuanLatentVideo' && textEncoderTypes(graph).has('wan'));
  if (isWan) return isSmallWan(graph, slots) ? 'wan-5b' : 'wan-14b';
  const isHunyuan =
    /^Hunyuan|^EmptyHunyuanVideo15/.test(latentClass) ||
    slots.samplerNodeIds.some((nodeId) => /^Hy(unyuan)?Video/.test(classOf(nodeId))) ||
    (latentClass === 'EmptyHunyuanLatentVideo' &&
      [...textEncoderTypes(graph)].some((type) => /^hunyuan_video/.test(String(type))));
  return isHunyuan ? 'hunyuan' : 'other';
}

const MODEL_NAME_INPUTS = ['unet_name', 'ckpt_name', 'model_name', 'model'];

/** Only what the take is made with: a loader that nothing reads may stand beside it. */
function isSmallWan(graph: ComfyGraph, slots: GraphSlots): boolean {
  const used = [...upstreamOf(graph, [slots.saveNodeId])].flatMap((nodeId) => nodeOf(graph, nodeId) ?? []);
  const files = used.flatMap(({ inputs }) => [...MODEL_NAME_INPUTS, 'vae_name'].map((name) => baseName(inputs[name])));
  return files.some((file) => /^wan_?2\.2_vae/i.test(file) || /[_-]5B(?![A-Za-z0-9])/i.test(file));
}

const baseName = (file: unknown): string => (typeof file === 'string' ? (file.split(/[\\/]/).at(-1) ?? '') : '');

function textEncoderTypes(graph: ComfyGraph): ReadonlySet<unknown> {
  const loaders = Object.values(graph).filter((node) => /CLIPLoader/.test(node.class_type));
  return new Set(loaders.map((node) => node.inputs.type));
}

/** What the user states about the model wins over what is known of its family. */
export function limitsOfFamily(
  family: Family,
  graph: ComfyGraph,
  slots: GraphSlots,
  stated: StatedLimits,
): FamilyLimits {
  const known = knownLimits(family, graph, slots);
  const { step, minFrames, maxFrames } = known.frameRule;
  const isStated =
    stated.frameStep !== undefined && stated.maxFrames !== undefined && stated.sizeStepPixels !== undefined;
  const frameRule = {
    kind: 'grid' as const,
    step: stated.frameStep ?? step,
    minFrames: stated.minFrames ?? Math.min(minFrames, stated.maxFrames ?? minFrames),
    maxFrames: stated.maxFrames ?? Math.max(maxFrames, stated.minFrames ?? maxFrames),
  };
  return {
    frameRule,
    framesPerSecond: stated.framesPerSecond ?? known.framesPerSecond,
    sizeStepPixels: stated.sizeStepPixels ?? known.sizeStepPixels,
    assumptions: isStated ? [] : known.assumptions,
  };
}

function knownLimits(family: Family, graph: ComfyGraph, slots: GraphSlots): FamilyLimits {
  switch (family) {
    case 'wan-14b':
      return { frameRule: grid(4, 1, 81), framesPerSecond: 16, sizeStepPixels: 16, assumptions: [] };
    case 'wan-5b':
      return { frameRule: grid(4, 1, 121), framesPerSecond: 24, sizeStepPixels: 32, assumptions: [] };
    case 'ltx':
      return { frameRule: grid(8, 9, 257), framesPerSecond: 25, sizeStepPixels: 32, assumptions: [] };
    // The makers' own length and rate: 129 frames at 24.
    case 'hunyuan':
      return { frameRule: grid(4, 1, 129), framesPerSecond: 24, sizeStepPixels: 16, assumptions: [hunyuanAssumed()] };
    case 'other':
      return {
        frameRule: grid(4, 1, 81),
        framesPerSecond: ownRate(graph, slots),
        sizeStepPixels: 16,
        assumptions: [unknownAssumed()],
      };
  }
}

const grid = (step: number, minFrames: number, maxFrames: number): GridRule => ({
  kind: 'grid',
  step,
  minFrames,
  maxFrames,
});

const hunyuanAssumed = (): string =>
  say`For HunyuanVideo 4n+1 frames, 129 at most, at 24 frames per second are assumed, as its makers name them; nobody has tried it here.`;
const unknownAssumed = (): string =>
  say`The model of this workflow was not recognised: 4n+1 frames, 81 at most, sizes in steps of 16 and the workflow’s own frame rate are assumed. A .bindings.json beside it can state its limits.`;
const FALLBACK_FRAMES_PER_SECOND = 16;

function ownRate(graph: ComfyGraph, slots: GraphSlots): number {
  const rate = readNumber(graph, slots.fps[0]);
  return rate !== null && rate > 0 ? rate : FALLBACK_FRAMES_PER_SECOND;
}
