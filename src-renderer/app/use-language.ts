// The language of the page: what the studio speaks.
import { useEffect, useState } from 'react';
import { type Language, languageOf } from '#shared/i18n/languages.ts';
import { startLanguage } from '../i18n/start-language.ts';
import { useApp } from './stores-context.ts';

/** null: not known yet. Another value: everything has to be said again. */
export function useLanguage(): Language | null {
  // A studio that does not answer is told of in the browser's language.
  const wanted = useApp(({ info, answered }) => info?.language ?? (answered ? languageOf(navigator.language) : null));
  const [spoken, setSpoken] = useState<Language | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    let overtaken = false;
    void startLanguage(wanted).then(() => {
      if (!overtaken) setSpoken(wanted);
    });
    return () => {
      overtaken = true;
    };
  }, [wanted]);
  return spoken;
}
