// The keys of one entry of an older file: found in any common spelling, and those that nobody asked for are told.
import { largeNumberText } from '../storage/index.ts';

export type RawObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is RawObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && largeNumberText(value) === null;

/** `videoPrompt`, `video_prompt` and `Video-Prompt` are one key: the older tools were written in several languages. */
const plainKey = (key: string): string => key.toLowerCase().replace(/[\s_-]/g, '');

export class EntryKeys {
  readonly #raw: RawObject;
  readonly #byPlainKey: ReadonlyMap<string, string>;
  readonly #asked = new Set<string>();

  constructor(raw: RawObject) {
    this.#raw = raw;
    this.#byPlainKey = new Map(Object.keys(raw).map((key) => [plainKey(key), key]));
  }

  /** The first of these keys that is there with a value; all of them count as asked for. */
  take(...names: readonly string[]): unknown {
    const keys = names.flatMap((name) => this.#byPlainKey.get(plainKey(name)) ?? []);
    for (const key of keys) this.#asked.add(key);
    return keys.map((key) => this.#raw[key]).find((value) => value !== undefined && value !== null);
  }

  /** Trimmed; '' where there is none. */
  text(...names: readonly string[]): string {
    const value = this.take(...names);
    return typeof value === 'string' ? value.trim() : '';
  }

  /** Those that nobody asked for. */
  unknown(): string[] {
    return Object.keys(this.#raw).filter((key) => !this.#asked.has(key));
  }
}

/** Whether any of the entries has one of these keys. */
export function haveKey(entries: readonly unknown[], names: readonly string[]): boolean {
  const plain = new Set(names.map(plainKey));
  return entries.some((entry) => isObject(entry) && Object.keys(entry).some((key) => plain.has(plainKey(key))));
}

/** A number, or a text that is one, with or without its unit: 8, "8", "8s", "8 seconds". undefined: something else. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const [, digits] = /^\s*(-?\d+(?:\.\d+)?)\s*(?:s|sec|secs|seconds?)?\s*$/i.exec(value) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
