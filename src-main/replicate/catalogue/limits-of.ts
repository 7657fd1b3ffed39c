// What a plan must know of a model. Pure.
import { smallestLegalCount } from '#shared/frame-math.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import { PLAIN_LIMITS } from '#shared/model/plain-limits.ts';
import type { LengthRule, ModelSizes, ReplicateModel } from './catalogue-model.ts';

/** No model of continuous length is asked for more. */
const LONGEST_BUFFERED_SECONDS = 10;

export function limitsOf(model: ReplicateModel, durationBuffer: number): EngineLimits {
  const { inputs, sizes } = model;
  const isContinuous = model.length.kind === 'range';
  return {
    ...PLAIN_LIMITS,
    engine: 'replicate',
    model: model.model,
    displayName: model.name,
    framesPerSecond: model.framesPerSecond,
    frameRule: frameRuleOf(model.length, model.framesPerSecond),
    sizeRule: sizeRuleOf(sizes),
    defaultSize: defaultSizeOf(sizes),
    takesStartImage: inputs.startImage !== null,
    takesTextOnly: !model.needsStartImage,
    takesEndImage: inputs.endImage !== null,
    takesPrompt: inputs.prompt !== null,
    takesNegativePrompt: inputs.negativePrompt !== null,
    takesSeed: inputs.seed !== null,
    mostReferences: inputs.references === null ? 0 : model.mostReferences,
    makesAudio: model.alwaysSounds || inputs.sound !== null,
    requestBuffer: isContinuous ? { factor: durationBuffer, maxSeconds: LONGEST_BUFFERED_SECONDS } : null,
    stepsByQuality: inputs.steps === null ? null : model.stepsByQuality,
    mostAtOnce: model.mostAtOnce,
    price: model.price,
  };
}

function frameRuleOf(length: LengthRule, framesPerSecond: number): EngineLimits['frameRule'] {
  if (length.kind === 'options') {
    return { kind: 'discrete', frameCounts: length.options.map(({ frames }) => frames) };
  }
  const { least, most, unit, wholeOnly } = length;
  if (unit === 'frames') return { kind: 'range', minFrames: least, maxFrames: most };
  if (!wholeOnly) {
    return {
      kind: 'range',
      minFrames: Math.ceil(least * framesPerSecond),
      maxFrames: Math.floor(most * framesPerSecond),
    };
  }
  // Whole seconds are what is asked for and paid.
  const seconds = Array.from(
    { length: Math.floor(most) - Math.ceil(least) + 1 },
    (_, index) => Math.ceil(least) + index,
  );
  return { kind: 'discrete', frameCounts: seconds.map((count) => Math.round(count * framesPerSecond)) };
}

function sizeRuleOf(sizes: ModelSizes): EngineLimits['sizeRule'] {
  if (sizes.kind === 'step') return { kind: 'step', stepPixels: sizes.stepPixels };
  const { followsStartImage } = sizes;
  return {
    kind: 'list',
    sizes: sizes.sizes.map(({ width, height, name }) => ({ width, height, name })),
    followsStartImage,
  };
}

function defaultSizeOf(sizes: ModelSizes): EngineLimits['defaultSize'] {
  if (sizes.kind === 'step') return sizes.defaultSize;
  const [first] = sizes.sizes;
  return { width: first?.width ?? 1280, height: first?.height ?? 720 };
}

/** What five seconds in its default size cost, with sound where it can be had; null: not known. */
export function fiveSecondsUsd({
  price,
  frameRule,
  framesPerSecond,
  sizeRule,
  makesAudio,
}: EngineLimits): number | null {
  const sizeName = sizeRule.kind === 'list' ? (sizeRule.sizes[0]?.name ?? null) : null;
  const rate = price?.rates.find(
    (one) =>
      (one.sizeName === null || one.sizeName === sizeName) && (one.withAudio === null || one.withAudio === makesAudio),
  );
  if (rate === undefined || framesPerSecond === null) return null;
  const wanted = 5 * framesPerSecond;
  const longest = frameRule.kind === 'discrete' ? (frameRule.frameCounts.at(-1) ?? 0) : frameRule.maxFrames;
  const atOnce = smallestLegalCount(frameRule, wanted);
  const [clips, frames] = atOnce === null ? [Math.ceil(wanted / longest), longest] : [1, atOnce];
  const usd = clips * ((rate.perClip ?? 0) + ((rate.perSecond ?? 0) * frames) / framesPerSecond);
  return Math.round(usd * 100) / 100;
}
