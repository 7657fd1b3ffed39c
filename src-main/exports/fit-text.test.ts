import { describe, expect, it } from 'vitest';
import { cleanText, fitLines } from './fit-text.ts';

/** Every UTF-16 unit is one wide. */
const measure = (text: string): number => text.length;

describe('fitLines', () => {
  it.each([
    ['', 10, 2, []],
    ['one', 10, 2, ['one']],
    ['one two three', 7, 2, ['one two', 'three']],
    ['one two three four', 7, 2, ['one two', 'three…']],
    ['one two three four', 7, 1, ['one tw…']],
    ['abcdefghijklm', 5, 4, ['abcde', 'fghij', 'klm']],
    ['ab cdefghijklmnop', 5, 3, ['ab', 'cdefg', 'hijk…']],
    // Letters of several parts stay whole.
    ['aae\u0301b', 3, 1, ['aa…']],
    ['wide', 0, 2, ['w', 'i…']],
  ] as const)('%o in %i wide, %i lines', (text, width, lineCount, lines) => {
    if (width > 0) for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
    expect(fitLines(text, width, lineCount, measure)).toEqual(lines);
  });

  it('measures little of an endless word', () => {
    let measured = 0;
    fitLines('漢'.repeat(4000), 60, 4, (text) => {
      measured += 1;
      return text.length;
    });
    expect(measured).toBeLessThan(400);
  });
});

describe('cleanText', () => {
  it('leaves words with single spaces between them', () => {
    expect(cleanText('  a\r\n\tb\0c\u2028d\u3000e \ud83c')).toBe('a b c d e \ufffd');
  });
});
