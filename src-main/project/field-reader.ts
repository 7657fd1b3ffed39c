// Reads the fields of a JSON object one by one: a wrong one is reported with its place and replaced, the rest still counts.
import type { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { largeNumberText } from '../storage/index.ts';

export type RawObject = Readonly<Record<string, unknown>>;

export const isRawObject = (value: unknown): value is RawObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && largeNumberText(value) === null;

/** A number too large for a double is judged by what a double makes of it; the file keeps it as written. */
export function asRounded(value: unknown): unknown {
  const text = largeNumberText(value);
  return text === null ? value : Number(text);
}

/** What follows from a wrong field, as the end of a sentence. */
export type Consequence = () => string;

export interface FieldReader {
  /** The field, or `fallback` where it is absent, null or wrong (then reported, with what follows from that). */
  read<T>(key: string, schema: z.ZodType<T>, fallback: T, consequence?: Consequence): T;
  /** Like `read`, but its absence is reported too. */
  need<T>(key: string, schema: z.ZodType<T>, fallback: T): T;
}

export function createFieldReader(
  raw: RawObject,
  jsonPath: string,
  filePath: string,
  report: (problem: StudioErrorWire) => void,
  consequence: Consequence = () => say`until then a default stands in`,
): FieldReader {
  const wrong = (key: string, message: string, follows: Consequence) =>
    report({
      code: 'bad-file',
      message,
      remedy: say`Mend it in Longtake or in a text editor; ${follows()}.`,
      filePath,
      jsonPath: `${jsonPath}.${key}`,
    });
  const read = <T>(key: string, schema: z.ZodType<T>, fallback: T, follows = consequence): T => {
    const value = raw[key];
    if (value === undefined || value === null) return fallback;
    const parsed = schema.safeParse(asRounded(value));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    const inner = (issue?.path ?? [])
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('');
    const is = JSON.stringify(value)?.slice(0, 80) ?? '';
    wrong(`${key}${inner}`, say`${inWords(`${key}${inner}`, issue)} (it is ${is}).`, follows);
    return fallback;
  };
  return {
    read,
    need(key, schema, fallback) {
      if (raw[key] === undefined || raw[key] === null) wrong(key, say`"${key}" is missing.`, consequence);
      return read(key, schema, fallback);
    },
  };
}

/** In words for people who write storyboards, not schemas; a message of the schema's own stands as it is. */
function inWords(field: string, issue: z.core.$ZodIssue | undefined): string {
  if (issue !== undefined && !/^(Invalid|Too) /.test(issue.message)) return issue.message;
  switch (issue?.code) {
    case 'invalid_type':
      return ofKind(field, issue.expected);
    case 'too_small':
      return issue.inclusive
        ? say`"${field}" should be at least ${String(issue.minimum)}`
        : say`"${field}" should be more than ${String(issue.minimum)}`;
    case 'too_big':
      return issue.inclusive
        ? say`"${field}" should be at most ${String(issue.maximum)}`
        : say`"${field}" should be less than ${String(issue.maximum)}`;
    case 'invalid_value':
      return say`"${field}" should be one of ${issue.values.map(String).join(', ')}`;
    default:
      return say`"${field}" is not what it should be`;
  }
}

function ofKind(field: string, kind: string): string {
  switch (kind) {
    case 'number':
      return say`"${field}" should be a number`;
    case 'int':
      return say`"${field}" should be a whole number`;
    case 'string':
      return say`"${field}" should be a text`;
    case 'boolean':
      return say`"${field}" should be true or false`;
    case 'array':
      return say`"${field}" should be a list`;
    case 'object':
    case 'record':
      return say`"${field}" should be an object`;
    default:
      return say`"${field}" should be ${kind}`;
  }
}
