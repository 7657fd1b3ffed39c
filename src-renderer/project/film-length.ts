// A length as people type it: "1:30", "90 s", "2 min", "1 min 30 s", "90".

const UNIT_SECONDS: readonly (readonly [pattern: RegExp, seconds: number])[] = [
  [/^(h|hours?|std|stunden?)$/, 3600],
  [/^(m|min|mins|minutes?|minuten?)$/, 60],
  [/^(s|sec|secs|seconds?|sek|sekunden?)?$/, 1],
];

const numberIn = (digits: string): number => Number(digits.replace(',', '.'));

/** Seconds; null where it is no length, or one of nothing. */
export function parseLength(text: string): number | null {
  const plain = text.trim().toLowerCase();
  const seconds = plain.includes(':') ? clockSeconds(plain) : unitSeconds(plain);
  return seconds !== null && Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

/** "1:30", "1:02:05.5". */
function clockSeconds(text: string): number | null {
  if (!/^(\d+:)?\d+:[0-5]?\d([.,]\d+)?$/.test(text)) return null;
  return text.split(':').reduce((sum, part) => sum * 60 + numberIn(part), 0);
}

/** "2 min", "1 min 30 s", "90". */
function unitSeconds(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:[.,]\d+)?)\s*(\p{L}*)\.?\s*/gu)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) return null;
  const seconds = parts.map(([, digits = '', unit = '']) => {
    const factor = UNIT_SECONDS.find(([pattern]) => pattern.test(unit))?.[1];
    return factor === undefined ? null : numberIn(digits) * factor;
  });
  return seconds.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}
