// Where the figures of the catalogue come from, and the shapes many models share.
import { say } from '#shared/i18n/say.ts';
import type { Price } from '#shared/model/engine.ts';
import type { InputNames, LengthRule, ModelSize } from './catalogue-model.ts';
import { NO_INPUTS } from './catalogue-model.ts';

/** When the sources were read. */
export const AS_OF = '2026-11-21';

// How a model's inputs are known.
export const ownSchema = () =>
  say`input names from the model’s own schema page at Replicate; the values it takes from its documentation`;
export const reseller = () => say`a reseller’s listing of the same model`;
export const generatedClient = () => say`a client generated from the model’s schema`;
export const sourceCode = () => say`the model’s source code, and programs that use it`;
export const generalKnowledge = () => say`general knowledge, not checked`;

// How a price is known. English: they stand in plans and sidecars.
export const PUBLISHED = 'published by a third party for this model'; // not for people
export const INFERRED = 'inferred from a reseller’s credits'; // not for people
const GENERAL_KNOWLEDGE = 'general knowledge, not checked'; // not for people

export const names = (changes: Partial<InputNames>): InputNames => ({ ...NO_INPUTS, ...changes });

export const secondsOf = (
  input: string,
  choices: readonly number[],
  framesPerSecond: number,
): Extract<LengthRule, { kind: 'options' }> => ({
  kind: 'options',
  input,
  unit: 'seconds',
  options: choices.map((seconds) => ({ value: seconds, frames: seconds * framesPerSecond })),
});

export const fixedFrames = (frames: number): LengthRule => ({
  kind: 'options',
  input: null,
  unit: 'frames',
  options: [{ value: null, frames }],
});

interface NamedLines {
  readonly name: string;
  /** The picture's short side. */
  readonly lines: number;
}

/** Every shape in every resolution, both sent by name. */
export function shapesByName(ratios: readonly string[], resolutions: readonly NamedLines[]): ModelSize[] {
  return resolutions.flatMap(({ name, lines }) =>
    ratios.map((ratio) => ({
      ...sizeOfShape(ratio, lines),
      name: `${name} ${ratio}`,
      sends: { aspect_ratio: ratio, resolution: name },
    })),
  );
}

/** "16:9" with a short side of 720: 1280×720. Even: 4:2:0 video has no odd sizes. */
export function sizeOfShape(ratio: string, lines: number): { readonly width: number; readonly height: number } {
  const [across = 16, down = 9] = ratio.split(':').map(Number);
  const long = 2 * Math.round((lines * Math.max(across, down)) / Math.min(across, down) / 2);
  return across >= down ? { width: long, height: lines } : { width: lines, height: long };
}

export const perSecond = (source: string, rates: readonly Partial<Price['rates'][number]>[]): Price => ({
  currency: 'USD',
  rates: rates.map((rate) => ({ perSecond: null, perClip: null, sizeName: null, withAudio: null, ...rate })),
  source,
  asOf: AS_OF,
});

export const onePrice = (perClip: number, source: string): Price => perSecond(source, [{ perClip }]);

// Of 2025; SCALE: Replicate's own price pages could not be read. Which card a model runs on was not checked either.
const A100_USD = 0.0014;
const A100 = `${GENERAL_KNOWLEDGE}: an A100 at Replicate for about ${A100_USD} USD a second`; // not for people

export const gpuTime = { usd: A100_USD, source: A100, asOf: AS_OF };

/** @param seconds as the older tool saw a clip take (seed 003's table, its middle) */
export const priceOfGpuTime = (seconds: number): Price =>
  onePrice(
    Math.round(seconds * A100_USD * 10_000) / 10_000,
    `estimate: about ${seconds} s of work a clip; ${A100}`, // not for people
  );
