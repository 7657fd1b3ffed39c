// The languages Longtake speaks, each in its own name.

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** `de-AT` → `de`; a language that is not spoken here is answered in English. */
export function languageOf(locale: string | undefined): Language {
  const wanted = locale?.toLowerCase().split(/[-_.]/)[0];
  return LANGUAGES.find((language) => language === wanted) ?? 'en';
}
