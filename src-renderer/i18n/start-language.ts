// The page's language: its catalogue is loaded once, when it is first spoken.
import { assertNever } from '#shared/assert-never.ts';
import type { Language } from '#shared/i18n/languages.ts';
import { addWords, speak } from '#shared/i18n/say.ts';

async function load(language: Language): Promise<void> {
  switch (language) {
    case 'en':
      return;
    case 'de':
      return addWords('de', (await import('./german.ts')).german);
    default:
      return assertNever(language);
  }
}

const loaded = new Map<Language, Promise<void>>();

/** Begins to fetch the words of a language that will probably be wanted. */
export function fetchWords(language: Language): Promise<void> {
  const known = loaded.get(language) ?? load(language);
  loaded.set(language, known);
  return known;
}

/** From now on the page speaks it; what was said before must be said again. */
export async function startLanguage(language: Language): Promise<void> {
  await fetchWords(language);
  speak(language);
  document.documentElement.lang = language;
}
