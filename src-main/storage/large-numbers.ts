// Numbers that a double cannot hold, such as the 64-bit seeds of ComfyUI: kept as written, so that saving does not round them.

// TypeScript's library does not know these yet; every Node this program runs on does.
interface RawJson {
  rawJSON(text: string): unknown;
  isRawJSON(value: unknown): boolean;
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
}
const json = JSON as unknown as RawJson;

/** Large numbers become objects that JSON.stringify writes as they were read. A reviver is slow, so only where one may be. */
export function parseKeepingLargeNumbers(text: string): unknown {
  if (!/\d{16}|\de\+?\d{2}/i.test(text)) return JSON.parse(text);
  return json.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && isRounded(value, source) ? json.rawJSON(source) : value,
  );
}

// A long fraction is rounded too, but never so that anybody could tell: 0.30000000000000004.
function isRounded(value: number, source: string): boolean {
  if (!Number.isFinite(value)) return true;
  return /^-?\d+$/.test(source) && !Number.isSafeInteger(value);
}

/** The number as written, where `value` stands for one that was too large; else null. */
export function largeNumberText(value: unknown): string | null {
  return json.isRawJSON(value) ? JSON.stringify(value) : null;
}
