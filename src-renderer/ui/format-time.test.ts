import { expect, it } from 'vitest';
import { countOf, formatLength, formatSeconds, formatTimeLeft } from './format-time.ts';

it('says times as people do', () => {
  expect([3, 4.25, 1 / 3].map(formatSeconds)).toEqual(['3 s', '4.25 s', '0.33 s']);
  expect([59.5, 65, 3_700].map(formatLength)).toEqual(['59.5 s', '1 min 05 s', '1 h 01 min']);
  expect([4, 42, 320, 9_000].map(formatTimeLeft)).toEqual([
    'a few seconds left',
    'about 40 s left',
    'about 5 min left',
    'about 2.5 h left',
  ]);
  expect([countOf(1, 'shot'), countOf(10_000, 'shot')]).toEqual(['1 shot', '10,000 shots']);
});
