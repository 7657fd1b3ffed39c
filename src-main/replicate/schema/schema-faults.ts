// A request held against the model's own schema, before anything is sent and paid. Pure.
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { InputValue } from '../catalogue/catalogue-model.ts';
import type { ModelSchema, SchemaInput } from './input-schema.ts';

/** In words; empty: it would be taken. */
export function schemaFaults(input: Readonly<Record<string, InputValue>>, { inputs }: ModelSchema): string[] {
  const missing = inputs
    .filter(({ name, isRequired }) => isRequired && input[name] === undefined)
    .map(({ name }) => say`"${name}" is missing.`);
  const byName = new Map(inputs.map((one) => [one.name, one]));
  const wrong = Object.entries(input).flatMap(([name, value]) => {
    const known = byName.get(name);
    const fault = known === undefined ? say`"${name}" is no input of this model.` : faultOf(known, value);
    return fault === null ? [] : [fault];
  });
  return [...missing, ...wrong];
}

function faultOf({ name, enum: choices, minimum, maximum, type }: SchemaInput, value: InputValue): string | null {
  const shown = JSON.stringify(value);
  if (choices !== null && !choices.some((one) => one === value)) {
    return say`"${name}" cannot be ${shown}; it takes ${choices.join(', ')}.`;
  }
  if (typeof value === 'number') {
    if (minimum !== null && value < minimum) return say`"${name}" is ${shown}, and at least ${formatNumber(minimum)}.`;
    if (maximum !== null && value > maximum) return say`"${name}" is ${shown}, and at most ${formatNumber(maximum)}.`;
    if (type === 'integer' && !Number.isInteger(value))
      return say`"${name}" is ${shown}, and takes whole numbers only.`;
  }
  return (type === 'array') === Array.isArray(value) || type === 'other' ? null : say`"${name}" cannot be ${shown}.`;
}
