// What flows along the links of a graph in this server. Pictures are pixels in memory; a latent is the plan of a clip.

export interface Images {
  readonly kind: 'images';
  /** Frame after frame, line after line, three bytes a pixel: red, green, blue. */
  readonly pixels: Uint8Array;
  readonly frameCount: number;
  readonly width: number;
  readonly height: number;
}

export interface Latent {
  readonly kind: 'latent';
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
  readonly startImage: Images | null;
  readonly endImage: Images | null;
  /** null until a sampler has put noise in. */
  readonly seed: number | null;
  /** Sound that goes along with the film in one latent, as LTX-2 has it; null: none. */
  readonly sound: SoundLatent | null;
}

export interface SoundLatent {
  readonly kind: 'sound-latent';
  readonly durationSeconds: number;
}

export interface Sound {
  readonly kind: 'sound';
  /** A WAV file. */
  readonly path: string;
}

export type Value =
  | Images
  | Latent
  | SoundLatent
  | Sound
  | { readonly kind: 'video'; readonly images: Images; readonly fps: number; readonly sound: Sound | null }
  | { readonly kind: 'noise'; readonly seed: number }
  | { readonly kind: 'sigmas'; readonly steps: number }
  /** Models, conditionings and all else that only has to be there. */
  | { readonly kind: 'token'; readonly type: string }
  | string
  | number
  | boolean
  | null;

export interface NodeResult {
  readonly outputs: readonly Value[];
  readonly ui?: Readonly<Record<string, readonly unknown[]>>;
}

/** What Python would raise inside a node. */
export class NodeFailure extends Error {
  readonly exceptionType: string;
  constructor(exceptionType: string, message: string) {
    super(message);
    this.exceptionType = exceptionType;
  }
}

export class Interrupted extends Error {}

export type Inputs = Readonly<Record<string, Value>>;

export function numberInput(inputs: Inputs, name: string, fallback = 0): number {
  const value = inputs[name];
  return typeof value === 'number' ? value : fallback;
}

export function textInput(inputs: Inputs, name: string): string {
  const value = inputs[name];
  return typeof value === 'string' ? value : '';
}

type Kind = Exclude<Value, string | number | boolean | null>['kind'];

export function valueOfKind<K extends Kind>(inputs: Inputs, name: string, kind: K): Extract<Value, { kind: K }> | null {
  const value = inputs[name];
  if (typeof value !== 'object' || value === null || value.kind !== kind) return null;
  return value as Extract<Value, { kind: K }>;
}

export function needKind<K extends Kind>(inputs: Inputs, name: string, kind: K): Extract<Value, { kind: K }> {
  const value = valueOfKind(inputs, name, kind);
  if (!value) throw new NodeFailure('TypeError', `${name} is not usable as ${kind}`);
  return value;
}
