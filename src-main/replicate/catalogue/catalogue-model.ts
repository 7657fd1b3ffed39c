// A model of Replicate as data: lengths, sizes, what its inputs are called, what it costs, and who says so.
import type { Price } from '#shared/model/engine.ts';
import type { EngineModelInfo, ModelStanding } from '#shared/model/engine-info.ts';

/** What an input of a model is for. */
export const ROLES = [
  'prompt',
  'negativePrompt',
  'seed',
  'startImage',
  'endImage',
  'references',
  'sound',
  'steps',
  'guidance',
  'motion',
  'framesPerSecond',
  'width',
  'height',
] as const;
export type Role = (typeof ROLES)[number];

/** By role the model's own name for it; null: it takes no such thing. */
export type InputNames = Readonly<Record<Role, string | null>>;

export const NO_INPUTS: InputNames = {
  prompt: null,
  negativePrompt: null,
  seed: null,
  startImage: null,
  endImage: null,
  references: null,
  sound: null,
  steps: null,
  guidance: null,
  motion: null,
  framesPerSecond: null,
  width: null,
  height: null,
};

export type InputValue = string | number | boolean | readonly string[];

/** One length that can be asked for, and the frames that surely come of it. */
export interface LengthOption {
  /** As the input takes it; null: there is no such input. */
  readonly value: string | number | null;
  readonly frames: number;
}

export type LengthRule =
  /** `unit` tells what a number in `value` counts. */
  | {
      readonly kind: 'options';
      readonly input: string | null;
      readonly unit: 'seconds' | 'frames';
      readonly options: readonly LengthOption[];
    }
  /** Any length between the two. */
  | {
      readonly kind: 'range';
      readonly input: string;
      readonly unit: 'seconds' | 'frames';
      readonly least: number;
      readonly most: number;
      readonly wholeOnly: boolean;
    };

/** A size and what is sent for it: `{ aspect_ratio: '16:9', resolution: '720p' }`. */
export interface ModelSize {
  readonly width: number;
  readonly height: number;
  /** Such as "720p 16:9": shown, and the price goes by it. */
  readonly name: string;
  readonly sends: Readonly<Record<string, string | number>>;
}

export type ModelSizes =
  | { readonly kind: 'list'; readonly sizes: readonly ModelSize[]; readonly followsStartImage: boolean }
  /** Width and height are inputs. */
  | {
      readonly kind: 'step';
      readonly stepPixels: number;
      readonly defaultSize: { readonly width: number; readonly height: number };
    };

/** What cannot be had together. */
export type ModelRule =
  /** Veo 3.1: with reference pictures only 16:9 and 8 seconds; a last frame is then ignored. */
  | 'references-at-16:9-for-8-s-without-last-frame'
  /** Minimax: its subject reference belongs to another model inside, which knows no first frame. */
  | 'references-without-start-image'
  /** Hailuo 2.3: 1080p only for 6 s. */
  | '1080p-only-for-6-s'
  /** Kling 2.1: an end picture only in pro mode. */
  | 'end-image-only-in-pro-mode';

export interface ReplicateModel {
  /** `owner/name`. */
  readonly model: string;
  readonly name: string;
  /** Names the older tools had for it. */
  readonly shortNames: readonly string[];
  readonly standing: ModelStanding;
  /** Official ones are created by name, the others by version. */
  readonly isOfficial: boolean;
  /** Of a community model, where it is known; null: its own page says the newest. */
  readonly version: string | null;
  readonly framesPerSecond: number;
  readonly length: LengthRule;
  readonly sizes: ModelSizes;
  readonly inputs: InputNames;
  /** References go as a list, or as one picture. */
  readonly mostReferences: number;
  readonly needsStartImage: boolean;
  /** It makes sound whether asked or not. */
  readonly alwaysSounds: boolean;
  readonly rules: readonly ModelRule[];
  /** Sent with every request. */
  readonly sends: Readonly<Record<string, InputValue>>;
  readonly stepsByQuality: EngineModelInfo['limits']['stepsByQuality'];
  readonly mostAtOnce: number | null;
  readonly price: Price | null;
  /** What a second on its graphics card costs; null: it is not paid by that, or nobody knows. */
  readonly gpuSecond: { readonly usd: number; readonly source: string; readonly asOf: string } | null;
  /** Who says so, and when that was read. */
  readonly source: () => string;
  readonly asOf: string;
  readonly notes: () => readonly string[];
  readonly advice: {
    readonly bestFor: () => string;
    readonly quality: EngineModelInfo['advice']['quality'];
    readonly speed: EngineModelInfo['advice']['speed'];
  };
}
