// The difference between two JSON values, small when little changed. Parts that are the very same object are not looked into.

/**
 * `v`: another value. `o`: changed and new keys of an object, `d`: keys that went. `i`: changed entries of a list of the same
 * length. `s`: a splice: from, how many go, what comes. Keys are short because a patch travels several times a second.
 */
export type Patch =
  | { readonly v: unknown }
  | { readonly o: Readonly<Record<string, Patch>>; readonly d?: readonly string[] }
  | { readonly i: Readonly<Record<string, Patch>> }
  | { readonly s: readonly [from: number, gone: number, come: readonly unknown[]] };

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** null: they are equal. A key that is undefined counts as absent, as it does in JSON. */
export function diffOf(before: unknown, after: unknown): Patch | null {
  if (Object.is(before, after)) return null;
  if (Array.isArray(before) && Array.isArray(after)) return diffOfLists(before, after);
  if (isObject(before) && isObject(after)) return diffOfObjects(before, after);
  return { v: after };
}

function diffOfObjects(before: JsonObject, after: JsonObject): Patch | null {
  const changed: [string, Patch][] = [];
  const gone: string[] = [];
  for (const key of Object.keys(after)) {
    const value = after[key];
    if (value === undefined) continue;
    const known = Object.hasOwn(before, key) && before[key] !== undefined;
    const patch = known ? diffOf(before[key], value) : { v: value };
    if (patch !== null) changed.push([key, patch]);
  }
  for (const key of Object.keys(before)) {
    if (before[key] !== undefined && (!Object.hasOwn(after, key) || after[key] === undefined)) gone.push(key);
  }
  if (changed.length === 0 && gone.length === 0) return null;
  // Not by assignment, which a key "__proto__" would turn into something else.
  const o = Object.fromEntries(changed);
  return gone.length === 0 ? { o } : { o, d: gone };
}

function diffOfLists(before: readonly unknown[], after: readonly unknown[]): Patch | null {
  if (before.length === after.length) {
    const changed = after.flatMap((value, index): [string, Patch][] => {
      const patch = diffOf(before[index], value);
      return patch === null ? [] : [[String(index), patch]];
    });
    if (changed.length === 0) return null;
    if (changed.length <= after.length / 2 || changed.length < 8) return { i: Object.fromEntries(changed) };
  }
  return spliceOf(before, after);
}

function spliceOf(before: readonly unknown[], after: readonly unknown[]): Patch {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && diffOf(before[start], after[start]) === null) start += 1;
  let end = 0;
  while (end < shorter - start && diffOf(before.at(-1 - end), after.at(-1 - end)) === null) end += 1;
  return { s: [start, before.length - start - end, after.slice(start, after.length - end)] };
}

/** What `after` was; everything unchanged is the very same object as before. */
export function patched(before: unknown, patch: Patch): unknown {
  if ('v' in patch) return patch.v;
  if ('s' in patch) {
    const [from, gone, come] = patch.s;
    return (before as readonly unknown[]).toSpliced(from, gone, ...come);
  }
  if ('i' in patch) {
    const list = [...(before as readonly unknown[])];
    for (const [index, inner] of Object.entries(patch.i)) list[Number(index)] = patched(list[Number(index)], inner);
    return list;
  }
  return patchedObject(before as JsonObject, patch.o, patch.d ?? []);
}

function patchedObject(
  before: JsonObject,
  changed: Readonly<Record<string, Patch>>,
  gone: readonly string[],
): JsonObject {
  const entries = new Map(Object.entries(before));
  for (const key of gone) entries.delete(key);
  for (const [key, inner] of Object.entries(changed)) entries.set(key, patched(entries.get(key), inner));
  return Object.fromEntries(entries);
}
