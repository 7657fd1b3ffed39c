import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { language, say, speak } from '#shared/i18n/say.ts';
import { CATALOGUES, speakLanguage } from './index.ts';

afterEach(() => speak('en'));

describe('what the studio speaks', () => {
  it('is what the settings say, else the system’s language, else English', () => {
    const spoken = (setting: Parameters<typeof speakLanguage>[0], locale?: string) => {
      speakLanguage(setting, locale);
      return language();
    };
    expect([spoken('system'), spoken('system', 'de-AT'), spoken('system', 'fr-FR')]).toEqual(['en', 'de', 'en']);
    expect([spoken('en', 'de-DE'), spoken('de', 'en-GB')]).toEqual(['en', 'de']);
    expect(say`No restart command is known for ${'gpu:8188'}.`).toBe(
      'Für gpu:8188 ist kein Befehl zum Neustarten bekannt.',
    );
  });

  it('has every catalogue of its folder and of src-shared', async () => {
    const root = resolve(import.meta.dirname, '..', '..');
    const folders = ['src-main/i18n/german', 'src-shared/i18n/german'].map((path) => join(root, path));
    const paths = folders.flatMap((path) => readdirSync(path).map((name) => join(path, name)));
    const found = await Promise.all(paths.map(async (path) => (await import(pathToFileURL(path).href)).german));
    expect(found.filter((german) => !CATALOGUES.includes(german))).toEqual([]);
    expect(CATALOGUES).toHaveLength(found.length);
  });
});
