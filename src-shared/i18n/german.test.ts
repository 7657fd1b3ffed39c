import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { findWords, placeholdersOf, sourceFilesIn } from './find-words-for-tests.ts';

// Each side speaks with its own catalogues and the shared ones.
const root = resolve(import.meta.dirname, '..', '..');
const SIDES = [{ side: 'src-shared' }, { side: 'src-renderer' }, { side: 'src-main' }];

type Catalogue = Readonly<Record<string, string>>;

async function cataloguesIn(side: string): Promise<Map<string, Catalogue>> {
  const folder = join(root, side, 'i18n', 'german');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const loaded = names.map(async (name) => {
    const module = (await import(pathToFileURL(join(folder, name)).href)) as { german: Catalogue };
    return [`${side}/i18n/german/${name}`, module.german] as const;
  });
  return new Map(await Promise.all(loaded));
}

const wordsIn = (side: string) =>
  sourceFilesIn(root, side).map((path) => ({ path, ...findWords(join(root, path), path) }));

describe.each(SIDES)('the words of $side', ({ side }) => {
  const found = wordsIn(side);
  let own: Map<string, Catalogue>;
  let known: Catalogue;
  beforeAll(async () => {
    own = await cataloguesIn(side);
    const shared = side === 'src-shared' ? new Map() : await cataloguesIn('src-shared');
    known = Object.assign({}, ...shared.values(), ...own.values());
  });

  it('are said in functions, and nothing on the screen is said outside of say', () => {
    expect(found.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('all have their German', () => {
    const missing = found.flatMap(({ path, keys }) =>
      keys.filter((key) => !(key in known)).map((key) => `${path}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('have no German that nobody says', () => {
    const said = new Set(found.flatMap(({ keys }) => keys));
    const unsaid = [...own].flatMap(([file, words]) =>
      Object.keys(words)
        .filter((key) => !said.has(key))
        .map((key) => `${file}: ${key}`),
    );
    expect(unsaid).toEqual([]);
  });

  it('stand in one catalogue only, with the placeholders of the English', () => {
    const faults = [...own].flatMap(([file, words], index) =>
      Object.entries(words).flatMap(([key, german]) => [
        ...([...own.values()].findIndex((other) => key in other) < index ? [`${file}: twice: ${key}`] : []),
        ...(`${placeholdersOf(key)}` === `${placeholdersOf(german)}` || key.endsWith('_one')
          ? []
          : [`${file}: other placeholders: ${key}`]),
        ...(german.trim() === '' ? [`${file}: empty: ${key}`] : []),
      ]),
    );
    expect(faults).toEqual([]);
  });
});
