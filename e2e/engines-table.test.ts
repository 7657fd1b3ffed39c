// docs/engines.md says of every feature of the older tools where it is and which test shows it: files and tests must be there.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const at = (...parts: string[]) => resolve(import.meta.dirname, '..', ...parts);
const page = readFileSync(at('docs', 'engines.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('|'));

const PLACES = ['src-main', 'src-renderer', 'src-shared', 'e2e'];
const QUOTES = ["'", '"', '`'];
const ENDINGS = ['.test.ts', '.test.tsx', '.spec.ts'];
const textsOf = (name: string): string[] =>
  PLACES.flatMap((place) => ENDINGS.map((ending) => at(place, `${name}${ending}`)))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'));

/** `room/file` › title; several stand with a middle dot between them. */
const named = rows.flatMap((row) =>
  [...row.matchAll(/`([\w./-]+)` › ([^·|]+)/g)].map(([, file = '', title = '']) => [file, title.trim()] as const),
);

it('names hundreds of tests, and each is there', () => {
  expect(named.length).toBeGreaterThan(200);
  const missing = named.filter(
    ([file, title]) => !textsOf(file).some((text) => QUOTES.some((quote) => text.includes(quote + title + quote))),
  );
  expect(missing).toEqual([]);
});

it('names files that are there', () => {
  const paths = [...page.matchAll(/`((?:src-main|src-renderer|src-shared)\/[^`*]+)`/g)].map(([, path = '']) => path);
  expect(paths.filter((path) => !existsSync(at(path)))).toEqual([]);
});

it('leaves no feature and no error without a test', () => {
  const entries = rows.filter((row) => /^\| (0|1|2|3|4)\.[a-z]?\d+ /.test(row));
  expect(entries.length).toBeGreaterThan(150);
  expect(entries.filter((row) => !row.includes('› '))).toEqual([]);
});
