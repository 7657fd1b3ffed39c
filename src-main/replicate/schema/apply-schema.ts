// The table of the catalogue, corrected by what a model says of itself. Pure.
import type { InputNames, LengthRule, ReplicateModel, Role } from '../catalogue/catalogue-model.ts';
import { ROLES } from '../catalogue/catalogue-model.ts';
import type { ModelSchema, SchemaInput } from './input-schema.ts';
import { sizesBySchema } from './sizes-by-schema.ts';

/** What models call an input of a role. */
const NAMES: Readonly<Record<Role, readonly string[]>> = {
  prompt: ['prompt', 'text'],
  negativePrompt: ['negative_prompt'],
  seed: ['seed'],
  startImage: ['image', 'start_image', 'first_frame_image', 'input_image', 'input_reference', 'first_frame'],
  endImage: ['last_frame', 'end_image', 'last_frame_image'],
  references: ['reference_images', 'subject_reference'],
  sound: ['generate_audio'],
  steps: ['num_inference_steps', 'steps', 'sampling_steps', 'num_steps'],
  guidance: ['guidance_scale', 'cfg', 'guidance', 'cfg_scale'],
  motion: ['motion_bucket_id'],
  framesPerSecond: ['frames_per_second', 'fps'],
  width: ['width'],
  height: ['height'],
};

const SECONDS = ['duration', 'seconds'];
const FRAMES = ['num_frames', 'length', 'video_length', 'frame_num', 'frames'];

/** null: it lacks what nothing can be done without. */
export function applySchema(table: ReplicateModel, schema: ModelSchema): ReplicateModel | null {
  const byName = new Map(schema.inputs.map((input) => [input.name, input]));
  const inputs = rolesIn(table.inputs, byName);
  const start = inputs.startImage === null ? undefined : byName.get(inputs.startImage);
  if (inputs.prompt === null && inputs.startImage === null) return null;
  const references = inputs.references === null ? undefined : byName.get(inputs.references);
  return {
    ...table,
    inputs,
    standing: 'known',
    version: table.isOfficial ? table.version : (schema.version ?? table.version),
    length: lengthIn(table, byName),
    sizes: sizesBySchema(table, inputs, byName),
    needsStartImage: start?.isRequired === true || inputs.prompt === null,
    mostReferences: mostReferencesOf(table, references),
    sends: Object.fromEntries(Object.entries(table.sends).filter(([name]) => byName.has(name))),
  };
}

function rolesIn(table: InputNames, byName: ReadonlyMap<string, SchemaInput>): InputNames {
  const entries = ROLES.map((role) => {
    const known = table[role];
    const name = [...(known === null ? [] : [known]), ...NAMES[role]].find((one) => fits(role, byName.get(one)));
    return [role, name ?? null] as const;
  });
  const found = Object.fromEntries(entries) as Record<Role, string | null>;
  // A number that only scales a picture is no size.
  const isSize = found.width !== null && found.height !== null;
  return isSize ? found : { ...found, width: null, height: null };
}

const NUMBERS: readonly Role[] = ['seed', 'steps', 'guidance', 'motion', 'framesPerSecond', 'width', 'height'];

function fits(role: Role, input: SchemaInput | undefined): boolean {
  if (input === undefined) return false;
  if (role === 'sound') return input.type === 'boolean';
  return NUMBERS.includes(role) ? input.type === 'integer' || input.type === 'number' : input.type !== 'boolean';
}

function mostReferencesOf(table: ReplicateModel, references: SchemaInput | undefined): number {
  if (references === undefined) return 0;
  if (references.type !== 'array') return 1;
  return Math.max(1, table.mostReferences);
}

function lengthIn(table: ReplicateModel, byName: ReadonlyMap<string, SchemaInput>): LengthRule {
  const candidates = [table.length.input, ...SECONDS, ...FRAMES].filter((name) => name !== null);
  const input = candidates.map((name) => byName.get(name)).find((one) => one !== undefined);
  // No input: the clip has the length it has.
  if (input === undefined) return table.length.kind === 'options' ? withoutInput(table.length) : table.length;
  const isTable = input.name === table.length.input;
  const unit = isTable ? table.length.unit : SECONDS.includes(input.name) ? 'seconds' : 'frames';
  const framesOf = (count: number) => (unit === 'seconds' ? Math.round(count * table.framesPerSecond) : count);
  if (input.enum !== null) {
    const known = table.length.kind === 'options' ? table.length.options : [];
    const options = input.enum.flatMap((value) => {
      const same = known.find((one) => String(one.value) === String(value));
      const count = Number.parseFloat(String(value));
      if (same !== undefined) return [{ value, frames: same.frames }];
      return Number.isFinite(count) && count > 0 ? [{ value, frames: framesOf(count) }] : [];
    });
    return { kind: 'options', input: input.name, unit, options: options.toSorted((a, b) => a.frames - b.frames) };
  }
  const isNumber = input.type === 'integer' || input.type === 'number';
  if (!isNumber || input.maximum === null) return { ...table.length, input: input.name };
  const least = Math.max(1, input.minimum ?? 1);
  return { kind: 'range', input: input.name, unit, least, most: input.maximum, wholeOnly: input.type === 'integer' };
}

function withoutInput(length: Extract<LengthRule, { kind: 'options' }>): LengthRule {
  const [first] = length.options;
  return { ...length, input: null, options: first === undefined ? [] : [{ ...first, value: null }] };
}
