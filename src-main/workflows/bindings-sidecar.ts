// `gcv_x.bindings.json` beside a workflow: which node is which slot, and the limits of a model Longtake does not know.
import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import { type SlotAddress, type SlotBindings, type SlotName, slotName } from '#shared/model/workflow.ts';
import { MAX_FRAMES_PER_SECOND } from './default-size.ts';

/** What a user states about a model; absent: as Longtake knows or assumes. */
export interface StatedLimits {
  readonly framesPerSecond?: number;
  readonly frameStep?: number;
  readonly minFrames?: number;
  readonly maxFrames?: number;
  readonly sizeStepPixels?: number;
}

export interface BindingsSidecar {
  readonly bindings: SlotBindings;
  readonly limits: StatedLimits;
  /** What of the file could not be used, in words. */
  readonly notes: readonly string[];
}

export const NO_SIDECAR: BindingsSidecar = { bindings: {}, limits: {}, notes: [] };

const place = z.object({
  node: z.union([z.string().min(1), z.number().int()]),
  input: z.string().optional(),
  output: z.number().int().min(0).optional(),
});
/** More than an hour at any rate: nothing makes that in one go. */
const MAX_FRAMES = 100_000;
const statedLimits = z.object({
  fps: z.number().min(1).max(MAX_FRAMES_PER_SECOND).optional(),
  frame_step: z.number().int().min(1).max(1000).optional(),
  frame_min: z.number().int().min(1).max(MAX_FRAMES).optional(),
  frame_max: z.number().int().min(1).max(MAX_FRAMES).optional(),
  size_step: z.number().int().min(1).max(1024).optional(),
});

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const SLOT_OF_KEY: ReadonlyMap<string, SlotName> = new Map(slotName.options.map((slot) => [snakeCase(slot), slot]));

/** Never fails: what cannot be understood is left out and said in the notes. '' is no file. */
export function parseBindingsText(text: string, fileName: string): BindingsSidecar {
  if (text === '') return NO_SIDECAR;
  const entries = readEntries(text);
  if (entries === null) return { ...NO_SIDECAR, notes: [say`${fileName} is not used: it is not a JSON object.`] };
  const bindings: Partial<Record<SlotName, SlotAddress[]>> = {};
  const notes: string[] = [];
  let limits: StatedLimits = {};
  for (const [key, value] of entries) {
    const slot = SLOT_OF_KEY.get(key);
    const places = slot === undefined ? null : readPlaces(slot, value);
    const stated = key === 'limits' ? readLimits(value) : null;
    if (slot !== undefined && places !== null) bindings[slot] = places;
    else if (stated !== null) limits = stated;
    else notes.push(slot === undefined && key !== 'limits' ? noSlot(fileName, key) : notUnderstood(fileName, key));
  }
  return { bindings, limits, notes };
}

const noSlot = (fileName: string, key: string): string =>
  say`${fileName}: "${key}" is not used, it is none of ${[...SLOT_OF_KEY.keys(), 'limits'].join(', ')}.`;

const notUnderstood = (fileName: string, key: string): string =>
  say`${fileName}: "${key}" is not used, it is not of the form [{"node": "12", "input": "image"}], for image_batch [{"node": "8", "output": 0}], for limits {"fps": 16, "frame_step": 4}.`;

function readEntries(text: string): [string, unknown][] | null {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.entries(json) : null;
  } catch {
    return null;
  }
}

function readPlaces(slot: SlotName, value: unknown): SlotAddress[] | null {
  const places = z.array(place).safeParse(value);
  if (!places.success) return null;
  const addresses = places.data.map(({ node, input, output }) => {
    if (slot === 'saveNode') return { nodeId: String(node), input: '' };
    if (slot === 'imageBatch') return { nodeId: String(node), input: String(output ?? 0) };
    return input === undefined ? null : { nodeId: String(node), input };
  });
  return addresses.every((address) => address !== null) ? addresses : null;
}

function readLimits(value: unknown): StatedLimits | null {
  const stated = statedLimits.safeParse(value);
  if (!stated.success) return null;
  const { fps, frame_step, frame_min, frame_max, size_step } = stated.data;
  if (frame_min !== undefined && frame_max !== undefined && frame_min > frame_max) return null;
  return {
    ...(fps === undefined ? {} : { framesPerSecond: fps }),
    ...(frame_step === undefined ? {} : { frameStep: frame_step }),
    ...(frame_min === undefined ? {} : { minFrames: frame_min }),
    ...(frame_max === undefined ? {} : { maxFrames: frame_max }),
    ...(size_step === undefined ? {} : { sizeStepPixels: size_step }),
  };
}
