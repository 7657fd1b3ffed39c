// What people read, in their language. English stands in the code where it is said; every other language is a catalogue
// from the English sentence to its own. i18next looks up, fills in and chooses plurals.
import { createInstance } from 'i18next';
import type { Language } from './languages.ts';

const i18n = createInstance({
  lng: 'en',
  fallbackLng: false,
  // Keys are sentences: dots and colons in them mean nothing.
  keySeparator: false,
  nsSeparator: false,
  returnEmptyString: false,
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: {},
});
void i18n.init();

type Value = string | number;

/** From now on; what was said before stays as it was said. */
export function speak(language: Language): void {
  void i18n.changeLanguage(language);
}

let isForFiles = false;

export const language = (): Language => (isForFiles ? 'en' : (i18n.language as Language));

/** What goes into files that other programs and other people read is English, whatever is spoken here. */
export function inEnglish<T>(write: () => T extends Promise<unknown> ? never : T): T {
  const before = isForFiles;
  isForFiles = true;
  try {
    return write();
  } finally {
    isForFiles = before;
  }
}

/** @param words by English sentence; placeholders as `{{0}}`, plurals under the English plural with `_one` and `_other` */
export function addWords(language: Exclude<Language, 'en'>, words: Readonly<Record<string, string>>): void {
  const entries = Object.entries(words).map(([english, own]) => [english, readable(own)]);
  i18n.addResourceBundle(language, 'translation', Object.fromEntries(entries), false, true);
}

/**
 * A sentence: say`The file ${name} is not there.` Its key in a catalogue is `The file {{0}} is not there.`
 * Never at the top of a module: it would be said once, in the language of that moment.
 */
export function say(parts: TemplateStringsArray, ...values: readonly Value[]): string {
  if (language() === 'en') return String.raw({ raw: parts }, ...values);
  return i18n.t(keyOf(parts), Object.fromEntries(values.map((value, index) => [String(index), value])));
}

/** "The file ", " is not there." → "The file {{0}} is not there." */
export const keyOf = (parts: readonly string[]): string =>
  parts.reduce((key, part, index) => `${key}{{${index - 1}}}${part}`);

/**
 * A sentence that depends on a count: many(2, '{{count}} segment', '{{count}} segments'). The key is the plural; other
 * values stand by name: many(n, '{{count}} segment of {{shot}}', '{{count}} segments of {{shot}}', { shot }).
 */
export function many(count: number, one: string, other: string, values: Readonly<Record<string, Value>> = {}): string {
  const forms = { defaultValue_one: readable(one), defaultValue_other: readable(other) };
  const readableCount = Number.isInteger(count) && count < 1000 ? String(count) : formatNumber(count);
  return i18n.t(other, { ...values, lng: language(), count, readableCount, ...forms });
}

/** The bare count chooses the form; what is read has the language's separators. */
const readable = (text: string): string => text.replaceAll('{{count}}', '{{readableCount}}');

/** 1234.5 → "1,234.5", in German "1.234,5". @param digits at most so many behind the point */
export function formatNumber(value: number, digits = 2): string {
  return numberFormat(language(), digits).format(value);
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Making one takes longer than a whole row of a list; toLocaleString makes one for every number. */
function numberFormat(locale: Language, digits: number): Intl.NumberFormat {
  const name = `${locale} ${digits}`;
  const known = numberFormats.get(name);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
  numberFormats.set(name, made);
  return made;
}

/** With exactly so many digits behind the point: 1.5 → "1.50". */
export function formatFixed(value: number, digits: number): string {
  return value.toLocaleString(language(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  });
}

/** "a, b and c" as the language joins them. @param kind `disjunction`: "a, b or c" */
export function formatList(items: readonly string[], kind: 'conjunction' | 'disjunction' = 'conjunction'): string {
  // Without the comma before "and".
  return new Intl.ListFormat(language() === 'en' ? 'en-GB' : language(), { type: kind }).format(items);
}

export function formatDate(date: Date, options: Intl.DateTimeFormatOptions): string {
  return date.toLocaleString(language(), options);
}
