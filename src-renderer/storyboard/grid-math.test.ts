import { expect, it } from 'vitest';
import { gridLayout, indexAfterKey } from './grid-math.ts';
import { isSeed } from './shot-numbers.ts';

it('gives a row as many cards as fit, and at least one', () => {
  expect(gridLayout(100).columns).toBe(1);
  expect(gridLayout(810).columns).toBe(3);
  expect(gridLayout(1400).columns).toBe(6);
});

it('moves by cards and rows and stays inside', () => {
  expect(indexAfterKey('ArrowDown', 1, 3, 8)).toBe(4);
  expect(indexAfterKey('ArrowUp', 1, 3, 8)).toBe(0);
  expect(indexAfterKey('End', 1, 3, 8)).toBe(7);
  expect(indexAfterKey('Home', 5, 3, 8)).toBe(0);
  expect(indexAfterKey('x', 5, 3, 8)).toBeNull();
});

it('knows a seed from what is not yet one', () => {
  expect(['', '-1', '0', '2147483647'].every(isSeed)).toBe(true);
  expect(['-2', '1.5', '2147483648', 'x'].some(isSeed)).toBe(false);
});
