// A model's own description of its inputs, out of the OpenAPI schema that Replicate gives with each version.
import { z } from 'zod/v4';

const enumValue = z.union([z.string(), z.number()]);

export const schemaInput = z.object({
  name: z.string(),
  type: z.enum(['string', 'integer', 'number', 'boolean', 'array', 'other']),
  /** A string that stands for a file; of an array: its items. */
  isFile: z.boolean(),
  enum: z.array(enumValue).nullable(),
  default: z.json().nullable(),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  isRequired: z.boolean(),
});
export type SchemaInput = z.infer<typeof schemaInput>;

export const modelSchema = z.object({
  model: z.string(),
  /** Id of the version it describes. */
  version: z.string().nullable(),
  /** When it was read. */
  readAt: z.string(),
  inputs: z.array(schemaInput),
});
export type ModelSchema = z.infer<typeof modelSchema>;

/** By `owner/name`. */
export type RefreshedSchemas = ReadonlyMap<string, ModelSchema>;

type Dictionary = Readonly<Record<string, unknown>>;

const isDictionary = (value: unknown): value is Dictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const dictionaryAt = (value: Dictionary, key: string): Dictionary | null => {
  const found = value[key];
  return isDictionary(found) ? found : null;
};

/** null: it describes no inputs. @param openApi `latest_version.openapi_schema` as it came */
export function readInputs(openApi: unknown): SchemaInput[] | null {
  const components = isDictionary(openApi) ? dictionaryAt(openApi, 'components') : null;
  const schemas = components === null ? null : dictionaryAt(components, 'schemas');
  const input = schemas === null ? null : dictionaryAt(schemas, 'Input');
  const properties = input === null ? null : dictionaryAt(input, 'properties');
  if (schemas === null || input === null || properties === null) return null;
  const required = Array.isArray(input.required) ? input.required : [];
  return Object.entries(properties).flatMap(([name, raw]) =>
    isDictionary(raw) ? [oneInput(name, withReferences(raw, schemas), required.includes(name))] : [],
  );
}

/** Choices stand in a schema of their own: `allOf: [{ $ref: '#/components/schemas/duration' }]`. */
function withReferences(property: Dictionary, schemas: Dictionary): Dictionary {
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => (Array.isArray(property[key]) ? property[key] : []));
  const referred = [property, ...parts].flatMap((part) => {
    const path = isDictionary(part) && typeof part.$ref === 'string' ? part.$ref : null;
    const name = path?.split('/').at(-1);
    const found = name === undefined ? null : dictionaryAt(schemas, name);
    return found === null ? [] : [found];
  });
  // `null` is one of two where nothing need be given.
  const own = parts.filter((part) => isDictionary(part) && part.type !== 'null');
  return Object.assign({}, ...referred, ...own, property) as Dictionary;
}

const TYPES = ['string', 'integer', 'number', 'boolean', 'array'] as const;

function oneInput(name: string, property: Dictionary, isRequired: boolean): SchemaInput {
  const { type, enum: choices, minimum, maximum } = property;
  const items = dictionaryAt(property, 'items');
  const isFileAt = (one: Dictionary | null) => one?.format === 'uri';
  const values = Array.isArray(choices) ? choices.filter((one) => enumValue.safeParse(one).success) : [];
  return {
    name,
    type: TYPES.find((known) => known === type) ?? 'other',
    isFile: isFileAt(property) || isFileAt(items),
    enum: values.length > 0 ? (values as (string | number)[]) : null,
    default: z
      .json()
      .catch(null)
      .parse(property.default ?? null),
    minimum: typeof minimum === 'number' ? minimum : null,
    maximum: typeof maximum === 'number' ? maximum : null,
    isRequired,
  };
}
