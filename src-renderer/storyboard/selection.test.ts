import { expect, it } from 'vitest';
import { type ChooseHow, type Chosen, choose, chooseOnly } from './selection.ts';

const LISTED = ['a', 'b', 'c', 'd', 'e'];

/** One after the other, from "b". */
function after(...steps: readonly (readonly [shotId: string, how: ChooseHow])[]): Chosen {
  return steps.reduce((now, [shotId, how]) => choose(now, shotId, how, LISTED), chooseOnly('b'));
}

const shown = ({ focusId, ids }: Chosen) => `${focusId}: ${[...ids].sort().join('')}`;

it.each<[string, readonly (readonly [string, ChooseHow])[], string]>([
  ['a click leaves one', [['d', 'only']], 'd: d'],
  ['Ctrl adds', [['d', 'toggle']], 'd: bd'],
  [
    'Ctrl takes away, and the focus goes to the nearest one before',
    [
      ['d', 'toggle'],
      ['d', 'toggle'],
    ],
    'b: b',
  ],
  ['the last one stays chosen', [['b', 'toggle']], 'b: b'],
  ['Shift chooses the range', [['d', 'range']], 'd: bcd'],
  [
    'a second Shift begins at the same place',
    [
      ['d', 'range'],
      ['a', 'range'],
    ],
    'a: ab',
  ],
  [
    'Ctrl+Shift adds a range',
    [
      ['a', 'only'],
      ['c', 'toggle'],
      ['e', 'add-range'],
    ],
    'e: acde',
  ],
])('%s', (_name, steps, expected) => expect(shown(after(...steps))).toBe(expected));

it('begins a range at the clicked shot where the last one is not listed', () => {
  expect(shown(choose(chooseOnly('gone'), 'c', 'range', LISTED))).toBe('c: c');
});
