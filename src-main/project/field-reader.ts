// Reads the fields of a JSON object one by one: a wrong one is reported with its place and replaced, the rest still counts.
import type { z } from 'zod/v4';
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

export interface FieldReader {
  /** The field, or `fallback` where it is absent, null or wrong (then reported, with what follows from that). */
  read<T>(key: string, schema: z.ZodType<T>, fallback: T, consequence?: string): T;
  /** Like `read`, but its absence is reported too. */
  need<T>(key: string, schema: z.ZodType<T>, fallback: T): T;
}

export function createFieldReader(
  raw: RawObject,
  jsonPath: string,
  filePath: string,
  report: (problem: StudioErrorWire) => void,
  consequence = 'until then a default stands in',
): FieldReader {
  const wrong = (key: string, message: string, follows: string) =>
    report({
      code: 'bad-file',
      message,
      remedy: `Mend it in Longtake or in a text editor; ${follows}.`,
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
    const is = JSON.stringify(value)?.slice(0, 80);
    wrong(`${key}${inner}`, `${inWords(`${key}${inner}`, issue)} (it is ${is}).`, follows);
    return fallback;
  };
  return {
    read,
    need(key, schema, fallback) {
      if (raw[key] === undefined || raw[key] === null) wrong(key, `"${key}" is missing.`, consequence);
      return read(key, schema, fallback);
    },
  };
}

const KINDS: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** In words for people who write storyboards, not schemas; a message of the schema's own stands as it is. */
function inWords(field: string, issue: z.core.$ZodIssue | undefined): string {
  if (issue !== undefined && !/^(Invalid|Too) /.test(issue.message)) return issue.message;
  return `"${field}" ${shouldBe(issue)}`;
}

function shouldBe(issue: z.core.$ZodIssue | undefined): string {
  switch (issue?.code) {
    case 'invalid_type':
      return `should be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return `should be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      return `should be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
    case 'invalid_value':
      return `should be one of ${issue.values.map(String).join(', ')}`;
    default:
      return 'is not what it should be';
  }
}
