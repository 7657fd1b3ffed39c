// npm run words -- src-renderer/player: sentences of a folder that have no German yet, as lines for its catalogue, and
// words on the screen that are said in no language at all.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findWords, sourceFilesIn } from '../src-shared/i18n/find-words-for-tests.ts';

const root = resolve(import.meta.dirname, '..');
const SIDES = ['src-shared', 'src-renderer', 'src-main'];
const known = new Set<string>();
for (const side of SIDES) {
  const folder = join(root, side, 'i18n', 'german');
  for (const name of readdirSync(folder)) {
    const { german } = (await import(pathToFileURL(join(folder, name)).href)) as { german: Record<string, string> };
    for (const key of Object.keys(german)) known.add(`${side} ${key}`);
  }
}
// Each side has its own catalogues and the shared ones: what only the page knows, the studio cannot say.
const isKnown = (side: string, key: string) => known.has(`${side} ${key}`) || known.has(`src-shared ${key}`);
const folders = process.argv.slice(2);
const found = (folders.length > 0 ? folders : SIDES).flatMap((folder) =>
  sourceFilesIn(root, folder.replace(/\/$/, '')).map((path) => ({ path, ...findWords(join(root, path), path) })),
);
const missing = new Set(
  found.flatMap(({ path, keys }) => keys.filter((key) => !isKnown(path.split('/')[0] ?? '', key))),
);
for (const key of missing) process.stdout.write(`  ${JSON.stringify(key)}: '',\n`);
for (const fault of found.flatMap(({ faults }) => faults)) process.stderr.write(`${fault}\n`);
process.stderr.write(`${missing.size} without German, ${found.flatMap(({ faults }) => faults).length} faults\n`);
