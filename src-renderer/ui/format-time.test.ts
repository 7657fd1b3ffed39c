import { expect, it } from 'vitest';
import { countOf, formatAbout, formatClock, formatLength, formatSeconds, formatTimeLeft } from './format-time.ts';

it('says times as people do', () => {
  expect([3, 4.25, 1 / 3].map(formatSeconds)).toEqual(['3 s', '4.25 s', '0.33 s']);
  expect([59.5, 65, 3_700].map(formatLength)).toEqual(['59.5 s', '1 min 05 s', '1 h 01 min']);
  expect([4, 42, 320, 7_790].map(formatTimeLeft)).toEqual([
    'a few seconds left',
    'about 40 s left',
    'about 5 min left',
    'about 2 h 10 min left',
  ]);
  // Never "59 min 60 s" or "1 h 60 min".
  expect([3_599, 7_199, 3_600].map(formatAbout)).toEqual(['about 1 h', 'about 2 h', 'about 1 h']);
  expect([7.9, 72, 3_725].map(formatClock)).toEqual(['0:07', '1:12', '1:02:05']);
  expect([countOf(1, 'shot'), countOf(10_000, 'shot')]).toEqual(['1 shot', '10,000 shots']);
});
