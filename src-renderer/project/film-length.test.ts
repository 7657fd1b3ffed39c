import { expect, it } from 'vitest';
import { parseLength } from './film-length.ts';

it.each<[string, number | null]>([
  ['1:30', 90],
  ['1:02:05', 3725],
  ['0:07.5', 7.5],
  ['90', 90],
  ['90 s', 90],
  ['90s', 90],
  ['2 min', 120],
  ['1,5 min', 90],
  ['1 min 30 s', 90],
  ['1h 2m', 3720],
  ['2 Stunden', 7200],
  ['10 Sek.', 10],
  ['', null],
  ['0', null],
  ['1:75', null],
  ['-5', null],
  ['2 weeks', null],
  ['5 5 x', null],
])('%s is %s seconds', (text, seconds) => expect(parseLength(text)).toBe(seconds));
